"""Who works here."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q

from articles.models import Section


class User(AbstractUser):
    """Somebody who logs in. What they may do follows from their roles and sections."""

    sections = models.ManyToManyField(
        "articles.Section",
        blank=True,
        related_name="staff",
        help_text="They work in these sections and in all below them.",
    )
    all_sections = models.BooleanField("the whole paper", default=False)

    @property
    def covers_everything(self) -> bool:
        return self.all_sections or self.is_superuser

    def covers(self, section) -> bool:
        """Whether their work reaches `section` (None: not yet in any, which all may work on)."""
        if section is None or self.covers_everything:
            return True
        if not hasattr(self, "_section_ids"):
            self._section_ids = set(self.sections.values_list("pk", flat=True))
        return any(above.pk in self._section_ids for above in section.lineage())

    def covered_sections(self) -> models.QuerySet:
        """The sections that their work reaches, those below their own included."""
        every = Section.objects.select_related("parent__parent__parent")
        if self.covers_everything:
            return every
        own = self.sections.values("pk")
        below = Q(parent__in=own) | Q(parent__parent__in=own) | Q(parent__parent__parent__in=own)
        return every.filter(Q(pk__in=own) | below)

"""Who works here, and the one row that says what paper this is."""

import zoneinfo

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q

from articles.models import Section, freshness

LANGUAGES = [
    ("en", "English"),
    ("de", "German"),
    ("fr", "French"),
    ("es", "Spanish"),
    ("ar", "Arabic"),
]


def known_time_zone(name):
    """Validate an IANA time zone name."""
    if name not in zoneinfo.available_timezones():
        raise ValidationError("This is not a time zone. Write it like Europe/Berlin.")


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


class Site(models.Model):
    """The one row that feeds, mails, notes, metadata and templates read."""

    class CommentDefault(models.TextChoices):
        OPEN = "open", "Open: comments appear at once unless a rule holds them"
        PREMODERATED = "premoderated", "Held: each comment waits for a moderator"
        CLOSED = "closed", "Closed: nobody can comment"

    name = models.CharField(max_length=80, default="The Newsroom")
    tagline = models.CharField(max_length=160, blank=True)
    address = models.URLField("public address", default="http://127.0.0.1:8000")
    language = models.CharField(max_length=12, choices=LANGUAGES, default="en")
    time_zone = models.CharField(max_length=64, default="UTC", validators=[known_time_zone])
    publisher = models.CharField(max_length=120, blank=True)
    contact = models.EmailField(blank=True, help_text="Shown to readers and in security.txt.")
    desk_signature = models.CharField(max_length=80, blank=True, help_text="Signs editor's notes.")
    from_address = models.EmailField(blank=True, help_text="Mails of the site come from here.")
    comment_default = models.CharField(
        max_length=16, choices=CommentDefault, default=CommentDefault.PREMODERATED
    )

    class Meta:
        verbose_name = verbose_name_plural = "site"
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="there_is_one_site")]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.pk, self.address = 1, self.address.rstrip("/")
        with transaction.atomic():
            super().save(*args, **kwargs)
            freshness.touch("site")

    @classmethod
    def current(cls) -> "Site":
        """The row as it is stored now, or the defaults where there is none yet."""
        return cls.objects.filter(pk=1).first() or cls(pk=1)

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        """The newsroom's time zone; stored instants do not depend on it."""
        return zoneinfo.ZoneInfo(self.time_zone)

    def absolute(self, path: str) -> str:
        """The whole address of a path of this site."""
        return self.address + path

    @property
    def sender(self) -> str:
        return self.from_address or settings.DEFAULT_FROM_EMAIL

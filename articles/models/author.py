"""Who is named above a story; not the same as who may log in."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .named import Named, SlugField


class Author(Named):
    """A byline: a person, or a desk or agency."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=120)
    slug = SlugField(_("slug"), max_length=120)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="author",
        verbose_name=_("user"),
        help_text=_("The log-in of this author, if there is one."),
    )
    role = models.CharField(
        _("role"), max_length=120, blank=True, help_text=_("Such as “Moscow correspondent”.")
    )
    about = models.TextField(_("about"), max_length=1000, blank=True)
    portrait = models.ForeignKey(
        "articles.Photo",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="portrayed",
        verbose_name=_("portrait"),
    )
    is_organisation = models.BooleanField(_("desk or agency"), default=False)

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering = ["name"]
        constraints = [models.CheckConstraint(condition=~Q(slug=""), name="an_author_has_a_slug")]

    def __str__(self):
        return self.name

    @property
    def surfaces(self) -> tuple[str, ...]:
        """Its page; and the front page, which shows the faces of those who give an opinion."""
        return f"author:{self.pk}", "front"

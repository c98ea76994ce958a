"""Stories that belong together, part by part."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .named import Named, SlugField


class Series(Named):
    """A series: its parts are articles, numbered in the order in which they are to be read."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=120)
    slug = SlugField(_("slug"), max_length=120)
    description = models.TextField(_("description"), max_length=1000, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [models.CheckConstraint(condition=~Q(slug=""), name="a_series_has_a_slug")]
        verbose_name = pgettext_lazy("one", "series")
        verbose_name_plural = pgettext_lazy("several", "series")

    def __str__(self):
        return self.name

    @property
    def surfaces(self) -> tuple[str, ...]:
        return (f"series:{self.pk}",)

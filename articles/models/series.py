"""Stories that belong together, part by part."""

import uuid

from django.db import models, transaction
from django.urls import reverse

from . import freshness


class Series(models.Model):
    """A series: its parts are articles, numbered in the order in which they are to be read."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=120, unique=True, allow_unicode=True)
    description = models.TextField(max_length=1000, blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "series"

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        with transaction.atomic():
            super().save(*args, **kwargs)
            freshness.touch(f"series:{self.pk}")

    def get_absolute_url(self):
        return reverse("articles:series", args=[self.slug])

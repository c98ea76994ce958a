"""Who is named above a story; not the same as who may log in."""

import uuid

from django.conf import settings
from django.db import models, transaction
from django.urls import reverse

from . import freshness


class Author(models.Model):
    """A byline: a person, or a desk or agency."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=120, unique=True, allow_unicode=True)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="author",
        help_text="The log-in of this author, if there is one.",
    )
    role = models.CharField(max_length=120, blank=True, help_text="Such as “Moscow correspondent”.")
    about = models.TextField(max_length=1000, blank=True)
    portrait = models.ForeignKey(
        "articles.Photo", on_delete=models.PROTECT, null=True, blank=True, related_name="portrayed"
    )
    is_organisation = models.BooleanField("desk or agency", default=False)

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        with transaction.atomic():
            super().save(*args, **kwargs)
            # The front page shows the faces of those who give an opinion.
            freshness.touch(f"author:{self.pk}", "front")

    def get_absolute_url(self):
        return reverse("articles:author", args=[self.slug])

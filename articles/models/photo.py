"""A photograph of the library: its file, its words and what it may be used for."""

import uuid

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone


def original_path(photo, filename):
    """Originals lie under random names: an address says nothing of what it shows."""
    return f"{photo.uuid.hex[:2]}/{photo.uuid.hex}{photo.extension}"


class PhotoQuerySet(models.QuerySet):
    def usable(self, at=None):
        """Photos whose rights allow publication at `at` (default: now)."""
        at = at or timezone.now()
        return self.filter(models.Q(rights_until=None) | models.Q(rights_until__gt=at))


class Photo(models.Model):
    """A photograph with the library's words; a use of it may differ from them."""

    FORMATS = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp", "AVIF": ".avif", "GIF": ".gif"}

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    file = models.ImageField(upload_to=original_path, max_length=200)
    format = models.CharField(max_length=8, editable=False)
    sha256 = models.CharField(max_length=64, editable=False, db_index=True)
    width = models.PositiveIntegerField(editable=False, help_text="Pixels, as seen upright.")
    height = models.PositiveIntegerField(editable=False, help_text="Pixels, as seen upright.")
    caption = models.TextField(max_length=2000, blank=True)
    credit = models.CharField(max_length=200, blank=True, help_text="Such as “Name/Agency”.")
    alt = models.CharField(
        "alternative text",
        max_length=500,
        blank=True,
        help_text="What the photograph shows, for those who do not see it.",
    )
    photographer = models.CharField(max_length=120, blank=True)
    agency = models.CharField(max_length=120, blank=True)
    rights = models.CharField("rights note", max_length=300, blank=True)
    rights_until = models.DateTimeField(
        null=True, blank=True, help_text="From this moment on the site shows it nowhere."
    )
    focal_x = models.FloatField(default=0.5, validators=[MinValueValidator(0), MaxValueValidator(1)])
    focal_y = models.FloatField(default=0.5, validators=[MinValueValidator(0), MaxValueValidator(1)])
    embedded = models.TextField(
        blank=True, editable=False, help_text="JSON: what the file's own metadata said."
    )
    uploaded_at = models.DateTimeField(default=timezone.now, editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="photos",
    )

    objects = PhotoQuerySet.as_manager()

    class Meta:
        ordering = ["-uploaded_at"]

    def __str__(self):
        return self.caption[:80] or f"Photo {self.pk}"

    @property
    def extension(self) -> str:
        return self.FORMATS[self.format]

    @property
    def is_usable(self) -> bool:
        """Whether its rights allow publication now."""
        return self.rights_until is None or self.rights_until > timezone.now()

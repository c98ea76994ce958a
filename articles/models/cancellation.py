"""The record of a scheduled Edition that was cancelled."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class Cancellation(models.Model):
    """Who cancelled a scheduled Edition, when and why."""

    edition = models.OneToOneField("articles.Edition", on_delete=models.PROTECT, related_name="cancellation")
    cancelled_at = models.DateTimeField(default=timezone.now)
    cancelled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    reason = models.CharField(max_length=300, blank=True)

    def __str__(self):
        return f"Cancelled at {self.cancelled_at:%Y-%m-%d %H:%M} UTC"

"""The record that a passage was taken out of an article for good: who, when and why, never the words."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..removal import How


class Expunction(models.Model):
    """One act of expunging. While it is open, the databases let words of its article become shorter.

    It is opened and closed within one transaction, so that nobody else ever sees it open. `places` says of
    each kind of row in how many the words were; `revision` is the number of the Revision appended after it.
    """

    class Heading(models.TextChoices):
        SOURCE = "source", _("To protect a source")
        COURT = "court", _("By order of a court")
        PRIVACY = "privacy", _("To protect somebody’s private life")
        SAFETY = "safety", _("To protect somebody from harm")
        OTHER = "other", _("For another reason")

    CHOICES = [
        (How.MARK.value, _("Put “[…]” in its place")),
        (How.PASSAGE.value, _("Take it out without a mark")),
        (How.SENTENCE.value, _("Take out each whole sentence that has it")),
    ]

    article = models.ForeignKey("articles.Article", on_delete=models.PROTECT, related_name="expunctions")
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    heading = models.CharField(max_length=10, choices=Heading)
    reason = models.CharField(max_length=300)
    how = models.CharField(max_length=10, choices=CHOICES)
    places = models.JSONField(default=dict)
    revision = models.PositiveIntegerField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-made_at", "-pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(condition=~models.Q(reason=""), name="an_expunction_has_a_reason")
        ]

    def __str__(self):
        return gettext("A passage was taken out for good")

    @property
    def count(self) -> int:
        """In how many rows the words stood."""
        return sum(self.places.values())

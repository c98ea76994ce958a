"""Who or which rule moved a comment to which state, on which version, why; append-only."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class State(models.TextChoices):
    """Where a comment stands; readers see the visible ones alone."""

    HELD = "held", "Waiting"
    VISIBLE = "visible", "Visible"
    REJECTED = "rejected", "Rejected"
    SPAM = "spam", "Spam"


class Decision(models.Model):
    """One step of a comment from state to state; the latest is the comment's `decision`.

    By a person (`decided_by`) or by a `rule`: a check of screening.py, "open" where nothing held
    it, "import" for what came with an export.
    """

    comment = models.ForeignKey("comments.Comment", on_delete=models.PROTECT, related_name="decisions")
    version = models.ForeignKey("comments.CommentVersion", on_delete=models.PROTECT, related_name="decisions")
    state = models.CharField(max_length=10, choices=State)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="decisions"
    )
    rule = models.CharField(max_length=40, blank=True)
    reason = models.CharField(max_length=1000, blank=True)
    decided_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        default_permissions = ()

    def __str__(self):
        return f"{self.get_state_display()} by {self.decided_by or self.rule}"

"""Who or which rule moved a comment to which state, on which version, why; append-only."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Where a comment stands; readers see the visible ones alone."""

    HELD = "held", _("Waiting")
    VISIBLE = "visible", _("Visible")
    REJECTED = "rejected", _("Rejected")
    SPAM = "spam", _("Spam")


# As a sentence goes on: “it is visible”, “rejected by …”.
IN_SENTENCE = {
    State.HELD: pgettext_lazy("a comment is", "waiting"),
    State.VISIBLE: pgettext_lazy("a comment is", "visible"),
    State.REJECTED: pgettext_lazy("a comment is", "rejected"),
    State.SPAM: pgettext_lazy("a comment is", "spam"),
}


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
        return gettext("{state} by {decider}").format(
            state=self.get_state_display(), decider=self.decided_by or self.rule
        )

    @property
    def state_in_sentence(self) -> str:
        return str(IN_SENTENCE[self.state])

"""What a comment said, as typed and as safe HTML; append-only."""

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from articles import markup
from articles.models import Refused

from ..content import empty


class CommentVersion(models.Model):
    """One wording of a comment; never changed, its text may be blanked once."""

    comment = models.ForeignKey("comments.Comment", on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(default=1)
    text = models.TextField(help_text="As typed.")
    html = models.TextField(help_text="Made of the text by articles.markup.paragraphs.")
    posted_at = models.DateTimeField(default=timezone.now)
    blanked_at = models.DateTimeField(null=True)
    blanked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    blank_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["number"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["comment", "number"], name="versions_of_a_comment_are_numbered")
        ]

    def __str__(self):
        return f"Version {self.number}"

    @classmethod
    def of(cls, text: str, **more) -> "CommentVersion":
        """An unsaved version whose HTML is made of `text`."""
        return cls(text=text, html=markup.paragraphs(text), **more)

    @transaction.atomic
    def blank(self, *, by, reason: str) -> None:
        """Take these words away for good; who, when and why stay. Refused while readers have them."""
        # The comment is locked first: an approval in the same moment would show readers an empty comment.
        comment = type(self.comment).objects.select_for_update().get(pk=self.comment_id)
        self.refresh_from_db(fields=["blanked_at"])
        if self.blanked_at:
            raise Refused(gettext("These words are gone already."))
        if not reason.strip():
            raise Refused(gettext("Say why these words must go. The reason is kept."), field="reason")
        if comment.is_visible and comment.decision.version_id == self.pk:
            raise Refused(gettext("Readers have these words. Reject the comment first."))
        self.text = self.html = ""
        self.blanked_at, self.blanked_by, self.blank_reason = timezone.now(), by, reason.strip()
        self.save()
        self.decisions.update(**empty("Decision"))

    @property
    def safe_html(self) -> SafeString:
        """The text as readers see it: paragraphs, line breaks, links."""
        return markup.mark_trusted(self.html)

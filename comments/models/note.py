"""The editor's or moderator's bracketed note on a comment: an object of its own."""

import uuid

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles import markup
from articles.models import Refused, freshness


class CommentNoteQuerySet(models.QuerySet):
    def active(self):
        """What readers are shown: not withdrawn."""
        return self.filter(withdrawn_at=None)


class CommentNote(models.Model):
    """Printed as "[Editor’s Note: ... — City desk, 14:10]", never part of the reader's words.

    `signature` and `dated_at` are what readers are shown; an imported note has neither, and who
    set it is not known. The text never changes: withdraw it and set another.
    """

    class Kind(models.TextChoices):
        EDITOR = "editor", _("Editor’s Note")
        MODERATOR = "moderator", _("Moderator’s Note")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    comment = models.ForeignKey("comments.Comment", on_delete=models.PROTECT, related_name="notes")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.EDITOR)
    text = models.TextField(max_length=3000)
    html = models.TextField(help_text="Made of the text by articles.markup.paragraphs.")
    signature = models.CharField(max_length=80, blank=True)
    dated_at = models.DateTimeField(null=True, blank=True)
    set_at = models.DateTimeField(default=timezone.now)
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="comment_notes"
    )
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects = CommentNoteQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        default_permissions = ()

    def __str__(self):
        return f"{self.get_kind_display()}: {self.text[:60]}"

    def save(self, *args, **kwargs):
        self.html = self.html or markup.paragraphs(self.text)
        super().save(*args, **kwargs)

    def withdraw(self, *, by) -> None:
        """Take the note from the page; the desk keeps seeing that it stood there."""
        with transaction.atomic():
            # Of two at once the second is told so; without the lock it meets a trigger, and the page fails.
            self.refresh_from_db(from_queryset=type(self).objects.select_for_update())
            if self.withdrawn_at:
                raise Refused(gettext("This note has been withdrawn already."))
            self.withdrawn_at, self.withdrawn_by = timezone.now(), by
            self.save(update_fields=["withdrawn_at", "withdrawn_by"])
            freshness.touch(self.comment.surface)

    @property
    def safe_html(self) -> SafeString:
        """The text as readers see it."""
        return markup.mark_trusted(self.html)

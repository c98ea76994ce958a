"""What the working copy was after an explicit save; append-only."""

import json
import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone


class Revision(models.Model):
    """One saved state of an article, whole: text, tags, bylines, placements, links.

    `content` is JSON text with sorted keys (see `Article.content`). Rows are never changed or
    deleted; blanking empties `content` once.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    article = models.ForeignKey("articles.Article", on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    content = models.TextField()
    saved_at = models.DateTimeField(default=timezone.now)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="revisions"
    )
    blanked_at = models.DateTimeField(null=True)
    blanked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    blank_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="revisions_of_an_article_are_numbered")
        ]

    def __str__(self):
        return f"Revision {self.number}"

    @property
    def words(self) -> dict:
        """The content as it was saved; empty once blanked."""
        return json.loads(self.content) if self.content else {}

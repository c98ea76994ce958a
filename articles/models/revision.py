"""What the working copy was after an explicit save; append-only."""

import json
import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from .. import content
from ..refusal import Refused
from . import desk_index


class Revision(models.Model):
    """One saved state of an article, whole: text, tags, bylines, placements, links.

    `content` is JSON text with sorted keys (see `Article.content`). Rows are never changed or
    deleted; blanking empties `content` once, and expunging makes it shorter.
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
    expunction = models.ForeignKey(
        "articles.Expunction", on_delete=models.PROTECT, null=True, related_name="revisions"
    )

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="revisions_of_an_article_are_numbered")
        ]

    def __str__(self):
        return _("Version {number}").format(number=self.number)

    @property
    def data(self) -> dict:
        """The content as it was saved; empty once blanked."""
        return json.loads(self.content) if self.content else {}


def content_of(article) -> dict:
    """All that a Revision of the working copy keeps, in plain JSON values; rows are named by UUID."""
    references = {name: getattr(article, name) for name in content.REFERENCES}
    return {
        **{name: getattr(article, name) for name in content.COLUMNS},
        **{name: str(row.uuid) if row else None for name, row in references.items()},
        **{
            rows.name: [
                rows.serialize(row) for row in getattr(article, rows.name).select_related(rows.column)
            ]
            for rows in content.ROWS
        },
        content.TAGS: sorted(article.tags.names()),
    }


def keep_revision(article, said: dict, *, by) -> Revision:
    """The Revision of `said`, the content as it was loaded, but with the path that `article` has now.

    Appended where the last one says something else. The article's row is held. Raises Refused where
    somebody has stored another working copy meanwhile.
    """
    stored = type(article).objects.get(pk=article.pk)
    loaded = (said, article.embargo_until, article.binned_at)
    if (content_of(stored), stored.embargo_until, stored.binned_at) != loaded:
        raise Refused(_("Someone saved this article just now. Read the newer text, then publish."))
    last, said = article.latest_revision, said | {"path": article.path}
    before = last.data if last else {}
    if before == said:
        article.digest = content.digest_of(said)
        return last
    # Publishing claims the address and changes no word; what was never saved as a Revision has all to add.
    if before | {"path": ""} != said | {"path": ""}:
        desk_index.renew(article, said)
    return append_revision(article, said, by=by)


def append_revision(article, said: dict, *, by, at=None) -> Revision:
    """A Revision of the content `said`, after the last one; the article's row is held.

    Whoever calls it has `mark_changes` follow, as `edition_store.store` does.
    """
    last = article.revisions.aggregate(last=models.Max("number"))["last"] or 0
    article.digest = content.digest_of(said)
    revision = Revision.objects.create(
        article=article,
        number=last + 1,
        content=json.dumps(said, ensure_ascii=False, sort_keys=True),
        saved_by=by,
        saved_at=at or timezone.now(),
    )
    type(article).objects.filter(pk=article.pk).update(digest=article.digest, saved_at=revision.saved_at)
    return revision

"""A passage of a fix that could not be brought into the working copy, until a person has settled it."""

import json

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..merging import Conflict, settle_conflict
from ..refusal import Refused
from .locking import lock
from .revision import content_of
from .writing_back import write_back

TEXTS = ("base", "mine", "theirs")
STALE = gettext_lazy("The working copy reads otherwise by now. Bring the words in by hand.")


class FixConflictQuerySet(models.QuerySet):
    def open(self):
        """Those that nobody has settled."""
        return self.filter(settled_at=None)


class FixConflict(models.Model):
    """What the base, the working copy and the fix said in one place; rows are only added, and settled once.

    `place` is JSON: where it is, as `merging.Conflict` says it. The three texts are JSON values. `edition` is
    the fix. `is_taken`: the words of the fix went into the working copy.
    """

    article = models.ForeignKey("articles.Article", on_delete=models.PROTECT, related_name="fix_conflicts")
    edition = models.ForeignKey("articles.Edition", on_delete=models.PROTECT, related_name="conflicts")
    field = models.CharField(max_length=32, help_text="As `content` names it.")
    place = models.JSONField(default=dict)
    base = models.TextField(blank=True)
    mine = models.TextField(blank=True)
    theirs = models.TextField(blank=True)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    is_taken = models.BooleanField(default=False)

    objects = FixConflictQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["pk"]
        indexes = [
            # Few of very many articles have one that is open.
            models.Index(fields=["article"], condition=Q(settled_at=None), name="open_fix_conflicts"),
        ]

    def __str__(self):
        return f"{self.field}: {self.article}"

    @classmethod
    def store(cls, article, edition, conflicts: tuple[Conflict, ...]) -> None:
        cls.objects.bulk_create(
            cls(
                article=article,
                edition=edition,
                field=one.field,
                place={"block": one.block, "key": one.key, "column": one.column},
                **{name: json.dumps(getattr(one, name), ensure_ascii=False) for name in TEXTS},
            )
            for one in conflicts
        )

    @property
    def conflict(self) -> Conflict:
        """As the merge gave it."""
        key = self.place["key"]
        texts = {name: json.loads(getattr(self, name) or '""') for name in TEXTS}
        return Conflict(
            field=self.field,
            block=self.place["block"],
            key=key if key is None else tuple(key),
            column=self.place["column"],
            **texts,
        )

    def settle(self, *, by, take: bool) -> None:
        """Bring the words of the fix into the working copy (`take`), or leave it as it is; once.

        Raises Refused where the passage reads otherwise by now, so that nothing of it is lost.
        """
        said = content_of(self.article)
        merged = settle_conflict(said, self.conflict) if take else said
        with lock(self.article):
            kept = type(self).objects.open().select_for_update().filter(pk=self.pk)
            if not kept.exists():
                raise Refused(_("This is settled already."))
            if take:
                stored = type(self.article).objects.get(pk=self.article_id)
                if merged is None or content_of(stored) != said:
                    raise Refused(str(STALE))
                write_back(self.article, said, merged)
                self.article.save_revision(by=by)
            kept.update(settled_at=timezone.now(), settled_by=by, is_taken=take)

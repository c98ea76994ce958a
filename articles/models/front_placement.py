"""Where a story stands on the front page, from when until when; a placement lapses by its own time."""

import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models, transaction
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from ..refusal import Refused
from .edition import Edition
from .freshness import FRONT, touch
from .locking import lock

LEAD_FOR = timedelta(hours=2)


class FrontPlacementQuerySet(models.QuerySet):
    def standing(self, at=None):
        """Those whose time it is at `at` (default: now)."""
        at = at or timezone.now()
        return self.filter(stands_from__lte=at, stands_until__gt=at)

    def leading(self, at=None):
        """Those that lead, the newest first: it leads alone, and those before it wait behind it."""
        found = self.standing(at).filter(place=FrontPlacement.Place.LEAD)
        return found.order_by("-stands_from", "-pk")

    def readable(self, at=None):
        """Those whose story readers can read."""
        return self.filter(Exists(Edition.objects.published(at).filter(article=OuterRef("article"))))


class FrontPlacement(models.Model):
    """One article in one place of the front page, from `stands_from` until before `stands_until`.

    Never deleted; its end may only come nearer. A story that readers cannot read any more stands nowhere,
    whatever its placement says.
    """

    class Place(models.TextChoices):
        LEAD = "lead", pgettext_lazy("place on the front page", "Lead")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    article = models.ForeignKey("articles.Article", on_delete=models.PROTECT, related_name="front_placements")
    place = models.CharField(max_length=16, choices=Place)
    stands_from = models.DateTimeField()
    stands_until = models.DateTimeField()
    placed_at = models.DateTimeField(default=timezone.now)
    placed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="front_placements"
    )
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects = FrontPlacementQuerySet.as_manager()

    class Meta:
        ordering = ["-stands_from", "-pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(stands_from__lte=F("stands_until")), name="a_placement_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None) | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="who_ended_a_placement_is_known",
            ),
        ]
        indexes = [models.Index(fields=["stands_until", "stands_from"], name="what_stands_in_front")]

    def __str__(self):
        return f"{self.get_place_display()}: {self.article}"

    def end(self, *, by) -> None:
        """Have it stand there no longer. Raises Refused where it does not stand any more."""
        with transaction.atomic():
            touch(FRONT)
            now = timezone.now()
            standing = type(self).objects.standing(now).filter(pk=self.pk)
            if not standing.update(stands_until=now, ended_at=now, ended_by=by):
                raise Refused(_("It leads the front page no longer. There is nothing to end."))
        self.refresh_from_db()


def lead_front(article, *, by, until: datetime | None = None) -> FrontPlacement:
    """Have an article that readers can read lead the front page now, until `until` (None: for LEAD_FOR).

    Where it leads already, its time begins anew. Raises Refused where readers cannot read it.
    """
    with lock(article):
        touch(FRONT)
        now = timezone.now()
        if not article.editions.published(now).exists():
            raise Refused(_("Readers cannot read this story now, so it cannot lead the front page."))
        before = article.front_placements.leading(now)
        before.update(stands_until=now, ended_at=now, ended_by=by)
        return article.front_placements.create(
            place=FrontPlacement.Place.LEAD,
            stands_from=now,
            stands_until=until or now + LEAD_FOR,
            placed_at=now,
            placed_by=by,
        )

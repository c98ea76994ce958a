"""Which articles a person finds at the desk, and the indexes of the table along which they are found."""

from django.db import models
from django.db.models import Exists, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from .edition import Edition
from .handover import Handover

VIEW = "articles.view_article"


class ArticleQuerySet(models.QuerySet):
    def in_bin(self):
        return self.filter(binned_at__isnull=False)

    def at_the_desk(self):
        """All that is not in the bin."""
        return self.filter(binned_at=None)

    def reached_by(self, person):
        """Those in sections where the person may see them, and their own that stand in none yet."""
        if person.covers_everything and VIEW in person.get_all_permissions():
            return self
        theirs = models.Q(section=None, created_by=person)
        return self.filter(models.Q(section__in=person.sections_where(VIEW).values("pk")) | theirs)

    def drafts(self):
        """Those that were never public: no Edition of theirs has begun; of one row `Article.is_draft`."""
        later = models.Q(public_from__gt=timezone.now())
        return self.filter(models.Q(public_from=None) | later)

    def published(self):
        """Those that readers can read now."""
        return self.filter(Exists(Edition.objects.of_outer_article().published()))

    def scheduled(self):
        """Those with an Edition that is scheduled."""
        return self.filter(pk__in=Edition.objects.scheduled().values("article"))

    def due(self):
        """Those with a time still ahead, `next_at`: that of the next Edition, or the embargo's end."""
        now = timezone.now()
        ahead = Edition.objects.of_outer_article().scheduled(now).order_by("live_from")
        embargoes = self.model.objects.filter(embargo_until__gt=now).order_by().values("pk")
        # One union: PostgreSQL takes no index for a condition OR another where one is a subquery.
        keys = Edition.objects.scheduled(now).order_by().values("article").union(embargoes)
        next_at = Coalesce(Subquery(ahead.values("live_from")[:1]), "embargo_until")
        return self.filter(pk__in=keys).annotate(next_at=next_at)

    def changed_since_published(self):
        """Those live but changed since: saved with something that readers do not have yet.

        Of one row, `Article.differs_from(edition)` says it of the Edition that readers have.
        """
        behind = Edition.objects.of_outer_article().published().exclude(digest=OuterRef("digest"))
        # The flag has an index of few rows, and is True for all of these: it spares to ask the others.
        return self.filter(Exists(behind), has_changes=True)

    def mark_changes(self):
        """Note anew which of these say what an Edition that readers have or will get does not say.

        And which have an absence, now or later, and when the first Edition of each begins.
        """
        others = Edition.objects.of_outer_article().current_or_scheduled().with_body()
        others = others.exclude(digest=OuterRef("digest"))
        first = Edition.objects.of_outer_article().not_cancelled().order_by("live_from")
        begins = Subquery(first.values("live_from")[:1])
        absent = Edition.objects.of_outer_article().current_or_scheduled().absent()
        return self.update(has_changes=Exists(others), has_absence=Exists(absent), public_from=begins)

    def withdrawn(self):
        """Those whose addresses now say that they are gone."""
        absent = Edition.objects.of_outer_article().current().absent()
        # The flag has an index of few rows, as that of changes has.
        return self.filter(Exists(absent), has_absence=True)

    def ready(self):
        """Those that were handed over to an editor."""
        return self.in_hand(Handover.State.READY)

    def sent_back(self):
        """Those that an editor gave back, with a reason."""
        return self.in_hand(Handover.State.BACK)

    def approved(self):
        """Those that an editor approved, and that are not published since."""
        return self.in_hand(Handover.State.APPROVED)

    def assigned(self):
        """Those that somebody was asked to write."""
        return self.in_hand(Handover.State.ASSIGNED)

    def in_hand(self, state):
        """Those whose open Handover has this state."""
        return self.filter(pk__in=Handover.objects.open().filter(state=state).values("article"))


# The order of the desk's lists.
NEWEST_WORK = (models.F("saved_at").desc(), models.F("id").desc())
INDEXES = [
    models.Index(models.F("created_at").desc(), models.F("id").desc(), name="desk"),
    models.Index(*NEWEST_WORK, name="desk_saved"),
    models.Index(models.F("section"), *NEWEST_WORK, name="desk_section"),
    models.Index(models.F("created_by"), *NEWEST_WORK, name="desk_mine"),
    models.Index(fields=["public_from"], name="desk_public_from"),
    models.Index(
        fields=["embargo_until"], condition=models.Q(embargo_until__isnull=False), name="desk_embargo"
    ),
    models.Index(
        *NEWEST_WORK,
        # The bin holds few of very many articles.
        condition=models.Q(binned_at__isnull=False),
        name="bin",
    ),
    models.Index(*NEWEST_WORK, condition=models.Q(has_absence=True), name="withdrawn"),
    models.Index(
        *NEWEST_WORK,
        # Few of very many articles say something that is not out yet.
        condition=models.Q(has_changes=True),
        name="changed_since_published",
    ),
]

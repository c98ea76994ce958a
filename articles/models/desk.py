"""Which articles a person finds at the desk."""

from django.db import models
from django.db.models import Exists, OuterRef

from .edition import Edition
from .handover import Handover


class ArticleQuerySet(models.QuerySet):
    def in_bin(self):
        return self.filter(binned_at__isnull=False)

    def at_the_desk(self):
        """All that is not in the bin."""
        return self.filter(binned_at=None)

    def reached_by(self, person):
        """Those in the person's sections, and their own that stand in none yet."""
        if person.covers_everything:
            return self
        theirs = models.Q(section=None, created_by=person)
        return self.filter(models.Q(section__in=person.sections_in_charge().values("pk")) | theirs)

    def drafts(self):
        """Those that were never public: no Edition of theirs has begun; of one row `Article.is_draft`."""
        return self.exclude(editions__in=Edition.objects.begun())

    def published(self):
        """Those that readers can read now."""
        return self.filter(Exists(own_editions().published()))

    def scheduled(self):
        """Those with an Edition that is scheduled."""
        return self.filter(pk__in=Edition.objects.scheduled().values("article"))

    def withdrawn(self):
        """Those whose addresses now say that they are gone."""
        return self.filter(Exists(own_editions().current().absent()))

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


def own_editions():
    """The Editions of the article at hand."""
    return Edition.objects.filter(article=OuterRef("pk"))

"""Which articles a person finds at the desk."""

from django.db import models
from django.utils import timezone

from .edition import Edition


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
        """Never published: no Edition of it has begun."""
        return self.exclude(
            editions__in=Edition.objects.not_cancelled().filter(live_from__lte=timezone.now())
        )

"""Where an article stands: what readers have, what waits, what the working copy adds to it."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Prefetch, prefetch_related_objects
from django.utils import timezone
from django.utils.functional import cached_property

from ..models import Override, Owed, Revision
from ..models.binning import find_erasure
from ..models.edition_content import content_of_edition, content_to_print
from ..models.ledger import is_derived
from ..preflight_checks import describe_embargo
from .change_summary import summarize_changes

ONE_SITTING = timedelta(minutes=30)


class PublicationStatus:
    """Derived from the ledger for the panel above the form; `article` None: not yet saved."""

    def __init__(self, article):
        self.article = article if article and article.pk else None

    @cached_property
    def editions(self):
        """All Editions, newest first."""
        if self.article is None:
            return []
        found = self.article.editions.select_related("made_by", "address", "cancellation", "duplicate_of")
        found = found.annotate(
            is_passed=Exists(Override.objects.filter(edition=OuterRef("pk"))),
            is_conflicted=Exists(self.article.fix_conflicts.open()),
            is_owed=Exists(Owed.objects.filter(edition=OuterRef("pk"))),
        )
        # A story may have many versions, and the panel shows no text of theirs.
        editions = list(found.defer("body", "text").order_by("-live_from", "-pk"))
        passed = [one for one in editions if one.is_passed]
        prefetch_related_objects(passed, Prefetch("overrides", Override.objects.select_related("made_by")))
        return editions

    @cached_property
    def current(self):
        """What the public has now, an absence included."""
        return next((one for one in self.editions if one.is_current), None)

    @cached_property
    def live(self):
        """What readers can read now."""
        return next((one for one in self.editions if one.is_published), None)

    @cached_property
    def schedule(self):
        """What is scheduled, soonest first."""
        return [one for one in reversed(self.editions) if one.is_waiting]

    @property
    def erasure(self):
        """When it is erased, where it lies in the bin."""
        return find_erasure(self.article)

    @cached_property
    def expunctions(self):
        """When words were taken out of it for good, newest first."""
        if not any(one.expunction_id for one in (*self.editions, *self.revisions)):
            return []
        return list(self.article.expunctions.select_related("made_by"))

    @cached_property
    def owed(self):
        """All that was ever owed it, longest first."""
        if not any(one.is_owed for one in self.editions):
            return []
        return list(self.article.owed.select_related("person", "photo", "settled_by"))

    @cached_property
    def open_owed(self):
        """What readers still lack."""
        open_now = {*self.article.owed.open().values_list("pk", flat=True)} if self.owed else ()
        return [one for one in self.owed if one.pk in open_now]

    @property
    def waiting_texts(self):
        """What is scheduled with words of its own, soonest first: no absence, no restoration."""
        return [one for one in self.schedule if not is_derived(one)]

    @cached_property
    def handover(self):
        """Whose turn it is; None where nobody was told."""
        return next((one for one in self.handovers if one.ended_at is None), None)

    @cached_property
    def lacks_review(self):
        """Whether its section is reviewed, and nobody has approved it as last saved."""
        return bool(self.article) and self.article.lacks_review

    @cached_property
    def handovers(self):
        """Every turn, newest first."""
        if self.article is None:
            return []
        found = self.article.handovers.select_related("made_by", "assignee", "assigned_by", "revision")
        return list(found.defer("revision__content"))

    @cached_property
    def open_conflicts(self):
        """How many passages of a fix the working copy has in other words, not settled yet."""
        is_any = self.live and self.live.is_conflicted
        return self.article.fix_conflicts.open().count() if is_any else 0

    @property
    def last_revision(self):
        """The Revision saved last."""
        return self.revisions[0] if self.revisions else None

    @property
    def embargo(self):
        """Until when nothing can be published; None where that is over or was never said."""
        until = self.article.embargo_until
        return until if until and until > timezone.now() else None

    @property
    def embargo_words(self):
        """Why, and who asked for it, as far as that was said."""
        return describe_embargo(self.article)

    @property
    def is_draft(self):
        """Whether it was never public."""
        return not any(one.has_begun for one in self.editions)

    @property
    def may_be_binned(self):
        """Whether it is a draft of which nothing waits, and does not lie in the bin yet."""
        return self.is_draft and not self.schedule and not self.article.binned_at

    @property
    def says_more_than_readers_have(self):
        """Whether words may be left of what they had once or never got; of drafts those in the bin count."""
        if not self.editions and not self.article.binned_at:
            return False
        current = {self.live, *self.schedule} if self.live else set()
        old = [one for one in self.editions if not one.blanked_at and one not in current]
        left = [one for one in self.revisions if not one.blanked_at]
        # A story that is live has the state it was published from, and mostly the one before its address.
        return bool(old) or len(left) > (2 if self.live else 0)

    @cached_property
    def revisions(self):
        """All Revisions without their words, newest first."""
        if self.article is None:
            return []
        return list(self.article.revisions.defer("content").select_related("saved_by"))

    @cached_property
    def content(self):
        """What the working copy, as it is stored, would print."""
        # The form may hold what was typed and not saved.
        return content_to_print(type(self.article).objects.get(pk=self.article.pk))

    @cached_property
    def news(self):
        """In words, what the working copy has and the published version has not; empty where equal."""
        return self.differences_from(self.live) if self.live else ""

    @property
    def is_ahead(self):
        """Whether the working copy is newer than what readers have."""
        return bool(self.news)

    @property
    def is_ahead_of_waiting(self):
        """Whether it is newer than what is scheduled last."""
        return bool(self.schedule and self.differences_from(self.schedule[-1]))

    def differences_from(self, edition):
        """In words, what the working copy would print and the Edition does not; empty where equal."""
        if not self.article.differs_from(edition):
            return ""
        return summarize_changes(
            *(self.read_contents(edition) or (content_of_edition(edition), self.content))
        )

    def read_contents(self, edition):
        """What the Edition and the working copy say, as their Revisions keep it; None where one is blanked.

        One query, where to gather an Edition and to typeset a working copy are a dozen.
        """
        keys = [edition.revision_id, self.last_revision.pk if self.last_revision else None]
        found = Revision.objects.filter(blanked_at=None).in_bulk([key for key in keys if key])
        return [found[key].data for key in keys] if {*keys} == {*found} else None

    @property
    def sittings(self):
        """Lists of Revisions, newest first; one person's, each within half an hour of the next, form one."""
        return sittings(self.revisions)


def sittings(revisions):
    """Newest first: lists of Revisions that one person saved in one sitting."""
    folded = []
    for revision in revisions:
        last = folded[-1][-1] if folded else None
        same = last and last.saved_by_id == revision.saved_by_id
        if same and last.saved_at - revision.saved_at <= ONE_SITTING:
            folded[-1].append(revision)
        else:
            folded.append([revision])
    return folded

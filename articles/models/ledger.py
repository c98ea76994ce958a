"""The one line of Editions that an article has: entering, cancelling and dating them."""

import secrets
from contextlib import contextmanager
from datetime import datetime, timedelta
from enum import StrEnum

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from ..kinds import LISTED, RULES, Kind
from ..refusal import Refused
from . import freshness, search_index
from .cancellation import Cancellation
from .copying import comparable, copy_edition, copy_texts
from .edition import FOREVER, Edition, EditionQuerySet
from .tag import EditionTag
from .typesetting import stand_in

INSTANT = timedelta(microseconds=1)
STEP = timedelta(minutes=1)
FARTHEST = timedelta(days=36_525)


class Waiting(StrEnum):
    """What becomes of later Editions that wait while something is published before them."""

    CANCEL = "cancel"
    RENEW = "renew"


class LaterEditionWaits(Refused):
    """Something is scheduled after this; `editions` are those, and the editor must choose."""

    def __init__(self, editions):
        self.editions = editions
        super().__init__(
            "Another version of this article is scheduled for later. Say what becomes of it: "
            "cancel it, or set it anew with this change in it.",
            field="waiting",
            code="later-edition-waits",
        )


class Ledger:
    """The Editions of one article, its row locked; made by `opened` alone."""

    def __init__(self, article):
        self.article = article
        self.clock = timezone.now()
        self.now = self._after_all_begun()
        self.touched, self.made = set(), []

    @classmethod
    @contextmanager
    def open(cls, article):
        """The ledger of `article` within a transaction that holds the article's row."""
        with transaction.atomic():
            type(article).objects.select_for_update().values_list("pk").get(pk=article.pk)
            ledger = cls(article)
            yield ledger
            # At the end and once: others wait for these rows.
            freshness.touch(*ledger.touched)

    @property
    def editions(self) -> EditionQuerySet:
        return self.article.editions.not_cancelled().order_by("live_from")

    def at(self, moment: datetime) -> Edition | None:
        """The Edition whose period covers `moment`."""
        return self.editions.current(moment).first()

    def before(self, moment: datetime) -> Edition | None:
        """The last Edition that begins before `moment`: what readers have right up to it."""
        return self.editions.filter(live_from__lt=moment).last()

    def last_with_body_before(self, moment: datetime) -> Edition | None:
        """The last Edition before `moment` that had a body."""
        return self.editions.filter(live_from__lt=moment, kind__in=LISTED).last()

    def later(self, moment: datetime) -> list[Edition]:
        """Those that wait for `moment` or a time after it."""
        return list(self.editions.filter(live_from__gte=max(moment, self.now)))

    def moment(self, at: datetime | None) -> datetime:
        """The instant meant by `at` (None: now), after all that has begun; Refused in the past."""
        at = self.clock if at is None else at
        if at < self.clock:
            raise Refused("This time has passed. Choose one still ahead.", field="at")
        if at > self.clock + FARTHEST:
            raise Refused("This is more than a hundred years ahead. Choose an earlier time.", field="at")
        return max(at, self.now)

    def make_way(self, moment: datetime, *, waiting: Waiting | None, by) -> None:
        """Cancel what waits for `moment` and, if so chosen, what waits after it; ask if nothing was."""
        later = self.later(moment)
        if later and waiting not in set(Waiting):
            raise LaterEditionWaits(later)
        for one in later:
            if waiting == Waiting.CANCEL or one.live_from == moment:
                self._empty(one, by=by, reason="Another version took its place.")

    def enter(self, edition: Edition, *, at: datetime, anew=None) -> Edition:
        """Store `edition` (unsaved, `parts` set) from `at` to the next one's start, else for ever.

        The one before ends at `at`; first publication, dates and search key are set here. Those
        waiting after it are set anew where they follow from it: with their own words, or with
        those of the unsaved Edition that `anew(waiting)` makes (None: no change).
        """
        before = self.before(at)
        edition.article, edition.made_at, edition.live_from = self.article, self.now, at
        self._inherit(edition)
        date(edition, before)
        if before:
            self._end(before, at)
        self._store(edition)
        self.touch(before)
        self.follow(at, by=edition.made_by, anew=anew)
        return edition

    def cancel(self, edition: Edition, *, by, reason: str = "") -> None:
        """Empty the period of a waiting Edition; its time goes to the one before it."""
        if edition.is_cancelled or edition.live_from < self.now:
            raise Refused("This version is no longer waiting, so it cannot be cancelled.")
        self._empty(edition, by=by, reason=reason)
        self.follow(edition.live_from, by=by)

    def follow(self, moment: datetime, *, by, anew=None) -> None:
        """Set anew each Edition waiting after `moment` that `anew` or the line before it changes."""
        for follower in self.later(moment + INSTANT):
            before = self.before(follower.live_from)
            if not has_sense(follower, before):
                self._empty(follower, by=by, reason="It no longer fits what stands before it.")
                continue
            again = self._derive(follower, anew)
            date(again, before)
            if comparable(again) != comparable(follower):
                self._replace(follower, again, by=by)

    def touch(self, *editions):
        """Have the version of every surface raised on which these Editions stand."""
        self.touched |= {f"article:{self.article.pk}", "front"}
        for edition in filter(None, editions):
            self.touched |= surfaces(edition)

    def _after_all_begun(self):
        """The clock; or later than all that has begun, where a clock stood still or stepped back."""
        at_once = Q(live_from=F("made_at"), live_from__lte=self.clock + STEP)
        last = self.editions.filter(Q(live_from__lte=self.clock) | at_once).last()
        now = max(self.clock, last.live_from + INSTANT) if last else self.clock
        while self.editions.filter(live_from=now).exists():
            now += INSTANT
        return now

    def _store(self, edition):
        after = self.editions.filter(live_from__gt=edition.live_from).first()
        edition.live_until = after.live_from if after else FOREVER
        store(edition)
        self.made.append(edition)
        self.touch(edition)

    def _end(self, edition, at):
        edition.live_until = at
        edition.save(update_fields=["live_until"])

    def _empty(self, edition, *, by, reason):
        before, until = self.before(edition.live_from), edition.live_until
        self._end(edition, edition.live_from)
        if before:
            self._end(before, until)
        self._say_cancelled(edition, by=by, reason=reason)
        self.touch(edition, before)

    def _say_cancelled(self, edition, *, by, reason):
        Cancellation.objects.create(edition=edition, cancelled_at=self.now, cancelled_by=by, reason=reason)

    def _derive(self, waiting, anew):
        """The unsaved Edition that `waiting` has to be, as the line before it is now."""
        again = anew(waiting) if anew and not is_derived(waiting) else None
        again = again or copy_edition(waiting)
        again.article, again.made_at, again.live_from = self.article, self.now, waiting.live_from
        self._inherit(again)
        return again

    def _inherit(self, edition):
        """Give an absence its place, and a restoration its words, from the Editions before it."""
        if not edition.is_listed:
            stand_in(edition, self.before(edition.live_from), self.last_with_body_before(edition.live_from))
        elif edition.kind == Kind.RESTORATION:
            copy_texts(edition, self.last_with_body_before(edition.live_from))

    def _replace(self, edition, fresh, *, by):
        """`fresh` waits for the same moment instead of `edition`."""
        self._end(edition, edition.live_from)
        self._say_cancelled(edition, by=by, reason="Set anew with a change before it.")
        self.touch(edition)
        self._store(fresh)


def has_sense(edition: Edition, before: Edition | None) -> bool:
    """Whether an Edition of this kind may come right after `before`."""
    if edition.kind == Kind.RESTORATION:
        return before is not None and not before.is_listed
    if edition.is_listed:
        return before is None or before.is_listed
    return before is not None and (before.is_listed or edition.kind_rules.withdraws)


def is_derived(edition: Edition) -> bool:
    """Whether its words follow from the Editions before it."""
    return not edition.is_listed or edition.kind == Kind.RESTORATION


def date(edition: Edition, before: Edition | None) -> None:
    """Set kind, `published_at` and `updated_at` from the Edition that comes right before.

    Without one it is the first publication. An import brings its own dates.
    """
    if edition.kind == Kind.IMPORT:
        return
    if before is None:
        edition.kind, edition.note = Kind.PUBLICATION, ""
        edition.published_at = edition.updated_at = edition.live_from
        return
    if edition.kind == Kind.PUBLICATION:
        edition.kind = Kind.UPDATE
    edition.published_at = before.published_at
    updates = RULES[Kind(edition.kind)].updates
    edition.updated_at = max(edition.live_from if updates else before.updated_at, before.updated_at)


def surfaces(edition: Edition) -> set[str]:
    """The freshness surfaces on which an Edition stands."""
    parts = edition.parts
    return (
        {f"section:{section.pk}" for section in parts.sections}
        | {f"tag:{tag.pk}" for tag in parts.tags}
        | {f"author:{byline.author_id}" for byline in parts.bylines}
        | ({f"series:{edition.series_id}"} if edition.series_id else set())
    )


def store(edition: Edition) -> None:
    """Insert an Edition with the rows that hang on it."""
    parts = edition.parts
    edition.search_key = search_key(edition.published_at) if edition.is_listed else None
    edition.save(force_insert=True)
    for rows in (parts.bylines, parts.photos, parts.related):
        for row in rows:
            row.edition = edition
    for row in parts.bylines:
        row.published_at = edition.published_at
    for rows in (parts.bylines, parts.photos, parts.related):
        if rows:
            type(rows[0]).objects.bulk_create(rows)
    list_narrowly(edition)


def list_narrowly(edition: Edition) -> None:
    """Write what section and tag pages and search read, for an Edition that is listed."""
    if not edition.is_listed:
        return
    at, parts = edition.published_at, edition.parts
    edition.edition_sections.bulk_create(
        edition.edition_sections.model(edition=edition, section=section, published_at=at)
        for section in parts.sections
    )
    EditionTag.objects.bulk_create(
        EditionTag(content_object=edition, tag=tag, published_at=at) for tag in parts.tags
    )
    search_index.add(edition)


def search_key(published_at: datetime) -> int:
    """A number, free among Editions, that sorts as `published_at` does (0.1 ms apart)."""
    stem = int(published_at.timestamp() * 10_000) << 16
    while True:
        key = stem | secrets.randbelow(1 << 16)
        if not Edition.objects.filter(search_key=key).exists():
            return key

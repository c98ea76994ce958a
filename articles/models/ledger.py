"""The time line of an article's Editions; it reads nothing from the database and stores nothing there.

It is given the Editions that stand and the clock. It says which Editions are to be stored, which end at
another time and which are cancelled; `edition_store.store` writes them.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cached_property

from django.utils.translation import gettext_noop

from ..kinds import RULES, Kind
from .copying import comparable, copy_announcement, copy_edition, copy_texts, stand_in
from .edition import FOREVER, Edition

# Both databases store microseconds and nothing finer.
INSTANT = timedelta(microseconds=1)
# Machines put their clocks right by seconds; an Edition made before such a step must not become a future one.
STEP = timedelta(minutes=1)
# Stored as they are here, and translated where they are shown.
REPLACED = gettext_noop("Another version took its place.")
CHANGED = gettext_noop("Set anew with a change before it.")
SENSELESS = gettext_noop("It no longer fits what stands before it.")


class Waiting(StrEnum):
    """What becomes of later Editions that wait while something is published before them."""

    CANCEL = "cancel"
    RENEW = "renew"


@dataclass(frozen=True)
class Point:
    """A moment of the line, after all that has begun by `clock`.

    `before` is what readers have right up to it, `readable` the last Edition before it that had a
    body, `later` those that wait for it or for a time after it, `texts` those of them whose words are
    their own.
    """

    clock: datetime
    start: datetime
    before: Edition | None
    readable: Edition | None
    later: tuple[Edition, ...]

    @property
    def texts(self) -> tuple[Edition, ...]:
        return tuple(one for one in self.later if not is_derived(one))


@dataclass
class Ledger:
    """The Editions of one article that have not ended by `clock`, in order; `past` was readable before."""

    article: object
    clock: datetime
    line: list[Edition]
    past: Edition | None = None
    made: list[Edition] = field(default_factory=list)
    cancelled: dict[Edition, str] = field(default_factory=dict)

    @cached_property
    def now(self) -> datetime:
        """The clock, or an instant after the latest start where the clock stood still or stepped back."""
        begun = [one.live_from for one in self.line if has_begun(one, self.clock)]
        now = max([self.clock, *(start + INSTANT for start in begun)])
        # No two Editions of an article may begin at one instant: a constraint refuses the second.
        while any(one.live_from == now for one in self.line):
            now += INSTANT
        return now

    @property
    def periods(self) -> list[tuple[Edition, datetime]]:
        """Each Edition with its end: the start of the next one, else never; a cancelled one's own start."""
        ends = [*(after.live_from for after in self.line[1:]), FOREVER]
        emptied = [(one, one.live_from) for one in self.cancelled]
        return [*emptied, *zip(self.line, ends, strict=False)]

    def point(self, at: datetime | None = None) -> Point:
        """The moment meant by `at` (None: now)."""
        start = max(at or self.clock, self.now)
        before = [one for one in self.line if one.live_from < start]
        readable = [one for one in (self.past, *before) if one and one.is_listed]
        later = tuple(one for one in self.line if one.live_from >= start)
        return Point(self.clock, start, *(rows[-1] if rows else None for rows in (before, readable)), later)

    def enter(self, edition: Edition, point: Point, *, anew: Mapping = {}, cancel: Collection = ()) -> None:
        """Have `edition` (unsaved, `parts` set) run from `point` to the next one's start, else for ever.

        First publication and dates are set here. What waits for the same moment is cancelled, and so
        are those in `cancel`, which wait for it or for a time after it; see `follow` for the rest.
        """
        for one in point.later:
            if one in cancel or one.live_from == point.start:
                self._cancel(one, REPLACED)
        self._derive(edition, point)
        self._insert(edition)
        self.follow(point, anew=anew)

    def cancel(self, edition: Edition, reason: str) -> None:
        """Empty the period of a waiting Edition; its time goes to the one before it."""
        point = self.point(edition.live_from)
        self._cancel(edition, reason)
        self.follow(point)

    def follow(self, point: Point, *, anew: Mapping = {}) -> None:
        """Set anew each Edition waiting after `point` that `anew` or the line before it changes.

        `anew` has, for some of them, the unsaved Edition whose words each is to have instead of its own.
        """
        for waiting in [one for one in point.later if one not in self.cancelled]:
            place = self.point(waiting.live_from)
            if not has_sense(waiting, place.before):
                self._cancel(waiting, SENSELESS)
                continue
            # Absences and restorations take their words from those before them, never from the desk.
            fresh = copy_edition(anew.get(waiting, waiting) if not is_derived(waiting) else waiting)
            copy_announcement(fresh, waiting)
            self._derive(fresh, place)
            if comparable(fresh) != comparable(waiting):
                self._cancel(waiting, CHANGED)
                self._insert(fresh)

    def _derive(self, edition: Edition, point: Point) -> None:
        """Give an Edition its start and dates, and what follows from those before it."""
        edition.article, edition.made_at, edition.live_from = self.article, self.now, point.start
        if not edition.is_listed:
            stand_in(edition, point.before, point.readable)
        elif edition.kind == Kind.RESTORATION:
            copy_texts(edition, point.readable)
        date(edition, point.before)

    def _insert(self, edition: Edition) -> None:
        self.made.append(edition)
        self.line = sorted([*self.line, edition], key=lambda one: one.live_from)

    def _cancel(self, edition: Edition, reason: str) -> None:
        self.line.remove(edition)
        self.cancelled[edition] = reason


def has_begun(edition: Edition, clock: datetime) -> bool:
    """Whether it began by `clock`, or at once by a clock that was a little ahead."""
    at_once = edition.live_from == edition.made_at
    return edition.live_from <= (clock + STEP if at_once else clock)


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

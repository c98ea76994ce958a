"""A second opinion on the ledger: the rules of an article's line, told over a plain list of entries."""

from dataclasses import dataclass, replace
from datetime import timedelta

INSTANT = timedelta(microseconds=1)
CENTURY = timedelta(days=36_525)
CHANGES = {"silent", "update", "correction", "clarification"}
WITH_BODY = {"publication", "import", "restoration", *CHANGES}
MOVES_THE_DATE = {"update", "correction", "clarification", "restoration", "retraction"}
LAST_WORD = {"takedown", "retraction"}


class No(Exception):
    """The rules forbid it."""


@dataclass
class Texts:
    """What stands on the desk, and what an entry prints: numbered, so that one number tells them apart."""

    number: int = 0
    path: str = ""
    section: int = 0
    caption: int = 0


@dataclass
class Entry:
    """From `start` to the next entry's, this is what readers get; `at_once` if it was not scheduled."""

    start: object
    kind: str
    words: Texts
    at_once: bool = False
    dated: object = None

    @property
    def has_body(self):
        return self.kind in WITH_BODY


class Line:
    """All entries that stand, in order, and the clock."""

    def __init__(self, clock):
        self.entries, self.clock, self.caption = [], clock, 0

    @property
    def entries_started(self):
        return [entry for entry in self.entries if entry.at_once or entry.start <= self.clock]

    @property
    def now(self):
        """What has begun is over with: the next act comes after it, even if the clock does not."""
        now = max([self.clock, *(entry.start + INSTANT for entry in self.entries_started)])
        while any(entry.start == now for entry in self.entries):
            now += INSTANT
        return now

    def at(self, moment):
        return max((e for e in self.entries if e.start <= moment), key=lambda e: e.start, default=None)

    def before(self, moment):
        return self.at(moment - INSTANT)

    def last_with_body_before(self, moment):
        return next(e for e in reversed(self.entries) if e.has_body and e.start < moment)

    def schedule(self):
        return [entry for entry in self.entries if entry.start >= self.now]

    def moment(self, at):
        if at is None:
            return self.now
        if not self.clock <= at <= self.clock + CENTURY:
            raise No
        return max(at, self.now)

    def publish(self, words, *, kind, at, waiting):
        moment = self.moment(at)
        before = self.before(moment)
        later = [entry for entry in self.entries if entry.start >= moment]
        texts = [entry for entry in later if entry.kind in WITH_BODY - {"restoration"}]
        if (before and (not before.has_body or kind not in CHANGES)) or (texts and waiting is None):
            raise No
        for entry in later:
            if (waiting == "cancel" and entry in texts) or entry.start == moment:
                self.entries.remove(entry)
            elif entry in texts:
                entry.words = words
        self.enter(moment, kind or "publication", words)

    def publish_import(self, words, *, dated):
        """The first of all entries, from now on, under an old date."""
        if self.entries:
            raise No
        self.entries.append(Entry(self.now, "import", words, at_once=True, dated=dated))

    def withdraw(self, kind, *, at):
        moment = self.moment(at)
        self.entries = [entry for entry in self.entries if entry.start < moment]
        before = self.before(moment)
        if before is None or (not before.has_body and kind not in LAST_WORD):
            raise No
        self.enter(moment, kind, before.words)

    def restore(self, *, at):
        moment = self.moment(at)
        self.entries = [entry for entry in self.entries if entry.start != moment]
        before = self.before(moment)
        if before is None or before.has_body:
            raise No
        self.enter(moment, "restoration", before.words)

    def update_texts(self, caption):
        """The library's caption changes: a silent fix of what is shown, and of what waits."""
        now, shown, ahead = self.now, self.at(self.now - INSTANT), self.schedule()
        self.caption = caption
        for entry in ahead:
            if entry.kind in WITH_BODY - {"restoration"}:
                entry.words = replace(entry.words, caption=caption)
        if shown and shown.has_body:
            self.enter(now, "silent", replace(shown.words, caption=caption))
        self.tidy(now)

    def cancel(self, entry):
        if entry not in self.schedule():
            raise No
        self.entries.remove(entry)
        self.tidy(entry.start)

    def enter(self, moment, kind, words):
        entry = Entry(moment, kind, words, at_once=moment == self.now)
        self.entries.append(entry)
        self.tidy(moment)

    def tidy(self, since):
        """What is still ahead follows from what comes before it, or goes."""
        self.entries.sort(key=lambda entry: entry.start)
        for entry in self.entries[:]:
            if entry.start >= since:
                self.fit(entry, self.before(entry.start))

    def fit(self, entry, before):
        if not self.fits(entry, before):
            self.entries.remove(entry)
        elif before is None:
            entry.kind = entry.kind if entry.dated else "publication"
        elif entry.kind == "publication":
            entry.kind = "update"
        if entry.kind == "restoration" and entry in self.entries:
            entry.words = replace(self.last_with_body_before(entry.start).words, caption=self.caption)
        elif not entry.has_body and entry in self.entries:
            entry.words = before.words

    def fits(self, entry, before):
        if before is None:
            return entry.has_body and entry.kind != "restoration"
        if entry.kind == "restoration":
            return not before.has_body
        return before.has_body or entry.kind in LAST_WORD

    def dates(self):
        """(published, updated) of each entry."""
        first = updated = (self.entries[0].dated or self.entries[0].start) if self.entries else None
        for entry in self.entries:
            updated = max(updated, entry.start) if entry.kind in MOVES_THE_DATE else updated
            yield first, updated

    def headline(self, entry):
        if entry.kind == "retraction":
            return f"Headline {self.last_with_body_before(entry.start).words.number}"
        return f"Headline {entry.words.number}" if entry.has_body else ""

    def boundaries(self):
        """Every instant worth a look, each with the instants beside it."""
        starts = [entry.start for entry in self.entries]
        spots = [self.clock, self.now, *starts]
        beside = [spot + step for spot in spots for step in (-INSTANT, timedelta(), INSTANT)]
        return sorted({*beside, self.clock - timedelta(days=900), self.clock + timedelta(days=90_000)})

    def copy(self):
        twin = Line(self.clock)
        twin.caption = self.caption
        twin.entries = [replace(entry) for entry in self.entries]
        return twin

"""What readers are told about changes: each note with its date and the passages that it puts right."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from .. import kinds
from .edition import Edition
from .passage import EditionPassage

WITH_NOTES = [kind.value for kind, rules in kinds.RULES.items() if rules.listed and rules.heading]


@dataclass(frozen=True)
class Passage:
    """How it was, and how it is since."""

    was: str
    now: str


@dataclass(frozen=True)
class Note:
    """What readers were told about one change, and when; `is_grave` where something had been wrong."""

    heading: str
    text: str
    at: datetime
    is_grave: bool = False
    is_on_top: bool = False
    passages: tuple[Passage, ...] = ()


def with_notes(edition: Edition, at: datetime):
    """The Editions of the same article whose notes readers had by `at`."""
    begun = Edition.objects.begun(at).filter(article=edition.article_id, kind__in=WITH_NOTES)
    return begun.exclude(note="")


def load_notes(edition: Edition, *, at: datetime) -> list[Note]:
    """The notes that stood at `at` with what was public then, the oldest first."""
    found = list(with_notes(edition, at).order_by("live_from", "pk").defer("body", "text"))
    passages = load_passages(found)
    return [note_of(one, passages[one.pk]) for one in found]


def load_passages(editions: Iterable[Edition]) -> Mapping[int, list[Passage]]:
    """The passages of these Editions by their keys, in order; one query."""
    found = defaultdict(list)
    rows = EditionPassage.objects.filter(edition__in=editions).exclude(was="", now="")
    for row in rows.order_by("edition", "position"):
        found[row.edition_id].append(Passage(row.was, row.now))
    return found


def note_of(edition: Edition, passages: Iterable[Passage]) -> Note:
    return make_note(
        edition.kind, edition.note, edition.live_from, is_on_top=edition.note_on_top, passages=passages
    )


def make_note(kind: str, text: str, at: datetime, *, is_on_top: bool, passages: Iterable[Passage]) -> Note:
    rules = kinds.RULES[kinds.Kind(kind)]
    return Note(
        rules.heading, text, at, is_grave=rules.needs_note, is_on_top=is_on_top, passages=tuple(passages)
    )

"""What was put right, over the whole paper, newest first; of stories that can be read now."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from .. import kinds
from ..cursor import Cursor
from .edition import Edition
from .listing import SIZE, cards
from .public_notes import Note, load_passages, note_of

CORRECTING = [kind.value for kind, rules in kinds.RULES.items() if rules.listed and rules.needs_note]


@dataclass(frozen=True)
class Correction:
    """A note to readers, the Edition that brought it, and what readers have of the same article now."""

    note: Note
    edition: Edition
    story: Edition


@dataclass(frozen=True)
class Corrections:
    """One page of them, and the cursor of the older page (None: there is none)."""

    found: list[Correction]
    older: Cursor | None = None


def list_corrections(*, before: Cursor | None = None, size: int = SIZE) -> Corrections:
    """The page after the row `before`, three queries. What is withdrawn takes its corrections along."""
    readable = Edition.objects.published().filter(article=OuterRef("article"))
    begun = Edition.objects.begun().filter(kind__in=CORRECTING).exclude(note="").filter(Exists(readable))
    if before:
        begun = begun.filter(live_from__lte=before.moment)
        begun = begun.filter(Q(live_from__lt=before.moment) | Q(pk__gt=before.key))
    rows = list(begun.order_by("-live_from", "pk").defer("body", "text")[: size + 1])
    end = rows[size - 1] if len(rows) > size else None
    return Corrections(join(rows[:size]), end and Cursor(end.live_from, end.pk))


def join(rows: list[Edition]) -> list[Correction]:
    """Each with its passages and its story; between two queries a story may end."""
    stories = {one.article_id: one for one in cards().filter(article__in={row.article_id for row in rows})}
    passages = load_passages(rows)
    return [
        Correction(note_of(row, passages[row.pk]), row, stories[row.article_id])
        for row in rows
        if row.article_id in stories
    ]

"""Which kind of change a changed text looks like, and why; a person decides; pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from textwrap import shorten

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from . import content
from .changes import PHOTO_TEXTS, Catalogue, pair_blocks
from .content import Form
from .folding import fold
from .kinds import Kind
from .text_diff import Comparison
from .touches import Passage, Reader, Touch

# A fix of more words than this is looked at by a person.
MOST_WORDS_OF_A_FIX = 10
MOST_REASONS = 4
UNKNOWN = Catalogue()
REASONS = {
    Touch.NUMBER: gettext_lazy("A number changes: {passage}."),
    Touch.DATE: gettext_lazy("A date changes: {passage}."),
    Touch.NAME: gettext_lazy("A name changes: {passage}."),
    Touch.QUOTATION: gettext_lazy("The words of a quotation change: {passage}."),
}
# Two words with capitals one after the other, in a caption: a person, as far as one can tell.
PERSON = re.compile(r"\b[^\W\d_a-z][^\W\d_]+(?: [^\W\d_a-z][^\W\d_]+)+")


@dataclass(frozen=True)
class Suggestion:
    """The kind that is preselected (None: none is), in words why, and what the change touches."""

    kind: Kind | None
    reasons: tuple[str, ...]
    touches: frozenset[Touch] = frozenset()


@dataclass
class Findings:
    """What the comparison came upon: changed passages, and changes that no passage tells of."""

    passages: list[Passage] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    touches: set[Touch] = field(default_factory=set)
    has_addition: bool = False
    has_change: bool = False

    def weigh(self, reason: str, *touches: Touch) -> None:
        """Note what no silent fix and no mere addition is."""
        self.reasons.append(reason)
        self.touches |= {*touches}

    @property
    def size(self) -> int:
        return sum(passage.size for passage in self.passages)

    @property
    def is_small(self) -> bool:
        return self.size <= MOST_WORDS_OF_A_FIX


def suggest_kind(old: dict, new: dict, reader: Reader, catalogue: Catalogue = UNKNOWN) -> Suggestion:
    """What the change from one content to another looks like.

    Small and without number, date, name and quotation: a silent fix. Additions alone: an update. Else no
    kind, as a person has to say. `reader.names` are folded; persons in captions are added here.
    """
    found = find(old, new, with_persons(reader, (old, new), catalogue), catalogue)
    if not found.has_change:
        return Suggestion(None, (_("Nothing changes for readers."),))
    reasons = tuple(dict.fromkeys((*found.reasons, *reasons_of(found.passages))))[:MOST_REASONS]
    if not reasons and not found.has_addition and found.is_small:
        return Suggestion(Kind.SILENT, (_("Small, and no number, date, name or quotation is touched."),))
    touches = frozenset(found.touches.union(*(passage.touches for passage in found.passages)))
    if not found.reasons and all(is_harmless(passage) for passage in found.passages):
        sentence = _("Only additions: nothing that readers have is taken away.")
        return Suggestion(Kind.UPDATE, (sentence,), touches)
    if not found.is_small:
        reasons = (*reasons, describe_size(found.size))
    return Suggestion(None, reasons or (_("Say what kind of change this is."),), touches)


def describe_size(count: int) -> str:
    sentence = ngettext(
        "{count} word changes. Is it news, or is something put right?",
        "{count} words change. Is it news, or is something put right?",
        count,
    )
    return sentence.format(count=count)


def is_harmless(passage: Passage) -> bool:
    """Whether it takes no word away, nor changes what somebody said."""
    return passage.is_addition and Touch.QUOTATION not in passage.touches


def reasons_of(passages: list[Passage]) -> Iterator[str]:
    for passage in passages:
        for touch in Touch:
            if touch in passage.touches:
                yield REASONS[touch].format(passage=quote(passage))


def quote(passage: Passage) -> str:
    """The passage in signs that every language reads: old → new, + new, − old."""
    bare = (text.strip(" \n.,;:!?") or text.strip() for text in (passage.old, passage.new))
    old, new = (shorten(text, 60, placeholder=" …") for text in bare)
    return f"{old} → {new}" if old and new else f"+ {new}" if new else f"− {old}"


def with_persons(reader: Reader, contents: tuple, catalogue: Catalogue) -> Reader:
    """The reader with the names of persons in captions; each word of such a name tells of it, too."""
    rows = [row for said in contents for row in said.get(content.PHOTOGRAPHS.name) or []]
    captions = [catalogue.photo_text(row, "caption") for row in rows]
    found = [] if reader.capitals_are_common else [one for text in captions for one in PERSON.findall(text)]
    persons = {fold(part) for person in found for part in (person, *person.split())}
    return Reader(reader.language, reader.names | persons)


def find(old: dict, new: dict, reader: Reader, catalogue: Catalogue) -> Findings:
    found, comparison = Findings(), Comparison()
    for one in content.FIELDS:
        if not one.label or content.is_same(old, new, one.name):
            continue
        found.has_change = True
        texts = [said.get(one.name) or "" for said in (old, new)]
        if one.form is Form.BODY:
            find_in_body(found, *texts, reader, comparison)
        elif one.is_text:
            found.passages += reader.passages(*texts, comparison)
        elif one.name == "genre":
            found.weigh(_("The kind of article changes."))
    find_in_rows(found, old, new)
    find_in_photos(found, old, new, reader=reader, catalogue=catalogue, comparison=comparison)
    return found


def find_in_body(found: Findings, old: str, new: str, reader: Reader, comparison: Comparison) -> None:
    pairs = pair_blocks(old, new, comparison)
    went = [before for before, after in pairs if after is None]
    came = {after.source for before, after in pairs if before is None}
    # What only stands in another place takes nothing away.
    moved = {block.source for block in went if block.source in came}
    for before, after in pairs:
        if before is after or (before or after).source in moved:
            continue
        texts = [block.text if block else "" for block in (before, after)]
        is_quoted = bool(before and before.is_spoken or after and after.is_spoken)
        if before is None:
            found.has_addition = True
            found.passages.append(Passage("", texts[1], reader.touches_of(*texts)))
        elif texts[0] != texts[1]:
            found.passages += reader.passages(*texts, comparison, is_quoted=is_quoted)
        elif after is None:
            found.weigh(_("Something that is no text is taken out of it."))


def find_in_rows(found: Findings, old: dict, new: dict) -> None:
    if not content.is_same(old, new, content.BYLINES.name):
        found.has_change = True
        found.weigh(_("The byline changes."), Touch.NAME)
    for name in (content.RELATED.name, content.TAGS):
        found.has_change |= not content.is_same(old, new, name)


def find_in_photos(found: Findings, old: dict, new: dict, *, reader, catalogue, comparison) -> None:
    sides = [said.get(content.PHOTOGRAPHS.name) or [] for said in (old, new)]
    before, after = ({row["photo"]: row for row in rows} for rows in sides)
    found.has_change |= sides[0] != sides[1]
    if before.keys() - after.keys():
        found.weigh(_("A photograph goes, or another takes its place."))
    elif after.keys() - before.keys():
        found.has_addition = True
    for photo in before.keys() & after.keys():
        for name in PHOTO_TEXTS:
            texts = [catalogue.photo_text(row[photo], name) for row in (before, after)]
            # An alternative text says in other words what stands in the picture.
            if name != "alt" and texts[0] != texts[1]:
                found.passages += reader.passages(*texts, comparison)

"""What changes from one content to another, for people: blocks, then words inside changed blocks; pure.

A content is what a Revision keeps (`Revision.data`). Rows are named by UUID there; what those are called, and
what the library says of a photograph, is in a Catalogue that the caller fills.
"""

import html
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from django.utils.translation import gettext as _

from . import content, genres, markup
from .body_structure import split_blocks
from .content import Form
from .text_diff import CAME, STAYED, WENT, WORDS, Comparison, Run, diff_words, strip_all

# Pairing changed blocks by what they have in common looks at each pair.
MOST_PAIRS = 2_500
ALIKE = 0.4
SLOT = re.compile(r'<figure data-slot="([0-9]+)">')
EMBED = re.compile(r'data-embed="([^"]*)"')
HREF = re.compile(r'<a href="([^"]*)"')
SPOKEN = re.compile(r'<(?:blockquote|figure class="(?:quotation|pull-quote)")')
PHOTO_TEXTS = content.PHOTOGRAPHS.texts


@dataclass(frozen=True)
class Catalogue:
    """By UUID: what authors, sections, series, articles and photographs are called; the library's words."""

    names: Mapping[str, str] = field(default_factory=dict)
    library: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def name(self, uuid: str | None) -> str:
        return self.names.get(uuid, "") if uuid else ""

    def photo_text(self, row: Mapping, name: str) -> str:
        """The words of a photograph as readers have them."""
        return row[name] or self.library.get(row["photo"], {}).get(name, "")


@dataclass(frozen=True)
class Line:
    """One block or value: its runs of words, remarks on what words do not show; or blocks left out."""

    runs: tuple[Run, ...] = ()
    remarks: tuple[str, ...] = ()
    skipped: int = 0
    title: str = ""

    @property
    def fate(self) -> str:
        fates = {run.fate for run in self.runs}
        return fates.pop() if len(fates) == 1 else "changed"


@dataclass(frozen=True)
class FieldChange:
    """What changes in one field, under the name that the desk gives it."""

    name: str
    label: str
    lines: tuple[Line, ...]


class Block:
    """A block of a body, or the whole of another text."""

    def __init__(self, source: str, *, is_html: bool = True):
        self.source, self.is_html = source.strip(), is_html

    @cached_property
    def text(self) -> str:
        return " ".join(markup.plain(self.source).split()) if self.is_html else self.source

    @cached_property
    def words(self) -> Counter:
        return Counter(strip_all(WORDS.findall(self.text))) or Counter([self.source])

    @property
    def is_spoken(self) -> bool:
        """Whether all of it is somebody's words."""
        return bool(self.is_html and SPOKEN.match(self.source))

    @property
    def targets(self) -> list[str]:
        """Where its links lead to, and the address of what is embedded."""
        found = [*HREF.findall(self.source), *EMBED.findall(self.source)] if self.is_html else []
        return [html.unescape(address) for address in found]

    @property
    def title(self) -> str:
        """What it is, where its words do not tell."""
        if slot := self.is_html and SLOT.search(self.source):
            return _("Photograph in place {number}").format(number=slot[1])
        return _("A line between two parts") if self.is_html and self.source.startswith("<hr") else ""

    def likeness(self, other: "Block") -> float:
        """From 0 to 1: how many words both have."""
        common = (self.words & other.words).total()
        return 2 * common / (self.words.total() + other.words.total())


type Pair = tuple[Block | None, Block | None]


def pair_blocks(old: str, new: str, comparison: Comparison) -> list[Pair]:
    """The blocks of two bodies beside each other, in the order of the newer one; equal ones are one object.

    A block that went has no partner, nor has one that came, unless both are the same in another place.
    """
    before, after = ([Block(one) for one in split_blocks(body)] for body in (old, new))
    codes = comparison.opcodes(*([block.source for block in blocks] for blocks in (before, after)))
    pairs: list[Pair] = []
    for step, i, j, k, m in codes:
        if step == "equal":
            pairs += [(block, block) for block in after[k:m]]
        else:
            pairs += pair_changed(before[i:j], after[k:m])
    return pairs


def pair_changed(before: list[Block], after: list[Block]) -> Iterator[Pair]:
    """Each old block with the first new one that is like it; the order of both stays."""
    at = 0
    is_short = len(before) * len(after) <= MOST_PAIRS
    for old in before:
        following = range(at, len(after)) if is_short else range(at, min(at + 1, len(after)))
        like = next((place for place in following if old.likeness(after[place]) >= ALIKE), None)
        if like is None:
            yield old, None
            continue
        yield from ((None, new) for new in after[at:like])
        yield old, after[like]
        at = like + 1
    yield from ((None, new) for new in after[at:])


def compare(old: dict, new: dict, catalogue: Catalogue) -> list[FieldChange]:
    """What readers would get otherwise, field by field in the order of the page."""
    comparison, found = Comparison(), []
    for one in content.FIELDS:
        if one.label and not content.is_same(old, new, one.name):
            lines = compare_field(one, old.get(one.name), new.get(one.name), catalogue, comparison)
            found.append(FieldChange(one.name, str(one.label), tuple(lines)))
    for rows, label, values in (
        (content.BYLINES, content.BYLINES.label, byline_values),
        (content.PHOTOGRAPHS, _("photographs"), None),
        (content.RELATED, content.RELATED.label, list_related),
    ):
        sides = [said.get(rows.name) or [] for said in (old, new)]
        if values is None:
            lines = compare_photos(*sides, catalogue, comparison)
        else:
            lines = [*compare_lists(*(values(side, catalogue) for side in sides), comparison)]
        if any(line.fate != STAYED or line.remarks for line in lines):
            found.append(FieldChange(rows.name, str(label), tuple(lines)))
    tags = [said.get(content.TAGS) or [] for said in (old, new)]
    if tags[0] != tags[1]:
        lines = compare_lists(*tags, comparison)
        found.append(FieldChange(content.TAGS, str(content.TAGS_LABEL), tuple(lines)))
    return found


def compare_field(one: content.Field, old, new, catalogue: Catalogue, comparison) -> Iterator[Line]:
    if one.form is Form.BODY:
        yield from fold_equal(pair_blocks(old or "", new or "", comparison), comparison)
    elif one.form in (Form.LINE, Form.TEXT):
        yield Line(tuple(diff_words(old or "", new or "", comparison=comparison)))
    else:
        values = [format_value(one, value, catalogue) for value in (old, new)]
        runs = [Run(value, fate) for value, fate in zip(values, (WENT, CAME), strict=True) if value]
        yield Line(tuple(runs))


def format_value(one: content.Field, value, catalogue: Catalogue) -> str:
    if one.form is Form.ROW:
        return catalogue.name(value)
    if one.name == "genre" and value:
        return str(dict(genres.CHOICES).get(value, value))
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    return "" if value is None else str(value)


def fold_equal(pairs: list[Pair], comparison: Comparison) -> Iterator[Line]:
    """The changed blocks, each with the unchanged one before and after it; how many others there are."""
    changes = {at for at, (old, new) in enumerate(pairs) if old is not new}
    shown = {place for at in changes for place in (at - 1, at, at + 1)}
    skipped = 0
    for at, (old, new) in enumerate(pairs):
        if at not in shown:
            skipped += 1
            continue
        if skipped:
            yield Line(skipped=skipped)
        skipped = 0
        yield compare_blocks(old, new, comparison)
    if skipped:
        yield Line(skipped=skipped)


def compare_blocks(old: Block | None, new: Block | None, comparison: Comparison) -> Line:
    """One block; what has no words is named."""
    if old is None or new is None or old is new:
        one, fate = old or new, STAYED if old is new else WENT if new is None else CAME
        return Line((Run(one.text or one.title or one.source, fate),), title=one.title and "")
    runs = tuple(diff_words(old.text or old.title, new.text or new.title, comparison=comparison))
    return Line(runs, tuple(remarks(old, new)))


def remarks(old: Block, new: Block) -> Iterator[str]:
    """What changes in a block besides its words."""
    gone, come = (Counter(block.targets) for block in (old, new))
    for address in (gone - come).elements():
        yield _("Link taken out: {address}").format(address=address)
    for address in (come - gone).elements():
        yield _("New link: {address}").format(address=address)
    if old.text == new.text and old.targets == new.targets:
        yield _("The same words in another form.")


def byline_values(rows: list, catalogue: Catalogue) -> list[str]:
    return [row["credited_as"] or catalogue.name(row["author"]) for row in rows]


def list_related(rows: list, catalogue: Catalogue) -> list[str]:
    values = []
    for row in rows:
        shown = (row["headline"], row["url"] or catalogue.name(row["article"]))
        values.append(" · ".join(part for part in shown if part))
    return values


def compare_lists(old: list[str], new: list[str], comparison: Comparison) -> Iterator[Line]:
    """Values that stand one after the other."""
    for step, i, j, k, m in comparison.opcodes(old, new):
        if step == "equal":
            yield from (Line((Run(value),)) for value in old[i:j])
        else:
            yield from (Line((Run(value, WENT),)) for value in old[i:j])
            yield from (Line((Run(value, CAME),)) for value in new[k:m])


def compare_photos(old: list, new: list, catalogue: Catalogue, comparison: Comparison) -> list[Line]:
    """The places in which a photograph comes, goes, gives way to another or gets other words."""
    before, after = ({row["position"]: row for row in rows} for rows in (old, new))
    lines = []
    for place in sorted(before.keys() | after.keys()):
        was, becomes = before.get(place), after.get(place)
        if was and becomes and was["photo"] == becomes["photo"]:
            lines += compare_photo_texts(place, was, becomes, catalogue, comparison)
            continue
        runs = [
            Run(catalogue.photo_text(row, "caption") or catalogue.name(row["photo"]), fate)
            for row, fate in ((was, WENT), (becomes, CAME))
            if row
        ]
        lines.append(Line(tuple(runs), title=name_place(place)))
    return lines


def compare_photo_texts(place, was, becomes, catalogue: Catalogue, comparison) -> Iterator[Line]:
    labels = {"caption": _("Caption"), "credit": _("Credit"), "alt": _("Alternative text")}
    for name in PHOTO_TEXTS:
        texts = [catalogue.photo_text(row, name) for row in (was, becomes)]
        if texts[0] != texts[1]:
            title = _("{place}: {text}").format(place=name_place(place), text=labels[name])
            yield Line(tuple(diff_words(*texts, comparison=comparison)), title=title)


def name_place(place: int) -> str:
    return _("Photograph in place {number}").format(number=place) if place else _("Lead photograph")

"""Brings two changed copies of one content together, where their common base is known; pure.

A content is what a Revision keeps (`Revision.data`). Fields are merged as a whole, the body block by block,
rows by the thing that they name and column by column, tags one by one. What both sides changed in different
ways is a conflict: the merged content then has what stands in `mine`, and the Conflict has all three.
"""

from collections import Counter
from dataclasses import dataclass

from . import content
from .body_structure import split_blocks
from .content import Form, Rows
from .text_diff import Comparison

# What tells the rows of one kind from each other.
KEYS = {
    content.BYLINES.name: ("author",),
    content.PHOTOGRAPHS.name: ("position",),
    content.RELATED.name: ("article", "url"),
}


@dataclass(frozen=True, kw_only=True)
class Conflict:
    """What both sides changed in different ways.

    field: as `content` names it. block: in the body, the place of the first block of `mine` among the merged
    ones. key and column: of rows, which one, and where in it; without a column the whole row (None where
    it is not there), without a key the order of all. The three values are as in the contents; of the body
    the HTML of some blocks, which may be empty.
    """

    field: str
    base: object
    mine: object
    theirs: object
    block: int | None = None
    key: tuple | None = None
    column: str = ""


@dataclass(frozen=True)
class Merge:
    """The merged content, and what could not be merged."""

    content: dict
    conflicts: tuple[Conflict, ...] = ()


def merge(base: dict, mine: dict, theirs: dict) -> Merge:
    """`mine` with what `theirs` changed in `base`.

    A field that a content lacks counts as empty. Without a conflict, the content is the same whichever side
    is called mine.
    """
    merged, conflicts = {}, []
    for name in dict.fromkeys((*base, *mine, *theirs)):
        sides = [said.get(name) for said in (base, mine, theirs)]
        merged[name], found = merge_field(name, *sides)
        conflicts += found
    return Merge(merged, tuple(conflicts))


def merge_field(name: str, base, mine, theirs) -> tuple[object, list[Conflict]]:
    """The merged value of one field, and its conflicts."""
    if mine == theirs or base == theirs:
        return mine, []
    if base == mine:
        return theirs, []
    if name in BODIES:
        return merge_bodies(name, base or "", mine or "", theirs or "")
    if name in ROWS:
        return merge_rows(ROWS[name], base or [], mine or [], theirs or [])
    if name == content.TAGS:
        return merge_tags(base or [], mine or [], theirs or []), []
    return mine, [Conflict(field=name, base=base, mine=mine, theirs=theirs)]


BODIES = {field.name for field in content.FIELDS if field.form is Form.BODY}
ROWS = {rows.name: rows for rows in content.ROWS}


def merge_tags(base: list, mine: list, theirs: list) -> list:
    """All that neither side took away."""
    gone = {*base} - ({*mine} & {*theirs})
    return sorted({*mine, *theirs} - gone)


@dataclass(frozen=True)
class Edit:
    """Some blocks of the base, from `start` up to `end`, that one side replaced by others."""

    start: int
    end: int
    blocks: tuple[str, ...]


def edits(base: list[str], side: list[str], comparison: Comparison) -> list[Edit]:
    """What one side did to the base, in the smallest pieces: blocks replaced one by one stand alone."""
    found = []
    for step, i, j, k, m in comparison.opcodes(base, side):
        if step == "equal":
            continue
        pairs = min(j - i, m - k)
        found += [Edit(i + at, i + at + 1, (side[k + at],)) for at in range(pairs)]
        if j - i != m - k:
            found.append(Edit(i + pairs, j, tuple(side[k + pairs : m])))
    return found


def merge_bodies(name: str, base: str, mine: str, theirs: str) -> tuple[str, list[Conflict]]:
    """Blocks that one side changed as that side has them; those of `mine` where both changed the same."""
    blocks, comparison = split_blocks(base), Comparison()
    sides = [edits(blocks, split_blocks(side), comparison) for side in (mine, theirs)]
    merged, conflicts, at = [], [], 0
    for ours, others in meetings(*sides):
        start = min(edit.start for edit in (*ours, *others))
        end = max(edit.end for edit in (*ours, *others))
        merged += blocks[at:start]
        texts = [apply(blocks, start, end, made) for made in (ours, others)]
        if ours and others and texts[0] != texts[1]:
            values = ["".join(blocks[start:end]), *("".join(text) for text in texts)]
            words = dict(zip(("base", "mine", "theirs"), values, strict=True))
            conflicts.append(Conflict(field=name, block=len(merged), **words))
        merged += texts[0] if ours else texts[1]
        at = end
    return "".join([*merged, *blocks[at:]]), conflicts


def meetings(mine: list[Edit], theirs: list[Edit]) -> list[tuple[list[Edit], list[Edit]]]:
    """The edits of both sides in the order of the base; those that meet, also by way of others, together."""
    groups, end, gap = [], 0, None
    ordered = [(edit, side) for side, made in enumerate((mine, theirs)) for edit in made]
    for edit, side in sorted(ordered, key=lambda row: (row[0].start, row[0].end)):
        is_same_gap = edit.start == edit.end == gap
        if not groups or not (edit.start < end or is_same_gap):
            groups.append(([], []))
        groups[-1][side].append(edit)
        # Something new beside a changed block meets nothing; two new things in one gap do.
        gap = edit.end if edit.start == edit.end else None
        end = max(end, edit.end)
    return groups


def apply(blocks: list[str], start: int, end: int, made: list[Edit]) -> list[str]:
    """The blocks of the base from `start` up to `end` as one side has them."""
    text, at = [], start
    for edit in made:
        text += [*blocks[at : edit.start], *edit.blocks]
        at = edit.end
    return [*text, *blocks[at:end]]


def merge_rows(rows: Rows, base: list, mine: list, theirs: list) -> tuple[list, list[Conflict]]:
    """Rows by what they name: added, taken away and changed as each side did; likewise their order."""
    tables = [by_key(rows, side) for side in (base, mine, theirs)]
    merged, conflicts = {}, []
    for key in dict.fromkeys(key for table in tables for key in table):
        row, found = merge_row(rows, key, *(table.get(key) for table in tables))
        conflicts += found
        if row is not None:
            merged[key] = row
    order, found = merge_order(rows, merged, *([*table] for table in tables))
    return [merged[key] for key in order], [*conflicts, *found]


def by_key(rows: Rows, side: list) -> dict[tuple, dict]:
    """The rows by what they name; the second of the same name has a number besides."""
    seen, found = Counter(), {}
    for row in side:
        key = tuple(row.get(name) for name in KEYS[rows.name])
        found[*key, seen[key]] = row
        seen[key] += 1
    return found


def merge_row(rows: Rows, key: tuple, base, mine, theirs) -> tuple[dict | None, list[Conflict]]:
    if mine == theirs or base == theirs:
        return mine, []
    if base == mine:
        return theirs, []
    if None in (base, mine, theirs):
        return mine, [Conflict(field=rows.name, key=key, base=base, mine=mine, theirs=theirs)]
    merged, conflicts = {}, []
    for column in dict.fromkeys((*base, *mine, *theirs)):
        old, one, other = (row.get(column) for row in (base, mine, theirs))
        merged[column] = other if one == old else one
        if one not in (old, other) and other != old:
            values = {"base": old, "mine": one, "theirs": other}
            conflicts.append(Conflict(field=rows.name, key=key, column=column, **values))
    return merged, conflicts


def merge_order(rows: Rows, merged: dict, base: list, mine: list, theirs: list) -> tuple[list, list]:
    """The keys of the merged rows in the order that one side gave them."""
    if rows is content.PHOTOGRAPHS:
        return sorted(merged), []
    common = {*base} & {*mine} & {*theirs}
    old, one, other = ([key for key in side if key in common] for side in (base, mine, theirs))
    lead, rest = (theirs, mine) if one == old and other != old else (mine, theirs)
    added = sorted({*merged} - {*base}, key=repr) if one == other else []
    order = [key for key in dict.fromkeys((*lead, *rest)) if key in merged and key not in added]
    order += [key for key in added if key not in order]
    if one not in (old, other) and other != old:
        return order, [Conflict(field=rows.name, base=old, mine=one, theirs=other)]
    return order, []


def settle_conflict(said: dict, conflict: Conflict) -> dict | None:
    """The content with `theirs` where `mine` stands; None where it does not stand there any more."""
    value = said.get(conflict.field)
    if conflict.field in BODIES:
        blocks = settle_blocks(split_blocks(value or ""), conflict)
        return None if blocks is None else said | {conflict.field: "".join(blocks)}
    if conflict.key is None:
        return said | {conflict.field: conflict.theirs} if value == conflict.mine else None
    rows = ROWS[conflict.field]
    table = by_key(rows, value or [])
    row = table.get(conflict.key)
    if conflict.column:
        if row is None or row[conflict.column] != conflict.mine:
            return None
        table[conflict.key] = row | {conflict.column: conflict.theirs}
    elif row != conflict.mine:
        return None
    elif conflict.theirs is None:
        del table[conflict.key]
    else:
        table[conflict.key] = conflict.theirs
    return said | {conflict.field: [*table.values()]}


def settle_blocks(blocks: list[str], conflict: Conflict) -> list[str] | None:
    """Blocks with `theirs` for `mine`, which stands once; what was taken out comes back at its place."""
    mine = split_blocks(conflict.mine)
    if not mine:
        at = min(conflict.block, len(blocks))
        return [*blocks[:at], conflict.theirs, *blocks[at:]]
    places = [at for at in range(len(blocks)) if blocks[at : at + len(mine)] == mine]
    if not places:
        return None
    at = min(places, key=lambda place: abs(place - conflict.block))
    return [*blocks[:at], conflict.theirs, *blocks[at + len(mine) :]]

"""The passages that a correction changes, as whole sentences before and after; pure."""

import re
from collections.abc import Iterator, Mapping

from django.utils.text import Truncator

from . import content
from .changes import pair_blocks
from .content import Form
from .text_diff import Comparison

# More than these are no passage but a story rewritten: its note tells of that.
MOST = 8
LONGEST = 600
# A sentence ends at its mark, with the quotation marks and brackets that close behind it.
SENTENCES = re.compile(r".+?(?:[.!?…]+[\"'”’»)\]]*(?=\s|$)|[。！？]+[」』）]*|$)\s*", re.DOTALL)

type Passage = tuple[str, str]


def find_passages(old: Mapping, new: Mapping) -> list[Passage]:
    """What was and what is now, of two contents (see `Revision.data`).

    At most MOST pairs, each text cut to LONGEST characters.
    """
    comparison = Comparison()
    found = []
    for field in content.PRINTED:
        if not field.is_text or content.is_same(old, new, field.name):
            continue
        before, after = old.get(field.name) or "", new.get(field.name) or ""
        found += in_body(before, after, comparison) if field.form is Form.BODY else [(before, after)]
    found += in_rows(old, new)
    return [(shorten(was), shorten(now)) for was, now in found if was.split() != now.split()][:MOST]


def in_body(old: str, new: str, comparison: Comparison) -> Iterator[Passage]:
    """The sentences that differ, of each block that does."""
    for before, after in pair_blocks(old, new, comparison):
        if before is not None and after is not None:
            yield from in_block(before.text, after.text, comparison)
        elif before is not None:
            yield before.text, ""
        else:
            yield "", after.text


def in_block(old: str, new: str, comparison: Comparison) -> Iterator[Passage]:
    if old == new:
        return
    before, after = ([one.strip() for one in SENTENCES.findall(text)] for text in (old, new))
    for step, i, j, k, m in comparison.opcodes(before, after):
        if step != "equal":
            yield " ".join(before[i:j]), " ".join(after[k:m])


def in_rows(old: Mapping, new: Mapping) -> Iterator[Passage]:
    """The words below photographs that stay in their places."""
    places = content.PHOTOGRAPHS
    before, after = ({row["position"]: row for row in said.get(places.name, [])} for said in (old, new))
    for position in sorted(before.keys() & after.keys()):
        was, now = before[position], after[position]
        if was[places.key] == now[places.key]:
            yield from ((was[name], now[name]) for name in places.texts if was[name] and now[name])


def shorten(text: str) -> str:
    return Truncator(text.strip()).chars(LONGEST)

"""Places in a typeset body: its blocks, and where words stand in them; pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from . import markup
from .body_structure import split_blocks

# Characters before and after.
AROUND = 30


@dataclass(frozen=True)
class Passage:
    """A place in the body: the block at the top level, and the words in it, of `nth` such ones."""

    block: int
    words: str = ""
    nth: int = 1


def find_words(html: str, wanted: re.Pattern) -> Iterator[tuple[Passage, str]]:
    """The places in a typeset body where these words stand, each with the words around it."""
    for block, part in enumerate(split_blocks(html)):
        # Few blocks have them, and to make plain text of each costs as much as cleaning the body.
        text = markup.plain(part) if wanted.search(part) else ""
        for nth, match in enumerate(wanted.finditer(text), 1):
            yield Passage(block, match.group(), nth), quote(text, match)


def quote(text: str, match: re.Match) -> str:
    """The words around what was found, cut at blanks."""
    start, end = max(0, match.start() - AROUND), match.end() + AROUND
    before = text[start : match.start()]
    after = text[match.end() : end]
    before = before if start == 0 else "…" + before.partition(" ")[2]
    after = after if end >= len(text) else after.rpartition(" ")[0] + "…"
    return " ".join(f"{before}{match.group()}{after}".split())

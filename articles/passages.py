"""Places in a typeset body: its blocks, and where words stand in them; pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from . import markup
from .body_structure import TOKEN, VOID


@dataclass(frozen=True)
class Passage:
    """A place in the body: the block at the top level, and the words in it, of `nth` such ones."""

    block: int
    words: str = ""
    nth: int = 1


def split_blocks(html: str) -> list[str]:
    """The blocks of a typeset body at its top level, in order."""
    blocks, depth, at = [], 0, 0
    for token in TOKEN.finditer(html):
        closes, tag, _attributes = token.groups()
        if tag in VOID and depth:
            continue
        depth += 0 if tag in VOID else -1 if closes else 1
        if depth == 0:
            blocks.append(html[at : token.end()])
            at = token.end()
    return [*blocks, *([html[at:]] if html[at:].strip() else [])]


def find_words(html: str, wanted: re.Pattern) -> Iterator[Passage]:
    """The places in a typeset body where these words stand."""
    for block, part in enumerate(split_blocks(html)):
        for nth, match in enumerate(wanted.finditer(markup.plain(part)), 1):
            yield Passage(block, match.group(), nth)

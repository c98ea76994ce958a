"""Two texts beside each other, word by word: what stayed, what went, what came; pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

STAYED, WENT, CAME = "stayed", "went", "came"
WORDS = re.compile(r"\S+\s*|\s+")
MOST_WORDS = 1500
MOST_LINES = 4000


@dataclass(frozen=True)
class Run:
    """Some words, and what became of them."""

    words: str
    fate: str = STAYED


def lines(old: str, new: str) -> Iterator[list[Run]]:
    """Each line of both texts as runs of words, in the order of the newer one."""
    before, after = old.splitlines()[:MOST_LINES], new.splitlines()[:MOST_LINES]
    for step, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if step == "equal":
            yield from ([Run(line)] for line in before[i:j])
        elif step == "replace" and j - i == m - k:
            yield from (words(*pair) for pair in zip(before[i:j], after[k:m], strict=True))
        else:
            yield from ([Run(line, WENT)] for line in before[i:j])
            yield from ([Run(line, CAME)] for line in after[k:m])


def words(old: str, new: str) -> list[Run]:
    """One line as runs; as a whole where it is too long to be compared quickly."""
    before, after = WORDS.findall(old), WORDS.findall(new)
    if len(before) > MOST_WORDS or len(after) > MOST_WORDS:
        return [Run(old, WENT), Run(new, CAME)]
    return list(runs(before, after))


def runs(before: list[str], after: list[str]) -> Iterator[Run]:
    for step, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if step == "equal":
            yield Run("".join(before[i:j]))
            continue
        if j > i:
            yield Run("".join(before[i:j]), WENT)
        if m > k:
            yield Run("".join(after[k:m]), CAME)

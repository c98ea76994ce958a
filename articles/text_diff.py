"""Compares two texts word by word: which words stayed, went or came; pure."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

STAYED, WENT, CAME = "stayed", "went", "came"
# Scripts that put no space between words: Thai to Myanmar, Khmer, kana, Chinese characters.
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
# White space stays with the word before it, so that all runs joined give the text again.
WORDS = re.compile(rf"[{UNSPACED}]\s*|[^\s{UNSPACED}]+\s*|\s+")
MOST_WORDS = 1500
MOST_LINES = 4000
# Two versions can be written so that comparing them takes minutes; this ends it within seconds.
MOST_STEPS = 10_000_000


@dataclass(frozen=True)
class Run:
    """Some words, and what became of them."""

    text: str
    fate: str = STAYED

    @property
    def words(self) -> str:
        """The text without the white space behind it, which is not to be struck or underlined."""
        return self.text.rstrip()

    @property
    def space(self) -> str:
        return self.text[len(self.words) :]


class Comparison:
    """Compares lists as long as its steps last; what would take more is shown as wholly changed."""

    def __init__(self):
        self.left = MOST_STEPS

    def opcodes(self, before: list[str], after: list[str]) -> list[tuple]:
        """As of SequenceMatcher, whose time may grow with the third power of the length."""
        # Equal ends cost one step an item: a small change in a long text stays within the bound.
        head = alike(before, after)
        tail = alike(before[head:][::-1], after[head:][::-1])
        i, j, k, m = head, len(before) - tail, head, len(after) - tail
        found = [("equal", 0, head, 0, head)] if head else []
        for step, *bounds in self.middle(before[i:j], after[k:m]):
            found.append((step, *(at + head for at in bounds)))
        return found + ([("equal", j, len(before), m, len(after))] if tail else [])

    def middle(self, before, after):
        most = steps(before, after)
        if most > self.left:
            return [("replace", 0, len(before), 0, len(after))]
        self.left -= most
        # autojunk ignores words that are frequent in a long text, and marks too much as changed.
        return SequenceMatcher(None, before, after, autojunk=False).get_opcodes()


def alike(before: list[str], after: list[str]) -> int:
    """How many items both begin with."""
    pairs = enumerate(zip(before, after, strict=False))
    return next((at for at, (old, new) in pairs if old != new), min(len(before), len(after)))


def steps(before: list[str], after: list[str]) -> int:
    """How many steps a comparison takes at most."""
    often = Counter(after)
    # Each search for a longest match looks at every pair of equal items, and finds one item or more.
    return sum(often[item] for item in before) * min(len(before), len(after))


def lines(old: str, new: str) -> Iterator[list[Run]]:
    """Each line of both texts as runs of words, in the order of the newer one."""
    before, after, comparison = old.splitlines()[:MOST_LINES], new.splitlines()[:MOST_LINES], Comparison()
    for step, i, j, k, m in comparison.opcodes(before, after):
        if step == "equal":
            yield from ([Run(line)] for line in before[i:j])
        elif step == "replace" and j - i == m - k:
            pairs = zip(before[i:j], after[k:m], strict=True)
            yield from (diff_words(*pair, comparison=comparison) for pair in pairs)
        else:
            yield from ([Run(line, WENT)] for line in before[i:j])
            yield from ([Run(line, CAME)] for line in after[k:m])


def diff_words(old: str, new: str, *, comparison: Comparison) -> list[Run]:
    """One line as runs; as a whole where it is too long to be compared quickly."""
    before, after = WORDS.findall(old), WORDS.findall(new)
    if len(before) > MOST_WORDS or len(after) > MOST_WORDS:
        return [Run(old, WENT), Run(new, CAME)]
    return list(runs(before, after, comparison.opcodes(*map(strip_all, (before, after)))))


def strip_all(tokens: list[str]) -> list[str]:
    """The words alone: the last one of a text has no space behind it, and is the same word."""
    return [token.strip() for token in tokens]


def runs(before: list[str], after: list[str], opcodes: list[tuple]) -> Iterator[Run]:
    for step, i, j, k, m in opcodes:
        if step == "equal":
            yield Run("".join(after[k:m]))
            continue
        if j > i:
            yield Run("".join(before[i:j]), WENT)
        if m > k:
            yield Run("".join(after[k:m]), CAME)

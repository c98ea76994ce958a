"""Reads the stories and letters: lines of `Name: words`, a blank line, the text; pure."""

import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent
SLOT = re.compile(r"\[(\d) ([\w-]+) \| ([^|]+) \| ([^|]+)\]")


@dataclass(frozen=True)
class Piece:
    """A story or a letter: its heads (each name with all its values, in order), and its text."""

    name: str
    heads: dict[str, list[str]]
    text: str

    def get(self, head: str, default: str = "") -> str:
        """The first value of a head."""
        return self.heads.get(head, [default])[0]

    def all(self, head: str) -> list[str]:
        return self.heads.get(head, [])

    @property
    def body(self) -> str:
        """The text as HTML: paragraphs, headings after ##, numbered slots for pictures."""
        return "".join(html(block.strip()) for block in self.text.split("\n\n") if block.strip())

    @property
    def pictures(self) -> list[tuple[int, str, str, str]]:
        """Slot, scene, caption and alternative text of the pictures within the text."""
        return [(int(slot), *words) for slot, *words in SLOT.findall(self.text)]


def html(block: str) -> str:
    """One block of a text as HTML."""
    if slot := SLOT.fullmatch(block):
        return f'<figure data-slot="{slot[1]}"></figure>'
    if block.startswith("## "):
        return f"<h2>{block[3:]}</h2>"
    return f"<p>{block}</p>"


def read(words: str, *, name: str = "") -> Piece:
    """The piece that `words` hold."""
    top, _, text = words.strip().partition("\n\n")
    heads = {}
    for line in top.splitlines():
        head, _, value = line.partition(": ")
        heads.setdefault(head, []).append(value.strip())
    return Piece(name, heads, text.strip())


def stories() -> list[Piece]:
    """Every story, by the number it is filed under."""
    files = sorted((FOLDER / "stories").glob("*.md"))
    return [read(path.read_text(encoding="utf-8"), name=path.stem) for path in files]


def letters() -> list[Piece]:
    """Every reader's letter, in the order in which they came."""
    words = (FOLDER / "letters.md").read_text(encoding="utf-8")
    return [read(letter) for letter in words.split("\n---\n")]

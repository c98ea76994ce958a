"""Reads stories, letters, authors and series: lines of `Name: words`, a blank line, the text; pure."""

import re
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

FOLDER = Path(__file__).parent
SPAN = re.compile(r"(\d+) (minute|hour|day)")


@dataclass(frozen=True)
class Piece:
    """What a file or a part of one holds: its heads (each with all its values, in order), its text."""

    name: str
    heads: dict[str, list[str]]
    text: str

    def get(self, head: str, default: str = "") -> str:
        """The first value of a head."""
        return self.heads.get(head, [default])[0]

    def all(self, head: str) -> list[str]:
        return self.heads.get(head, [])

    def parted(self, head: str) -> list[list[str]]:
        """Every value of a head, cut at its bars."""
        return [value.split(" | ") for value in self.all(head)]


def span(words: str) -> timedelta:
    """A length of time: "2 days 3 hours 20 minutes"."""
    return timedelta(**{f"{unit}s": int(number) for number, unit in SPAN.findall(words)})


def read(words: str, *, name: str = "") -> Piece:
    """The piece that `words` hold."""
    top, _, text = words.strip().partition("\n\n")
    heads = {}
    for line in top.splitlines():
        head, _, value = line.partition(": ")
        heads.setdefault(head, []).append(value.strip())
    return Piece(name, heads, text.strip())


def stories() -> list[Piece]:
    """Every story under the name of its file, the oldest first."""
    pieces = [read(path.read_text(encoding="utf-8"), name=path.stem) for path in files("stories")]
    return sorted(pieces, key=lambda piece: (span(piece.get("Ago")), piece.name), reverse=True)


def letters() -> dict[str, list[Piece]]:
    """Readers' letters by the name of the story, each in the order in which they came."""
    return {path.stem: several(path) for path in files("letters")}


def several(path: Path) -> list[Piece]:
    """The pieces of one file, which lines of three dashes part."""
    return [read(part) for part in path.read_text(encoding="utf-8").split("\n---\n")]


def files(folder: str) -> list[Path]:
    return sorted((FOLDER / folder).glob("*.md"))

"""Reads the files of stories, comments, authors and series. See README.md for their format."""

import re
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

CONTENT = Path(__file__).parent / "content"
DURATION = re.compile(r"(\d+) (minute|hour|day)")


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

    def split(self, head: str) -> list[list[str]]:
        """Every value of a head, split at its bars."""
        return [value.split(" | ") for value in self.all(head)]


def parse_duration(text: str) -> timedelta:
    """A length of time: "2 days 3 hours 20 minutes"."""
    return timedelta(**{f"{unit}s": int(number) for number, unit in DURATION.findall(text)})


def parse(text: str, *, name: str = "") -> Piece:
    """The piece in `text`."""
    top, _, body = text.strip().partition("\n\n")
    heads = {}
    for line in top.splitlines():
        head, _, value = line.partition(": ")
        heads.setdefault(head, []).append(value.strip())
    return Piece(name, heads, body.strip())


def read_stories() -> list[Piece]:
    """Every story under the name of its file, the oldest first."""
    pieces = [parse(path.read_text(encoding="utf-8"), name=path.stem) for path in list_files("stories")]
    return sorted(pieces, key=lambda piece: (parse_duration(piece.get("Ago")), piece.name), reverse=True)


def read_comments() -> dict[str, list[Piece]]:
    """Readers' comments by the name of the story, in the order in which they were posted."""
    return {path.stem: read_pieces(path) for path in list_files("comments")}


def read_pieces(path: Path) -> list[Piece]:
    """The pieces of one file, which are separated by lines of three dashes."""
    return [parse(part) for part in path.read_text(encoding="utf-8").split("\n---\n")]


def list_files(folder: str) -> list[Path]:
    return sorted((CONTENT / folder).glob("*.md"))

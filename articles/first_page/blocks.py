"""What blocks of the desk's first page are made of; each app has its own, and the project lists them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

# Rows of a block; the list that it leads to has the rest.
SHOWN = 8
# Counted no farther, so that no count reads a large table.
COUNTED = 100


# How many a block shows, by which of them come first.
HERE = {
    "newest": _("{count}, the newest {shown} here"),
    "oldest": _("{count}, the oldest {shown} here"),
    "next": _("{count}, the next {shown} here"),
}


@dataclass(frozen=True)
class Row:
    """One line: what it is, where it leads, and what there is to say of it, in words.

    `tone` is the colour of a state by its name in the stylesheet; `time` stands before the title where the
    block is a timetable, else among the facts.
    """

    title: str
    address: str
    facts: tuple[str, ...] = ()
    time: str = ""
    state: str = ""
    tone: str = ""
    note: str = ""


@dataclass(frozen=True)
class Block:
    """A part of the first page: rows under a heading, with their number and the way to all of them."""

    name: str
    heading: str
    rows: list[Row]
    count: int = 0
    address: str = ""
    link: str = ""
    empty: str = ""
    line: object = None
    first: str = "newest"

    @property
    def is_shown(self) -> bool:
        return bool(self.rows or self.empty)

    @property
    def way(self) -> str:
        """The words of the link to the list; empty where all there is stands here."""
        if self.link or not self.address or self.count <= len(self.rows):
            return self.link
        return pgettext("rows of a block", "Show all")

    @property
    def number(self) -> str:
        """How many there are and which of them are here, in words."""
        every, shown = self.count, len(self.rows)
        if every <= shown:
            return str(every) if every else ""
        said = f"{COUNTED}+" if every > COUNTED else str(every)
        return str(HERE[self.first]).format(count=said, shown=shown)


def count(found, shown: list, *, most: int = SHOWN) -> int:
    """How many rows a QuerySet has of which `shown` are the first, as far as they are counted."""
    return len(shown) if len(shown) < most else found.order_by()[: COUNTED + 1].count()


def choose(person, blocks: Iterable[tuple[str, Callable]]) -> list[Block]:
    """Those that `person` has the permission to see and that have something to say."""
    made = [make(person) for may, make in blocks if not may or person.has_perm(may)]
    return [block for block in made if block.is_shown]

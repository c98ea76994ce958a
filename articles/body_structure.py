"""Which block of a body may stand where: from allowed elements to the few forms that are stored; pure.

Works on what nh3 let through, where no angle bracket stands but those of elements.
"""

import re
from collections import Counter
from html import escape
from itertools import pairwise
from typing import NamedTuple

# No attribute value that markup.fit lets through has an angle bracket: a tag ends at the first one.
TOKEN = re.compile(r"<(/?)([a-z0-9]+)([^>]*)>")
ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')
SPACES = re.compile(r"\s*")
VOID = {"br", "hr"}
BLOCKS = {"p", "h2", "h3", "ul", "ol", "blockquote", "hr", "figure", "div", "table"}
PARTS_OF_TABLE = {"thead", "tbody", "tr", "th", "td"}
FIGURES = {"quotation", "pull-quote", "table"}
SIGNED = ("data-signature", "data-date")
LINE, NOTHING = ("<p>", "</p>"), ("", "")
IN_NOTE = dict.fromkeys(("h2", "h3", "li"), LINE) | dict.fromkeys(("ul", "ol", "blockquote"), NOTHING)


class Block(NamedTuple):
    """An open element: its tag, its stored form ("": none), and the HTML that closes it."""

    tag: str
    form: str
    closing: str


def reshape(html: str) -> str:
    """The body with every note, figure and table in its stored form, at the top level only.

    Elements that may not stand where they are go, and their words stay. The slot of a photograph moves to
    the next gap between blocks.
    """
    return Reshaper().run(html)


def run_in(safe: str, dateline: str) -> str:
    """The typeset body with `dateline` (plain text) before the first words of its first paragraph.

    A body without a paragraph of its own gets one; those of notes, quotations and captions do not count.
    """
    if not dateline or not safe:
        return safe
    # bdi: a name in Arabic letters would else change places with the dash that follows it.
    printed = f'<span class="dateline"><bdi>{escape(dateline)}</bdi></span>'
    depth = 0
    for token in TOKEN.finditer(safe):
        closes, tag, _ = token.groups()
        if tag == "p" and not closes and depth == 0:
            return f"{safe[: token.end()]}{printed} – {safe[token.end() :]}"
        if tag not in VOID:
            depth += -1 if closes else 1
    return f"<p>{printed}</p>{safe}"


def split_blocks(safe: str) -> list[str]:
    """The top-level blocks of a body, in order; joined they give it again.

    Words and marks that stand in no block form one of their own. White space stays with the block before it.
    """
    cuts, depth = {0, len(safe)}, 0
    for token in TOKEN.finditer(safe):
        closes, tag, _ = token.groups()
        is_block = tag in BLOCKS
        if is_block and depth == 0 and not closes:
            cuts.add(token.start())
        if tag not in VOID:
            depth += -1 if closes else 1
        if is_block and depth == 0:
            cuts.add(SPACES.match(safe, token.end()).end())
    places = sorted(cuts)
    return [safe[start:end] for start, end in pairwise(places) if start < end]


def without_slots(safe: str) -> str:
    """The body without the places of its photographs."""
    return "".join(block for block in split_blocks(safe) if not block.startswith("<figure data-slot="))


class Reshaper:
    """One pass over a body: what is open, what is written, and the places that wait for a gap."""

    def __init__(self):
        self.open, self.written, self.waiting = [], [], []
        self.forms = Counter()

    def run(self, html: str) -> str:
        at = 0
        for token in TOKEN.finditer(html):
            self.written.append(html[at : token.start()])
            at = token.end()
            self.take(token)
        return "".join([*self.written, html[at:], *self.waiting])

    def take(self, token: re.Match) -> None:
        closes, tag, attributes = token.groups()
        if tag in VOID:
            self.written.append(token[0])
        elif closes:
            block = self.open.pop()
            self.forms[block.form] -= 1
            self.written.append(block.closing)
        else:
            form, opening, closing = self.form(tag, dict(ATTRIBUTE.findall(attributes)), token[0])
            self.open.append(Block(tag, form, closing))
            self.forms[form] += 1
            self.written.append(opening)
        if not self.open:
            self.written += self.waiting
            self.waiting = []

    def form(self, tag: str, attributes: dict, token: str) -> tuple[str, str, str]:
        """What becomes of an element: its form ("": none), and the HTML that opens and that closes it."""
        of_its_own = {"figure": self.figure, "div": self.note, "table": self.table}
        if tag in of_its_own:
            return of_its_own[tag](attributes)
        if tag == "figcaption" and not self.in_figure(*FIGURES, "embed"):
            return "", *NOTHING
        # Closed by a blank, which keeps the words of neighbouring cells apart.
        if tag in PARTS_OF_TABLE and not self.has("table"):
            return "", "", " "
        if tag in IN_NOTE and self.has("note"):
            return "", *IN_NOTE[tag]
        return "", token, f"</{tag}>"

    def figure(self, attributes: dict) -> tuple[str, str, str]:
        if slot := attributes.get("data-slot"):
            # A page is cut at its slots: within another block each piece would lack one of its tags.
            self.waiting.append(f'<figure data-slot="{slot}"></figure>')
            return "", *NOTHING
        form, address = attributes.get("class"), attributes.get("data-embed")
        if not self.open and form == "embed" and address:
            return "embed", f'<figure class="embed" data-embed="{address}">', "</figure>"
        if not self.open and form in FIGURES:
            return f"figure {form}", f'<figure class="{form}">', "</figure>"
        return "", *NOTHING

    def note(self, attributes: dict) -> tuple[str, str, str]:
        if self.open or attributes.get("class") != "editors-note":
            return "", *NOTHING
        more = "".join(f' {name}="{attributes[name]}"' for name in SIGNED if name in attributes)
        return "note", f'<div class="editors-note" role="note"{more}>', "</div>"

    def table(self, attributes: dict) -> tuple[str, str, str]:
        """A table in its figure; one without gets it, and where no table can stand it becomes words."""
        if not self.open:
            return "table", '<figure class="table"><table>', "</table></figure>"
        if self.in_figure("table"):
            return "table", "<table>", "</table>"
        return "", "", " "

    def in_figure(self, *forms: str) -> bool:
        """Whether just such a figure is open."""
        return len(self.open) == 1 and self.open[0].form.removeprefix("figure ") in forms

    def has(self, form: str) -> bool:
        return bool(self.forms[form])

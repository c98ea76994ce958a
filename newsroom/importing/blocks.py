"""A WordPress body cut into its blocks: paragraphs, rules, pictures and the rest; pure.

Text that stands free becomes paragraphs as WordPress makes them: a blank line ends one, a single
line break stays one.
"""

import html
import re
from dataclasses import dataclass
from html.parser import HTMLParser

SIMPLE = frozenset("p h1 h2 h3 h4 h5 h6 pre".split())
NESTING = frozenset("ul ol blockquote".split())
BLOCKS = SIMPLE | NESTING | {"table"}
WRAPPERS = frozenset(
    "div section article main header footer center aside body html address fieldset form dl".split()
)
INSIDE = frozenset("li p cite".split())
SILENT = frozenset("script style head title noscript template svg math object select textarea".split())
FRAMES = frozenset("iframe embed video audio".split())
INLINE = frozenset("a strong em b i sub sup cite".split())
# The headline is the only h1 of a page, and a body has two ranks of headings: h2 and h3.
SAME_AS = {"b": "strong", "i": "em", "h1": "h2", "h4": "h3", "h5": "h3", "h6": "h3", "pre": "p", "table": "p"}
# WordPress's classic editor stores no <p>: blank lines become paragraphs when a page is shown (wpautop).
BLANK_LINE = re.compile(r"[ \t]*\n(?:[ \t]*\n)+[ \t]*")
ATTACHMENT = re.compile(r"\b(?:wp-image-|attachment_)(\d{1,18})\b")
NO_TAG = re.compile(r"<(?!/?[A-Za-z][^<>]*>)")
# Deeper nesting is an attack: the time of a parser grows with its square.
DEEPEST = 100


@dataclass
class Picture:
    """A picture of the body: which attachment it says it is, and its words here (`caption` is HTML)."""

    id: str = ""
    src: str = ""
    alt: str = ""
    caption: str = ""


@dataclass(frozen=True)
class Block:
    """One block: a rule, a picture, or HTML (of a frame: its address, as a link)."""

    html: str = ""
    picture: Picture | None = None

    @property
    def is_rule(self) -> bool:
        return self.html == "<hr>"


def cut(source: str) -> tuple[list[Block], list[str]]:
    """The blocks of a body, and in words what could not stay as it was."""
    parser = Cutter()
    # A “<” that begins no tag becomes text first: the parser would search the rest of the body for its end.
    parser.feed(NO_TAG.sub("&lt;", source.replace("\r\n", "\n").replace("\r", "\n")))
    parser.close()
    parser.end_figure()
    if parser.silent:
        parser.lost.append(f"all that follows an open <{parser.silent[-1]}> was left out")
    return parser.blocks, parser.lost


class Cutter(HTMLParser):
    """Collects the blocks of a body; writes every tag anew, so nothing of the source's tags comes through."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.blocks, self.lost, self.silent = [], [], []
        self.root, self.written, self.open = "", [], []
        self.pictures, self.has_words = [], False
        self.figure = self.caption = None

    def handle_starttag(self, tag, attributes):
        if tag in SILENT:
            self.silent.append(tag)
        elif not self.silent:
            self.start(tag, {name: value or "" for name, value in attributes})

    def handle_startendtag(self, tag, attributes):
        # It has no end tag, so it would silence all the rest of the body.
        if tag not in SILENT:
            self.handle_starttag(tag, attributes)

    def start(self, tag, said):
        if tag in ("img", "br", "hr"):
            getattr(self, tag)(said)
        elif tag in FRAMES:
            self.frame(tag, said)
        elif tag == "figure":
            self.begin_figure()
        elif tag == "figcaption":
            self.caption = []
        elif tag in BLOCKS and self.caption is None:
            self.begin_block(tag)
        elif tag in WRAPPERS and not self.root and self.caption is None:
            self.finish()
        else:
            self.begin_inside(tag, said)

    def handle_endtag(self, tag):
        if self.silent:
            self.silent = self.silent[:-1] if tag in SILENT else self.silent
        elif tag == "figure":
            self.end_figure()
        elif tag == "figcaption":
            self.end_caption()
        elif self.ends_block(tag):
            self.finish()
        elif tag in ("tr", "div") and self.root:
            self.add_text("<br>")
        else:
            self.close_inside(SAME_AS.get(tag, tag))

    def ends_block(self, tag) -> bool:
        if not self.root:
            return tag in WRAPPERS
        return tag == self.root and f"<{tag}>" not in self.open

    def handle_data(self, data):
        if self.silent:
            return
        if self.caption is not None or self.root:
            self.add_text(html.escape(data))
            return
        for number, part in enumerate(BLANK_LINE.split(data)):
            if number:
                self.end_paragraph()
            self.add_text(html.escape(part).replace("\n", "<br>") if part.strip() else part)

    def add_text(self, text):
        """Add text that is already HTML, to the open caption or block."""
        target = self.written if self.caption is None else self.caption
        if text.strip() or target:
            target.append(text)
        # WordPress's editor stores an empty line as a paragraph with one &nbsp;.
        self.has_words = self.has_words or bool(text.replace("<br>", "").replace("\xa0", "").strip())

    def begin_block(self, tag):
        """A block of its own or, within a list or quotation, a part of that."""
        if self.root in SIMPLE or not self.root:
            self.finish()
            self.root = tag
            self.written.append(f"<{SAME_AS.get(tag, tag)}>")
        elif tag in NESTING or tag in INSIDE:
            self.push(f"<{tag}>")

    def begin_inside(self, tag, said):
        """A tag within a block: those we know, and of a link its address alone."""
        # A table of an export becomes a paragraph, so its cells need a sign between them.
        if tag in ("td", "th") and self.has_words and self.written[-1:] not in ([], ["<br>"]):
            self.add_text(" | ")
        if self.caption is None and (tag in INLINE or (self.root and tag in INSIDE)):
            address = html.escape(said.get("href", "").strip())
            self.push(f'<a href="{address}">' if tag == "a" else f"<{SAME_AS.get(tag, tag)}>")

    def push(self, opening):
        if len(self.open) < DEEPEST:
            self.written.append(opening)
            self.open.append(opening)

    def close_inside(self, tag):
        """Close the nearest open tag of this name; inline ones left open within it go on."""
        names = [name_of(opening) for opening in self.open]
        if self.caption is not None or tag not in names:
            return
        at = len(names) - 1 - names[::-1].index(tag)
        again = self.open[at + 1 :] if tag in INLINE else []
        self.written += [*(f"</{name}>" for name in reversed(names[at:])), *again]
        self.open = self.open[:at] + again

    def end_paragraph(self):
        """Ends a paragraph at a blank line; inline tags that are open go on in the next one."""
        still = self.open
        self.flush()
        self.written, self.open = [*still], still

    def finish(self):
        """Ends the open block, if any."""
        self.flush()
        self.open = []

    def flush(self):
        tag = SAME_AS.get(self.root, self.root)
        body = "".join(self.written) + "".join(f"</{name_of(opening)}>" for opening in reversed(self.open))
        self.blocks += [Block(picture=picture) for is_before, picture in self.pictures if is_before]
        if self.has_words:
            self.blocks.append(Block(trim(f"{body}</{tag}>" if tag else f"<p>{body}</p>")))
        self.blocks += [Block(picture=picture) for is_before, picture in self.pictures if not is_before]
        self.written, self.root, self.pictures, self.has_words = [], "", [], False

    def br(self, said):
        self.add_text("<br>")

    def hr(self, said):
        self.finish()
        self.blocks.append(Block("<hr>"))

    def img(self, said):
        """A picture stands before its paragraph where that has no words yet, else after it."""
        marked = ATTACHMENT.search(said.get("class", ""))
        named = said.get("data-id") or (marked.group(1) if marked else "")
        found = Picture(named, said.get("src", "").strip(), said.get("alt", "").strip())
        if self.figure is None:
            self.pictures.append((not self.has_words, found))
        else:
            self.figure.append(found)

    def begin_figure(self):
        if self.figure is None:
            self.finish()
            self.figure = []

    def end_caption(self):
        """A caption belongs to the last picture before it; without one it is text."""
        if self.caption is None:
            return
        words = " ".join("".join(self.caption).split())
        self.caption, self.has_words = None, any(part.strip() for part in self.written)
        if self.figure:
            self.figure[-1].caption = words
        elif words:
            self.blocks.append(Block(f"<p>{words}</p>"))

    def end_figure(self):
        self.end_caption()
        pictures, self.figure = self.figure or [], None
        self.finish()
        self.blocks += [Block(picture=picture) for picture in pictures]

    def frame(self, tag, said):
        """A film or map from elsewhere: its address stays, as a link."""
        address = said.get("src", "").strip()
        if not address.startswith(("https://", "http://")):
            self.lost.append(f"a frame ({tag}) without an address was left out")
            return
        self.lost.append(f"a frame ({tag}) became a link to {address[:200]}")
        shown = html.escape(address)
        self.finish()
        self.blocks.append(Block(f'<p><a href="{shown}">{shown}</a></p>'))


def name_of(opening: str) -> str:
    """The name of a tag that was written."""
    return opening.strip("<>").partition(" ")[0]


def trim(block: str) -> str:
    """Without line breaks and blanks at both ends of the block."""
    block = re.sub(r"^(<[a-z0-9]+>)(?:\s|<br>|&nbsp;)+", r"\1", block)
    end = block.rindex("</")
    return re.sub(r"(?:\s|<br>)+\Z", "", block[:end].rstrip()) + block[end:]

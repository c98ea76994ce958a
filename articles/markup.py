"""From typed words to safe HTML: the only place where HTML becomes safe; pure."""

import html
import json
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import islice

import nh3
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from . import embeds
from .body_structure import reshape, run_in

BODY_TAGS = {
    *("p", "h2", "h3", "ul", "ol", "li", "blockquote", "cite", "a", "strong", "em", "br", "hr"),
    *("sub", "sup", "figure", "figcaption", "div", "table", "thead", "tbody", "tr", "th", "td"),
}
CELL = {"colspan", "rowspan"}
BODY_ATTRIBUTES = {
    "a": {"href"},
    "ol": {"start"},
    "figure": {"class", "data-slot", "data-embed"},
    "div": {"class", "role", "data-signature", "data-date"},
    "th": {"scope", *CELL},
    "td": CELL,
}
VALUES = {
    "start": re.compile(r"[0-9]{1,4}"),
    "data-slot": re.compile(r"[0-9]{1,4}"),
    "class": re.compile(r"editors-note|quotation|pull-quote|table|embed"),
    "role": re.compile(r"note"),
    "data-date": re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
    "data-signature": re.compile(r"[^<>\"`\s][^<>\"`\n\r\t]{0,119}"),
    "scope": re.compile(r"col|row"),
    "colspan": re.compile(r"[2-9]|[1-4][0-9]"),
    "rowspan": re.compile(r"[2-9]|[1-4][0-9]"),
}
SCHEMES = {"http", "https", "mailto"}
# XML 1.0 cannot carry most of these, PostgreSQL no NUL, UTF-8 no surrogates.
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
# Expressions suffice for these: reshape stores each form in one spelling, and none within another.
SLOT = re.compile(
    r'<figure data-slot="(?P<slot>[0-9]{1,4})"></figure>'
    r'|<figure class="embed" data-embed="(?P<embed>[^"]*)">(?P<caption>.*?)</figure>',
    re.DOTALL,
)
NOTE = re.compile(
    r'<div class="editors-note" role="note"'
    r'(?: data-signature="([^"]*)")?(?: data-date="([^"]*)")?>(.*?)</div>',
    re.DOTALL,
)
CAPTION = re.compile(r"<figcaption>(.*?)</figcaption>", re.DOTALL)
TABLE = re.compile(r'<figure class="table">((?:(?!</figure>).)*?)<table>(.*?)</table>', re.DOTALL)
EMPTY = re.compile(
    r"<(p|figcaption)>(?:\s|&nbsp;|<br>)*</\1>"
    r'|<figure class="[a-z-]+">\s*</figure>|<div class="editors-note"[^>]*>\s*</div>'
)
BREAK = re.compile(r"</(?:p|h[1-6]|li|blockquote|figure|figcaption|div|tr)>|<br>|<hr>")
# NFC would make one sign (≯) of an angle bracket and U+0338, and so destroy the tag.
AFTER_BRACKET = re.compile(r"(?<=[<>])")
NO_URL = re.compile(r"[\x00-\x20<>\"`]")
LINK = re.compile(r"https?://[^\s<>\"“”„«»‹›「」『』]+", re.IGNORECASE)
HOST = re.compile(r"https?://\w", re.IGNORECASE)
CLOSING = ".,;:!?…'’*_،؛؟。、，；：！？"
BRACKETS = {")": "(", "]": "[", "}": "{", "）": "（", "】": "【"}
# Two are usual; the limit ends what somebody built to go on for ever.
ROUNDS = 9
# A parser of HTML takes four times as long for twice as many boxes within boxes.
BOX = re.compile(
    r"<(?!(?:p|li|br|hr|a|b|i|em|strong|td|th|tr|tbody|sub|sup|cite|img)[\s/>])[a-z]", re.IGNORECASE
)
MOST_BOXES = 2000
# Search engines count no such link, so that posting links for their sake is of no use.
READER_REL = "nofollow ugc noopener"
OF_READERS = {"tags": {"p", "br", "a"}, "attributes": {"a": {"href", "rel"}}, "url_schemes": SCHEMES}


@lru_cache(maxsize=8)
def body(source: str) -> str:
    """An article's body as safe HTML: what the allow-list knows, with links we may follow.

    Foreign elements and attributes are dropped, their text kept; scripts and styles go whole.
    The sanitiser comes last: what is returned is what it gave, and nothing was changed in it afterwards.
    Equal input gives equal bytes, and the result passed in again comes back as it is. The latest are
    remembered: a form cleans its text before the transaction in which it is cleaned, and typeset, again.
    """
    source = limit_boxes(source)
    for _ in range(ROUNDS):
        safe = sanitize(source)
        shaped = EMPTY.sub("", reshape(safe)).strip()
        if safe == shaped == source:
            return safe
        source = shaped
    return sanitize(source)


def limit_boxes(source: str) -> str:
    """The HTML; after the first MOST_BOXES lists, quotations, figures ... all others become paragraphs."""
    found = list(islice(BOX.finditer(source), MOST_BOXES, MOST_BOXES + 1))
    if not found:
        return source
    end = found[0].start()
    return source[:end] + BOX.sub(lambda tag: "<p " + tag[0][1:], source[end:])


def sanitize(source: str) -> str:
    """What the allow-list leaves of some HTML; nothing may be composed in it afterwards.

    Entities become signs here, which may have to be dropped or composed in turn: so `body` comes
    back until nothing changes any more. No mark is composed with an angle bracket before it.
    """
    parts = AFTER_BRACKET.split(CONTROLS.sub("", source))
    return nh3.clean(
        "".join(unicodedata.normalize("NFC", part) for part in parts),
        tags=BODY_TAGS,
        attributes=BODY_ATTRIBUTES,
        url_schemes=SCHEMES,
        link_rel=None,
        attribute_filter=fit,
    )


def fit(tag: str, attribute: str, value: str) -> str | None:
    """The value of an allowed attribute, or None where it is not fit to stand."""
    if attribute == "href":
        value = value.strip()
        # Browsers read a backslash as a slash: /\host is another site.
        outside = value.startswith(("//", "/\\", "\\"))
        return None if outside or NO_URL.search(value) else value
    if attribute == "data-embed":
        found = embeds.find(value)
        return found and found.address
    if attribute == "data-date" and not is_day(value):
        return None
    form = VALUES.get(attribute)
    return value if form and form.fullmatch(value) else None


def is_day(written: str) -> bool:
    """Whether this is a day of the calendar, as ISO 8601 writes it."""
    try:
        return bool(date.fromisoformat(written))
    except ValueError:
        return False


@dataclass(frozen=True)
class Placed:
    """What the page must provide within a body: the photograph of a slot, or an embed with its caption."""

    slot: int = 0
    embed: embeds.Embed | None = None
    caption: SafeString = SafeString()


def pieces(safe: str, *, dateline: str = "") -> list[SafeString | Placed]:
    """A typeset body in reading order: runs of HTML as printed, and what stands between them.

    The dateline (plain text) stands before the first words of the first paragraph.
    """
    safe, found, at = run_in(safe, dateline), [], 0
    for match in SLOT.finditer(safe):
        found += [print_body(safe[at : match.start()]), place_figure(match)]
        at = match.end()
    return [piece for piece in (*found, print_body(safe[at:])) if piece]


def place_figure(match: re.Match) -> Placed:
    if match["slot"]:
        return Placed(slot=int(match["slot"]))
    caption = CAPTION.sub(r"\1", match["caption"])
    return Placed(embed=embeds.find(html.unescape(match["embed"])), caption=mark_trusted(caption))


def print_body(stored: str) -> SafeString:
    """A run of a stored body as readers get it: notes bracketed and signed, tables to be scrolled in.

    The words that are added are those of the language in use, which is the page's.
    """
    return mark_trusted(TABLE.sub(print_table, NOTE.sub(print_note, stored)))


def print_note(match: re.Match) -> str:
    """[Editor’s Note: text. — The Courier, 22 November 2026]"""
    signature, day, text = match.groups()
    text = text if text.startswith("<p>") else f"<p>{text}</p>"
    first, last = text.find("<p>") + 3, text.rfind("</p>")
    signed = print_signature(signature, print_day(day))
    heading = gettext("Editor’s Note:")
    said = f"[<strong>{heading}</strong> {text[first:last]}{signed}]"
    return f'<div class="editors-note" role="note">{text[:first]}{said}{text[last:]}</div>'


def print_signature(signature: str | None, day: str) -> str:
    """Who signed a note, and when, as far as it says so."""
    both = gettext("{name}, {date}").format(name=signature, date=day)
    signed = both if signature and day else signature or day
    return f' <span class="signed">— {signed}</span>' if signed else ""


def print_day(written: str | None) -> str:
    if not written:
        return ""
    day = date_format(date.fromisoformat(written), "DATE_FORMAT")
    return f'<time datetime="{written}">{html.escape(day)}</time>'


def print_table(match: re.Match) -> str:
    """The table in a box of its own, which a keyboard can scroll where the table is too wide."""
    name = html.escape(plain(match[1]) or gettext("Table"))
    scrolls = f'<div class="table-scroll" role="region" tabindex="0" aria-label="{name}">'
    return f'<figure class="table">{match[1]}{scrolls}<table>{match[2]}</table></div>'


def mark_trusted(stored: str) -> SafeString:
    """Mark HTML as printable that `body` or `paragraphs` made and the database kept."""
    return mark_safe(stored)  # noqa: S308


def plain(safe: str) -> str:
    """The text of safe HTML, a line for each block."""
    blocks = BREAK.sub(lambda found: found.group() + "\n", " ".join(safe.split()))
    text = nh3.clean(blocks, tags=set())
    lines = (" ".join(line.split()) for line in html.unescape(text).splitlines())
    return "\n".join(line for line in lines if line)


def paragraphs(text: str) -> str:
    """A reader's or editor's plain text as safe HTML: paragraphs, line breaks, links.

    It is escaped as it is put together; the sanitiser, which comes last here too, finds nothing to do.
    """
    text = unicodedata.normalize("NFC", CONTROLS.sub("", text.replace("\r\n", "\n")))
    blocks = (block.strip() for block in re.split(r"\n\s*\n", text))
    made = "".join(f"<p>{inline(block)}</p>" for block in blocks if block)
    return nh3.clean(made, **OF_READERS, link_rel=None)


def inline(text: str) -> str:
    """Escaped text with line breaks, and web addresses as links that vouch for nothing."""
    done, at = [], 0
    for found in LINK.finditer(text):
        address = without_closing(found.group())
        url = html.escape(address)
        done += [
            html.escape(text[at : found.start()]),
            f'<a href="{url}" rel="{READER_REL}">{url}</a>' if HOST.match(address) else url,
        ]
        at = found.start() + len(address)
    return "".join([*done, html.escape(text[at:])]).replace("\n", "<br>")


def without_closing(address: str) -> str:
    """A web address without what closes the sentence, or a bracket, around it."""
    # Addresses may hold pairs of brackets, as /Mercury_(planet): only one without its partner closes.
    while address[-1] in CLOSING or address.count(address[-1]) > address.count(
        BRACKETS.get(address[-1], address[-1])
    ):
        address = address[:-1]
    return address


def highlight(text: str) -> SafeString:
    """Plain text as HTML, with what stands between STX and ETX (see articles.search_query) marked."""
    # No text has these two signs of its own: they are among the CONTROLS that are dropped.
    marked = html.escape(text).replace("\x02", "<mark>").replace("\x03", "</mark>")
    return mark_safe(marked)  # noqa: S308


def data_block(value: dict) -> SafeString:
    """JSON that may stand inside a script element: `<`, `>` and `&` are escaped."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    # Parsers of HTML end a script at </script>, also within a string of JSON.
    for sign, code in (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026")):
        text = text.replace(sign, code)
    return mark_safe(text)  # noqa: S308

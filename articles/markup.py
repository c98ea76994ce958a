"""From typed words to safe HTML: the only place where HTML becomes safe; pure."""

import html
import json
import re
import unicodedata

import nh3
from django.utils.safestring import SafeString, mark_safe

BODY_TAGS = {
    *("p", "h2", "h3", "ul", "ol", "li", "blockquote", "cite", "a", "strong", "em", "br", "hr"),
    *("sub", "sup", "figure"),
}
BODY_ATTRIBUTES = {"a": {"href"}, "figure": {"data-slot"}, "ol": {"start"}}
SCHEMES = {"http", "https", "mailto"}
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
SLOT = re.compile(r'<figure data-slot="([0-9]{1,4})"></figure>')
EMPTY = re.compile(r"<p>(?:\s|&nbsp;|<br>)*</p>|<figure>\s*</figure>")
BREAK = re.compile(r"</(?:p|h[1-6]|li|blockquote|figure)>|<br>|<hr>")
AFTER_BRACKET = re.compile(r"(?<=[<>])")
NO_URL = re.compile(r"[\x00-\x20<>\"`]")
LINK = re.compile(r"https?://[^\s<>\"“”„«»‹›「」『』]+", re.IGNORECASE)
HOST = re.compile(r"https?://\w", re.IGNORECASE)
CLOSING = ".,;:!?…'’*_،؛؟。、，；：！？"
BRACKETS = {")": "(", "]": "[", "}": "{", "）": "（", "】": "【"}
ROUNDS = 9
READER_REL = "nofollow ugc noopener"


def body(source: str) -> str:
    """An article's body as safe HTML: what the allow-list knows, with links we may follow.

    Foreign elements and attributes are dropped, their text kept; scripts and styles go whole.
    Equal input gives equal bytes, and the result passed in again comes back as it is.
    """
    for _ in range(ROUNDS):
        cleaned = EMPTY.sub("", allowed(source)).strip()
        if cleaned == source:
            return cleaned
        source = cleaned
    return allowed(source)


def allowed(source: str) -> str:
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
        outside = value.startswith(("//", "/\\", "\\"))
        return None if outside or NO_URL.search(value) else value
    return value if re.fullmatch(r"[0-9]{1,4}", value) else None


def pieces(safe: str) -> list[SafeString | int]:
    """A typeset body cut at its slots: runs of HTML and slot numbers, in reading order."""
    parts = SLOT.split(safe)
    return [int(part) if index % 2 else trusted(part) for index, part in enumerate(parts) if part]


def trusted(stored: str) -> SafeString:
    """Mark HTML as printable that `body` or `paragraphs` made and the database kept."""
    return mark_safe(stored)  # noqa: S308


def plain(safe: str) -> str:
    """The words of safe HTML, a line for each block."""
    blocks = BREAK.sub(lambda found: found.group() + "\n", " ".join(safe.split()))
    words = nh3.clean(blocks, tags=set())
    lines = (" ".join(line.split()) for line in html.unescape(words).splitlines())
    return "\n".join(line for line in lines if line)


def paragraphs(words: str) -> str:
    """A reader's or editor's plain words as safe HTML: paragraphs, line breaks, links."""
    words = unicodedata.normalize("NFC", CONTROLS.sub("", words.replace("\r\n", "\n")))
    blocks = (block.strip() for block in re.split(r"\n\s*\n", words))
    return "".join(f"<p>{inline(block)}</p>" for block in blocks if block)


def inline(words: str) -> str:
    """Escaped words with line breaks, and web addresses as links that vouch for nothing."""
    done, at = [], 0
    for found in LINK.finditer(words):
        address = without_closing(found.group())
        url = html.escape(address)
        done += [
            html.escape(words[at : found.start()]),
            f'<a href="{url}" rel="{READER_REL}">{url}</a>' if HOST.match(address) else url,
        ]
        at = found.start() + len(address)
    return "".join([*done, html.escape(words[at:])]).replace("\n", "<br>")


def without_closing(address: str) -> str:
    """A web address without what closes the sentence, or a bracket, around it."""
    while address[-1] in CLOSING or address.count(address[-1]) > address.count(
        BRACKETS.get(address[-1], address[-1])
    ):
        address = address[:-1]
    return address


def highlighted(words: str) -> SafeString:
    """Plain words as HTML, with what stands between STX and ETX (see articles.search) marked."""
    marked = html.escape(words).replace("\x02", "<mark>").replace("\x03", "</mark>")
    return mark_safe(marked)  # noqa: S308


def data_block(value: dict) -> SafeString:
    """JSON that may stand inside a script element: `<`, `>` and `&` are escaped."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    for sign, code in (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026")):
        text = text.replace(sign, code)
    return mark_safe(text)  # noqa: S308

"""A WordPress comment as plain words and a state of ours; pure."""

import html
import re

import nh3

from articles import markup

from .wordpress import ImportedComment

READERS = frozenset({"", "comment"})
STATES = {
    **dict.fromkeys(("1", "approve", "approved"), "visible"),
    **dict.fromkeys(("0", "hold", ""), "held"),
    **dict.fromkeys(("trash", "post-trashed"), "rejected"),
    "spam": "spam",
}
LINK = re.compile(r"<a\b[^<>]*?\bhref\s*=\s*[\"']([^\"'<>]*)[\"'][^<>]*>([^<]*)</a>", re.IGNORECASE)
BREAK = re.compile(r"<br\s*/?>[ \t]*\n?|</?(?:li|tr)\b[^<>]*>", re.IGNORECASE)
PARAGRAPH = re.compile(r"</?(?:p|div|blockquote|ul|ol|h[1-6]|pre)\b[^<>]*>", re.IGNORECASE)


def state(imported: ImportedComment) -> str:
    """The state of the comment in our terms; "held" where the file has an unknown one."""
    return STATES.get(imported.approved, "held")


def to_text(source: str) -> str:
    """The light HTML of a comment as plain text: paragraphs, line breaks, addresses of links."""
    text = LINK.sub(address, source.replace("\r\n", "\n"))
    text = PARAGRAPH.sub("\n\n", BREAK.sub("\n", text))
    # Unescaped only after the cleaning: “&lt;script&gt;” is text that a reader typed, not a tag.
    text = html.unescape(nh3.clean(text, tags=set()))
    lines = "\n".join(line.strip() for line in markup.CONTROLS.sub("", text).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", lines).strip()


def address(found: re.Match) -> str:
    """A link as plain text: its words, followed by its address where they do not contain it."""
    url, shown = found.groups()
    said = html.unescape(shown).strip().rstrip("/")
    if (
        not said
        or html.unescape(url).rstrip("/").endswith(said)
        or not url.startswith(("http://", "https://"))
    ):
        return url if not said or url.startswith(("http://", "https://")) else shown
    return f"{shown} ({url})"


def is_web(address: str) -> bool:
    return address.startswith(("http://", "https://"))

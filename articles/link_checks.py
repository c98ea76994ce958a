"""What the rules of links and headings look for in a typeset body, and what they say about it; pure."""

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from . import markup, paths
from .body_structure import split_blocks
from .passages import Passage
from .preflight_checks import Finding

A = re.compile(r'<a(?: href="([^"]*)")?>(.*?)</a>', re.DOTALL)
HEADING = re.compile(r"<(h[23])>(.*?)</\1>", re.DOTALL)
# The desk and the log-in: the site's own pages that readers do not get.
CLOSED = {"admin", "accounts", "api"}


def find_unread_links(edition, sight) -> Iterator[Finding]:
    article = _(
        "The text links to “{headline}”, which readers cannot open at that time. "
        "Take the link out, or publish that article first."
    )
    closed = _("The text links to {path}, which only the newsroom can open. Link to the public page.")
    for path, passage in links_to_own(edition, sight.origin):
        if path in sight.unread:
            sentence = article.format(headline=sight.unread[path])
        elif is_closed(path):
            sentence = closed.format(path=path)
        else:
            continue
        yield Finding(field="body", target=path[:400], sentence=sentence, passage=passage)


def find_dead_links(edition, sight) -> Iterator[Finding]:
    sentence = _("The text links to {path}, and there is nothing at this address of ours.")
    for path, passage in links_to_own(edition, sight.origin):
        if path in sight.dead:
            yield Finding(
                field="body", target=path[:400], sentence=sentence.format(path=path), passage=passage
            )


def find_empty_links(edition, sight) -> Iterator[Finding]:
    number = 0
    for block, html in enumerate(split_blocks(edition.body)):
        for href, words in A.findall(html):
            said = markup.plain(words)
            if said and href not in ("", "#"):
                continue
            number += 1
            sentence = (
                _("The link “{words}” has no address.").format(words=said[:80])
                if said
                else _("A link to {address} has no words.").format(address=unescape(href)[:80])
            )
            passage = Passage(block, said[:80])
            yield Finding(field="body", target=f"body:{number}", sentence=sentence, passage=passage)


def find_headings(edition, sight) -> Iterator[Finding]:
    is_first = True
    for block, html in enumerate(split_blocks(edition.body)):
        for tag, words in HEADING.findall(html):
            said = markup.plain(words)
            if not said:
                sentence = _("A heading has no words.")
                yield Finding(field="body", target="empty", sentence=sentence, passage=Passage(block))
            if is_first and tag == "h3":
                sentence = _("“{words}” is a subheading without a heading above it.").format(words=said[:80])
                passage = Passage(block, said[:80])
                yield Finding(field="body", target="first", sentence=sentence, passage=passage)
            is_first = False


def links_to_own(edition, origin: str) -> Iterator[tuple[str, Passage]]:
    """The paths of this site that the body links to, each once, with the place of its first link."""
    seen = set()
    for block, html in enumerate(split_blocks(edition.body)):
        for href, words in A.findall(html):
            path = own_path(unescape(href), origin)
            if path and path not in seen:
                seen.add(path)
                yield path, Passage(block, markup.plain(words)[:80])


def own_path(address: str, origin: str) -> str:
    """The path of an address of this site, whole or not, in its one spelling; empty for all others."""
    if address.startswith("/"):
        return paths.normalize_path(address)
    try:
        parts, own = urlsplit(address), urlsplit(origin)
        is_own = bool(own.hostname) and (parts.hostname, parts.port) == (own.hostname, own.port)
    except ValueError:
        return ""
    query = f"?{parts.query}" if parts.query else ""
    return paths.normalize_path((parts.path or "/") + query) if is_own else ""


def is_closed(path: str) -> bool:
    """Whether a path of this site is for the newsroom alone."""
    return path.strip("/").partition("/")[0].lower() in CLOSED

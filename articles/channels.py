"""How a story looks away from its page: found, shared, in a feed, among others; pure.

Its words are those of the page's head and of the feed's item; a mark shows about where a place cuts them off.
"""

import unicodedata
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from .feed_item import Item
from .headlines import SHOWN_WHOLE
from .page_context import Site
from .page_head import Head, head_of

SOCIAL_DESCRIPTION = 110


@dataclass(frozen=True)
class Line:
    """Words as a place prints them: `seen`, and `lost`, which it cuts off."""

    seen: str
    lost: str


def cut(words: str, most: int) -> Line:
    """Cut words before the one that would be beyond `most` letters; a wide letter (漢) counts as two."""
    width = 0
    for at, letter in enumerate(words):
        width += 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        if width > most:
            end = words.rfind(" ", 0, at + 1)
            end = end if end > 0 else at
            return Line(words[:end], words[end:])
    return Line(words, "")


@dataclass(frozen=True)
class Channels:
    """An Edition, stored or not, at all places; `language` is that of the words around it."""

    edition: Any
    site: Site
    head: Head
    language: str

    @property
    def search_title(self) -> Line:
        return cut(self.head.title, SHOWN_WHOLE["search_headline"])

    @property
    def search_description(self) -> Line:
        return cut(self.head.description, SHOWN_WHOLE["standfirst"])

    @property
    def social_title(self) -> Line:
        return cut(self.head.social_title, SHOWN_WHOLE["social_headline"])

    @property
    def social_description(self) -> Line:
        return cut(self.head.description, SOCIAL_DESCRIPTION)

    @property
    def feed(self) -> Item:
        return Item(self.edition, self.site)

    @property
    def host(self) -> str:
        """What a shared link names below its words."""
        return urlsplit(self.head.address).hostname or ""

    @property
    def content_language(self) -> str:
        return self.edition.language or self.site.language


def channels_of(edition, *, site: Site, data: dict, language: str) -> Channels:
    """All places of an Edition; `data` is its `jsonld.news_article`."""
    address = site.absolute(edition.get_absolute_url())
    return Channels(edition, site, head_of(edition, site=site, data=data, canonical=address), language)

"""What a feed says of a story, and how; pure."""

from dataclasses import dataclass
from datetime import UTC
from typing import Any
from urllib.parse import urlsplit

from . import markup
from .content import FEED
from .page_context import Site


@dataclass(frozen=True)
class Item:
    """An Edition as it stands in a feed of `site`."""

    edition: Any
    site: Site

    @property
    def guid(self) -> str:
        """A tag URI (RFC 4151) of the article, whatever its address or headline becomes."""
        # In UTC: another time zone of the newsroom must not make every story new to feed readers.
        day = self.edition.published_at.astimezone(UTC)
        return f"tag:{urlsplit(self.site.address).hostname},{day:%Y-%m-%d}:article/{self.edition.article_id}"

    @property
    def title(self) -> str:
        return clean(self.edition.headline)

    @property
    def description(self) -> str:
        return clean(" – ".join(text for name in FEED if (text := getattr(self.edition, name))))

    @property
    def photo(self) -> dict | None:
        """What media:content says of the lead photograph."""
        lead = self.edition.lead
        if lead is None:
            return None
        files = lead.photo.renditions
        size = {"width": str(files.social.width), "height": str(files.social.height)}
        words = {"credit": clean(lead.credit), "description": clean(lead.caption)}
        return {
            "attributes": {
                "url": self.site.absolute(files.social_url),
                "medium": "image",
                "type": "image/jpeg",
            }
            | size,
            "words": {name: text for name, text in words.items() if text},
        }


def clean(text: str) -> str:
    """Without the control characters that XML cannot carry."""
    # Django's XML writer raises on them, and one story would cost the whole feed.
    return markup.CONTROLS.sub("", text)

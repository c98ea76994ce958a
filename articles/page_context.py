"""What articles and comments ask of the project that they stand in: `request.page`, typed; pure.

The project's middleware sets it on each request, before any view (see `newsroom.page_context`). No other
attribute of ours stands on a request.
"""

from collections.abc import Sequence
from datetime import tzinfo
from typing import Any, Protocol


class Site(Protocol):
    """The paper: how it is called, where it stands and what holds on all its pages."""

    name: str
    tagline: str
    address: str
    language: str
    time_zone: str
    publisher: str
    desk_signature: str
    comment_default: str
    logo_path: str

    def absolute(self, path: str) -> str:
        """The whole address of a path of this site."""


class PageContext(Protocol):
    """What the page of one request shares with all others, read when it is first asked for."""

    site: Site
    sections: Sequence[Any]
    top_sections: Sequence[Any]
    zone: tzinfo
    versions: dict[str, int]

    def read_versions(self, *surfaces) -> dict[str, int]:
        """Read the versions of `surfaces` and of what stands on every page in one query; and keep them.

        A public view calls it before anything else: the page then names just what it was made from.
        """

"""The pages that readers open: each reads versions, then a named list, then renders."""

from .archive import archive, archive_day, archive_month, archive_year
from .article import article
from .corrections import corrections
from .front import front
from .lists import author, section, series, tag
from .photo import photo
from .preview_link import preview_link, preview_link_photo
from .search import search

__all__ = [
    "archive",
    "archive_day",
    "archive_month",
    "archive_year",
    "article",
    "author",
    "corrections",
    "front",
    "photo",
    "preview_link",
    "preview_link_photo",
    "search",
    "section",
    "series",
    "tag",
]

"""The desk's pages for what the paper is made of: articles, authors, sections, tags."""

from . import article, taxonomy

__all__ = ["article", "taxonomy"]

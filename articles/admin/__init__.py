"""The desk's pages for what the paper is made of: articles, photographs, authors, sections, tags."""

from . import article, photo, story_template, taxonomy

__all__ = ["article", "photo", "story_template", "taxonomy"]

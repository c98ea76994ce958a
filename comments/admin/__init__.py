"""The moderation desk: what waits, each comment's page, and who may comment where."""

from . import comment, endings, panel, thread

__all__ = ["comment", "endings", "panel", "thread"]

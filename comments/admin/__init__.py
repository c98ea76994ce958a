"""The moderation desk: what waits, each comment's page, and who may comment where."""

from . import comment, panel, thread

__all__ = ["comment", "panel", "thread"]

"""The moderation desk: what waits, each comment's page, and who may comment where."""

from . import comment, thread

__all__ = ["comment", "thread"]

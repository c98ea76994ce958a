"""Readers' words and what was decided of them: one noun a file."""

from .comment import Comment
from .decision import Decision, State
from .note import CommentNote
from .thread import Thread
from .version import CommentVersion

__all__ = ["Comment", "CommentNote", "CommentVersion", "Decision", "State", "Thread"]

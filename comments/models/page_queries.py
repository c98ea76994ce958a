"""One page of a thread as readers see it: two queries, however long the thread is."""

import re
from dataclasses import dataclass, field
from itertools import groupby

from django.db.models import Prefetch

from .comment import HEAD, OWN, Comment
from .note import CommentNote
from .thread import Thread

PAGE = 50
SORT_KEY = re.compile(r"[0-9a-f]{48}")


@dataclass
class Conversation:
    """A first comment (None: it stands on an earlier page, or is no longer shown) and its replies."""

    key: str
    head: Comment | None = None
    replies: list[Comment] = field(default_factory=list)

    @property
    def beginning(self) -> str:
        """The sort key to read it from."""
        return self.key + OWN


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page of a thread. older: the sort key at which the next page begins, empty on the last."""

    thread: Thread
    conversations: list[Conversation]
    older: str = ""
    is_first: bool = True


def page(article_id: int, *, start: str = "") -> Page:
    """The page of an article's comments that begins at `start` (anything unfit: the first one)."""
    start = start if SORT_KEY.fullmatch(start) else ""
    rows = list(visible_comments(article_id).from_sort_key(start)[: PAGE + 1])
    thread = rows[0].thread if rows else thread_of(article_id)
    return Page(
        thread=thread,
        conversations=conversations(rows[:PAGE]),
        older=rows[PAGE].sort_key if len(rows) > PAGE else "",
        is_first=not start,
    )


def thread_of(article_id: int) -> Thread:
    """The thread as it is stored, or as it would be; reading makes none."""
    return Thread.objects.filter(article_id=article_id).first() or Thread(article_id=article_id)


def visible_comments(article_id: int):
    """The visible comments with all that is printed of them."""
    notes = Prefetch("notes", CommentNote.objects.active(), to_attr="active_notes")
    visible = Comment.objects.visible().filter(thread__article_id=article_id)
    return visible.select_related("thread", "decision__version", "parent").prefetch_related(notes)


def conversations(rows: list[Comment]) -> list[Conversation]:
    """Rows in reading order, gathered by what they answer."""
    gathered = []
    for key, group in groupby(rows, key=lambda comment: comment.sort_key[:HEAD]):
        talk = Conversation(key)
        for comment in group:
            if comment.sort_key.endswith(OWN):
                talk.head = comment
            else:
                talk.replies.append(comment)
        gathered.append(talk)
    return gathered

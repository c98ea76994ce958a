"""The block of the desk's first page that is about comments: those that wait, the oldest first."""

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.timesince import timesince
from django.utils.translation import gettext

from articles.first_page.blocks import Block, Row, count

from .desk_rows import tell
from .models import Comment

SHOWN = 4


def waiting_comments(person) -> Block:
    """Comments that wait for a moderator; who decides is also told that none does."""
    found = Comment.objects.reached_by(person).held()
    oldest = list(found.order_by("posted_at", "pk")[:SHOWN])
    tell(oldest)
    return Block(
        "comments",
        gettext("Comments waiting"),
        [describe(comment) for comment in oldest],
        count=count(found, oldest, most=SHOWN),
        address=reverse("admin:comments_comment_changelist"),
        first="oldest",
        empty=gettext("No comment is waiting.") if person.has_perm("comments.decide_comment") else "",
    )


def describe(comment) -> Row:
    text = comment.newest.text if comment.newest else ""
    return Row(
        title=Truncator(text).chars(90) or gettext("(blanked)"),
        address=reverse("admin:comments_comment_change", args=[comment.pk]),
        facts=(comment.name, comment.edition.headline if comment.edition else ""),
        state=gettext("waiting for {age}").format(age=timesince(comment.posted_at, depth=1)),
        tone="ahead",
    )


BLOCKS = [("comments.view_comment", waiting_comments)]

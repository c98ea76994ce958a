"""Posts the comments of readers, and moderates them as their heads say."""

from datetime import timedelta
from uuid import uuid4

from django.utils.text import slugify

from comments.models import Comment, CommentNote, Thread
from comments.screening import Submission

from .clock import set_clock
from .staff import PAPER

FORM_WAS_OPEN = timedelta(minutes=3)
FIRST_AFTER, LAST_BEFORE_NOW = timedelta(minutes=12), timedelta(minutes=4)
MODERATION_DELAY = timedelta(minutes=2)


def create_thread(article, pieces, *, today, people):
    """The comments on one article; most are posted soon after its publication."""
    start = article.current.published_at + FIRST_AFTER
    length = today - LAST_BEFORE_NOW - start
    thread, top = Thread.objects.for_article(article), None
    for number, piece in enumerate(pieces, 1):
        with set_clock(start + length * (number / len(pieces)) ** 2):
            comment = post(thread, piece, parent=top if piece.get("Reply") else None)
        with set_clock(min(comment.posted_at + MODERATION_DELAY * (1 + number % 9), today)):
            moderate(comment, piece, people=people)
        top = top if piece.get("Reply") else comment
    if any(piece.get("Then") == "close" for piece in pieces):
        thread.refresh_from_db()
        thread.close_comments()


def post(thread, piece, *, parent) -> Comment:
    """Post a comment as a reader does; it is held for the moderator."""
    name = piece.get("Name")
    submission = Submission(
        text=piece.text,
        name=name,
        email=f"{slugify(name) or 'reader'}@post.example",
        submission=uuid4(),
        age=FORM_WAS_OPEN,
        parent=parent,
    )
    return thread.post(submission, site_default="premoderated")


def moderate(comment, piece, *, people):
    """Approve, reject, mark as spam or leave held; then add the notes."""
    decision = {"version": comment.latest, "by": people["moderator"], "reason": piece.get("Reason")}
    match piece.get("State", "visible"):
        case "visible":
            comment.approve(**decision)
        case "rejected":
            comment.reject(**decision)
        case "spam":
            comment.mark_spam(**decision)
    if note := piece.get("Editor’s note"):
        comment.add_note(note, by=people["editor"], signature=PAPER["desk_signature"])
    if note := piece.get("Moderator’s note"):
        kind = CommentNote.Kind.MODERATOR
        comment.add_note(note, by=people["moderator"], signature="Mina Calloway", kind=kind)

"""Posts readers' letters, and has the moderator and the editor do with them what their heads say."""

from datetime import timedelta
from uuid import uuid4

from django.utils.text import slugify

from comments.models import Comment, CommentNote, Thread
from comments.screening import Letter
from newsroom.demonstration.clock import turned_to
from newsroom.demonstration.people import PAPER

OPEN_FOR = timedelta(minutes=3)
FIRST_LETTER, LAST_LETTER = timedelta(minutes=12), timedelta(minutes=4)
WAITS = timedelta(minutes=2)


def thread(article, letters, *, today, staff):
    """The letters to one story; most of them come soon after it was printed."""
    begun = article.visible.published_at + FIRST_LETTER
    length = today - LAST_LETTER - begun
    conversation, head = Thread.objects.for_article(article), None
    for number, piece in enumerate(letters, 1):
        with turned_to(begun + length * (number / len(letters)) ** 2):
            comment = post(conversation, piece, parent=head if piece.get("Reply") else None)
        with turned_to(min(comment.posted_at + WAITS * (1 + number % 9), today)):
            treat(comment, piece, staff=staff)
        head = head if piece.get("Reply") else comment
    if any(piece.get("Then") == "close" for piece in letters):
        conversation.refresh_from_db()
        conversation.close_comments()


def post(conversation, piece, *, parent) -> Comment:
    """Send a letter as a reader does; it waits for the moderator."""
    name = piece.get("Name")
    letter = Letter(
        text=piece.text,
        name=name,
        email=f"{slugify(name) or 'reader'}@post.example",
        submission=uuid4(),
        age=OPEN_FOR,
        parent=parent,
    )
    return conversation.post(letter, site_default="premoderated")


def treat(comment, piece, *, staff):
    """Let it through, reject it, or let it wait; then set the notes."""
    seen = {"version": comment.latest, "by": staff["moderator"], "reason": piece.get("Reason")}
    match piece.get("State", "visible"):
        case "visible":
            comment.approve(**seen)
        case "rejected":
            comment.reject(**seen)
        case "spam":
            comment.mark_spam(**seen)
    if note := piece.get("Editor’s note"):
        comment.add_note(note, by=staff["editor"], signature=PAPER["desk_signature"])
    if note := piece.get("Moderator’s note"):
        kind = CommentNote.Kind.MODERATOR
        comment.add_note(note, by=staff["moderator"], signature="Mina Calloway", kind=kind)

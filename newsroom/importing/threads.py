"""The readers' letters of an imported article, in their order, answers below what they answer."""

from contextlib import nullcontext

from django.db import transaction

from comments.models import Comment, Thread
from comments.screening import split_note

from . import comments
from .report import Report
from .wordpress import ImportedComment, Item

UNNAMED = "Anonymous"


def take_letters(item: Item, article, *, source: str, report: Report, dry: bool) -> None:
    """Take the comments of a post into its thread; what is no reader's comment is told and left out."""
    found = [letter for letter in item.letters if fits(letter, item, report)]
    known = existing_ids(found, source) if found else set()
    thread = Thread.objects.for_article(article) if found and not dry else None
    placed = {}
    with transaction.atomic() if thread else nullcontext():
        for letter in in_order(found):
            tell(letter, item, report, placed)
            parent = placed.get(letter.parent)
            placed[letter.id] = take(letter, thread, source, parent=parent) if thread else None
    for letter in found:
        report.knew("comment") if letter.id in known else report.took("comment")


def in_order(found: list[ImportedComment]):
    """By date, but none before the one that it answers, whatever the dates say."""
    by_id, done = {letter.id: letter for letter in found}, set()
    for letter in sorted(found, key=lambda one: (one.at, int(one.id))):
        line = {letter.id: letter}
        while (above := by_id.get(letter.parent)) and above.id not in done and above.id not in line:
            line[above.id] = letter = above
        for one in reversed(line.values()):
            if one.id not in done:
                done.add(one.id)
                yield one


def tell(letter: ImportedComment, item: Item, report: Report, placed: dict) -> None:
    """Say what of a comment could not be kept as it was."""
    if letter.parent not in ("", "0", *placed):
        report.say(item, f"comment {letter.id} answers {letter.parent}, which is not here: it stands alone")
    if letter.approved not in comments.STATES:
        report.say(item, f"comment {letter.id} had the unknown state “{letter.approved}”: it is held")


def fits(letter: ImportedComment, item: Item, report: Report) -> bool:
    """Whether it is a reader's comment that can be told from others; else the report says why not."""
    if letter.kind not in comments.READERS:
        why = f"is a {letter.kind}, not a reader's comment"
    elif not letter.has_number:
        why = "has no number"
    elif not comments.to_text(letter.text):
        why = "has no words"
    elif letter.at is None:
        why = "has no date"
    else:
        return True
    report.skip("comment", item, f"comment {letter.id} {why}")
    return False


def existing_ids(found: list[ImportedComment], source: str) -> set[str]:
    ids = [letter.id for letter in found]
    return set(Comment.objects.filter(source=source, source_id__in=ids).values_list("source_id", flat=True))


def take(letter: ImportedComment, thread: Thread, source: str, *, parent: Comment | None) -> Comment:
    """The comment of a letter; an editor's note at its head becomes a note of its own."""
    note, text = split_note(comments.to_text(letter.text))
    comment, _ = thread.take_in(
        source=source,
        source_id=letter.id,
        name=letter.name or UNNAMED,
        email=letter.email,
        text=text,
        posted_at=letter.at,
        state=comments.state(letter),
        parent=parent,
        notes=[note] if note else [],
    )
    return comment

"""Takes in the readers' comments of an article by date, each answer below what it answers."""

from contextlib import nullcontext

from django.db import transaction

from comments.models import Comment, Thread
from comments.screening import split_note

from . import comments
from .report import Report
from .wordpress import ImportedComment, Item

UNNAMED = "Anonymous"


def import_comments(item: Item, article, *, source: str, report: Report, dry: bool) -> None:
    """Take the comments of a post into its thread; the report names those that are no reader's comments."""
    found = [imported for imported in item.reader_comments if fits(imported, item, report)]
    known = existing_ids(found, source) if found else set()
    thread = Thread.objects.for_article(article) if found and not dry else None
    placed = {}
    with transaction.atomic() if thread else nullcontext():
        for imported in in_order(found):
            tell(imported, item, report, placed)
            parent = placed.get(imported.parent)
            placed[imported.id] = take(imported, thread, source, parent=parent) if thread else None
    for imported in found:
        report.knew("comment") if imported.id in known else report.took("comment")


def in_order(found: list[ImportedComment]):
    """By date, but none before the one that it answers, whatever the dates say."""
    by_id, done = {imported.id: imported for imported in found}, set()
    for imported in sorted(found, key=lambda one: (one.at, int(one.id))):
        line = {imported.id: imported}
        while (above := by_id.get(imported.parent)) and above.id not in done and above.id not in line:
            line[above.id] = imported = above
        for one in reversed(line.values()):
            if one.id not in done:
                done.add(one.id)
                yield one


def tell(imported: ImportedComment, item: Item, report: Report, placed: dict) -> None:
    """Say what of a comment could not be kept as it was."""
    if imported.parent not in ("", "0", *placed):
        report.say(
            item, f"comment {imported.id} answers {imported.parent}, which is not here: it stands alone"
        )
    if imported.approved not in comments.STATES:
        report.say(item, f"comment {imported.id} had the unknown state “{imported.approved}”: it is held")


def fits(imported: ImportedComment, item: Item, report: Report) -> bool:
    """Whether it is a reader's comment that can be told from others; else the report says why not."""
    if imported.kind not in comments.READERS:
        why = f"is a {imported.kind}, not a reader's comment"
    elif not imported.has_number:
        why = "has no number"
    elif not comments.to_text(imported.text):
        why = "has no words"
    elif imported.at is None:
        why = "has no date"
    else:
        return True
    report.skip("comment", item, f"comment {imported.id} {why}")
    return False


def existing_ids(found: list[ImportedComment], source: str) -> set[str]:
    ids = [imported.id for imported in found]
    return set(Comment.objects.filter(source=source, source_id__in=ids).values_list("source_id", flat=True))


def take(imported: ImportedComment, thread: Thread, source: str, *, parent: Comment | None) -> Comment:
    """Store one comment; an editor's note at the head of its text becomes a note of its own."""
    note, text = split_note(comments.to_text(imported.text))
    comment, _ = thread.take_in(
        source=source,
        source_id=imported.id,
        name=imported.name or UNNAMED,
        email=imported.email,
        text=text,
        posted_at=imported.at,
        state=comments.state(imported),
        parent=parent,
        notes=[note] if note else [],
    )
    return comment

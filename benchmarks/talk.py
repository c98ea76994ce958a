"""Readers who write: few stories with hundreds of letters, many with none; all decided by the rules."""

from collections import defaultdict
from datetime import timedelta
from itertools import batched

from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from comments.models import Comment, CommentNote, CommentVersion, Decision, Thread
from comments.models.comment import make_sort_key

BATCH = 2000
STATES = ["visible"] * 88 + ["held"] * 5 + ["rejected"] * 4 + ["spam"] * 3


def write_letters(paper, stories, count: int) -> None:
    """Store `count` comments under the stories (key and first date of each)."""
    threads = make_threads(stories)
    ranks = [1 / (rank + 5) ** 0.8 for rank in range(len(threads))]
    paper.dice.shuffle(threads)
    chosen = paper.dice.choices(threads, weights=ranks, k=count)
    opening = defaultdict(list)
    for part in batched(chosen, BATCH, strict=False):
        with transaction.atomic():
            store(paper, [letter(paper, thread, opening[thread.pk]) for thread in part])
    count_visible()


def make_threads(stories):
    """A thread for each story, with the date from which letters came."""
    threads = [Thread(article_id=key) for key, _ in stories]
    with transaction.atomic():
        Thread.objects.bulk_create(threads, batch_size=BATCH)
    for thread, (_, published) in zip(threads, stories, strict=True):
        thread.since = published
    return threads


def letter(paper, thread, opening):
    """A comment, now and then an answer to one of the first in its thread."""
    dice, now = paper.dice, timezone.now()
    parent = dice.choice(opening) if opening and dice.random() < 0.35 else None
    since = parent.posted_at if parent else thread.since
    posted = min(since + timedelta(days=1) * dice.expovariate(1), now)
    comment = Comment(
        thread=thread,
        parent=parent,
        name=paper.prose.name(),
        email=f"reader{dice.randint(1, 3000)}@readers.example",
        posted_at=posted,
        network=f"{dice.randint(1, 2000):032x}",
        fingerprint=f"{dice.getrandbits(128):032x}",
    )
    comment.sort_key = make_sort_key(comment.uuid, posted, parent=parent)
    if parent is None:
        opening.append(comment)
    return comment


def store(paper, comments) -> None:
    """Insert letters with their words and decisions, then let the decisions take effect."""
    for generation in (lambda comment: comment.parent is None, lambda comment: comment.parent is not None):
        some = [comment for comment in comments if generation(comment)]
        for comment in some:
            comment.parent_id = comment.parent.pk if comment.parent else None
        Comment.objects.bulk_create(some)
    versions = [
        CommentVersion.of(
            "\n\n".join(paper.prose.paragraphs(4)), comment=comment, posted_at=comment.posted_at
        )
        for comment in comments
    ]
    CommentVersion.objects.bulk_create(versions)
    Decision.objects.bulk_create(row for version in versions for row in decisions(paper, version))
    follow(comments)
    CommentNote.objects.bulk_create(note(paper, comment) for comment in comments[::50])


def decisions(paper, version):
    """Held by a rule first, or let through; then often decided by somebody."""
    state, posted = paper.dice.choice(STATES), version.posted_at
    if state == "visible" and paper.dice.random() < 0.6:
        yield Decision(comment=version.comment, version=version, state=state, rule="open", decided_at=posted)
        return
    yield Decision(
        comment=version.comment, version=version, state="held", rule="premoderated", decided_at=posted
    )
    if state != "held":
        at = posted + timedelta(minutes=paper.dice.randint(1, 600))
        yield Decision(
            comment=version.comment, version=version, state=state, decided_by=paper.editor, decided_at=at
        )


def follow(comments) -> None:
    """State and decision of each comment from its last Decision."""
    last = Decision.objects.filter(comment=OuterRef("pk")).order_by("-pk")
    Comment.objects.filter(pk__in=[comment.pk for comment in comments]).update(
        state=Subquery(last.values("state")[:1]), decision=Subquery(last.values("pk")[:1])
    )


def note(paper, comment):
    row = CommentNote(comment=comment, text=paper.prose.paragraph(), dated_at=comment.posted_at)
    row.html = CommentVersion.of(row.text).html
    row.set_by = paper.editor
    return row


def count_visible() -> None:
    """Each thread's count of what readers see."""
    seen = defaultdict(int)
    for thread in Comment.objects.visible().values_list("thread", flat=True).iterator():
        seen[thread] += 1
    threads = [Thread(pk=key, visible_count=count) for key, count in seen.items()]
    with transaction.atomic():
        Thread.objects.bulk_update(threads, ["visible_count"], batch_size=BATCH)

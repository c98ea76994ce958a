"""Checks that comments have the state that was decided, and that threads count them rightly."""

from collections.abc import Iterator

from django.db.models import Count, F, Q

from comments.models import Comment, Thread
from comments.models.decision import State

from .finding import Finding

MISCOUNTED = "Thread {thread} of article {article} counts {said} comments, and readers see {count}."
UNDECIDED = "Comment {comment} is {state}, and its latest Decision says otherwise."
WORDLESS = "Comment {comment} has no words in any version."


def check_counts() -> Iterator[Finding]:
    """Each thread counts the comments that readers see."""
    visible = Count("comments", filter=Q(comments__state=State.VISIBLE))
    wrong = Thread.objects.order_by().annotate(count=visible).exclude(visible_count=F("count"))
    for row in wrong.values_list("pk", "article_id", "visible_count", "count").iterator():
        yield Finding(MISCOUNTED.format(thread=row[0], article=row[1], said=row[2], count=row[3]))


def check_decisions() -> Iterator[Finding]:
    """The state of a comment is that of its Decision, and it has words."""
    wrong = Comment.objects.filter(~Q(decision__state=F("state")), ~Q(decision=None)).order_by()
    for comment, state in wrong.values_list("pk", "state").iterator():
        yield Finding(UNDECIDED.format(comment=comment, state=state))
    for comment in Comment.objects.filter(versions=None).order_by().values_list("pk", flat=True).iterator():
        yield Finding(WORDLESS.format(comment=comment))

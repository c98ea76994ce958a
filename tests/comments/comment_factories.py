"""Readers' comments for the tests of this folder: plain functions with readable defaults."""

from datetime import timedelta
from uuid import uuid4

from comments.models import Thread
from comments.screening import Submission
from tests import cast

WORDS = "The harbour belongs to all of us, and I have lived beside it for forty years."


def submission(text=WORDS, **more):
    """A submission as a reader sends it after a minute."""
    words = {"name": "Ruth Reader", "age": timedelta(minutes=1), "submission": uuid4(), **more}
    return Submission(text=text, **words)


def thread(headline="Council votes for the harbour", **more):
    """The thread of a published article."""
    return Thread.objects.for_article(cast.published(headline, **more))


def comment(text=WORDS, *, on=None, policy="premoderated", **more):
    """A comment that waits for a moderator (policy "open": visible at once)."""
    return (on or thread()).post(submission(text, **more), site_default=policy)


def visible(text=WORDS, *, on=None, **more):
    """A comment that readers see."""
    return comment(text, on=on, policy="open", **more)

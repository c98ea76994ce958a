"""Turns the clock of the newsroom back while the demonstration's past is made."""

from contextlib import contextmanager
from datetime import datetime
from unittest.mock import patch

from django.utils import timezone


@contextmanager
def set_clock(moment: datetime):
    """Have `timezone.now()` give `moment` (aware), defaults of model fields included.

    Verbs date what they do by this clock alone and refuse the past, and what they wrote never
    changes: so what is to have happened last week is made with the clock at last week.
    """
    # Not `now` itself: field defaults hold that function already, and it reads `datetime` at each call.
    with patch.object(timezone, "datetime", stop_clock(moment)):
        yield


def stop_clock(moment):
    """A datetime whose now() is `moment`."""

    class Stopped(datetime):
        @classmethod
        def now(cls, tz=None):
            return moment.astimezone(tz)

    return Stopped

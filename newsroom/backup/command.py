"""The base of the commands about backups: on a refusal or a signal they clean up and print a sentence."""

import os
import pwd
import signal
import threading
from contextlib import contextmanager

from django.conf import settings
from django.core.management import BaseCommand, CommandError

from articles.refusal import Refused

STOPPED = "Stopped. Nothing was changed, and what was begun is cleared away."


class Interrupted(KeyboardInterrupt):
    """The signal `number` arrived."""

    def __init__(self, number, frame):
        super().__init__()
        self.number = number


def interrupt(number, frame):
    raise Interrupted(number, frame)


@contextmanager
def interruptible():
    """SIGTERM and a closed terminal end the block as Ctrl-C does, so that it clears up after itself."""
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    # Python sets signal handlers in the main thread only; elsewhere signal.signal raises ValueError.
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, interrupt) for number in numbers}
    try:
        yield
    except Interrupted as error:
        # A shell reports a program that a signal ended as 128 plus its number; so do we.
        raise CommandError(STOPPED, returncode=128 + error.number) from error
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


FOREIGN = (
    "The folder {path} belongs to the user {owner}, and what you write as root that user cannot use. "
    "Call this command as {owner}: through the `run` of deploy/README.md."
)


class OrderlyCommand(BaseCommand):
    """A command that cleans up when it is refused or interrupted, and runs without Django's system checks."""

    # Some checks query the database, and a restore must run while that is damaged or missing.
    requires_system_checks = ()

    def execute(self, *args, **options):
        self.refuse_root()
        try:
            with interruptible():
                return super().execute(*args, **options)
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal

    def refuse_root(self):
        """Raise CommandError for root: files made by root could not be written by the paper's services."""
        if os.geteuid() == 0 and settings.VAR_DIR.exists() and (owner := settings.VAR_DIR.stat().st_uid):
            raise CommandError(FOREIGN.format(path=settings.VAR_DIR, owner=name_of(owner)))


def name_of(number):
    """The name of the user with this id, else "number 1000"."""
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return f"number {number}"

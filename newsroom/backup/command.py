"""What the commands about backups share: a refusal, Ctrl-C and SIGTERM end them in order and in words."""

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
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, interrupt) for number in numbers}
    try:
        yield
    except Interrupted as error:
        raise CommandError(STOPPED, returncode=128 + error.number) from error
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


FOREIGN = (
    "The folder {path} belongs to the user {owner}, and what you write as root that user cannot use. "
    "Call this command as {owner}: through the `run` of deploy/README.md."
)


class OrderlyCommand(BaseCommand):
    """A command that leaves nothing half done, and does not ask the database how it is before it begins."""

    requires_system_checks = ()

    def execute(self, *args, **options):
        self.refuse_root()
        try:
            with interruptible():
                return super().execute(*args, **options)
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal

    def refuse_root(self):
        """Refuse where files would come to belong to root, and the services could not write to them."""
        if os.geteuid() == 0 and settings.VAR_DIR.exists() and (owner := settings.VAR_DIR.stat().st_uid):
            raise CommandError(FOREIGN.format(path=settings.VAR_DIR, owner=name_of(owner)))


def name_of(number):
    """The user of this number, by name where there is one."""
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return f"number {number}"

"""What the commands about backups share: a refusal, Ctrl-C and SIGTERM end them in order and in words."""

import signal
import threading
from contextlib import contextmanager

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


class OrderlyCommand(BaseCommand):
    """A command that leaves nothing half done, and does not ask the database how it is before it begins."""

    requires_system_checks = ()

    def execute(self, *args, **options):
        try:
            with interruptible():
                return super().execute(*args, **options)
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal

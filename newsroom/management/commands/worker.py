"""Does the work that requests leave behind: runs queued tasks and recurring jobs.

One worker is enough for most newsrooms, several may run side by side. Nothing readers see waits for one.
Jobs have a thread of their own, so that a long one (a backup) does not keep mails waiting.
"""

import logging
import os
import signal
import socket
import threading
import time

from django.core.management import BaseCommand
from django.db import InterfaceError, OperationalError, close_old_connections, connection
from django.utils.crypto import get_random_string

from newsroom import jobs, queue
from newsroom.models import Worker

logger = logging.getLogger(__name__)

PAUSE = 1
TICK = 5
BEAT = 10
GRACE = 5


class Command(BaseCommand):
    help = "Runs queued tasks until told to stop (Ctrl-C or SIGTERM); the task in hand is finished first."

    def handle(self, **options):
        self.prepare()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self.stop)
        # As a daemon it ends with the process: a long job must not hold up a stop, and runs again later.
        thread = threading.Thread(target=self.run_jobs, daemon=True)
        thread.start()
        while self.is_running:
            self.attempt(self.work)
            self.rest(PAUSE)
        thread.join(GRACE)

    def prepare(self):
        self.is_running, self.heard = True, -BEAT
        self.name = f"{socket.gethostname()[:64]} {os.getpid()} {get_random_string(8)}"
        self.runner = queue.Runner(self.name)

    def stop(self, *signal_and_frame):
        self.is_running = False

    def attempt(self, round_of_work):
        """Do one round; errors are logged, and the next round tries again."""
        # Django does this around requests only; here a broken connection would stay for ever.
        close_old_connections()
        try:
            round_of_work()
        except (OperationalError, InterfaceError) as error:
            logger.warning("The database does not answer (%s); trying again.", error)
            connection.close()
        except Exception:
            logger.exception("A round of work failed; going on.")

    def work(self):
        """Run what is queued, one task after the other, and be heard of meanwhile."""
        self.beat()
        while self.is_running and self.runner.run_one():
            self.beat()

    def beat(self):
        if time.monotonic() >= self.heard + BEAT:
            Worker.beat(self.name)
            self.heard = time.monotonic()

    def run_jobs(self):
        while self.is_running:
            self.attempt(lambda: jobs.run_due(self.name))
            self.rest(TICK)
        connection.close()

    def rest(self, seconds):
        """Sleep in small pieces: a signal does not end time.sleep() early (PEP 475)."""
        until = time.monotonic() + seconds
        while self.is_running and time.monotonic() < until:
            time.sleep(0.1)

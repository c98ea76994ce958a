"""Does the work that requests leave behind: runs queued tasks, and picks up those that a killed worker left.

One worker is enough for most newsrooms, several may run side by side. Nothing readers see waits for one.
"""

import logging
import signal
import time
from datetime import timedelta

from django.core.management import BaseCommand, call_command
from django.db import InterfaceError, OperationalError, close_old_connections, connection
from django.tasks import TaskResultStatus
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

logger = logging.getLogger(__name__)

PAUSE = 1
TICK = 30
DAY = 24 * 60 * 60
# No task of ours comes near this; one that does must bear being done twice.
STUCK = timedelta(minutes=10)
ATTEMPTS = 3


def rescue():
    """Gives tasks of killed workers back to the queue; one that has cost three workers has failed."""
    now = timezone.now()
    for task in DBTaskResult.objects.running().filter(started_at__lt=now - STUCK):
        unchanged = DBTaskResult.objects.running().filter(pk=task.pk, started_at=task.started_at)
        if len(task.worker_ids) < ATTEMPTS:
            unchanged.update(status=TaskResultStatus.READY, started_at=None)
        else:
            reason = f"No worker finished this task in {ATTEMPTS} attempts."
            unchanged.update(
                status=TaskResultStatus.FAILED,
                finished_at=now,
                exception_class_path="builtins.TimeoutError",
                traceback=reason,
            )
        logger.warning("Task %s (%s) was left by a worker that ended.", task.pk, task.task_path)


def prune():
    """Forgets results older than two weeks, and sessions that have ended."""
    call_command("prune_db_task_results", verbosity=0)
    call_command("clearsessions", verbosity=0)


class Command(BaseCommand):
    help = "Runs queued tasks until told to stop (Ctrl-C or SIGTERM); the task in hand is finished first."

    def handle(self, *, verbosity, **options):
        # The library says "no more tasks" each time the queue runs dry.
        logging.getLogger("django_tasks_db").setLevel(logging.DEBUG if verbosity > 1 else logging.WARNING)
        self.prepare()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self.stop)
        while self.worker.running:
            self.work()
            self.rest()

    def prepare(self):
        self.due = {rescue: 0, prune: 0}
        self.worker = Worker(
            queue_names=["*"],
            excluded_queue_names=[],
            backend_name="default",
            worker_id=get_random_string(32),
            interval=PAUSE,
            batch=True,
            startup_delay=False,
            max_tasks=None,
        )

    def stop(self, *signal_and_frame):
        self.worker.running = False

    def work(self):
        """One round. A database that is locked or away is asked again in the next."""
        close_old_connections()
        try:
            self.at_most_every(TICK, rescue)
            self.at_most_every(DAY, prune)
            if DBTaskResult.objects.ready().exists():
                self.worker.run()
        except (OperationalError, InterfaceError) as error:
            logger.warning("The database does not answer (%s); trying again.", error)
            connection.close()

    def at_most_every(self, seconds, chore):
        if time.monotonic() >= self.due[chore]:
            chore()
            self.due[chore] = time.monotonic() + seconds

    def rest(self):
        """Sleeps in small pieces, for a signal does not cut a sleep short."""
        until = time.monotonic() + PAUSE
        while self.worker.running and time.monotonic() < until:
            time.sleep(0.1)

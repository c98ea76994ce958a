"""The task queue: runs a task, tries it again after growing pauses where it asks for it, keeps failures.

A task asks by `@retry` beneath `@task`. Enqueueing writes a row in the transaction at hand, so that what was
acknowledged is queued. A task is begun at least once, and may be begun again after a kill.
"""

import json
import logging
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from traceback import format_exception

from django.core.management import call_command
from django.db import DatabaseError
from django.tasks import TaskResultStatus
from django.utils import timezone
from django.utils.json import normalize_json
from django_tasks_db.models import DBTaskResult
from django_tasks_db.utils import exclusive_transaction

from articles.models.word_sources import Source, cut_value
from newsroom.models import Worker

logger = logging.getLogger(__name__)

MAIL = "mail"
# Somebody waits for a mail; the sizes of hundreds of photographs can wait.
SOON = 10
PAUSES = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=8),
)
# Less than models.job.SILENT: a worker in a long task must not count as gone.
LIMIT = timedelta(seconds=150)
INSISTENCE = 5
# Each mail waits for a dead server until its time limit; without a pause nothing else would run.
OUTAGE = timedelta(minutes=1)
# No task may come near this; one that was begun so long ago was left by a worker that is gone.
STUCK = timedelta(minutes=10)
LATE = timedelta(minutes=5)
# A task that kills its worker, by using up the memory, would else kill one after another.
ATTEMPTS = 3
LONGEST_ERROR = 20_000


class Final(Exception):
    """A failure that trying again cannot mend."""


class Closed(Exception):
    """The queue took no task: what needs one was not done, and can be asked for again."""


class Outage(Exception):
    """A failure that others of the same queue would share now."""


def bring_tasks(article) -> Iterator[Source]:
    """For the expunging of an article: every task, for what one was given may quote any article."""
    columns = ("args_kwargs", "return_value", "traceback")
    yield Source(DBTaskResult.objects.order_by("pk"), columns, cut_value)


def put(task, *arguments) -> None:
    """Queue a task, in the transaction at hand; raises Closed."""
    with guard():
        task.enqueue(*arguments)


@contextmanager
def guard():
    """Raises Closed where the queue cannot be read or written within the block."""
    try:
        yield
    except DatabaseError as error:
        raise Closed("The queue does not answer.") from error


def retry(*, pauses: tuple[timedelta, ...] = PAUSES, limit: timedelta = LIMIT) -> Callable:
    """Have a failed task tried again after each of `pauses`, and each attempt ended after `limit`."""

    def mark(function):
        function.pauses, function.limit = pauses, limit
        return function

    return mark


def pauses_of(row: DBTaskResult) -> tuple[timedelta, ...]:
    """The pauses that the row's task asks for; empty where it asks for none or its code is gone."""
    try:
        return getattr(row.task.func, "pauses", ())
    # Whatever the import of a task's module raises, the worker must store the failure and go on.
    except Exception:
        return ()


class Runner:
    """Runs tasks, one at a time, as the worker of this name."""

    def __init__(self, name: str):
        self.name, self.outages = name, {}

    def run_one(self) -> bool:
        """Run the next task that is due, and say whether there was one."""
        row = self.claim()
        if row is not None:
            self.run(row)
        return row is not None

    def claim(self) -> DBTaskResult | None:
        """The next task that is due, which is this worker's from now on."""
        now = time.monotonic()
        resting = [name for name, until in self.outages.items() if until > now]
        due = DBTaskResult.objects.ready().exclude(queue_name__in=resting)
        # SQLite has one write lock: taken each second for an empty queue, it would make requests wait.
        if not due.exists():
            return None
        with exclusive_transaction(due.db):
            row = due.get_locked()
            if row is not None:
                row.claim(self.name)
        return row

    def run(self, row: DBTaskResult) -> None:
        """Run a claimed task and store what came of it; a database that is away is the caller's to mend."""
        try:
            value = call(row)
        # A task that calls sys.exit() must not end the worker.
        except (Exception, SystemExit) as error:
            self.note_outage(row, error)
            fail(row, error)
        else:
            row.set_successful(value)

    def note_outage(self, row, error):
        if isinstance(error, Outage):
            self.outages[row.queue_name] = time.monotonic() + OUTAGE.total_seconds()


def call(row: DBTaskResult):
    """What the row's task returns, as JSON has it."""
    task, result = row.task, row.task_result
    with time_limit(getattr(task.func, "limit", LIMIT)):
        value = normalize_json(task.call(*result.args, **result.kwargs))
    if "\\u0000" in json.dumps(value):
        raise ValueError("The task returned a null character, which PostgreSQL's JSON does not hold.")
    return value


@contextmanager
def time_limit(limit: timedelta):
    """Raise TimeoutError within the block when it takes longer; no limit outside of the main thread."""
    # Python refuses signal handlers in any other thread.
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def expire(*signal_and_frame):
        raise TimeoutError(f"took longer than {limit.total_seconds():g} seconds")

    before = signal.signal(signal.SIGALRM, expire)
    # Repeated: a library may catch the first TimeoutError as an error of its own and go on.
    signal.setitimer(signal.ITIMER_REAL, limit.total_seconds(), INSISTENCE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def fail(row: DBTaskResult, error: BaseException) -> None:
    """Store the failure, and in the same statement when the task is tried again, if it is."""
    pauses, attempt = pauses_of(row), len(row.worker_ids)
    outcome = {
        "exception_class_path": f"{type(error).__module__}.{type(error).__qualname__}",
        "traceback": "".join(format_exception(error))[-LONGEST_ERROR:].replace("\x00", "�"),
    }
    now = timezone.now()
    if attempt <= len(pauses) and not isinstance(error, Final):
        again = now + pauses[attempt - 1]
        outcome |= {"status": TaskResultStatus.READY, "started_at": None, "run_after": again}
        logger.warning("Task %s failed and is tried again: %s", row.task_path, error)
    else:
        outcome |= {"status": TaskResultStatus.FAILED, "finished_at": now}
        logger.error("Task %s failed.", row.task_path, exc_info=error)
    # Only where it is still this worker's: `rescue` may have given it to another one meanwhile.
    DBTaskResult.objects.running().filter(pk=row.pk, started_at=row.started_at).update(**outcome)


def list_waiting():
    """Tasks that are due or will be, the next first."""
    return DBTaskResult.objects.filter(status=TaskResultStatus.READY)


def list_held_up(outage: type[Outage]):
    """Tasks that wait because of this, and have been about for longer than one short trouble."""
    name = f"{outage.__module__}.{outage.__qualname__}"
    return list_waiting().filter(exception_class_path=name, enqueued_at__lt=timezone.now() - LATE)


def list_failed():
    """Tasks that were given up, the newest first."""
    return DBTaskResult.objects.failed().order_by("-finished_at")


def hasten(key) -> None:
    """Have a waiting task run now, with all its tries; one that runs is left alone."""
    list_waiting().filter(pk=key).update(worker_ids=[], run_after=timezone.now())


def run_again(key) -> bool:
    """Give a failed task back to the queue as if it were new; False where it is failed no more."""
    failed = DBTaskResult.objects.failed().filter(pk=key)
    fresh = {"worker_ids": [], "run_after": timezone.now(), "started_at": None, "finished_at": None}
    return failed.update(status=TaskResultStatus.READY, **fresh) == 1


def dismiss(key) -> bool:
    """Forget a failed task; False where it is failed no more."""
    return DBTaskResult.objects.failed().filter(pk=key).delete()[0] == 1


def reason(row: DBTaskResult) -> str:
    """Why the task last failed, in one line; empty where it never did."""
    lines = [line for line in row.traceback.splitlines() if line.strip()]
    return lines[-1].removeprefix(f"{row.exception_class_path}: ") if lines else ""


def rescue() -> None:
    """Give tasks of killed workers back to the queue; one that has cost too many workers has failed."""
    now = timezone.now()
    for row in DBTaskResult.objects.running().filter(started_at__lt=now - STUCK):
        unchanged = DBTaskResult.objects.running().filter(pk=row.pk, started_at=row.started_at)
        most = max(ATTEMPTS, len(pauses_of(row)) + 1)
        if len(row.worker_ids) < most:
            unchanged.update(status=TaskResultStatus.READY, started_at=None)
        else:
            unchanged.update(
                status=TaskResultStatus.FAILED,
                finished_at=now,
                exception_class_path="builtins.TimeoutError",
                traceback=f"No worker finished this task in {most} attempts.",
            )
        logger.warning("Task %s (%s) was left by a worker that ended.", row.pk, row.task_path)


def prune() -> None:
    """Delete results older than two weeks, sessions that have ended, and workers silent for a day."""
    call_command("prune_db_task_results", queue_name="*", verbosity=0)
    call_command("clearsessions", verbosity=0)
    Worker.objects.filter(heard_at__lt=timezone.now() - timedelta(days=1)).delete()

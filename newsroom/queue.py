"""The task queue as the worker finds it: what dead workers left in it, and what is old."""

import logging
from datetime import timedelta

from django.core.management import call_command
from django.tasks import TaskResultStatus
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from newsroom.models import Worker

logger = logging.getLogger(__name__)

# No task of ours comes near this; one that does must bear being done twice.
STUCK = timedelta(minutes=10)
ATTEMPTS = 3


def rescue() -> None:
    """Give tasks of killed workers back to the queue; one that has cost three workers has failed."""
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


def prune() -> None:
    """Forget results older than two weeks, sessions that have ended, and workers that are gone for a day."""
    call_command("prune_db_task_results", verbosity=0)
    call_command("clearsessions", verbosity=0)
    Worker.objects.filter(heard_at__lt=timezone.now() - timedelta(days=1)).delete()

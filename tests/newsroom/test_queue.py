"""The task queue: what a killed worker left is taken up again, and not for ever."""

from datetime import timedelta

from django.tasks import TaskResultStatus
from django.test import TestCase
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from newsroom import queue


def left_behind(*, minutes, attempts=1):
    """A task that a worker took up some minutes ago and has not finished."""
    return DBTaskResult.objects.create(
        task_path="tests.newsroom.chores.write",
        args_kwargs={"args": [], "kwargs": {}},
        backend_name="default",
        run_after=timezone.now(),
        status=TaskResultStatus.RUNNING,
        started_at=timezone.now() - timedelta(minutes=minutes),
        worker_ids=[f"worker {number}" for number in range(attempts)],
    )


class Rescue(TestCase):
    def test_a_task_left_for_eleven_minutes_is_queued_again(self):
        task = left_behind(minutes=11)
        queue.rescue()
        task.refresh_from_db()
        assert task.status == TaskResultStatus.READY
        assert task.started_at is None

    def test_a_task_that_has_run_for_nine_minutes_is_left_alone(self):
        task = left_behind(minutes=9)
        queue.rescue()
        task.refresh_from_db()
        assert task.status == TaskResultStatus.RUNNING

    def test_a_task_that_cost_three_workers_has_failed_and_says_why(self):
        task = left_behind(minutes=11, attempts=3)
        queue.rescue()
        task.refresh_from_db()
        assert task.status == TaskResultStatus.FAILED
        assert "3 attempts" in task.task_result.errors[0].traceback

"""The task queue: what fails is tried again with growing pauses, what a killed worker left is taken up."""

import tempfile
import time
from datetime import timedelta
from pathlib import Path
from unittest import mock

from django.tasks import TaskResultStatus
from django.test import TestCase
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from newsroom import queue
from tests.newsroom import sample_tasks


def leave_behind(*, minutes, attempts=1):
    """A task that a worker took up some minutes ago and has not finished."""
    return DBTaskResult.objects.create(
        task_path="tests.newsroom.sample_tasks.write",
        args_kwargs={"args": [], "kwargs": {}},
        backend_name="default",
        run_after=timezone.now(),
        status=TaskResultStatus.RUNNING,
        started_at=timezone.now() - timedelta(minutes=minutes),
        worker_ids=[f"worker {number}" for number in range(attempts)],
    )


class Rescue(TestCase):
    def test_a_task_left_for_eleven_minutes_is_queued_again(self):
        task = leave_behind(minutes=11)
        queue.rescue()
        task.refresh_from_db()
        assert task.status == TaskResultStatus.READY
        assert task.started_at is None

    def test_a_task_that_has_run_for_nine_minutes_is_left_alone(self):
        task = leave_behind(minutes=9)
        queue.rescue()
        task.refresh_from_db()
        assert task.status == TaskResultStatus.RUNNING

    def test_a_task_that_cost_three_workers_has_failed_and_says_why(self):
        task = leave_behind(minutes=11, attempts=3)
        queue.rescue()
        task.refresh_from_db()
        assert task.status == TaskResultStatus.FAILED
        assert "3 attempts" in task.task_result.errors[0].traceback


class Running(TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = Path(folder.name) / "mark"
        self.runner = queue.Runner("night shift")

    def row(self):
        return DBTaskResult.objects.get()

    def run_later(self):
        """Run the next task, as if its pause were over."""
        DBTaskResult.objects.update(run_after=timezone.now() - timedelta(seconds=1))
        return self.runner.run_one()

    def pause(self):
        return self.row().run_after - timezone.now()

    def test_one_task_at_a_time_and_says_when_there_is_none(self):
        sample_tasks.write.enqueue(str(self.path))
        sample_tasks.write.enqueue(str(self.path))
        assert self.runner.run_one()
        assert DBTaskResult.objects.successful().count() == 1
        assert self.runner.run_one()
        assert not self.runner.run_one()

    def test_a_failed_task_is_tried_again_after_growing_pauses_and_then_given_up(self):
        sample_tasks.fail_until.enqueue(str(self.path))
        for minutes in (1, 5):
            assert self.run_later()
            assert self.row().status == TaskResultStatus.READY
            assert timedelta(minutes=minutes - 0.5) < self.pause() < timedelta(minutes=minutes + 0.5)
            assert not self.runner.run_one()
        self.run_later()
        assert self.row().status == TaskResultStatus.FAILED
        assert queue.reason(self.row()) == "It rains."
        assert len(self.row().worker_ids) == 3

    def test_a_task_that_succeeds_at_last_leaves_no_reproach(self):
        sample_tasks.fail_until.enqueue(str(self.path))
        self.run_later()
        self.path.touch()
        self.run_later()
        assert (self.row().status, queue.reason(self.row())) == (TaskResultStatus.SUCCESSFUL, "")

    def test_what_cannot_be_mended_is_given_up_at_once(self):
        sample_tasks.fail_for_good.enqueue()
        self.run_later()
        assert (self.row().status, queue.reason(self.row())) == (TaskResultStatus.FAILED, "Never again.")

    def test_a_task_that_does_not_ask_for_it_is_not_tried_again(self):
        sample_tasks.fail_once.enqueue()
        self.run_later()
        assert self.row().status == TaskResultStatus.FAILED

    def test_a_task_that_leaves_or_returns_riddles_has_failed_and_the_worker_goes_on(self):
        sample_tasks.leave.enqueue()
        sample_tasks.return_a_riddle.enqueue()
        sample_tasks.return_nothing_postgresql_holds.enqueue()
        sample_tasks.fail_with_nothing_postgresql_holds.enqueue()
        assert all(self.run_later() for _ in range(4))
        assert queue.list_failed().count() == 4

    def test_a_task_whose_code_is_gone_has_failed(self):
        leave_behind(minutes=0)
        DBTaskResult.objects.update(task_path="newsroom.past.send_telegram", status=TaskResultStatus.READY)
        self.run_later()
        assert self.row().status == TaskResultStatus.FAILED

    def test_a_task_that_takes_too_long_is_ended_even_where_it_defies_the_first_sign(self):
        sample_tasks.sleep_and_defy.enqueue()
        began = time.monotonic()
        with mock.patch.object(queue, "INSISTENCE", 0.2):
            self.run_later()
        assert time.monotonic() - began < 5
        assert queue.reason(self.row()).endswith("took longer than 0.2 seconds")

    def test_an_outage_holds_up_its_own_queue_alone_and_not_for_ever(self):
        sample_tasks.meet_an_outage.enqueue()
        sample_tasks.post.enqueue(str(self.path))
        sample_tasks.write.enqueue(str(self.path))
        while self.runner.run_one():
            pass
        assert self.path.read_text() == "done"
        assert DBTaskResult.objects.ready().get().task_path.endswith("post")
        self.runner.outages["mail"] -= 61
        assert self.runner.run_one()
        assert self.path.read_text() == "posted"

    def test_a_failure_is_stored_by_who_holds_the_task_alone(self):
        task = leave_behind(minutes=0)
        DBTaskResult.objects.update(started_at=timezone.now())
        queue.fail(task, sample_tasks.Weather("It rains."))
        assert self.row().status == TaskResultStatus.RUNNING

    def test_a_task_that_was_given_up_can_be_run_anew_with_all_its_tries(self):
        sample_tasks.fail_for_good.enqueue()
        self.run_later()
        assert queue.run_again(self.row().pk)
        assert (self.row().status, self.row().worker_ids) == (TaskResultStatus.READY, [])
        assert not queue.run_again(self.row().pk)

    def test_a_task_that_was_given_up_can_be_dismissed_and_no_other(self):
        sample_tasks.fail_for_good.enqueue()
        assert not queue.dismiss(self.row().pk)
        self.run_later()
        assert queue.dismiss(self.row().pk)
        assert not DBTaskResult.objects.exists()

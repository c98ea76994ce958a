"""Jobs: each runs once in its time, by one worker, whatever became of the run before."""

import threading
from datetime import timedelta

from django.db import close_old_connections, connection
from django.test import TestCase, TransactionTestCase
from django.utils import timezone

from newsroom import jobs
from newsroom.jobs import Job
from newsroom.models import Job as Row
from newsroom.models import Worker

HOUR = timedelta(hours=1)


class Runs:
    """A job that counts its runs, and fails as long as it is told to."""

    def __init__(self, every=HOUR, error=None):
        self.count, self.error, self.job = 0, error, Job("Count", every, self.run)

    def run(self):
        self.count += 1
        if self.error:
            raise self.error

    def due(self, worker="night shift"):
        jobs.run_due(worker, (self.job,))
        return self.count

    @property
    def row(self):
        return Row.objects.get(name="Count")


def ago(**span):
    """Make the last run as long ago as this."""
    moved = timezone.now() - timedelta(**span)
    Row.objects.update(started_at=moved, finished_at=moved)


class AJob(TestCase):
    def test_runs_at_once_where_it_never_ran_and_then_waits_its_time(self):
        runs = Runs()
        assert (runs.due(), runs.due()) == (1, 1)
        ago(minutes=59)
        assert runs.due() == 1
        ago(minutes=60)
        assert runs.due() == 2

    def test_leaves_when_it_ran_and_that_it_succeeded(self):
        runs = Runs()
        runs.due()
        assert runs.row.started_at <= runs.row.finished_at == runs.row.succeeded_at
        assert runs.row.error == "" and not runs.row.is_running

    def test_that_fails_says_why_and_keeps_no_other(self):
        broken, sound = Runs(error=OSError("No space left on device")), Runs()
        with self.assertLogs(jobs.logger):
            jobs.run_due("night shift", (Job("Break", HOUR, broken.run), sound.job))
        assert sound.count == 1
        row = Row.objects.get(name="Break")
        assert row.error == "OSError: No space left on device" and row.succeeded_at is None

    def test_that_failed_is_tried_again_before_its_time(self):
        runs = Runs(every=timedelta(days=1), error=ValueError("not tonight"))
        with self.assertLogs(jobs.logger):
            runs.due()
            ago(minutes=29)
            assert runs.due() == 1
            ago(minutes=31)
            assert runs.due() == 2
        runs.error = None
        ago(minutes=31)
        runs.due()
        assert runs.row.error == ""

    def test_that_a_silent_worker_began_is_run_by_another(self):
        Worker.beat("day shift")
        runs = Runs()
        runs.due("day shift")
        Row.objects.update(finished_at=None)
        assert runs.due("night shift") == 1
        Worker.objects.update(heard_at=timezone.now() - timedelta(minutes=4))
        assert runs.due("night shift") == 2

    def test_whose_end_could_not_be_stored_is_run_again_by_the_same_worker(self):
        Worker.beat("day shift")
        runs = Runs()
        runs.due("day shift")
        Row.objects.update(finished_at=None)
        assert runs.due("day shift") == 2

    def test_that_a_wrong_clock_began_in_years_to_come_is_due(self):
        runs = Runs()
        runs.due()
        ago(days=-4000)
        assert runs.due() == 2

    def test_that_was_claimed_meanwhile_is_not_run(self):
        runs = Runs()
        Row.objects.create(name="Count")
        mine, other = Row.objects.get(), Row.objects.get()
        assert mine.claim(worker="day shift")
        assert not other.claim(worker="night shift")
        assert runs.row.worker == "day shift"


class SeveralWorkers(TransactionTestCase):
    def test_run_a_job_once(self):
        runs, names = Runs(), [f"worker {number}" for number in range(4)]
        Row.objects.create(name="Count")
        for name in names:
            Worker.beat(name)
        start = threading.Barrier(len(names))
        threads = [threading.Thread(target=self.work, args=(runs, name, start)) for name in names]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert runs.count == 1

    def work(self, runs, name, start):
        start.wait(10)
        try:
            runs.due(name)
        finally:
            connection.close()
            close_old_connections()


class TheTable(TestCase):
    def test_names_each_job_once(self):
        names = [job.name for job in jobs.JOBS]
        assert len(names) == len(set(names))

    def test_runs_as_a_whole(self):
        jobs.run_due("night shift")
        assert not Row.objects.exclude(error="").exists()

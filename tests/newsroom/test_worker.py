"""The worker: does what is queued, gives up nothing that a killed one left, and stops when told."""

import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from datetime import timedelta
from pathlib import Path
from unittest import skipUnless
from urllib.parse import quote

from django.conf import settings
from django.db import connection
from django.tasks import TaskResultStatus
from django.test import TransactionTestCase
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from newsroom.jobs import JOBS
from newsroom.management.commands import worker
from newsroom.models import Job, Worker
from tests.mailserver import serve
from tests.newsroom import sample_tasks
from tests.newsroom.test_invitations import invite


def database_url():
    """The address of the test database, for another process."""
    database = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{quote(str(database['NAME']))}"
    return f"postgres://{database['USER']}@{quote(database['HOST'], safe='')}/{database['NAME']}"


def start_worker(**env):
    return subprocess.Popen(
        [sys.executable, "manage.py", "worker"],
        cwd=settings.BASE_DIR,
        env=os.environ | {"DATABASE_URL": database_url()} | env,
    )


def wait_for(condition, seconds=20):
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "This did not happen in time."
        time.sleep(0.05)


class AWorkerOfItsOwn(TransactionTestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = Path(folder.name) / "mark"

    def begin(self, **env):
        process = start_worker(**env)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        return process

    def test_it_does_what_is_queued_and_ends_cleanly_when_told(self):
        result = sample_tasks.write.enqueue(str(self.path))
        process = self.begin()
        wait_for(lambda: DBTaskResult.objects.get(pk=result.id).status == TaskResultStatus.SUCCESSFUL)
        assert self.path.read_text() == "done"
        assert Worker.objects.alive().count() == 1
        wait_for(lambda: Job.objects.filter(error="", succeeded_at__isnull=False).count() == len(JOBS))
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) == 0

    def test_what_a_killed_worker_left_is_done_by_the_next(self):
        result = sample_tasks.kill_the_worker.enqueue(str(self.path))
        assert self.begin().wait(20) == -signal.SIGKILL
        left = DBTaskResult.objects.filter(pk=result.id)
        assert left.get().status == TaskResultStatus.RUNNING
        left.update(started_at=timezone.now() - timedelta(minutes=11))
        Worker.objects.update(heard_at=timezone.now() - timedelta(minutes=11))
        self.begin()
        wait_for(lambda: left.get().status == TaskResultStatus.SUCCESSFUL)
        assert self.path.read_text() == "done"
        assert len(left.get().worker_ids) == 2

    def test_a_mail_in_the_hands_of_a_killed_worker_is_sent_by_the_next(self):
        server = serve(self, BODY=30)
        through = {"NEWSROOM_SMTP_HOST": "127.0.0.1", "NEWSROOM_SMTP_PORT": str(server.port)}
        through |= {"NEWSROOM_SMTP_TLS": "0"}
        invite()
        first = self.begin(**through)
        wait_for(lambda: server.letters)
        first.kill()
        first.wait()
        long_ago = timezone.now() - timedelta(minutes=11)
        DBTaskResult.objects.running().update(started_at=long_ago)
        Worker.objects.update(heard_at=long_ago)
        server.answers.clear()
        self.begin(**through)
        wait_for(lambda: DBTaskResult.objects.successful().exists())
        assert len(server.letters) == 2

    @skipUnless(connection.vendor == "sqlite", "PostgreSQL locks rows, not the database")
    def test_a_locked_database_delays_the_work_and_does_not_end_it(self):
        sample_tasks.write.enqueue(str(self.path))
        command = worker.Command()
        command.prepare()
        with LockedByAnother():
            connection.cursor().execute("PRAGMA busy_timeout = 50")
            with self.assertLogs(worker.logger) as log:
                command.attempt(command.work)
        assert "locked" in log.output[0]
        assert not self.path.exists()
        command.attempt(command.work)
        assert self.path.read_text() == "done"


class LockedByAnother:
    """Another connection holds SQLite's only write lock meanwhile."""

    def __enter__(self):
        self.held, self.over = threading.Event(), threading.Event()
        self.thread = threading.Thread(target=self.hold)
        self.thread.start()
        assert self.held.wait(10)

    def __exit__(self, *error):
        self.over.set()
        self.thread.join()

    def hold(self):
        with connection.cursor() as cursor:
            cursor.execute("BEGIN EXCLUSIVE")
            self.held.set()
            self.over.wait(10)
            cursor.execute("ROLLBACK")
        connection.close()

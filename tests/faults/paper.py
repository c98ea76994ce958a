"""A paper as it is served: its web server and its worker, as processes of their own that can be killed."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from http.client import HTTPConnection
from urllib.parse import quote

from django.conf import settings
from django.db import connection

from newsroom.management.commands.start import HOST, SERVER, WORKER
from tests.ports import find_free_port

PATIENCE = 60
FOREIGN = ("DATABASE_URL", "NEWSROOM_DEBUG", "NEWSROOM_DEMO", "DJANGO_SETTINGS_MODULE")


def database_url():
    """The address of the test database, for another process."""
    database = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{quote(str(database['NAME']))}"
    return f"postgres://{database['USER']}@{quote(database['HOST'], safe='')}/{database['NAME']}"


def wait_until(condition, words, *, seconds=PATIENCE):
    """Whatever `condition` answers with in the end; `words` name what did not happen in time."""
    until = time.monotonic() + seconds
    while not (answer := condition()):
        assert time.monotonic() < until, f"Not within {seconds} seconds: {words}."
        time.sleep(0.05)
    return answer


class Paper:
    """Serves the test database (or the one at `database`) with `var` as its folder, and `own` settings."""

    def __init__(self, var, *, database=None, **own):
        self.port, self.processes = find_free_port(), []
        self.log = var.parent / f"{var.name}.log"
        ours = {
            "DATABASE_URL": database or database_url(),
            "NEWSROOM_VAR": str(var),
            "NEWSROOM_STATIC": str(settings.STATIC_ROOT),
            "NEWSROOM_SECRET_KEY": settings.SECRET_KEY,
            "NEWSROOM_HTTPS": "0",
            "NEWSROOM_DEBUG": "1",
        }
        inherited = {name: value for name, value in os.environ.items() if name not in FOREIGN}
        self.environment = inherited | ours | own

    def serve(self):
        """Start the web server, and wait until it answers."""
        process = self.begin([*SERVER, "--port", str(self.port)])
        wait_until(lambda: self.is_well() or process.poll() is not None, "the server answers")
        assert process.poll() is None, self.log.read_text()[-3000:]
        return process

    def work(self):
        """Start a worker."""
        return self.begin(WORKER)

    def begin(self, arguments):
        with self.log.open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, *arguments],
                cwd=settings.BASE_DIR,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                process_group=0,
            )
        self.processes.append(process)
        return process

    def is_well(self):
        client = HTTPConnection(HOST, self.port, timeout=10)
        with suppress(OSError):
            client.request("GET", "/healthz")
            return client.getresponse().status == 200
        return False

    def kill(self, process):
        """Let a process and all that it started end at once, in the middle of whatever they do."""
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(10)

    def end(self):
        for process in self.processes:
            self.kill(process)

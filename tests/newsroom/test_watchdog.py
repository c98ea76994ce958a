"""A process of the web server that stops answering is replaced, and the others go on."""

import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path

from django.conf import settings
from django.test import SimpleTestCase

from newsroom.management.commands.start import SERVER, answers, first_free

PATIENCE = 60


def children(pid):
    """The processes that granian serves with, whose command line names the application or spawns."""
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return {int(one) for one in found}


class TheServer(SimpleTestCase):
    """Granian as `start` runs it, with one process and views that hang."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="newsroom-watchdog-")
        self.addCleanup(folder.cleanup)
        self.port = first_free(8400)
        server = list(SERVER)
        server[server.index("newsroom.wsgi:application")] = "tests.newsroom.served_application:application"
        server[server.index("--workers") + 1] = "1"
        own = {"NEWSROOM_VAR": folder.name, "NEWSROOM_HTTPS": "0"}
        self.log = Path(folder.name) / "log"
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, *server, "--port", str(self.port)],
                cwd=settings.BASE_DIR,
                env=os.environ | own,
                stderr=log,
                stdout=log,
            )
        self.addCleanup(self.process.wait)
        self.addCleanup(self.process.terminate)
        self.wait_until(lambda: answers(self.port))

    def wait_until(self, holds):
        end = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < end, self.log.read_text()
            time.sleep(0.1)

    def get(self, address, body=None):
        client = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        client.request("GET", address, body=body)
        answer = client.getresponse()
        return answer.status, answer.read().decode()

    def is_served(self):
        try:
            return self.get("/quick/") == (200, "Here")
        except OSError:
            return False

    def hang(self, address):
        try:
            return self.get(address)
        except OSError:
            return None

    def test_interrupts_python_that_goes_on_and_on_and_says_so(self):
        before = children(self.process.pid)
        status, page = self.get("/hang_in_python/")
        assert (status, "This took too long" in page) == (503, True)
        assert self.is_served()
        assert children(self.process.pid) == before

    def test_replaces_a_process_that_waits_outside_of_python(self):
        self.is_replaced_by("/hang_outside/")

    def test_replaces_a_process_in_which_nothing_can_run(self):
        self.is_replaced_by("/hang_in_regex/")

    def is_replaced_by(self, address):
        before = children(self.process.pid)
        with ThreadPoolExecutor(1) as pool:
            asked = pool.submit(self.hang, address)
            self.wait_until(lambda: children(self.process.pid) - before)
            assert asked.result(PATIENCE) is None
        self.wait_until(self.is_served)
        assert address.strip("/") in self.log.read_text()

    def test_leaves_alone_what_takes_its_time_within_the_limit(self):
        before = children(self.process.pid)
        with ThreadPoolExecutor(4) as pool:
            found = list(pool.map(lambda _: self.get("/long/", body=b"x" * 100_000), range(12)))
        assert found == [(200, "100000 bytes")] * 12
        assert children(self.process.pid) == before

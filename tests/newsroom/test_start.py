"""One command serves the whole newsroom, and takes everything down again when it ends."""

import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from http.client import HTTPConnection
from pathlib import Path
from unittest import skipUnless

import pytest
from django.conf import settings
from django.core.management import CommandError
from django.db import connection
from django.test import SimpleTestCase

from newsroom.management.commands.start import first_free


def processes_naming(word):
    """The command lines of running processes in whose environment `word` stands."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if word.encode() in (folder / "environ").read_bytes():
                found.append((folder / "cmdline").read_text().replace("\0", " "))
        except OSError:
            continue
    return found


def get(port, path, *, method="GET", headers=None):
    client = HTTPConnection("127.0.0.1", port, timeout=20)
    client.request(method, path, headers=headers or {})
    answer = client.getresponse()
    return answer.status, answer.read().decode()


class Started(SimpleTestCase):
    """The command in a folder of its own, with `own` settings."""

    own = {}

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="newsroom-start #1 ?x=50%41 a:b@ü-")
        self.addCleanup(folder.cleanup)
        self.var = folder.name

    def environment(self):
        ours = {"NEWSROOM_VAR": self.var, "NEWSROOM_STATIC": f"{self.var}/static", **self.own}
        foreign = {"DATABASE_URL", "NEWSROOM_DEBUG", "NEWSROOM_DEMO"}
        return {name: value for name, value in os.environ.items() if name not in foreign} | ours

    def start(self, *arguments):
        process = subprocess.Popen(
            [sys.executable, "manage.py", "start", *arguments],
            cwd=settings.BASE_DIR,
            env=self.environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        return process

    def announcement(self, process):
        """What was said up to the last line of the announcement."""
        said = []
        for line in process.stdout:
            said.append(line)
            if "Ctrl-C" in line:
                break
        return "".join(said)

    def end(self, process, number):
        process.send_signal(number)
        assert process.wait(20) == 0
        time.sleep(0.2)
        assert processes_naming(self.var) == []


def test_a_port_that_no_machine_has_is_refused_in_words():
    for wanted in (-100, 65536):
        with pytest.raises(CommandError, match="Name another one"):
            first_free(wanted)


@skipUnless(connection.vendor == "sqlite", "The demonstration is SQLite's")
class TheDemonstration(Started):
    own = {"NEWSROOM_DEMO": "1"}

    @skipUnless(settings.DEMO_IS_HERE, "The demonstration was removed")
    def test_it_shows_the_paper_beside_a_taken_port_and_leaves_nothing_running(self):
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            wanted = taken.getsockname()[1]
            process = self.start("--demo", "--port", str(wanted))
            said = self.announcement(process)
        port = int(re.search(r"127\.0\.0\.1:(\d+)/", said)[1])
        assert port > wanted
        assert f"Port {wanted} is taken" in said
        status, front = get(port, "/")
        assert status == 200
        stylesheet = re.search(r'href="(/static/[^"]+\.css)"', front)[1]
        assert get(port, stylesheet)[0] == 200
        assert len([line for line in processes_naming(self.var) if "manage.py worker" in line]) == 1
        self.visit_as_scanners_do(port)
        self.end(process, signal.SIGINT)
        assert not re.search("Traceback|Task|Not Found|elsewhere|Forbidden", process.stdout.read())

    def visit_as_scanners_do(self, port):
        """Ask for what is not there, at a host that is not ours, and send a form without its token."""
        assert get(port, "/wp-login.php")[0] == 404
        assert get(port, "/", headers={"Host": "elsewhere.example"})[0] == 400
        assert get(port, "/accounts/login/", method="POST")[0] == 403

    def test_a_signal_while_it_prepares_ends_it_as_well(self):
        process = self.start()
        process.stdout.readline()
        self.end(process, signal.SIGTERM)

    def test_the_demonstration_keeps_out_of_a_real_database(self):
        command = [sys.executable, "manage.py", "start", "--demo"]
        own = os.environ | {"NEWSROOM_VAR": self.var, "NEWSROOM_DEMO": "0"}
        ended = subprocess.run(command, cwd=settings.BASE_DIR, env=own, capture_output=True, text=True)
        assert ended.returncode == 1
        assert "make run" in ended.stderr


@skipUnless(connection.vendor == "sqlite", "A paper on one machine is SQLite's")
class APaper(Started):
    own = {"NEWSROOM_HTTPS": "0"}

    def start_again(self):
        """The port, and the set-up link's path or None, of one more start."""
        process = self.start("--port", "8300")
        said = self.announcement(process)
        found = re.search(r":(\d+)(/setup/\S+)", said)
        return process, int(re.search(r":(\d+)/", said)[1]), found and found[2]

    def test_it_offers_its_set_up_until_somebody_works_there(self):
        process, port, first = self.start_again()
        assert get(port, first)[0] == 303
        assert "Nothing has been published yet" in get(port, "/")[1]
        self.end(process, signal.SIGINT)
        process, port, second = self.start_again()
        assert (get(port, first)[0], get(port, second)[0]) == (404, 303)
        self.make_somebody()
        assert get(port, second)[0] == 410
        self.end(process, signal.SIGINT)
        process, port, third = self.start_again()
        assert third is None
        self.end(process, signal.SIGINT)

    def make_somebody(self):
        names = ["--username", "root", "--email", "root@paper.example"]
        command = [sys.executable, "manage.py", "createsuperuser", "--noinput", *names]
        own = self.environment() | {"DJANGO_SUPERUSER_PASSWORD": "ink under my nails"}
        subprocess.run(command, cwd=settings.BASE_DIR, env=own, check=True, capture_output=True)

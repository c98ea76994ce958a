"""The demonstration, served as `make run` serves it, for whoever looks at it from outside."""

import os
import re
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import closing, contextmanager
from pathlib import Path

PATIENCE = 180
LINK = {
    "section": r'href="(/section/[^"/]+/)"',
    "article": r'<h[23] class="card-headline"[^>]*><a href="([^"]+)"',
    "author": r'href="(/author/[^"]+)"',
    "tag": r'href="(/tag/[^"]+)"',
    "series": r'href="(/series/[^"]+)"',
    "archive": r'href="(/archive/[0-9]{4}/)"',
    "write": r'href="(/comments/[0-9]+/write/)"',
}
UNDONE = "SELECT count(*) FROM django_tasks_database_dbtaskresult WHERE status IN ('READY', 'RUNNING')"


@contextmanager
def demonstration():
    """The address of a demonstration of one's own on this machine, its pictures made; gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="newsroom-served-") as folder, serve(folder) as site:
        settle(folder)
        yield site


@contextmanager
def serve(folder, settings="newsroom.settings"):
    """The address of the demonstration whose database and static files are kept in `folder`."""
    site = f"http://127.0.0.1:{find_free_port()}"
    server = start_server(folder, site.rpartition(":")[2], settings)
    try:
        wait(site + "/", server)
        yield site
    except OSError:
        sys.stderr.write(Path(folder, "server.log").read_text())
        raise
    finally:
        server.terminate()
        server.wait(30)


def settle(folder):
    """Until the worker has nothing left to do, three minutes at most."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and undone(folder):
        time.sleep(1)


def undone(folder):
    """How many tasks wait or run."""
    with closing(sqlite3.connect(f"{folder}/var/newsroom.sqlite3", timeout=20)) as database:
        return database.execute(UNDONE).fetchone()[0]


def find_free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def speak(folder, language):
    """Make this the language of the paper, and so of everybody there who has chosen none."""
    code = (
        f"from newsroom.models import Site; site = Site.current(); site.language = {language!r}; site.save()"
    )
    command = [sys.executable, "manage.py", "shell", "-v", "0", "-c", code]
    subprocess.run(command, env=environment(folder), cwd=os.getcwd(), check=True)


def environment(folder, settings="newsroom.settings"):
    own = {"NEWSROOM_VAR": f"{folder}/var", "NEWSROOM_STATIC": f"{folder}/static", "NEWSROOM_DEMO": "1"}
    clean = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return clean | own | {"DJANGO_SETTINGS_MODULE": settings}


def start_server(folder, port, settings):
    command = [sys.executable, "manage.py", "start", "--demo", "--port", port]
    with open(f"{folder}/server.log", "wb") as log:
        own = environment(folder, settings)
        return subprocess.Popen(command, env=own, stdout=log, stderr=log, cwd=os.getcwd())


def read(address):
    with urllib.request.urlopen(address, timeout=30) as page:  # noqa: S310
        return page.read().decode()


def find_link(kind, text):
    """The path of the first page of a kind that a page leads to."""
    found = re.search(LINK[kind], text)
    if found is None:
        sys.exit(f"No {kind} is linked where one was looked for.")
    return found[1]


def wait(address, server):
    """Until it answers, three minutes at most."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return read(address)
        except OSError:
            if server.poll() is not None or time.monotonic() > end:
                raise
            time.sleep(0.5)

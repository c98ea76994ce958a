"""A paper with a database and a folder of its own, worked by commands in processes of their own."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.db import connection
from django.test import TransactionTestCase, override_settings

from articles.models import Photo
from newsroom.models import Site
from tests import cast

WRITER = """
import sys, time
from tests import cast
from articles.models import Article
story = Article.objects.first()
number = 0
while True:
    number += 1
    text = f"This is letter {number} to the newsroom."
    made = cast.comment(story, text, policy="open", network=f"{number}")
    sys.stdout.write(f"{made.uuid}\\n")
    sys.stdout.flush()
"""
EVERYTHING = """
import json, sys
from django.db import connection
from newsroom.backup import sqlite, postgresql
with connection.cursor() as cursor:
    def fetch(sql):
        cursor.execute(sql)
        return cursor.fetchall()
    is_file = connection.vendor == "sqlite"
    names = sqlite.table_names(fetch) if is_file else [name for (name,) in fetch(postgresql.TABLES)]
    found = {n: sorted(repr(row) for row in fetch(f'SELECT * FROM "{n}"')) for n in names}
json.dump(found, sys.stdout)
"""
FACTS = """
import json, sys
from django.db import connection
from comments.models import Comment, Thread
from newsroom import triggers
visible = Comment.objects.filter(state="visible")
json.dump({
    "comments": [str(c.uuid) for c in Comment.objects.order_by("pk")],
    "miscounted": [t.pk for t in Thread.objects.all() if t.visible_count != visible.filter(thread=t).count()],
    "missing": triggers.list_missing(connection),
}, sys.stdout)
"""


class Paper:
    """`manage` gives a command; `database` is its own, made of the (empty) test database."""

    def __init__(self):
        self.root = Path(tempfile.mkdtemp(prefix="newsroom #1 50%41-"))
        self.var, self.backups = self.root / "var", self.root / "backups #1 50%41"
        self.name = f"paper_{os.getpid()}_{self.root.name[-8:].lower().replace('-', '_')}"
        self.var.mkdir()

    def make(self):
        """Its database has now what the database of the tests has."""
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("VACUUM INTO %s", [str(self.var / "newsroom.sqlite3")])
        else:
            template = connection.settings_dict["NAME"]
            self.ask_server(f'CREATE DATABASE "{self.name}" TEMPLATE "{template}"')

    def wipe(self):
        """The disk is gone: nothing is left but the backups."""
        shutil.rmtree(self.var, ignore_errors=True)
        if connection.vendor == "postgresql":
            self.ask_server(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)')
            self.ask_server(f'CREATE DATABASE "{self.name}"')

    def remove(self):
        if connection.vendor == "postgresql":
            self.ask_server(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)')
        shutil.rmtree(self.root, ignore_errors=True)

    def ask_server(self, sql):
        connection.close()
        with connection._nodb_cursor() as cursor:
            cursor.execute(sql)
        connection.close()

    @property
    def environment(self):
        told = {
            "NEWSROOM_VAR": str(self.var),
            "NEWSROOM_STATIC": str(self.root / "static"),
            "NEWSROOM_DEBUG": "1",
            "NEWSROOM_DEMO": "0",
        }
        kept = {name: value for name, value in os.environ.items() if not name.startswith("NEWSROOM_")}
        kept.pop("DATABASE_URL", None)
        if connection.vendor == "postgresql":
            database = connection.settings_dict
            told["DATABASE_URL"] = (
                f"postgres://{database['USER']}@{quote(database['HOST'], safe='')}/{self.name}"
            )
        return kept | told

    def begin(self, *words, **more):
        """A command that goes on by itself."""
        command = [sys.executable, "manage.py", *map(str, words)]
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        env = self.environment | more.pop("env", {})
        return subprocess.Popen(command, cwd=settings.BASE_DIR, env=env, **pipes | more)

    def manage(self, *words, **more):
        """A command, done: its status and what it said."""
        process = self.begin(*words, **more)
        out, err = process.communicate(timeout=180)
        return subprocess.CompletedProcess(words, process.returncode, out, err)

    def run(self, code):
        done = self.manage("shell", "--no-imports", "-v0", "-c", code)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def ask(self, code):
        return json.loads(self.run(code))

    def back_up(self, *words):
        """The folder of a new backup."""
        done = self.manage("backup", self.backups, *words)
        assert done.returncode == 0, done.stderr
        return Path(done.stdout.strip())

    @contextmanager
    def writing(self, *, first):
        """Readers write comments meanwhile; gives the UUIDs of those that were acknowledged so far.

        Begins after the `first` ones.
        """
        log = self.root / "acknowledged"

        def acknowledged():
            return log.read_text().split("\n")[:-1]

        with log.open("w") as out:
            writer = self.begin("shell", "--no-imports", "-v0", "-c", WRITER, stdout=out)
        try:
            wait_for(lambda: len(acknowledged()) >= first or writer.poll() is not None)
            yield acknowledged
            assert writer.poll() is None, writer.stderr.read()
        finally:
            writer.kill()
            writer.communicate()

    def everything(self):
        """Every row of every table."""
        return self.ask(EVERYTHING)

    def originals(self):
        root = self.var / "originals"
        return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def wait_for(condition, seconds=60):
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "This did not happen in time."
        time.sleep(0.01)


class PaperTestCase(TransactionTestCase):
    """Has a paper with two stories and six comments; what it is copied of is made here, which is faster."""

    def setUp(self):
        self.paper = Paper()
        self.addCleanup(self.paper.remove)
        with override_settings(MEDIA_ROOT=self.paper.var / "originals"):
            write()
        self.paper.make()


def write():
    """What the paper has."""
    chief = cast.user("Chief", username="chief")
    Site.current().save()
    for headline in ("Council votes for the harbour", "Ferry comes back"):
        story = cast.published(headline, by=chief)
        for number in range(3):
            cast.comment(story, f"I have seen it {number} times, from the quay.", policy="open")
    for photo, colour in zip(Photo.objects.all(), ("#202020", "#e0e0e0"), strict=True):
        data = cast.picture(colour=colour)
        Path(photo.file.path).write_bytes(data)
        photo.sha256 = hashlib.sha256(data).hexdigest()
        photo.save()

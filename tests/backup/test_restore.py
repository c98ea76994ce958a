"""`manage.py restore DIR`: the paper as it was, or nothing changed and the reason in words."""

import json
import shutil
import signal
import sqlite3
from contextlib import closing

import pytest
from django.db import connection

from articles.models import Refused
from newsroom.backup import folder, manifest
from tests.backup.paper import FACTS, PaperTestCase

# What a migration writes anew, and what belongs to a process.
OWN = {"django_migrations", "django_content_type", "sqlite_sequence"}


class RestoreTestCase(PaperTestCase):
    def restore(self, *words, status=0):
        done = self.paper.manage("restore", *words)
        assert done.returncode == status, done.stderr + done.stdout
        assert "Traceback" not in done.stderr
        return done

    def assert_nothing_changed(self, before):
        assert self.paper.everything() == before
        left = [path.name for path in self.paper.var.iterdir() if "restoring" in path.name]
        assert left == []


class TheDrill(RestoreTestCase):
    def test_after_the_disk_was_lost_everything_is_as_it_was(self):
        rows, files = self.paper.everything(), self.paper.originals()
        key = (self.paper.var / "secret_key").read_text()
        self.paper.back_up()
        self.paper.wipe()
        done = self.restore(self.paper.backups)
        assert "The paper is as it was on" in done.stdout
        assert self.paper.everything() == rows
        assert self.paper.originals() == files
        assert (self.paper.var / "secret_key").read_text() == key
        assert "before" not in " ".join(path.name for path in self.paper.var.iterdir())

    def test_a_backup_during_comments_gives_back_all_that_was_acknowledged_and_nothing_by_halves(self):
        with self.paper.writing(first=10) as acknowledged:
            before = len(acknowledged())
            self.paper.back_up()
        sent = acknowledged()
        self.paper.wipe()
        self.restore(self.paper.backups)
        facts = self.paper.ask(FACTS)
        comments = facts.pop("comments")[6:]
        assert before <= len(comments) < len(sent)
        assert comments == sent[: len(comments)]
        assert facts == {"miscounted": [], "missing": []}

    def test_the_next_comment_can_be_written_and_the_guards_hold(self):
        self.paper.back_up()
        self.paper.wipe()
        self.restore(self.paper.backups)
        self.paper.run(
            "from articles.models import Article\nfrom tests import cast\n"
            "cast.comment(Article.objects.first(), 'And then the ferry left without me.', policy='open')\n"
            "cast.published('Third ferry ordered')\n"
        )
        assert len(self.paper.ask(FACTS)["comments"]) == 7
        done = self.paper.manage(
            "shell",
            "--no-imports",
            "-v0",
            "-c",
            "from articles.models import Edition\nEdition.objects.all().delete()",
        )
        assert "IntegrityError" in done.stderr or "ProtectedError" in done.stderr


class OverAPaperTestCase(RestoreTestCase):
    """The paper has gone on since the backup was made."""

    def setUp(self):
        super().setUp()
        self.path = self.paper.back_up()
        self.then, self.files = self.paper.everything(), self.paper.originals()
        self.paper.run("from tests import cast\ncast.published('Written after the backup')")
        self.now = self.paper.everything()


class OverAPaper(OverAPaperTestCase):
    def test_it_is_refused_and_nothing_is_changed(self):
        done = self.restore(self.path, status=1)
        assert "articles: 3" in done.stderr
        assert "--replace" in done.stderr
        self.assert_nothing_changed(self.now)

    def test_with_replace_what_was_there_is_moved_aside_and_can_be_had_back(self):
        files = self.paper.originals()
        done = self.restore(self.path, "--replace")
        assert self.paper.everything() == self.then
        moved = dict(
            line.strip().split(" is now ") for line in done.stdout.splitlines() if " is now " in line
        )
        assert len(moved) >= 3
        self.move_back(moved)
        assert self.paper.everything() == self.now
        assert self.paper.originals() == files

    def move_back(self, moved):
        for place, aside in moved.items():
            if place.startswith("schema"):
                self.paper.run(
                    "from django.db import connection\nfrom newsroom.backup import postgresql\n"
                    f"postgresql.take_back(connection, 'public', {aside.removeprefix('schema ')!r})"
                )
            else:
                here = self.paper.var.joinpath(place)
                shutil.rmtree(here) if here.is_dir() else here.unlink(missing_ok=True)
                self.paper.var.joinpath(aside).rename(here)

    def test_it_is_refused_while_the_paper_runs(self):
        reader = self.paper.begin("shell", "--no-imports", "-v0", "-c", HOLD)
        reader.stdout.readline()
        try:
            done = self.restore(self.path, "--replace", status=1)
        finally:
            reader.kill()
            reader.communicate()
        assert "Stop the web server and the worker" in done.stderr
        self.assert_nothing_changed(self.now)


HOLD = """
import sys, time
from articles.models import Article
Article.objects.first()
sys.stdout.write("open\\n")
sys.stdout.flush()
time.sleep(120)
"""


KILLED = """
import os, signal
from django.core.management import call_command
from newsroom.backup.exchange import Exchange

rename, moves = Exchange.rename, []

def kill_or_rename(*arguments):
    moves.append(arguments)
    if len(moves) == {number}:
        os.kill(os.getpid(), signal.SIGKILL)
    rename(*arguments)

Exchange.rename = kill_or_rename
call_command("restore", {path!r}, replace=True)
"""


class AKill(OverAPaperTestCase):
    """In the middle of a restore, before each of its moves, one kill after the other."""

    def test_leaves_what_the_same_command_puts_right(self):
        killed = 0
        while self.is_killed_before(killed + 1):
            killed += 1
        assert killed >= 4
        assert self.paper.everything() == self.then
        assert self.paper.originals() == self.files
        assert not [path for path in self.paper.var.iterdir() if path.suffix == ".restoring"]

    def is_killed_before(self, number):
        """Whether a restore got as far as this move, and was killed there."""
        code = KILLED.format(number=number, path=str(self.path))
        done = self.paper.manage("shell", "--no-imports", "-v0", "-c", code)
        assert done.returncode in (0, -signal.SIGKILL), done.stderr
        return done.returncode != 0


class ADamagedBackup(RestoreTestCase):
    """Each is refused in words, and the paper, or the lack of one, stays as it is."""

    def setUp(self):
        super().setUp()
        self.path = self.paper.back_up()
        self.made = manifest.read(self.path)
        self.before = self.paper.everything()

    def assert_refused(self, *words):
        done = self.restore(self.path, "--replace", status=1)
        for word in words:
            assert word in done.stderr
        return done

    def change_manifest(self, change):
        path = self.path / manifest.NAME
        facts = json.loads(path.read_text())
        del facts["digest"]
        change(facts)
        path.write_text(json.dumps(facts | {"digest": manifest.digest(facts)}))

    def test_with_another_byte_in_any_file(self):
        database = next(name for name in self.made.files if name.startswith("database"))
        for name in (database, next(name for name in self.made.files if name.startswith("originals/"))):
            whole = (self.path / name).read_bytes()
            data = bytearray(whole)
            data[len(data) // 2] ^= 1
            (self.path / name).write_bytes(data)
            self.assert_refused("damaged", name)
            (self.path / name).write_bytes(whole)
        self.assert_nothing_changed(self.before)

    def test_without_a_file_or_with_a_link_in_its_place(self):
        name = next(name for name in self.made.files if name.startswith("originals/"))
        (self.path / name).rename(self.paper.root / "elsewhere")
        self.assert_refused("missing")
        (self.path / name).symlink_to(self.paper.root / "elsewhere")
        self.assert_refused(name)

    def test_with_a_manifest_that_is_cut_or_changed_or_leads_elsewhere(self):
        whole = (self.path / manifest.NAME).read_text()
        for text in (whole[:-20], whole.replace('"comments_comment": 6', '"comments_comment": 5'), "[]", ""):
            (self.path / manifest.NAME).write_text(text)
            with pytest.raises(Refused, match="damaged"):
                manifest.read(self.path)
        for outside in ("../../out", "/out", "originals/../../out"):
            (self.path / manifest.NAME).write_text(whole)
            self.change_manifest(
                lambda facts, path=outside: facts["files"].update({path: {"size": 0, "sha256": ""}})
            )
            with pytest.raises(Refused, match="damaged"):
                manifest.read(self.path)
        self.assert_refused("damaged")
        self.assert_nothing_changed(self.before)

    def test_with_other_rows_than_the_manifest_says(self):
        self.change_manifest(lambda facts: facts["snapshot"]["tables"].update(comments_comment=7))
        self.assert_refused("other rows")
        self.assert_nothing_changed(self.before)

    def test_of_a_newer_version(self):
        self.change_manifest(lambda facts: facts["snapshot"]["migrations"].append("articles.9999_holograms"))
        self.assert_refused("newer version", "articles.9999_holograms")
        self.change_manifest(lambda facts: facts.update(format=2))
        self.assert_refused("newer version")

    def test_of_another_database(self):
        other = "postgresql" if connection.vendor == "sqlite" else "sqlite"
        self.change_manifest(lambda facts: facts["snapshot"].update(vendor=other))
        self.assert_refused("DATABASE_URL")

    def test_that_is_none(self):
        for place in (self.paper.root, self.path / manifest.NAME):
            with pytest.raises(Refused, match="There is no backup at"):
                manifest.read(folder.chosen(place))
        done = self.restore(self.paper.root / "nowhere", status=1)
        assert "There is no backup at" in done.stderr


class AfterTheDatabaseWasDamaged(RestoreTestCase):
    def test_the_backup_takes_its_place(self):
        if connection.vendor != "sqlite":
            self.skipTest("PostgreSQL's files are not ours")
        self.paper.back_up()
        before, place = self.paper.everything(), self.paper.var / "newsroom.sqlite3"
        with place.open("r+b") as file:
            file.write(b"overwritten by something else entirely" * 100)
        assert self.paper.manage("backup", self.paper.backups).returncode == 1
        self.restore(self.paper.backups, "--replace")
        assert self.paper.everything() == before
        with closing(sqlite3.connect(place)) as database:
            assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)

"""`manage.py backup DIR`: a whole paper in a folder, made while people write."""

import os
import resource
import shutil
import signal
import subprocess
import time
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test import override_settings
from django.utils import timezone

from articles.models import Refused
from newsroom.backup import folder, manifest
from newsroom.backup.making import back_up
from tests import disk
from tests.backup.paper import PaperTestCase, wait_for


def limit_files(size):
    """What a process may write to one file, as a full disk would stop it."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


class ABackup(PaperTestCase):
    def names(self):
        found = self.paper.backups.iterdir() if self.paper.backups.exists() else ()
        return sorted(path.name for path in found if not path.name.startswith(".backup.lock"))

    def test_holds_the_database_the_originals_and_the_secret_key(self):
        path = self.paper.back_up()
        made = manifest.read(path)
        assert made.snapshot.vendor == connection.vendor
        assert made.snapshot.tables["comments_comment"] == 6
        assert "articles.0001_initial" in made.snapshot.migrations
        held = {name.removeprefix("originals/"): path / name for name in made.files if "originals/" in name}
        assert {name: file.read_bytes() for name, file in held.items()} == self.paper.originals()
        assert (path / "secret_key").read_text() == (self.paper.var / "secret_key").read_text()
        assert {str(file.relative_to(path)) for file in path.rglob("*") if file.is_file()} == {
            *made.files,
            manifest.NAME,
        }

    def test_can_be_read_by_its_owner_alone(self):
        path = self.paper.back_up()
        assert {file.stat().st_mode & 0o077 for file in [path, *path.rglob("*")]} == {0}

    def test_says_the_size_and_hash_of_each_file(self):
        path = self.paper.back_up()
        for name, stored in manifest.read(path).files.items():
            shown = subprocess.run(["sha256sum", path / name], capture_output=True, text=True, check=True)
            assert shown.stdout.split()[0].lstrip("\\") == stored.sha256
            assert (path / name).stat().st_size == stored.size

    def test_lies_where_links_lead_and_within_the_papers_own_folder(self):
        (self.paper.root / "disk").mkdir()
        self.paper.backups.symlink_to(self.paper.root / "disk")
        assert self.paper.back_up().parent == self.paper.root / "disk"
        self.paper.backups = self.paper.var / "backups"
        assert self.paper.back_up().parent == self.paper.var / "backups"

    def test_links_originals_that_the_one_before_has(self):
        first, second = self.paper.back_up(), self.later()
        for name in manifest.read(first).files:
            is_linked = (first / name).samefile(second / name)
            assert is_linked == name.startswith("originals/")
        assert (first / name).stat().st_ino not in {
            file.stat().st_ino for file in self.paper.var.rglob("*") if file.is_file()
        }

    def test_copies_anew_what_the_one_before_has_damaged(self):
        first = self.paper.back_up()
        name = next(name for name in manifest.read(first).files if name.startswith("originals/"))
        (first / name).write_bytes(b"x" * manifest.read(first).files[name].size)
        second = self.later()
        assert (second / name).read_bytes() == self.paper.originals()[name.removeprefix("originals/")]

    def later(self):
        """A backup of another second."""
        time.sleep(1.1)
        return self.paper.back_up()

    def test_does_not_wait_for_missing_photographs_and_names_them(self):
        shutil.rmtree(self.paper.var / "originals")
        done = self.paper.manage("backup", self.paper.backups)
        assert done.returncode == 0
        assert "that are missing: 2" in done.stderr
        assert len(manifest.read(Path(done.stdout.strip())).missing) == 2

    def test_names_an_original_that_is_not_what_was_uploaded(self):
        name = self.paper.run(
            "from articles.models import Photo; print(Photo.objects.earliest('pk').file.name)"
        )
        (self.paper.var / "originals" / name.strip()).write_bytes(b"overwritten")
        done = self.paper.manage("backup", self.paper.backups)
        assert name.strip() in done.stderr

    def test_waits_a_moment_where_one_of_this_second_is_there(self):
        now = timezone.now()
        names = {folder.name_of(now + timedelta(seconds=later)) for later in (0, 1)}
        for name in names:
            (self.paper.backups / name).mkdir(parents=True)
        assert folder.name_of(folder.free_moment(self.paper.backups)) not in names

    def test_shows_no_progress_where_nobody_watches_and_nothing_at_all_when_told(self):
        done = self.paper.manage("backup", self.paper.backups, "-v0")
        assert done.stderr == ""
        assert Path(done.stdout.strip()).is_dir()


class ABackupThatFails(PaperTestCase):
    """Leaves nothing that could be taken for one, and the older ones as they were."""

    def folders(self):
        found = self.paper.backups.iterdir() if self.paper.backups.exists() else ()
        return [path.name for path in found if path.is_dir()]

    def assert_refused(self, done, *words):
        assert done.returncode == 1, done.stdout
        assert "Traceback" not in done.stderr
        for word in words:
            assert word in done.stderr

    def test_says_what_stopped_it(self):
        for size in (10_000, 100_000):
            done = self.paper.manage("backup", self.paper.backups, preexec_fn=limit_files(size))
            self.assert_refused(done, "older backups are as they were")
            assert self.folders() == []

    def test_says_that_the_disk_has_filled_up_meanwhile(self):
        with disk.mount(self.paper.backups, size="240m"):
            before = self.paper.back_up()
            backup, pipe = self.start_and_wait()
            disk.fill(self.paper.backups)
            with suppress(BrokenPipeError), self.open_read_by(backup, pipe) as file:
                file.write(b"x" * 1_000_000)
            out, err = backup.communicate(timeout=60)
            assert backup.returncode == 1, out
            assert "No space left on device" in err
            assert self.folders() == [before.name]

    def test_says_that_there_is_no_room_before_it_begins(self):
        sparse = self.paper.var / "originals" / "huge.jpg"
        with sparse.open("wb") as file:
            file.truncate(shutil.disk_usage(self.paper.root).free)
        done = self.paper.manage("backup", self.paper.backups)
        self.assert_refused(done, "free", "Make room there")
        assert self.folders() == []

    def test_says_that_another_one_is_running(self):
        self.paper.back_up()
        before = self.folders()
        lock = self.paper.backups / ".backup.lock"
        with subprocess.Popen(["flock", lock, "sleep", "60"], start_new_session=True) as other:
            try:
                wait_for(lambda: subprocess.run(["flock", "--nonblock", lock, "true"]).returncode)
                done = self.paper.manage("backup", self.paper.backups)
            finally:
                os.killpg(other.pid, signal.SIGTERM)
        self.assert_refused(done, "Another backup or restore is running")
        assert self.folders() == before

    def test_refuses_a_folder_that_is_a_file_or_read_by_everybody_or_part_of_the_paper(self):
        root, var = self.paper.root, self.paper.var
        (root / "file").touch()
        places = {"MEDIA_ROOT": var / "originals", "RENDITIONS_ROOT": var / "renditions"}
        with override_settings(VAR_DIR=var, STATIC_ROOT=root / "static", **places):
            for place, words in (
                (root / "file", "not a folder"),
                (root / "file" / "below", "Not a directory"),
                (var / "originals" / "backups", "photographs"),
                (var / "renditions", "photographs"),
                (root / "static" / "backups", "handed out"),
                (Path("/proc/backups"), "No such file"),
            ):
                with pytest.raises(Refused, match=words):
                    back_up(place, connection)

    def test_asks_root_to_be_the_user_whose_folder_it_is(self):
        if os.geteuid():
            self.skipTest("only root could do harm")
        os.chown(self.paper.var, 65534, 65534)
        self.assert_refused(self.paper.manage("backup", self.paper.backups), "belongs to", "run")
        assert self.folders() == []

    def test_leaves_nothing_when_it_is_interrupted(self):
        for number, status in ((signal.SIGINT, 130), (signal.SIGTERM, 143)):
            process = self.interrupt(number)
            assert process.wait(30) == status
            assert "Traceback" not in process.stderr.read()
            assert self.folders() == []

    def test_is_not_taken_for_one_after_a_kill_and_the_next_clears_it_away(self):
        process = self.interrupt(signal.SIGKILL)
        process.wait(30)
        assert [name[:9] for name in self.folders()] == [".partial-"]
        os.unlink(self.paper.var / "originals" / "zz" / "slow.jpg")
        path = self.paper.back_up()
        assert self.folders() == [path.name]

    def interrupt(self, number):
        """A backup that got this signal in the middle."""
        process, _ = self.start_and_wait()
        process.send_signal(number)
        return process

    def start_and_wait(self):
        """A backup that waits in the middle, for a file that comes through a pipe."""
        pipe = self.paper.var / "originals" / "zz" / "slow.jpg"
        if not pipe.exists():
            pipe.parent.mkdir()
            os.mkfifo(pipe)
        process = self.paper.begin("backup", self.paper.backups)
        self.addCleanup(process.stderr.close)
        self.addCleanup(process.stdout.close)
        wait_for(
            lambda: list(self.paper.backups.glob(".partial-*/originals/*")) or process.poll() is not None
        )
        assert process.poll() is None, process.stderr.read()
        return process, pipe

    def open_read_by(self, process, pipe):
        """The pipe, open for writing; a sink where the process ends before it reads."""
        handles = []

        def is_open():
            with suppress(OSError):
                handles.append(os.open(pipe, os.O_WRONLY | os.O_NONBLOCK))
            return handles or process.poll() is not None

        wait_for(is_open)
        if not handles:
            return open(os.devnull, "wb")
        os.set_blocking(handles[0], True)
        return open(handles[0], "wb")


class WhileCommentsArrive(PaperTestCase):
    def test_it_has_all_that_was_acknowledged_before_and_nothing_by_halves(self):
        with self.paper.writing(first=20) as acknowledged:
            before = len(acknowledged())
            made = manifest.read(self.paper.back_up())
            assert len(acknowledged()) > before
        tables = made.snapshot.tables
        assert tables["comments_comment"] >= 6 + before
        assert tables["comments_comment"] == tables["comments_decision"] == tables["comments_commentversion"]

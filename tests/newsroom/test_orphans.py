"""Files that no row names are listed and cleared, those of a row never; rows without a file are listed."""

import os
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings as project
from django.core.files.storage import default_storage, storages

from articles.models import Photo
from newsroom import jobs, orphans
from newsroom.logo import Logo
from newsroom.models import Job, Site
from tests import cast
from tests.photos import files

pytestmark = pytest.mark.django_db
KILLED = """
import os, signal, sys
from pathlib import Path
from articles import files
files.os.fsync = lambda number: os.kill(os.getpid(), signal.SIGKILL)
files.write(Path(sys.argv[1]), b"half" * 1000)
"""


@pytest.fixture(autouse=True)
def apart(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "originals"
    settings.STORAGES = settings.STORAGES | {
        "renditions": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path / "renditions"},
        }
    }


def accept(colour="#336699"):
    return Photo.accept(files.file(files.picture(colour=colour)), by=None)


def place(name, *, storage=default_storage, hours=25):
    """A file that was written so many hours ago."""
    path = Path(storage.path(name))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"left behind")
    age(path, hours=hours)
    return path


def age(path, *, hours):
    os.utime(path, (time.time() - hours * 3600,) * 2)


class TestListing:
    def test_a_file_without_a_row_is_an_orphan_and_one_with_a_row_is_not(self):
        photo = accept()
        place("ab/" + "ab" * 16 + ".jpg", hours=0)
        assert orphans.orphans() == ["ab/" + "ab" * 16 + ".jpg"]
        assert photo.file.name not in orphans.orphans()

    def test_the_logo_of_the_paper_is_none(self):
        site = Site.current()
        logo = Logo(b"png", 1, 1)
        logo.store()
        assert orphans.orphans() == [logo.name]
        site.set_logo(logo)
        site.save()
        assert orphans.orphans() == []

    def test_what_the_disk_keeps_for_itself_is_none(self):
        place("lost+found/1")
        place(".snapshot/ab/picture.jpg")
        place(".hidden")
        assert orphans.orphans() == []

    def test_nothing_is_listed_where_there_is_no_folder_yet(self):
        assert orphans.orphans() == [] and orphans.clear() == 0


class TestDamages:
    def problems(self, **more):
        return [(damage.row, damage.problem) for damage in orphans.damages(**more)]

    def test_whole_files_are_none(self):
        accept()
        assert self.problems(hashes=True) == []

    def test_a_missing_an_empty_and_a_changed_file_are_told_apart(self):
        missing, empty, changed = (accept(colour) for colour in ("#111", "#222", "#333"))
        default_storage.delete(missing.file.name)
        Path(default_storage.path(empty.file.name)).write_bytes(b"")
        Path(default_storage.path(changed.file.name)).write_bytes(b"other")
        assert set(self.problems()) == {(missing, "missing"), (empty, "empty")}
        assert set(self.problems(hashes=True)) - set(self.problems()) == {(changed, "different")}
        assert missing.file.name in str(next(orphans.damages()))

    def test_a_lost_logo_is_one(self):
        site = Site.current()
        site.set_logo(Logo(b"png", 1, 1))
        site.save()
        assert self.problems() == [(site, "missing")]


class TestClearing:
    def test_old_orphans_and_parts_go(self):
        gone = [
            place("ab/" + "ab" * 16 + ".jpg"),
            place("ab/" + "cd" * 16 + ".jpg.0011223344556677.part"),
            place("logo/0011223344556677.png"),
            place("ab/cd/320-0.jpg.0011223344556677.part", storage=storages["renditions"]),
        ]
        assert orphans.clear() == 4
        assert [path for path in gone if path.exists()] == []

    def test_an_upload_under_way_is_left_alone(self):
        fresh = [
            place("ab/" + "ab" * 16 + ".jpg", hours=1),
            place("ab/x.jpg.0011223344556677.part", hours=23),
        ]
        assert orphans.clear() == 0
        assert all(path.exists() for path in fresh)

    def test_what_a_row_names_stays_however_old_it_is(self):
        photo = accept()
        age(default_storage.path(photo.file.name), hours=24 * 900)
        assert orphans.clear() == 0
        assert photo.file.read() == files.picture(colour="#336699")

    def test_renditions_stay(self):
        whole = place("ab/cd/320-0.jpg", storage=storages["renditions"], hours=999)
        orphans.clear()
        assert whole.exists()

    def test_of_a_folder_that_belongs_to_another_database_nothing_is_deleted(self):
        placed = [place(f"ab/{number:032x}.jpg") for number in range(orphans.MOST + 1)]
        with pytest.raises(orphans.TooManyOrphans, match="belong to no row"):
            orphans.clear()
        assert all(path.exists() for path in placed)

    def test_many_half_written_files_are_no_other_database(self):
        for number in range(orphans.MOST + 1):
            place(f"ab/{number:032x}.jpg.0011223344556677.part")
        assert orphans.clear() == orphans.MOST + 1

    def test_the_worker_does_it_once_a_day(self):
        lost = place("ab/" + "ab" * 16 + ".jpg")
        jobs.run_due("worker", tuple(job for job in jobs.JOBS if job.run == orphans.clear))
        assert not lost.exists()
        row = Job.objects.get(name="Clear files that no row names")
        assert row.error == "" and not row.is_due(timedelta(days=1), worker="worker")


class TestKilled:
    def test_while_a_file_is_written_only_a_part_is_left_which_is_cleared(self):
        name = "ab/" + "ab" * 16 + ".jpg"
        target = Path(default_storage.path(name))
        run = subprocess.run([sys.executable, "-c", KILLED, target], cwd=project.BASE_DIR, check=False)
        assert run.returncode == -9
        (part,) = target.parent.iterdir()
        assert part.suffix == ".part" and not target.exists()
        age(part, hours=25)
        assert orphans.clear() == 1 and not part.exists()

    def test_between_file_and_row_the_file_is_cleared_and_the_same_upload_goes_in(self):
        name = "ab/" + "ab" * 16 + ".jpg"
        Path(default_storage.path(name)).parent.mkdir(parents=True)
        Path(default_storage.path(name)).write_bytes(files.picture())
        age(default_storage.path(name), hours=25)
        photo = Photo.accept(files.file(files.picture()), by=cast.user("Editor"))
        assert orphans.clear() == 1
        assert photo.file.read() == files.picture()

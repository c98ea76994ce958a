"""A disk that takes nothing more is named in words, with 503, and keeps nobody out who needs no file."""

import errno
import json
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client, TestCase, TransactionTestCase, override_settings
from django.urls import reverse

from newsroom import disk_faults
from newsroom.accounts import one_time_link
from newsroom.disk_faults import DATABASE, FILES
from newsroom.models import User
from tests import cast
from tests.newsroom.login_attempts import LOGIN

TITLE = "Nothing can be stored at the moment"
VISIT = """
import json, os, sys
import django
django.setup()
from django.test import Client
from tests.newsroom.test_disk_full import fill, status_and_text
client = Client(raise_request_exception=False, HTTP_HOST="localhost")
wrong = {"login": "ada", "password": "wrong"}
found = {"before": status_and_text(client.post("/accounts/login/", wrong))}
fill(sys.argv[1])
found["full"] = [status_and_text(client.post("/accounts/login/", wrong)) for _ in range(3)]
found["reading"] = status_and_text(client.get("/"))
os.remove(sys.argv[1] + "/filler")
found["after"] = status_and_text(client.post("/accounts/login/", wrong))
json.dump(found, sys.stdout)
"""


def status_and_text(answer):
    """The status and the words of a page."""
    text = re.sub(r"<[^>]*>", " ", answer.content.decode())
    return [answer.status_code, " ".join(text.split())]


def fill(folder):
    """Leave not one byte free on the disk of `folder`."""
    with open(f"{folder}/filler", "wb", buffering=0) as file:
        for size in (65_536, 4_096, 1):
            with suppress(OSError):
                while file.write(bytes(size)):
                    pass


@contextmanager
def small_disk(size):
    """A disk of its own."""
    folder = tempfile.mkdtemp(prefix="newsroom-disk-")
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder]
    if subprocess.run(mount, capture_output=True).returncode:
        os.rmdir(folder)
        pytest.skip("Only root can make a small disk here.")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)
        os.rmdir(folder)


def of_sqlite(statements, *, uri="file::memory:", after=""):
    """The error that SQLite itself raises."""
    with closing(sqlite3.connect(uri, uri=True, timeout=0)) as database:
        database.executescript(statements)
        try:
            database.execute(after)
        except sqlite3.Error as error:
            return error


class AnError(TestCase):
    def test_of_a_disk_is_told_from_others(self):
        for number in (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EFBIG):
            assert disk_faults.what_is_full(OSError(number, "no")) == FILES
        for error in (OSError(errno.EACCES, "no"), FileNotFoundError("no"), ValueError("no"), None):
            assert disk_faults.what_is_full(error) == ""

    def test_of_a_database_is_told_from_others(self):
        fills = "INSERT INTO t VALUES (zeroblob(100000))"
        full = of_sqlite("CREATE TABLE t (x); PRAGMA max_page_count = 3", after=fills)
        assert disk_faults.what_is_full(full) == DATABASE
        with tempfile.TemporaryDirectory() as folder:
            of_sqlite("CREATE TABLE t (x)", uri=f"file:{folder}/a", after="SELECT 1")
            readonly = of_sqlite("", uri=f"file:{folder}/a?mode=ro", after=fills)
            assert disk_faults.what_is_full(readonly) == DATABASE
            with closing(sqlite3.connect(f"{folder}/a", isolation_level=None)) as other:
                other.execute("BEGIN EXCLUSIVE")
                busy = of_sqlite("", uri=f"file:{folder}/a", after=fills)
        for error in (busy, of_sqlite("", after="SELECT nothing")):
            assert error and disk_faults.what_is_full(error) == ""

    def test_is_found_behind_the_one_that_was_raised(self):
        try:
            try:
                raise OSError(errno.ENOSPC, "no")
            except OSError as error:
                raise ValueError("outside") from error
        except ValueError as error:
            assert disk_faults.what_is_full(error) == FILES


class TheLogIn(TestCase):
    def test_needs_no_folder_of_files(self):
        cast.user("Editor", username="ada")
        broken = Path(settings.VAR_DIR) / "cache"
        broken.write_text("no folder")
        try:
            answer = self.client.post(LOGIN, {"login": "ada", "password": cast.PASSWORD})
        finally:
            broken.unlink()
        assert answer.status_code == 302
        assert self.client.get(reverse("admin:index")).status_code == 200


class AnUpload(TestCase):
    def test_that_finds_no_room_is_answered_in_words_and_logged_once(self):
        self.client = Client(raise_request_exception=False, enforce_csrf_checks=True)
        self.client.force_login(cast.user("Editor"))
        self.client.cookies["csrftoken"] = "c" * 32
        file = SimpleUploadedFile("large.jpg", bytes(4_000_000), "image/jpeg")
        with small_disk("1m") as folder, override_settings(FILE_UPLOAD_TEMP_DIR=folder):
            fill(folder)
            with self.assertLogs("", "ERROR") as logs:
                answer = self.client.post(
                    reverse("admin:articles_photo_upload"), {"file": file}, HTTP_X_CSRFTOKEN="c" * 32
                )
        self.assertContains(answer, TITLE, status_code=503)
        self.assertContains(answer, "NEWSROOM_VAR", status_code=503)
        assert len(logs.output) == 1 and "No space left on device" in logs.output[0]


class ADatabase(TransactionTestCase):
    def test_of_sqlite_on_a_full_disk_is_named_and_goes_on_afterwards(self):
        if connection.vendor != "sqlite":
            pytest.skip("This is about SQLite's file.")
        cast.user("Editor", username="ada")
        with small_disk("24m") as folder:
            with connection.cursor() as cursor:
                cursor.execute("VACUUM INTO %s", [f"{folder}/newsroom.sqlite3"])
            found = self.visit(folder)
        assert found["before"][0] == found["after"][0] == 200
        for status, words in found["full"]:
            assert status == 503 and TITLE in words and str(DATABASE) in words
        assert found["reading"][0] == 200

    def visit(self, folder):
        told = os.environ | {"NEWSROOM_VAR": folder, "DJANGO_SETTINGS_MODULE": "newsroom.settings"}
        done = subprocess.run(
            [sys.executable, "-c", VISIT, folder],
            cwd=settings.BASE_DIR,
            env=told,
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert done.returncode == 0, done.stderr[-2000:]
        return json.loads(done.stdout)

    def test_of_postgresql_on_a_full_disk_is_named_wherever_it_was_written_to(self):
        if connection.vendor != "postgresql":
            pytest.skip("This is about PostgreSQL's error.")
        ada = cast.user("Editor", username="ada")
        client, inside = Client(raise_request_exception=False), Client(raise_request_exception=False)
        inside.force_login(ada)
        link = one_time_link(User.objects.get()).removeprefix("http://127.0.0.1:8000")
        with self.no_room_for_sessions(), self.assertLogs("", "ERROR") as logs:
            answers = [
                # Stored by the view itself, and by the middleware once the view is done.
                client.post(LOGIN, {"login": "ada", "password": cast.PASSWORD}),
                client.get(link),
                # As above, in a session that is there.
                inside.post(reverse("account_reauthenticate"), {"password": cast.PASSWORD}),
            ]
        for answer in answers:
            self.assertContains(answer, DATABASE, status_code=503)
        assert len(logs.output) == 3
        assert client.post(LOGIN, {"login": "ada", "password": cast.PASSWORD}).status_code == 302
        assert User.objects.get().last_login

    @contextmanager
    def no_room_for_sessions(self):
        with connection.cursor() as cursor:
            cursor.execute(
                "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
                "RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$"
            )
            cursor.execute(
                "CREATE TRIGGER full_disk BEFORE INSERT OR UPDATE ON django_session "
                "FOR EACH ROW EXECUTE FUNCTION full_disk()"
            )
            yield
            cursor.execute("DROP TRIGGER full_disk ON django_session; DROP FUNCTION full_disk()")

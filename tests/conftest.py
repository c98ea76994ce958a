"""Sets the tests apart: their own data folder, no network, no blank template variables, cheap passwords."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import TransactionTestCase

from newsroom import catalogues, triggers, version_cache
from tests import network, undefined_variables

VAR = Path(tempfile.mkdtemp(prefix="newsroom-tests-"))
os.environ |= {
    "DJANGO_SETTINGS_MODULE": "newsroom.settings",
    "NEWSROOM_VAR": str(VAR),
    "NEWSROOM_STATIC": str(VAR / "static"),
    "NEWSROOM_DEBUG": "1",
    "NEWSROOM_DEMO": "1",
}


flush = TransactionTestCase._fixture_teardown


def flush_without_triggers(test_case):
    """Rows are kept for ever, but not from one test to the next; the flush puts the triggers back itself."""
    triggers.remove(connection)
    flush(test_case)
    with connection.cursor() as cursor:
        # Indexes of words are no model's tables, so the flush does not know them.
        for table in ("articles_index", "articles_desk_index"):
            cursor.execute(f"DELETE FROM {table}")


def pytest_configure(config):
    """Runs before Django is set up; a file, as in production, because SQLite in memory has other locks."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        database.setdefault("TEST", {})["NAME"] = str(VAR / "test.sqlite3")
    settings.STATIC_ROOT.mkdir(exist_ok=True)
    catalogues.compile_stale()
    # Processes of pytest-xdist inherit this, and would read the settings before their own folder is named.
    del os.environ["DJANGO_SETTINGS_MODULE"]
    TransactionTestCase._fixture_teardown = flush_without_triggers
    undefined_variables.forbid()
    network.forbid()


def pytest_unconfigure(config):
    shutil.rmtree(VAR, ignore_errors=True)


@pytest.fixture(autouse=True)
def forget_site_context():
    """A rolled back test takes versions back, so what a process remembers of them no longer holds."""
    version_cache.forget()

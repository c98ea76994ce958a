"""Rows of an older version that have no slug get one when the database is brought up to date."""

import os
import subprocess
import sys
import tempfile
from urllib.parse import quote

from django.conf import settings
from django.db import connection
from django.test import TransactionTestCase

SCRIPT = """
import django; django.setup()
from django.core.management import call_command
from django.db import connection

def migrate(*names):
    call_command("migrate", *names, verbosity=0)

def plant(table, slug, name, **more):
    values = {"slug": slug, "name": name, **more}
    columns, marks = ", ".join(values), ", ".join(["%s"] * len(values))
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", [*values.values()])

def slugs(table):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT name, slug FROM {table} ORDER BY name")
        return cursor.fetchall()

migrate()
migrate("articles", "0005")
plant("articles_tag", "", "🔥")
plant("articles_tag", "fire", "Fire")
plant("articles_tag", "..", "..")
plant("articles_tag", "Old-Slug_", "Old")
plant("articles_section", "", "हिन्दी", uuid="0" * 32, description="", position=0)
plant("articles_author", "a/b", "Ada", uuid="0" * 32, role="", about="", is_organisation=False)
plant("articles_series", "", "\\u200b", uuid="0" * 32, description="")
for _ in range(2):
    migrate()
    assert slugs("articles_tag") == sorted(
        [("🔥", "fire-2"), ("Fire", "fire"), ("..", "full-stop"), ("Old", "Old-Slug_")]
    ), slugs("articles_tag")
    assert slugs("articles_section") == [("हिन्दी", "हिन्दी")]
    assert slugs("articles_author") == [("Ada", "ada")]
    assert slugs("articles_series") == [("\\u200b", "series")]
    migrate("articles", "0005")
"""


class OlderDatabases(TransactionTestCase):
    def scratch(self, folder):
        """The URL of an empty database beside that of the tests."""
        if connection.vendor == "sqlite":
            return f"sqlite:///{quote(folder)}/scratch.sqlite3"
        with connection.cursor() as cursor:
            cursor.execute("DROP DATABASE IF EXISTS older_slugs")
            cursor.execute("CREATE DATABASE older_slugs")
        database = connection.settings_dict
        return f"postgres://{database['USER']}@{quote(database['HOST'], safe='')}/older_slugs"

    def test_are_filled_forwards_and_left_alone_backwards(self):
        with tempfile.TemporaryDirectory() as folder:
            own = {"DATABASE_URL": self.scratch(folder), "PYTHONPATH": str(settings.BASE_DIR)}
            own["DJANGO_SETTINGS_MODULE"] = "newsroom.settings"
            done = subprocess.run(
                [sys.executable, "-c", SCRIPT],
                cwd=settings.BASE_DIR, env=os.environ | own, capture_output=True, text=True,
            )  # fmt: skip
        assert done.returncode == 0, done.stderr

"""After the night that follows, the file of an SQLite database has no blanked word either."""

from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import TransactionTestCase

from articles.models import search_index
from newsroom import roles
from tests import cast

WORDS = ("Zqheadlinexj", "Zqbodyxj", "Zqstandfirstxj")


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL clears its own files by VACUUM.")
class OnDisk(TransactionTestCase):
    def setUp(self):
        roles.keep_groups_in_step()

    def texts_on_disk(self):
        """The words that the database's files have."""
        path = Path(settings.DATABASES["default"]["NAME"])
        files = [path, path.with_name(f"{path.name}-wal")]
        data = b"".join(file.read_bytes() for file in files if file.exists()).lower()
        return [word for word in WORDS if word.lower().encode() in data]

    def test_no_word_is_left(self):
        chief = cast.user("Chief")
        body = f"<p>{WORDS[1]} one two three.</p>" * 200
        story = cast.published(WORDS[0], by=chief, body=body, standfirst=WORDS[2], path="/2026/01/harbour/")
        story.retract(by=chief, note="We were deceived.")
        assert self.texts_on_disk() == list(WORDS)
        story.blank(by=chief, reason="A court ordered it.")
        search_index.purge_lately_blanked()
        assert self.texts_on_disk() == []

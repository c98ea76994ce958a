"""Two saves in the same moment: one is stored, the other is told, whatever the database."""

from threading import Barrier, Thread

from django.db import connection
from django.test import Client, TransactionTestCase

from tests import cast
from tests.desk import form_data


class TwoSaves(TransactionTestCase):
    def setUp(self):
        self.world = cast.section("World")
        self.story = cast.draft("As both opened it")
        self.start, self.answers = Barrier(2), {}

    def test_at_once_store_one(self):
        writers = [Thread(target=self.save, args=[name, cast.user("Editor")]) for name in ("Ada", "Bob")]
        for writer in writers:
            writer.start()
        for writer in writers:
            writer.join()
        statuses = {name: answer.status_code for name, answer in self.answers.items()}
        assert sorted(statuses.values()) == [200, 302]
        winner = min(statuses, key=lambda name: statuses[name] != 302)
        self.story.refresh_from_db()
        assert self.story.headline == winner
        assert self.story.revisions.count() == 2

    def save(self, name, person):
        try:
            client = Client()
            client.force_login(person)
            words = form_data.article(name, section=self.world, opened=1)
            self.start.wait()
            self.answers[name] = client.post(form_data.change(self.story), words)
        finally:
            connection.close()

"""The disk under NEWSROOM_VAR is full: refusals say so, and what is acknowledged is stored."""

import json
import sqlite3
from urllib.parse import quote

from django.db import connection

from articles.models import Photo, Revision
from comments.models import CommentVersion
from tests import cast, disk
from tests.faults.case import ROUNDS, Faults, files
from tests.faults.visitor import Tally, session_of

IS_SQLITE = connection.vendor == "sqlite"


class AFullDisk(Faults):
    """With SQLite the database is on it too; with PostgreSQL it has room elsewhere."""

    def write(self):
        self.enterContext(disk.mount(self.var, size="24m"))
        super().write()
        self.draft = cast.article("A draft", by=self.editor)
        self.session = session_of(self.editor)
        self.enough = {*Photo.objects.values_list("pk", flat=True)}

    def move(self):
        if not IS_SQLITE:
            return None
        path = self.var / "newsroom.sqlite3"
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(path)])
        self.database = sqlite3.connect(path)
        self.addCleanup(self.database.close)
        return f"sqlite:///{quote(str(path))}"

    def values_stored(self, model, field):
        """What stands in this field of every row, in the database that is served."""
        query = model.objects.order_by().values_list(field, flat=True)
        return [value for (value,) in self.database.execute(str(query.query))] if IS_SQLITE else [*query]

    def setUp(self):
        super().setUp()
        self.paper.serve()
        self.tally = Tally()
        self.reporter, self.readers = self.visitor_with(self.session), self.visitor()

    def work(self, name):
        """Log in, upload, comment and save, each named; gives the answers by what was done."""
        words, headline = f"The quay belongs to all, {name}.", f"Saved {name}"
        answers = {
            f"log-in {name}": self.visitor().log_in(self.person, cast.PASSWORD),
            f"upload {name}": self.reporter.upload(cast.picture(size=(900, 600), colour=self.colour())),
            words: self.readers.comment(self.story, words),
            headline: self.reporter.save(self.draft, headline),
        }
        for what, answer in answers.items():
            self.tally.note(what, answer)
        return answers

    def colour(self):
        return f"#{self.random.randrange(0x1000000):06x}"

    def test_loses_nothing_and_serves_again_when_there_is_room(self):
        self.work("before")
        assert len(self.tally.acknowledged) == 4, self.read_log()
        for number in range(ROUNDS):
            filler = disk.fill(self.var, but=self.random.choice([0, 4096, 16384]) if number else 0)
            answers = self.work(f"while full {number}")
            assert self.visitor().get("/").status == 200
            filler.unlink()
            self.assert_told(answers)
        after = self.work("after")
        assert {*after} <= self.tally.acknowledged, after
        self.assert_counted()

    def assert_told(self, answers):
        """Each answer says that it is taken or that the disk is full; a log-in needs only the database."""
        for what, answer in answers.items():
            taken = answer.status in (201, 302, 303)
            assert taken or (answer.status in (422, 503) and "disk" in answer.text.lower()), (what, answer)
        if not IS_SQLITE:
            assert [what for what, answer in answers.items() if answer.status not in (302, 303)] in (
                [],
                [[*answers][1]],
            )

    def assert_counted(self):
        texts = self.values_stored(CommentVersion, "text")
        saves = [json.loads(content)["headline"] for content in self.values_stored(Revision, "content")]
        stored = {*texts, *saves}
        mine = {what for what in self.tally.acknowledged if not what.startswith(("log-in", "upload"))}
        assert mine - stored == set()
        assert stored & self.tally.refused == set()
        assert len(texts) == len({*texts})
        uploads = {what for what in self.tally.acknowledged if what.startswith("upload")}
        photos = {*self.values_stored(Photo, "pk")} - self.enough
        assert len(photos) == len(uploads) == len(files(self.var / "originals"))
        assert not [file for file in files(self.var / "originals") if not file.stat().st_size]
        self.assert_well()

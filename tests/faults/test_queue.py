"""The task queue takes nothing: what needs no task goes on, what needs one is taken whole or not at all."""

from contextlib import contextmanager

from django.db import connection
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from articles.models import Photo
from newsroom.models import User
from tests import cast
from tests.faults.case import Faults, comments, files, headlines
from tests.faults.visitor import Tally

TABLE = DBTaskResult._meta.db_table
AWAY = f"{TABLE}_away"


@contextmanager
def lock_away():
    """The table of the tasks is not there, as after a damage."""
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {TABLE} RENAME TO {AWAY}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"ALTER TABLE {AWAY} RENAME TO {TABLE}")


class WithoutAQueue(Faults):
    def setUp(self):
        super().setUp()
        self.paper.serve()
        self.tally = Tally()

    def test_readers_comment_and_reporters_save(self):
        draft = cast.article("A draft", by=self.editor)
        with lock_away():
            self.tally.note("a comment", self.visitor().comment(self.story, "The quay is mine too."))
            self.tally.note("a save", self.visitor(self.editor).save(draft, "A draft, saved"))
        assert self.tally.acknowledged == {"a comment", "a save"}
        assert comments() == ["The quay is mine too."]
        assert "A draft, saved" in headlines()
        self.assert_well()

    def test_an_upload_leaves_file_and_row_or_neither(self):
        editor = self.visitor(self.editor)
        before = {*Photo.objects.values_list("pk", flat=True)}
        with lock_away():
            answer = editor.upload(cast.picture(colour="#102030"))
        stored = Photo.objects.exclude(pk__in=before)
        assert len(files(self.var / "originals")) == stored.count() == (1 if answer.status == 201 else 0), (
            answer
        )
        assert answer.status != 0 and "Traceback" not in answer.text
        self.assert_well()

    def test_an_invitation_is_refused_or_queued(self):
        chief = self.visitor(cast.user("Chief", all_sections=True))
        fields = {
            "username": "rosa",
            "email": "rosa@paper.example",
            "first_name": "Rosa",
            "last_name": "Quill",
        }
        with lock_away():
            answer = chief.post(reverse("admin:newsroom_user_add"), **fields)
        invited = User.objects.filter(username="rosa").count()
        assert invited == (1 if answer.status == 302 else 0), answer
        self.assert_well()

    def test_somebody_who_forgot_the_password_is_answered_as_if_unknown(self):
        known = cast.user("Reporter")
        visitor = self.visitor()
        with lock_away():
            answers = [
                visitor.post(reverse("account_reset_password"), email=email)
                for email in (known.email, "no@one.example")
            ]
        assert len({answer.status for answer in answers}) == 1, answers
        self.assert_well()

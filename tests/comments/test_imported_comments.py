"""Comments of another system, taken over as they were."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.test import TestCase
from django.utils import timezone

from articles.models import freshness
from comments.models import Comment, Thread
from tests import cast

OLD = datetime(2025, 1, 7, 14, 12, tzinfo=UTC)


class TakingIn(TestCase):
    def setUp(self):
        self.article = cast.published()
        self.thread = Thread.objects.for_article(self.article)

    def take(self, **changes):
        words = {
            "source": "wxr:old.example",
            "source_id": "901",
            "name": "A reader",
            "email": "reader@mail.example",
            "text": "And where are those generals now?\n\nNobody says.",
            "posted_at": OLD,
            "state": "visible",
        }
        return self.thread.take_in(**words | changes)

    def test_it_keeps_date_state_and_words(self):
        comment, created = self.take()
        assert created
        assert (comment.posted_at, comment.state, comment.decision.rule) == (OLD, "visible", "import")
        assert comment.latest.text == "And where are those generals now?\n\nNobody says."
        assert comment.latest.html == "<p>And where are those generals now?</p><p>Nobody says.</p>"
        self.thread.refresh_from_db()
        assert self.thread.visible_count == 1

    def test_twice_changes_nothing(self):
        first, _ = self.take(notes=["Editor’s Note: Nobody knows."])
        before = freshness.versions(self.thread.surface)
        second, created = self.take(text="Other words", notes=["Editor’s Note: Nobody knows."])
        assert (second, created) == (first, False)
        assert Comment.objects.count() == first.versions.count() == first.notes.count() == 1
        assert freshness.versions(self.thread.surface) == before

    def test_two_systems_may_use_the_same_number(self):
        self.take()
        assert self.take(source="wxr:other.example")[1]

    def test_a_note_is_unsigned_and_undated_and_nobody_is_said_to_have_set_it(self):
        comment, _ = self.take(notes=["Editor’s Note: Nobody knows.", "Moderator's Note: Cut."])
        editors, moderators = comment.notes.all()
        assert (editors.kind, editors.text, editors.html) == (
            "editor", "Nobody knows.", "<p>Nobody knows.</p>",
        )  # fmt: skip
        assert (editors.signature, editors.dated_at, editors.set_by) == ("", None, None)
        assert (moderators.kind, moderators.text) == ("moderator", "Cut.")

    def test_only_visible_ones_are_counted(self):
        for state in ("held", "rejected", "spam"):
            self.take(source_id=state, state=state)
        self.thread.refresh_from_db()
        assert self.thread.visible_count == 0
        assert set(Comment.objects.values_list("state", flat=True)) == {"held", "rejected", "spam"}

    def test_an_answer_stands_right_after_what_it_answers(self):
        with time_machine.travel(timezone.now()):
            head, _ = self.take()
            self.take(source_id="902", posted_at=OLD.replace(day=8))
            answer, _ = self.take(source_id="903", parent=head, posted_at=OLD.replace(day=9))
            deeper, _ = self.take(source_id="904", parent=answer, posted_at=OLD.replace(day=10))
        order = Comment.objects.visible().from_sort_key().values_list("source_id", flat=True)
        assert list(order) == ["902", "901", "903", "904"]
        assert deeper.parent == answer

    def test_signs_that_no_database_takes_are_left_out(self):
        comment, _ = self.take(name="A\x00da", text="One\x00 two\ud800\r\nthree\x1b")
        assert (comment.name, comment.latest.text) == ("Ada", "One two\nthree")

    def test_an_unknown_state_is_an_error_and_nothing_is_stored(self):
        with pytest.raises(ValueError, match="trash"):
            self.take(state="trash")
        assert not Comment.objects.exists()

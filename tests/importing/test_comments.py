"""Readers' comments of an export, and what is none."""

import pytest

from comments.models import Comment, CommentNote, Thread
from tests import cast
from tests.importing import wxr
from tests.importing.import_run import run, same_dry_and_twice

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


class TestComments:
    def take(self, *comments, **more):
        report = same_dry_and_twice(wxr.post(comments=list(comments), **more))
        return report, list(Comment.objects.order_by("posted_at", "pk"))

    @pytest.mark.parametrize(
        ("approved", "found"),
        [("1", "visible"), ("0", "held"), ("spam", "spam"), ("trash", "rejected"),
         ("post-trashed", "rejected"), ("klingon", "held")],
    )  # fmt: skip
    def test_the_state_is_kept(self, approved, found):
        _, [comment] = self.take(wxr.comment(comment_approved=approved))
        assert comment.state == found
        assert comment.thread.visible_count == (found == "visible")

    @pytest.mark.parametrize("kind", ["pingback", "trackback", "note", "review", "order_note"])
    def test_what_is_no_readers_comment_is_told(self, kind):
        report, found = self.take(wxr.comment(id=5, comment_type=kind, comment_approved="0"))
        assert found == []
        assert f"comment 5 is a {kind}, not a reader's comment" in str(report)

    def test_answers_stand_below_what_they_answer_whatever_their_order(self):
        _, [first, answer] = self.take(
            wxr.comment("Answer", id=2, comment_parent="1", comment_date_gmt="2020-03-05 08:00:00"),
            wxr.comment("First", id=1, comment_date_gmt="2020-03-05 08:00:00"),
        )
        assert (first.latest.text, answer.parent) == ("First", first)

    def test_an_answer_without_its_comment_stands_alone_and_is_told(self):
        report, [comment] = self.take(wxr.comment(id=2, comment_parent="1"))
        assert comment.parent is None
        assert "comment 2 answers 1, which is not here" in str(report)

    def test_answers_in_a_circle_end(self):
        _, found = self.take(
            wxr.comment("a", id=1, comment_parent="2"), wxr.comment("b", id=2, comment_parent="1")
        )
        assert len(found) == 2

    def test_a_leading_note_is_an_object_of_its_own(self):
        self.take(wxr.comment("[Editor's Note: Not so.\n\nSee below.]\n\nI think so."))
        note = CommentNote.objects.get()
        assert note.text == "Not so.\n\nSee below."
        assert (note.signature, note.dated_at) == ("", None)
        assert Comment.objects.get().latest.text == "I think so."

    def test_light_html_becomes_plain_words(self):
        _, [comment] = self.take(
            wxr.comment(
                'One<br />\ntwo<p>Three &amp; <a href="https://x.example/y">four</a></p><script>x</script>'
            )
        )
        assert comment.latest.text == "One\ntwo\n\nThree & four (https://x.example/y)"

    @pytest.mark.parametrize(
        ("fields", "why"),
        [({"comment_content": " "}, "has no words"), ({"comment_id": "x"}, "has no number"),
         ({"comment_id": "9" * 5000}, "has no number"), ({"comment_id": "²"}, "has no number"),
         ({"comment_date_gmt": "", "comment_date": "0000-00-00 00:00:00"}, "has no date")],
    )  # fmt: skip
    def test_what_cannot_be_kept_is_told(self, fields, why):
        report, found = self.take(wxr.comment(**fields))
        assert found == [] and why in str(report)

    def test_a_nameless_reader_is_anonymous(self):
        _, [comment] = self.take(wxr.comment(comment_author=""))
        assert comment.name == "Anonymous"

    def test_comments_that_were_closed_stay_closed(self):
        self.take(wxr.comment(), comment_status="closed")
        assert Thread.objects.get().policy == "closed"

    def test_a_moderators_decision_outlives_the_next_run(self):
        items = [wxr.post(id=1, comments=[wxr.comment(id=1)])]
        run(*items)
        comment = Comment.objects.get()
        comment.reject(version=comment.latest, by=cast.user("Moderator"))
        run(*items)
        assert Comment.objects.get().state == "rejected"

    def test_new_comments_of_a_later_export_are_added(self):
        run(wxr.post(id=1, comments=[wxr.comment(id=1)]))
        report = run(wxr.post(id=1, comments=[wxr.comment(id=1), wxr.comment(id=2)]))
        assert report.counts["taken"] == {"comment": 1}
        assert Comment.objects.count() == 2

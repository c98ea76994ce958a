"""Two requests at the same moment: one comment, one decision, a right count."""

import threading

from django.db import connection
from django.test import TransactionTestCase

from articles.models import Refused
from comments.models import Comment, CommentNote, Thread
from tests import cast
from tests.comments import comment_factories


def together(*acts):
    """Run these in threads that start at the same moment; give what each returned or raised."""
    ready, results = threading.Barrier(len(acts)), [None] * len(acts)

    def run(number, act):
        ready.wait(10)
        try:
            results[number] = act()
        except Refused as refusal:
            results[number] = refusal
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return results


class AtOnce(TransactionTestCase):
    def setUp(self):
        self.article = cast.published()

    def test_a_double_click_is_one_comment(self):
        submission = comment_factories.submission()

        def send():
            return Thread.objects.for_article(self.article.pk).post(submission, site_default="open")

        first, second = together(send, send)
        assert first == second == Comment.objects.get()
        assert Thread.objects.get().visible_count == 1

    def test_of_two_moderators_one_decides_and_the_other_is_told(self):
        comment = comment_factories.comment(on=Thread.objects.for_article(self.article))
        shown = (comment.latest.pk, comment.decision_id)

        def decide(state, person):
            return lambda: Comment.objects.get().decide_as_shown(state, shown=shown, by=person)

        results = together(
            decide("visible", cast.user("Moderator", username="ana")),
            decide("rejected", cast.user("Moderator", username="ben")),
        )
        refusals = [result for result in results if isinstance(result, Refused)]
        assert len(refusals) == 1 and "meanwhile" in str(refusals[0])
        assert Thread.objects.get().visible_count == int(Comment.objects.get().is_visible)

    def test_a_note_sent_twice_is_set_once(self):
        comment, editor = (
            comment_factories.comment(on=Thread.objects.for_article(self.article)),
            cast.user("Editor"),
        )

        def note():
            return Comment.objects.get().add_note("It was Tuesday.", by=editor)

        assert sum(isinstance(result, Refused) for result in together(note, note)) == 1
        assert comment.notes.count() == 1

    def test_a_note_is_withdrawn_once_and_the_others_are_told(self):
        comment, editor = (
            comment_factories.comment(on=Thread.objects.for_article(self.article)),
            cast.user("Editor"),
        )
        note = comment.add_note("It was Tuesday.", by=editor)

        def withdraw():
            return CommentNote.objects.get(pk=note.pk).withdraw(by=editor)

        results = together(*[withdraw] * 4)
        assert sum(isinstance(result, Refused) for result in results) == 3
        with self.assertRaises(Refused):
            note.withdraw(by=editor)

    def test_the_words_of_a_comment_are_blanked_once(self):
        comment, editor = (
            comment_factories.comment(on=Thread.objects.for_article(self.article)),
            cast.user("Editor"),
        )

        def blank():
            return Comment.objects.get().blank(by=editor, reason="A private address.")

        assert sum(isinstance(result, Refused) for result in together(*[blank] * 3)) == 2
        assert comment.versions.exclude(blanked_at=None).count() == 1

    def test_many_readers_are_all_counted(self):
        thread = Thread.objects.for_article(self.article)

        def send(number):
            submission = comment_factories.submission(
                f"Thought number {number} of many", name=f"Reader {number}"
            )
            return lambda: Thread.objects.get(pk=thread.pk).post(submission, site_default="open")

        together(*(send(number) for number in range(6)))
        thread.refresh_from_db()
        assert thread.visible_count == Comment.objects.visible().count() == 6

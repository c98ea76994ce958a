"""Decisions: what you saw is what you decide, and the database holds everybody to it."""

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.test import TestCase
from django.utils import timezone

from articles.models import Refused, freshness
from comments.models import Comment, CommentNote, CommentVersion, Decision
from tests import cast
from tests.comments import comment_factories


class Deciding(TestCase):
    def setUp(self):
        self.moderator = cast.user("Moderator", username="mo")
        self.comment = comment_factories.comment()
        self.thread = self.comment.thread

    def decide(self, verb, **more):
        seen = {"version": self.comment.latest, "by": self.moderator, **more}
        return getattr(self.comment, verb)(**seen)

    def count(self):
        self.thread.refresh_from_db()
        return self.thread.visible_count

    def version(self):
        return freshness.versions(self.thread.surface)[self.thread.surface]

    def test_approving_shows_it_counts_it_and_lets_the_page_be_made_anew(self):
        before = self.version()
        decision = self.decide("approve")
        assert self.comment.is_visible and self.comment.decision == decision
        assert decision.decided_by == self.moderator and not decision.rule
        assert self.count() == 1 and self.version() == before + 1

    def test_rejecting_and_spam_change_no_page(self):
        before = self.version()
        self.decide("reject", reason=" Insults nobody needs. ")
        assert self.comment.decision.reason == "Insults nobody needs."
        self.decide("mark_spam")
        assert self.comment.state == "spam"
        assert self.count() == 0 and self.version() == before
        assert [one.state for one in self.comment.decisions.all()] == ["held", "rejected", "spam"]

    def test_what_was_visible_can_be_taken_back(self):
        self.decide("approve")
        self.decide("reject")
        assert self.count() == 0
        self.decide("approve")
        assert self.count() == 1

    def test_a_wording_that_the_moderator_has_not_seen_is_not_decided(self):
        seen = self.comment.latest
        CommentVersion.of("Other words", comment=self.comment, number=2).save()
        with pytest.raises(Refused, match="Read it again"):
            self.decide("approve", version=seen)
        assert Comment.objects.get().state == "held"

    def test_a_decision_that_the_moderator_has_not_seen_is_not_overruled(self):
        seen = self.comment.decision
        other = Comment.objects.get()
        other.reject(version=other.latest, by=cast.user("Moderator", username="ana"), after=seen)
        with pytest.raises(Refused, match="ana decided on this meanwhile: it is rejected"):
            self.decide("approve", after=seen)
        assert Comment.objects.get().state == "rejected"

    def test_the_same_decision_twice_is_said_to_be_one(self):
        self.decide("approve")
        with pytest.raises(Refused, match="mo has decided this already: it is visible"):
            self.decide("approve")
        assert self.count() == 1 and self.comment.decisions.count() == 2

    def test_a_person_may_confirm_what_a_rule_let_through(self):
        comment = comment_factories.visible("At once", on=self.thread)
        comment.approve(version=comment.latest, by=self.moderator)
        assert comment.decision.decided_by == self.moderator
        assert self.count() == 1

    def test_readers_keep_what_was_approved_while_a_newer_wording_waits(self):
        approved = self.comment.latest
        self.decide("approve")
        CommentVersion.of("Newer", comment=self.comment, number=2).save()
        assert Comment.objects.get().decision.version == approved


@time_machine.travel("2026-03-02 12:00:00+00:00", tick=False)
class Noting(TestCase):
    def setUp(self):
        self.editor = cast.user("Editor")
        self.comment = comment_factories.visible()

    def test_a_note_stands_apart_from_the_words(self):
        html = self.comment.latest.html
        surface = self.comment.surface
        before = freshness.versions(surface)[surface]
        note = self.comment.add_note("It was <Tuesday>.", by=self.editor, signature="City desk")
        assert note.html == "<p>It was &lt;Tuesday&gt;.</p>"
        assert (note.dated_at, note.set_by, note.kind) == (timezone.now(), self.editor, "editor")
        assert self.comment.latest.html == html
        assert freshness.versions(surface)[surface] == before + 1

    def test_an_empty_note_is_refused_at_its_field(self):
        with pytest.raises(Refused) as refusal:
            self.comment.add_note("  ", by=self.editor)
        assert refusal.value.field == "note"

    def test_a_note_that_stands_there_is_not_set_again(self):
        note = self.comment.add_note("It was Tuesday.", by=self.editor)
        with pytest.raises(Refused, match="already") as refusal:
            self.comment.add_note("It was Tuesday. ", by=self.editor)
        assert refusal.value.field == "note"
        note.withdraw(by=self.editor)
        self.comment.add_note("It was Tuesday.", by=self.editor)
        assert self.comment.notes.count() == 2

    def test_a_withdrawn_note_leaves_its_trace(self):
        note = self.comment.add_note("It was Tuesday.", by=self.editor)
        note.withdraw(by=self.editor)
        assert not self.comment.notes.active().exists()
        assert self.comment.notes.get().withdrawn_by == self.editor
        with pytest.raises(Refused):
            note.withdraw(by=self.editor)


class Blanking(TestCase):
    def setUp(self):
        self.chief, self.comment = cast.user("Chief"), comment_factories.visible()
        self.version = self.comment.latest

    def test_what_readers_have_is_not_blanked(self):
        with pytest.raises(Refused, match="Reject the comment first"):
            self.version.blank(by=self.chief, reason="A court.")

    def test_words_taken_away_are_nowhere_and_who_and_why_stay(self):
        self.comment.reject(version=self.version, by=self.chief)
        self.version.blank(by=self.chief, reason="A court.")
        kept = CommentVersion.objects.get()
        assert (kept.text, kept.html, kept.blank_reason, kept.blanked_by) == ("", "", "A court.", self.chief)
        for headers in ({}, {"X-Part": "1"}):
            receipt = self.client.get(f"/comments/receipt/{self.comment.receipt}/", headers=headers)
            self.assertContains(receipt, "taken away for good")
        with pytest.raises(Refused, match="gone already"):
            kept.blank(by=self.chief, reason="Again.")

    def test_words_gone_meanwhile_neither_go_again_nor_come_back(self):
        self.comment.reject(version=self.version, by=self.chief)
        seen_before = CommentVersion.objects.get()
        self.version.blank(by=self.chief, reason="A court.")
        with pytest.raises(Refused, match="nothing to show"):
            self.comment.approve(version=seen_before, by=self.chief)
        with pytest.raises(Refused, match="gone already"):
            seen_before.blank(by=self.chief, reason="Again.")
        assert CommentVersion.objects.get().blank_reason == "A court."

    def test_a_reason_is_needed(self):
        self.comment.reject(version=self.version, by=self.chief)
        with pytest.raises(Refused) as refusal:
            self.version.blank(by=self.chief, reason=" ")
        assert refusal.value.field == "reason"


class TheDatabase(TestCase):
    """Whatever the code does, these hold."""

    def setUp(self):
        self.comment = comment_factories.visible()
        self.note = self.comment.add_note("It was Tuesday.", by=cast.user("Editor"))

    def assert_refused(self, statement, *values):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values)

    def test_a_state_changes_only_with_a_decision_that_says_so(self):
        self.assert_refused("UPDATE comments_comment SET state = 'rejected' WHERE id = %s", self.comment.pk)
        own = Decision.objects.create(comment=self.comment, version=self.comment.latest, state="rejected")
        self.assert_refused(
            "UPDATE comments_comment SET state = 'spam', decision_id = %s WHERE id = %s",
            own.pk, self.comment.pk,
        )  # fmt: skip
        other = comment_factories.visible("Another", on=self.comment.thread)
        self.assert_refused(
            "UPDATE comments_comment SET state = 'rejected', decision_id = %s WHERE id = %s",
            own.pk, other.pk,
        )  # fmt: skip
        self.assert_refused("UPDATE comments_comment SET decision_id = NULL WHERE id = %s", self.comment.pk)

    def test_a_comment_begins_held_and_undecided(self):
        with pytest.raises(IntegrityError), transaction.atomic():
            Comment.objects.create(thread=self.comment.thread, name="Eve", sort_key="0" * 48, state="visible")

    def test_what_a_reader_sent_does_not_change(self):
        other = comment_factories.thread("Ferry sold")
        changes = {
            "name": "Eve", "email": "eve@mail.example", "posted_at": "2020-01-01 00:00:00+00:00",
            "receipt": "guessed", "thread_id": other.pk, "sort_key": "0" * 48, "network": "n",
            "uuid": "0" * 32, "submission": "1" * 32, "source_id": "7", "parent_id": self.comment.pk,
        }  # fmt: skip
        for column, value in changes.items():
            self.assert_refused(
                f"UPDATE comments_comment SET {column} = %s WHERE id = %s", value, self.comment.pk
            )

    def test_what_tells_of_a_reader_may_be_blanked(self):
        blank = {"name": "", "email": "", "network": "", "fingerprint": ""}
        assert Comment.objects.filter(pk=self.comment.pk).update(**blank) == 1

    def test_words_do_not_change_but_may_be_blanked_once_with_a_reason(self):
        key = self.comment.latest.pk
        self.assert_refused("UPDATE comments_commentversion SET text = 'x' WHERE id = %s", key)
        self.assert_refused("UPDATE comments_commentversion SET html = '' WHERE id = %s", key)
        self.assert_refused("UPDATE comments_commentversion SET number = 2 WHERE id = %s", key)
        blank = {"blanked_at": timezone.now(), "blanked_by": cast.user("Chief"), "blank_reason": "A court."}
        CommentVersion.objects.filter(pk=key).update(text="", html="", **blank)
        self.assert_refused("UPDATE comments_commentversion SET blank_reason = 'x' WHERE id = %s", key)

    def test_decisions_and_notes_do_not_change(self):
        self.assert_refused("UPDATE comments_decision SET reason = 'x'")
        self.assert_refused("UPDATE comments_decision SET decided_by_id = NULL, state = 'spam'")
        self.assert_refused("UPDATE comments_commentnote SET text = 'x'")
        self.assert_refused("UPDATE comments_commentnote SET signature = 'x'")
        self.note.withdraw(by=cast.user("Editor"))
        self.assert_refused("UPDATE comments_commentnote SET withdrawn_at = NULL")

    def test_a_decision_is_about_words_of_its_comment(self):
        other = comment_factories.visible("Another", on=self.comment.thread)
        with pytest.raises(IntegrityError), transaction.atomic():
            Decision.objects.create(comment=other, version=self.comment.latest, state="spam")

    def test_a_reply_stands_in_the_thread_of_what_it_answers(self):
        with pytest.raises(IntegrityError), transaction.atomic():
            Comment.begin(
                "Astray", thread=comment_factories.thread("Ferry sold"), parent=self.comment, name="Eve"
            )

    def test_nothing_is_deleted(self):
        for model in (CommentNote, Decision, CommentVersion, Comment):
            self.assert_refused(f"DELETE FROM {model._meta.db_table}")
        self.assert_refused("DELETE FROM comments_thread")

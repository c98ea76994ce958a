"""The ledger: one gapless line of Editions."""

from datetime import timedelta

import pytest
import time_machine
from django.test import TestCase
from django.utils import timezone

from articles.models import FOREVER, LaterEditionWaits, Refused
from tests import cast

NOON = "2026-03-02 12:00:00+00:00"
HOUR = timedelta(hours=1)


@time_machine.travel(NOON, tick=False)
class Publishing(TestCase):
    def setUp(self):
        self.editor = cast.user("Editor")
        self.story = cast.draft(by=self.editor)

    def test_the_first_publication_lasts_for_ever(self):
        edition = self.story.publish(by=self.editor, kind="correction", note="typed in vain")
        assert edition.kind == "publication"
        assert edition.live_until == FOREVER
        assert edition.published_at == edition.updated_at == timezone.now()
        assert edition.address.path == "/2026/03/council-votes-for-the-harbour/"

    def test_a_correction_ends_the_one_before_and_keeps_the_first_date(self):
        first = self.story.publish(by=self.editor)
        with time_machine.travel("2026-03-02 15:00:00+00:00", tick=False):
            second = self.story.correct(by=self.editor, note="It was Tuesday.")
            first.refresh_from_db()
            assert first.live_until == second.live_from
            assert second.published_at == first.published_at
            assert second.updated_at == timezone.now()
            assert self.story.visible == second

    def test_a_silent_fix_moves_no_date(self):
        self.story.publish(by=self.editor)
        with time_machine.travel("2026-03-02 15:00:00+00:00", tick=False):
            fix = self.story.publish(by=self.editor, kind="silent")
            assert fix.updated_at == fix.published_at < timezone.now()

    def test_a_correction_needs_its_note(self):
        self.story.publish(by=self.editor)
        with pytest.raises(Refused) as refusal:
            self.story.correct(by=self.editor, note=" ")
        assert refusal.value.field == "note"

    def test_every_reason_against_publication_is_named_at_once(self):
        bare = cast.article("", body="", section=cast.section())
        with pytest.raises(Refused) as refusal:
            bare.publish(by=self.editor)
        assert set(refusal.value.problems) == {"headline", "body"}
        assert not bare.editions.exists()

    def test_a_later_edition_asks_what_becomes_of_it(self):
        self.story.schedule(by=self.editor, at=timezone.now() + HOUR)
        with pytest.raises(LaterEditionWaits):
            self.story.publish(by=self.editor)
        assert self.story.editions.count() == 1

    def test_renewing_sets_the_later_edition_anew_with_this_change(self):
        waiting = self.story.schedule(by=self.editor, at=timezone.now() + HOUR)
        self.story.headline = "Council votes against the harbour"
        self.story.save()
        self.story.publish(by=self.editor, waiting="renew")
        now, later = self.story.editions.real()
        assert now.kind == "publication" and later.kind == "update"
        assert later.headline == "Council votes against the harbour"
        assert later.live_from == waiting.live_from == now.live_until
        assert later.published_at == now.published_at

    def test_cancelling_gives_the_time_to_the_one_before(self):
        first = self.story.publish(by=self.editor)
        waiting = self.story.schedule(by=self.editor, at=timezone.now() + HOUR, kind="update")
        self.story.cancel(waiting, by=self.editor)
        first.refresh_from_db()
        waiting.refresh_from_db()
        assert first.live_until == FOREVER and waiting.is_cancelled
        assert waiting.cancellation.cancelled_by == self.editor

    def test_cancelling_the_first_publication_makes_the_next_one_the_first(self):
        first = self.story.schedule(by=self.editor, at=timezone.now() + HOUR)
        self.story.schedule(by=self.editor, at=timezone.now() + 2 * HOUR, kind="update")
        self.story.cancel(first, by=self.editor)
        only = self.story.editions.real().get()
        assert only.kind == "publication"
        assert only.published_at == only.live_from == timezone.now() + 2 * HOUR

    def test_the_past_cannot_be_chosen(self):
        with pytest.raises(Refused):
            self.story.publish(by=self.editor, at=timezone.now() - HOUR)

    def test_a_retraction_cancels_what_waits_and_keeps_the_headline_alone(self):
        self.story.publish(by=self.editor)
        waiting = self.story.schedule(by=self.editor, at=timezone.now() + HOUR, kind="update")
        gone = self.story.retract(by=self.editor, note="We were deceived.")
        waiting.refresh_from_db()
        assert waiting.is_cancelled
        assert gone.headline and not gone.body and gone.live_until == FOREVER

    def test_restoring_brings_back_the_words_readers_had(self):
        first = self.story.publish(by=self.editor)
        with time_machine.travel("2026-03-02 13:00:00+00:00", tick=False):
            self.story.unpublish(by=self.editor)
        self.story.headline = "Something else"
        self.story.save()
        with time_machine.travel("2026-03-02 14:00:00+00:00", tick=False):
            back = self.story.restore(by=self.editor)
            assert self.story.visible == back
        assert back.headline == first.headline and back.body == first.body
        assert [row.credited_as for row in back.bylines.all()] == ["Ada Quill"]

    def test_publishing_an_absent_article_asks_to_restore_it(self):
        self.story.publish(by=self.editor)
        with time_machine.travel("2026-03-02 13:00:00+00:00", tick=False):
            self.story.unpublish(by=self.editor)
        with (
            time_machine.travel("2026-03-02 14:00:00+00:00", tick=False),
            pytest.raises(Refused, match="Restore it first"),
        ):
            self.story.publish(by=self.editor, kind="update")

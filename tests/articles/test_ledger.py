"""The ledger: one gapless line of Editions."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import TestCase
from django.utils import timezone

from articles.models import FOREVER, Address, Article, Edition, LaterEditionWaits, Photo, Refused
from articles.models.publishing import Import, publish_imports
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
            second = self.story.publish(kind="correction", by=self.editor, note="It was Tuesday.")
            first.refresh_from_db()
            assert first.live_until == second.live_from
            assert second.published_at == first.published_at
            assert second.updated_at == timezone.now()
            assert self.story.current == second

    def test_a_silent_fix_moves_no_date(self):
        self.story.publish(by=self.editor)
        with time_machine.travel("2026-03-02 15:00:00+00:00", tick=False):
            fix = self.story.publish(by=self.editor, kind="silent")
            assert fix.updated_at == fix.published_at < timezone.now()

    def test_a_correction_needs_its_note(self):
        self.story.publish(by=self.editor)
        with pytest.raises(Refused) as refusal:
            self.story.publish(kind="correction", by=self.editor, note=" ")
        assert refusal.value.field == "note"

    def test_nobody_publishes_as_if_it_were_imported_or_gone(self):
        self.story.publish(by=self.editor)
        for kind in ("import", "restoration", "publication", "retraction", "nonsense"):
            with pytest.raises(Refused) as refusal:
                self.story.publish(by=self.editor, kind=kind, note="It was Tuesday.")
            assert refusal.value.field == "kind"
        assert self.story.editions.count() == 1

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
        now, later = self.story.editions.not_cancelled()
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
        only = self.story.editions.not_cancelled().get()
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
            assert self.story.current == back
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


@time_machine.travel(NOON, tick=False)
class Importing(TestCase):
    """What another system had published comes in with its own dates."""

    OLD, NEWER = datetime(2019, 5, 4, 8, tzinfo=UTC), datetime(2020, 1, 1, 9, tzinfo=UTC)

    def setUp(self):
        self.editor = cast.user("Editor")
        self.story = cast.draft(by=self.editor)

    def publish_import(self, **more):
        [edition] = publish_imports([Import(self.story, **{"published_at": self.OLD} | more)], by=self.editor)
        return edition

    def test_it_is_live_from_now_on_with_the_old_dates(self):
        edition = self.publish_import(updated_at=self.NEWER)
        assert (edition.kind, edition.live_from, edition.live_until) == ("import", timezone.now(), FOREVER)
        assert (edition.published_at, edition.updated_at) == (self.OLD, self.NEWER)
        assert edition.address.path == "/2019/05/council-votes-for-the-harbour/"

    def test_it_was_not_here_before(self):
        self.publish_import()
        assert not self.story.editions.current(self.NEWER).exists()

    def test_lists_have_it_at_its_old_place(self):
        edition = self.publish_import()
        assert {row.published_at for row in edition.edition_sections.all()} == {self.OLD}

    def test_a_correction_keeps_the_old_first_date(self):
        self.publish_import(updated_at=self.NEWER)
        with time_machine.travel("2026-03-02 15:00:00+00:00", tick=False):
            edition = self.story.publish(kind="correction", by=self.editor, note="It was Tuesday.")
            assert (edition.published_at, edition.updated_at) == (self.OLD, timezone.now())

    def test_an_older_change_date_than_the_first_is_none(self):
        edition = self.publish_import(updated_at=self.OLD - HOUR)
        assert edition.updated_at == edition.published_at == self.OLD

    def test_dates_ahead_are_refused(self):
        with pytest.raises(Refused) as refusal:
            self.publish_import(published_at=timezone.now() + HOUR)
        assert refusal.value.field == "published_at"
        assert not self.story.editions.exists()

    def test_many_come_in_together_or_none_does(self):
        others = [cast.draft(f"Old story {number}", by=self.editor) for number in range(3)]
        imports = [Import(story, self.OLD) for story in (*others, self.story)]
        Article.objects.filter(pk=self.story.pk).update(binned_at=timezone.now())
        self.story.refresh_from_db()
        with pytest.raises(Refused, match="bin"):
            publish_imports(imports)
        assert not Edition.objects.exists() and not Address.objects.exists()
        editions = publish_imports(imports[:3])
        assert [edition.article for edition in editions] == others
        assert Edition.objects.published().count() == 3

    def test_what_is_withdrawn_here_is_not_overwritten(self):
        self.story.publish(by=self.editor)
        with time_machine.travel("2026-03-02 15:00:00+00:00", tick=False):
            self.story.take_down(by=self.editor, note="A court said so.")
            with pytest.raises(Refused, match="Restore it first"):
                self.publish_import()


@time_machine.travel(NOON, tick=False)
class Following(TestCase):
    """What waits follows from what comes before it."""

    def setUp(self):
        self.editor = cast.user("Editor")
        self.story = cast.published(by=self.editor)

    def change(self, **words):
        Article.objects.filter(pk=self.story.pk).update(**words)

    def at(self, hours):
        return timezone.now() + hours * HOUR

    def test_a_retraction_never_shows_a_headline_that_was_cancelled(self):
        self.change(headline="Mayor arrested")
        never = self.story.schedule(by=self.editor, kind="update", at=self.at(1))
        self.story.retract(by=self.editor, note="We were deceived.", at=self.at(2))
        self.story.cancel(never, by=self.editor)
        assert self.story.editions.not_cancelled().last().headline == "Council votes for the harbour"

    def test_an_absence_stands_where_the_story_stood(self):
        self.change(path="/new/place/")
        never = self.story.schedule(by=self.editor, kind="update", at=self.at(1))
        self.story.unpublish(by=self.editor, at=self.at(2))
        self.story.cancel(never, by=self.editor)
        assert self.story.editions.not_cancelled().last().address == self.story.current.address
        assert not Address.objects.answering(self.at(9)).filter(path="/new/place/").exists()

    def test_a_restoration_brings_back_what_was_really_there(self):
        self.change(headline="Mayor arrested")
        never = self.story.schedule(by=self.editor, kind="update", at=self.at(1))
        self.story.unpublish(by=self.editor, at=self.at(2))
        self.story.restore(by=self.editor, at=self.at(3))
        self.story.cancel(never, by=self.editor)
        assert self.story.editions.not_cancelled().last().headline == "Council votes for the harbour"

    def test_with_nothing_left_to_restore_the_restoration_goes(self):
        absence = self.story.unpublish(by=self.editor, at=self.at(1))
        self.story.restore(by=self.editor, at=self.at(2))
        self.story.cancel(absence, by=self.editor)
        assert [edition.kind for edition in self.story.editions.not_cancelled()] == ["publication"]

    def test_what_begins_in_the_very_next_instant_is_as_good_as_begun(self):
        self.story.unpublish(by=self.editor, at=timezone.now() + timedelta(microseconds=1))
        Photo.objects.get().update_texts(by=self.editor, caption="The harbour at dusk")
        assert [edition.kind for edition in self.story.editions.not_cancelled()] == [
            "publication",
            "unpublished",
        ]

    def test_renewing_leaves_an_expiry_where_it_was(self):
        self.story.unpublish(by=self.editor, at=self.at(3))
        self.change(headline="Council votes against the harbour")
        self.story.publish(by=self.editor, kind="update", waiting="renew", at=self.at(1))
        kinds = [(edition.kind, edition.live_from) for edition in self.story.editions.not_cancelled()]
        assert kinds[1:] == [("update", self.at(1)), ("unpublished", self.at(3))]

    def test_an_unpublished_story_cannot_expire_but_can_be_taken_down(self):
        self.story.unpublish(by=self.editor, at=self.at(1))
        with pytest.raises(Refused, match="unpublished already"):
            self.story.unpublish(by=self.editor, at=self.at(2))
        assert self.story.take_down(by=self.editor, note="A court said so.", at=self.at(2)).kind == "takedown"

    def test_a_redirect_to_itself_is_refused_however_it_is_spelled(self):
        for spelled in ("/2026/03/council-votes-for-the-harbour", "//2026/03/council-votes-for-the-harbour/"):
            with pytest.raises(Refused) as refusal:
                self.story.unpublish(by=self.editor, redirect_to=spelled)
            assert refusal.value.field == "redirect_to"

    def test_a_time_beyond_all_calendars_is_refused(self):
        with pytest.raises(Refused) as refusal:
            self.story.schedule(by=self.editor, kind="update", at=datetime(9999, 12, 31, tzinfo=UTC))
        assert refusal.value.field == "at"

    def test_an_embargo_holds_back_a_restoration_too(self):
        self.story.unpublish(by=self.editor)
        self.change(embargo_until=self.at(5))
        with pytest.raises(Refused, match="embargo"):
            Article.objects.get(pk=self.story.pk).restore(by=self.editor, at=self.at(1))

    def test_an_unfit_path_is_named_with_every_other_reason(self):
        bare = cast.article("", path="/admin/story/")
        with pytest.raises(Refused) as refusal:
            bare.publish(by=self.editor)
        assert set(refusal.value.problems) == {"headline", "path"}
        assert bare.typeset().address.path

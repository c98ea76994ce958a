"""A changed word of the library reaches every page that takes it from there, and no other."""

from datetime import timedelta

import time_machine
from django.test import TestCase
from django.utils import timezone

from articles.models import Edition, freshness
from tests import cast

NOON = "2026-03-02 12:00:00+00:00"
LATER = "2026-03-02 15:00:00+00:00"
HOUR = timedelta(hours=1)


@time_machine.travel(NOON, tick=False)
class Rewording(TestCase):
    def setUp(self):
        self.editor = cast.user("Editor")
        self.photo = cast.photo("The harbor at dawn")
        self.story = self.place("Council votes")

    def place(self, headline, **words):
        story = cast.article(headline, by=self.editor)
        story.placements.create(photo=self.photo, **words)
        return story

    def update_texts(self, **words):
        with time_machine.travel(LATER, tick=False):
            return self.photo.update_texts(by=self.editor, **words)

    def caption_at(self, moment, story=None):
        edition = (story or self.story).editions.current(moment).get()
        return edition.photos.get().caption

    def test_a_page_that_inherits_gets_a_silent_fix(self):
        before = self.story.publish(by=self.editor)
        assert self.update_texts(caption="The harbour at dawn") == 1
        with time_machine.travel(LATER, tick=False):
            fix = self.story.current
        assert (fix.kind, fix.note, fix.made_by) == ("silent", "", self.editor)
        assert fix.photos.get().caption == "The harbour at dawn"
        assert fix.photos.get().inherits_caption
        assert before.photos.get().caption == "The harbor at dawn"
        assert (fix.published_at, fix.updated_at) == (before.published_at, before.updated_at)

    def test_a_page_with_words_of_its_own_keeps_them(self):
        own = self.place("Mayor resigns", caption="As if it were the end")
        own.publish(by=self.editor)
        assert self.update_texts(caption="The harbour at dawn") == 0
        assert own.editions.count() == 1

    def test_only_the_words_that_are_inherited_change(self):
        own = self.place("Mayor resigns", caption="As if it were the end")
        own.publish(by=self.editor)
        assert self.update_texts(caption="The harbour at dawn", credit="Ben Frame") == 1
        with time_machine.travel(LATER, tick=False):
            row = own.current.photos.get()
        assert (row.caption, row.credit) == ("As if it were the end", "Ben Frame")

    def test_a_waiting_edition_is_set_anew_for_its_time(self):
        at = timezone.now() + 24 * HOUR
        self.story.schedule(by=self.editor, at=at)
        self.update_texts(caption="The harbour at dawn")
        waiting = self.story.editions.not_cancelled().get()
        assert waiting.live_from == at and waiting.kind == "publication"
        assert waiting.photos.get().caption == "The harbour at dawn"

    def test_a_correction_that_waits_keeps_kind_and_note(self):
        at = timezone.now() + 24 * HOUR
        self.story.publish(by=self.editor)
        self.story.publish(kind="correction", by=self.editor, note="It was Tuesday.", at=at)
        self.update_texts(alt="Grey boats")
        waiting = self.story.editions.current(at).get()
        assert (waiting.kind, waiting.note) == ("correction", "It was Tuesday.")
        assert waiting.photos.get().alt == "Grey boats"
        with time_machine.travel(LATER, tick=False):
            assert self.story.current.photos.get().alt == "Grey boats"

    def test_several_that_wait_are_all_set_anew(self):
        self.story.schedule(by=self.editor, at=timezone.now() + 24 * HOUR)
        for days, note in ((2, "First"), (3, "Second")):
            self.story.publish(
                kind="correction",
                by=self.editor,
                note=note,
                at=timezone.now() + days * 24 * HOUR,
                waiting="renew",
            )
        self.update_texts(caption="The harbour at dawn")
        real = self.story.editions.not_cancelled().order_by("live_from")
        assert [row.photos.get().caption for row in real] == ["The harbour at dawn"] * 3
        assert [row.note for row in real] == ["", "First", "Second"]

    def test_the_past_is_not_touched(self):
        self.story.publish(by=self.editor)
        self.story.unpublish(by=self.editor)
        editions = self.story.editions.count()
        assert self.update_texts(caption="The harbour at dawn") == 0
        assert self.story.editions.count() == editions

    def test_what_is_restored_later_has_the_new_words(self):
        self.story.publish(by=self.editor)
        self.story.unpublish(by=self.editor)
        waiting = self.story.restore(by=self.editor, at=timezone.now() + 24 * HOUR)
        self.update_texts(caption="The harbour at dawn")
        assert self.caption_at(waiting.live_from) == "The harbour at dawn"

    def test_the_same_words_change_nothing(self):
        self.story.publish(by=self.editor)
        versions = freshness.versions("front", f"article:{self.story.pk}")
        assert self.update_texts(caption=self.photo.caption, alt=self.photo.alt) == 0
        assert self.story.editions.count() == 1
        assert freshness.versions("front", f"article:{self.story.pk}") == versions

    def test_pages_are_told(self):
        self.story.publish(by=self.editor)
        before = freshness.versions("front", f"article:{self.story.pk}")
        self.update_texts(caption="The harbour at dawn")
        after = freshness.versions("front", f"article:{self.story.pk}")
        assert all(after[surface] > before[surface] for surface in before)

    def test_what_is_looked_up_makes_no_edition_but_tells_the_pages(self):
        self.story.publish(by=self.editor)
        surface = f"article:{self.story.pk}"
        before = freshness.versions(surface)[surface]
        self.photo.update_facts(rights_until=timezone.now() + HOUR, focal_x=0.2)
        assert freshness.versions(surface)[surface] > before
        assert Edition.objects.count() == 1

    def test_two_places_in_one_story_change_together(self):
        self.story.placements.create(photo=self.photo, position=1)
        self.story.publish(by=self.editor)
        assert self.update_texts(caption="The harbour at dawn") == 1
        with time_machine.travel(LATER, tick=False):
            captions = [row.caption for row in self.story.current.photos.all()]
        assert captions == ["The harbour at dawn"] * 2

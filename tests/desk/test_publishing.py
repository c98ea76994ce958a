"""The buttons beside "Save draft": what readers get, and what becomes of the draft when they do not."""

from datetime import timedelta

import time_machine
from django.test import TestCase
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, Edition
from newsroom.models import Site
from tests import cast
from tests.desk import form_data

ADD = reverse("admin:articles_article_add")


class AnEditor(TestCase):
    def setUp(self):
        self.world = cast.section("World")
        self.editor = cast.user("Editor", sections=[self.world])
        self.client.force_login(self.editor)

    def post(self, story, **words):
        words = {"section": self.world, "opened": story.latest_revision.number} | words
        return self.client.post(form_data.change(story), form_data.article(**words), follow=True)

    def publish(self, story, **typed):
        """Press the button of the page that publishes."""
        return self.client.post(form_data.publish_page(story), form_data.publication(story, **typed))


class Publishing(AnEditor):
    def test_gives_the_working_copy_to_readers(self):
        words = form_data.article(section=self.world, button="_publish", **form_data.signed())
        self.assertContains(self.client.post(ADD, words, follow=True), "See it as readers do")
        assert Edition.objects.published().get().headline == "Rain over the harbour"

    def test_saves_the_draft_even_when_it_is_refused(self):
        answer = self.client.post(
            ADD, form_data.article("", section=self.world, button="_publish", kicker="Weather"), follow=True
        )
        self.assertContains(answer, "Saved as a draft, but not published.")
        self.assertContains(answer, "Readers need a headline. Write one.")
        assert Article.objects.get().kicker == "Weather"
        assert not Edition.objects.exists()

    def test_tells_the_reasons_once(self):
        answer = self.client.post(
            ADD, form_data.article("", section=self.world, button="_publish"), follow=True
        )
        self.assertContains(answer, "Readers need a headline.", 1)
        answer = self.client.get(form_data.change(Article.objects.get()))
        self.assertNotContains(answer, "Readers need a headline.")

    def test_asks_for_the_kind_of_a_change(self):
        story = cast.published(by=self.editor)
        self.assertContains(self.post(story, button="_publish"), "What kind of change is this?")
        answer = self.publish(story, note="The pier was meant.")
        self.assertContains(answer, "Say what kind of change this is.", status_code=422)
        self.assertContains(answer, "The pier was meant.", status_code=422)
        assert story.editions.count() == 1

    def test_asks_for_the_note_of_a_correction(self):
        story = cast.published(by=self.editor)
        answer = self.publish(story, kind="correction")
        self.assertContains(answer, "Tell readers what was changed and why.", status_code=422)

    def test_prints_a_correction(self):
        story = cast.published(by=self.editor)
        self.publish(story, kind="correction", note="It was Monday.")
        assert (story.current.kind, story.current.note) == ("correction", "It was Monday.")

    def test_never_follows_from_a_bare_save(self):
        story = cast.published(by=self.editor)
        answer = self.post(story, kind="correction", note="It was Monday.")
        self.assertContains(answer, "Until you publish, readers keep the version of")
        assert story.editions.count() == 1

    def test_stands_behind_save_draft(self):
        page = self.client.get(ADD).content.decode()
        buttons = [page.index(f'name="{name}"') for name in ("_continue", "_publish", "_schedule")]
        assert buttons == sorted(buttons)
        assert page.index('type="submit" value="Save draft"') < page.index('value="Publish"')


class Scheduling(AnEditor):
    def setUp(self):
        super().setUp()
        site = Site.current()
        site.time_zone = "Europe/Berlin"
        site.save()

    @time_machine.travel("2026-07-01 10:00Z", tick=False)
    def test_takes_the_newsrooms_time(self):
        words = form_data.article(section=self.world, button="_schedule", at="2026-07-01T14:30")
        words |= form_data.signed()
        answer = self.client.post(ADD, words, follow=True)
        self.assertContains(answer, "Scheduled for Wednesday, 1 July 2026, 14:30 (Europe/Berlin).")
        assert Edition.objects.get().live_from.isoformat() == "2026-07-01T12:30:00+00:00"

    def test_asks_when(self):
        words = form_data.article(section=self.world, button="_schedule")
        self.assertContains(self.client.post(ADD, words, follow=True), "Say when: date and time.")

    @time_machine.travel("2026-07-01 10:00Z", tick=False)
    def test_refuses_the_past_and_keeps_what_was_typed(self):
        words = form_data.article(section=self.world, button="_schedule", at="2026-06-01T14:30")
        answer = self.client.post(ADD, words, follow=True)
        self.assertContains(answer, "This time has passed.")
        self.assertContains(answer, 'value="2026-06-01T14:30"')

    @time_machine.travel("2026-07-01 10:00Z", tick=False)
    def test_with_the_wrong_button_is_not_publishing(self):
        words = form_data.article(section=self.world, button="_publish", at="2026-07-01T14:30")
        self.assertContains(self.client.post(ADD, words, follow=True), "Press Schedule")
        assert not Edition.objects.exists()

    def test_refuses_a_time_that_is_none(self):
        words = form_data.article(section=self.world, button="_schedule", at="soon")
        self.assertContains(self.client.post(ADD, words, follow=True), "Enter a valid date/time.")
        assert Article.objects.get().headline == "Rain over the harbour"

    def test_asks_what_becomes_of_what_waits(self):
        story = cast.draft(by=self.editor)
        story.schedule(by=self.editor, at=timezone.now() + timedelta(days=1))
        self.assertContains(self.post(story, button="_publish"), "What becomes of the version")
        self.assertContains(self.publish(story), "Say what becomes of it", status_code=422)
        self.publish(story, waiting="cancel")
        assert not story.editions.scheduled().exists()
        assert story.current.headline == "Rain over the harbour"

    def test_is_not_changed_by_a_later_save(self):
        story = cast.draft(by=self.editor)
        edition = story.schedule(by=self.editor, at=timezone.now() + timedelta(days=1))
        answer = self.post(story)
        self.assertContains(answer, "stays as it was; publish or schedule this anew.")
        self.assertContains(answer, "The working copy is newer.")
        edition.refresh_from_db()
        assert edition.headline == "Council votes for the harbour"

    def test_can_be_cancelled(self):
        story = cast.draft(by=self.editor)
        edition = story.schedule(by=self.editor, at=timezone.now() + timedelta(days=1))
        address = reverse("admin:articles_article_cancel", args=[story.pk, edition.pk])
        self.assertContains(self.client.get(form_data.change(story)), address)
        self.client.post(address, {"reason": "The minister resigned"})
        edition.refresh_from_db()
        assert edition.is_cancelled
        assert edition.cancellation.reason == "The minister resigned"
        assert edition.cancellation.cancelled_by == self.editor


class Embargo(AnEditor):
    def setUp(self):
        super().setUp()
        self.story = cast.draft(by=self.editor, section=self.world)
        self.soon = timezone.now() + timedelta(hours=2)
        self.story.schedule(by=self.editor, at=self.soon)

    def lay(self, hours):
        until = timezone.localtime(self.soon + timedelta(hours=hours))
        story = Article.objects.get(pk=self.story.pk)
        return self.post(story, button="_save", embargo_until=f"{until:%Y-%m-%dT%H:%M}")

    def test_is_not_laid_over_what_is_scheduled_for_before(self):
        self.assertContains(self.lay(3), "is scheduled for before that")
        assert Article.objects.get(pk=self.story.pk).embargo_until is None

    def test_may_end_before_what_is_scheduled(self):
        self.lay(-1)
        assert Article.objects.get(pk=self.story.pk).embargo_until < self.soon

"""What readers had once, opened at the desk as it was."""

from datetime import timedelta

import time_machine
from django.test import TestCase
from django.urls import reverse
from django.utils import timezone

from articles.models import Article
from tests import cast
from tests.desk import form_data


class AsItWas(TestCase):
    def setUp(self):
        self.editor = cast.user("Editor", first_name="Ada", last_name="Quill")
        self.client.force_login(self.editor)
        with time_machine.travel("2026-03-02 09:00:00+00:00", tick=False):
            self.story = cast.published("The bridge costs 14 million", by=self.editor)
        with time_machine.travel("2026-03-02 11:30:00+00:00", tick=False):
            note = "It costs 41 million, not 14."
            self.say(kind="correction", note=note, headline="The bridge costs 41 million")
        self.first, self.second = self.story.editions.all()

    def say(self, *, kind, note="", **words):
        Article.objects.filter(pk=self.story.pk).update(**words)
        self.story.refresh_from_db()
        self.story.publish(by=self.editor, kind=kind, note=note)

    def open(self, edition):
        return self.client.get(self.address(edition))

    def address(self, edition):
        return reverse("admin:articles_article_edition", args=[self.story.pk, edition.pk])

    def test_the_history_leads_to_each(self):
        page = self.client.get(form_data.change(self.story))
        for edition in (self.first, self.second):
            self.assertContains(page, self.address(edition))

    def test_a_past_one_says_its_times_and_who_made_it(self):
        page = self.open(self.first)
        self.assertContains(page, "The bridge costs 14 million")
        self.assertContains(
            page, "First publication by Ada Quill: readers had it from 2 March 2026, 09:00 to"
        )

    def test_it_has_the_notes_of_its_time_and_no_later_ones(self):
        self.assertNotContains(self.open(self.first), "It costs 41 million, not 14.")
        self.assertContains(self.open(self.second), "It costs 41 million, not 14.")

    def test_the_current_and_the_scheduled_one_say_so(self):
        self.assertContains(self.open(self.second), "readers have it since 2 March 2026, 11:30.")
        noon = timezone.now() + timedelta(days=1)
        waiting = self.story.schedule(by=self.editor, kind="update", at=noon)
        self.assertContains(self.open(waiting), "Readers do not have it yet.")
        self.story.cancel(waiting, by=self.editor, reason="Not now.")
        self.assertContains(self.open(waiting), "It was cancelled: readers never had it.")

    def test_an_absence_says_what_stood_there(self):
        self.story.unpublish(by=self.editor, note="It was a test.", redirect_to="/section/world/")
        page = self.open(self.story.current)
        self.assertContains(page, "Unpublished by Ada Quill")
        self.assertContains(page, "It was a test.")
        self.assertContains(page, "/section/world/")

    def test_of_a_blanked_one_the_stub_stays(self):
        chief = cast.user("Chief")
        self.story.blank(self.first, by=chief, reason="A court ordered it.")
        page = self.open(self.first)
        self.assertContains(page, "A court ordered it.")
        self.assertNotContains(page, "14 million")

    def test_nobody_else_keeps_it_and_it_is_not_there_for_others(self):
        page = self.open(self.first)
        assert "no-store" in page["Cache-Control"]
        assert page["X-Robots-Tag"] == "noindex, nofollow"
        other = cast.published("Another", by=self.editor).current
        assert self.open(other).status_code == 404

    def test_the_preview_says_that_it_is_one(self):
        page = self.client.get(reverse("admin:articles_article_preview", args=[self.story.pk]))
        self.assertContains(page, "Preview: the working copy as it was saved last.")

    def test_any_two_are_compared(self):
        address = reverse("admin:articles_article_compare", args=[self.story.pk])
        page = self.client.get(address, {"old": self.first.pk, "new": self.second.pk})
        self.assertContains(page, "<del>14</del>")
        self.assertContains(page, "<ins>41</ins>")
        turned = self.client.get(address, {"old": self.second.pk, "new": self.first.pk})
        self.assertContains(turned, "<ins>14</ins>")
        same = self.client.get(address, {"old": self.first.pk, "new": self.first.pk})
        self.assertContains(same, "Nothing: both say the same.")

    def test_without_two_keys_the_last_two_are_compared(self):
        address = reverse("admin:articles_article_compare", args=[self.story.pk])
        other = cast.published("Another", by=self.editor).current
        for typed in ({}, {"old": "x", "new": "9" * 400}, {"old": other.pk}):
            self.assertContains(self.client.get(address, typed), "<ins>41</ins>")

    def test_a_draft_has_nothing_to_compare(self):
        draft = cast.draft("Nobody had it", by=self.editor)
        page = self.client.get(reverse("admin:articles_article_compare", args=[draft.pk]))
        assert page.status_code == 404

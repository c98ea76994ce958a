"""The reason and the source of an embargo: asked beside it, told to colleagues, never to readers."""

from datetime import timedelta

import pytest
from django.test import TestCase
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, Refused
from tests import cast
from tests.desk import form_data

WORDS = {"embargo_reason": "Speech at six", "embargo_source": "Office of the mayor"}
SAID = "Reason: Speech at six. Source: Office of the mayor."
DAY = timedelta(days=1)


class Embargo(TestCase):
    def setUp(self):
        self.world = cast.section("World")
        self.editor = cast.user("Editor", sections=[self.world])
        self.client.force_login(self.editor)

    def lay(self, **more):
        words = {"by": self.editor, "section": self.world, "embargo_until": timezone.now() + DAY, **WORDS}
        return cast.draft(**words | more)

    def test_is_typed_with_its_reason_and_its_source(self):
        story = cast.draft(by=self.editor, section=self.world)
        until = f"{timezone.localtime(timezone.now() + DAY):%Y-%m-%dT%H:%M}"
        typed = form_data.article(section=self.world, opened=1, embargo_until=until, **WORDS)
        assert self.client.post(form_data.change(story), typed).status_code == 302
        stored = Article.objects.get(pk=story.pk)
        assert (stored.embargo_reason, stored.embargo_source) == ("Speech at six", "Office of the mayor")
        assert stored.latest_revision.data["embargo_source"] == "Office of the mayor"

    def test_is_said_in_the_panel_on_the_list_and_before_publishing(self):
        story = self.lay()
        for page in (form_data.change(story), reverse("admin:articles_article_changelist")):
            self.assertContains(self.client.get(page), SAID)
        self.assertContains(self.client.get(form_data.publish_page(story)), SAID)

    def test_one_of_the_two_or_none_is_said_as_a_sentence(self):
        for words, said in (
            ({"embargo_source": ""}, "Reason: Speech at six."),
            ({"embargo_reason": ""}, "Source: Office of the mayor."),
        ):
            with pytest.raises(Refused, match=said):
                self.lay(**words).publish(by=self.editor)
        with pytest.raises(Refused, match="Schedule it for then.$"):
            self.lay(embargo_reason="", embargo_source="").publish(by=self.editor)

    def test_refuses_a_publication_with_its_reason_and_its_source(self):
        story = self.lay()
        with pytest.raises(Refused, match=SAID):
            story.publish(by=self.editor)
        assert not story.editions.exists()

    def test_stays_when_an_older_version_comes_back(self):
        story = cast.draft(by=self.editor, section=self.world)
        Article.objects.filter(pk=story.pk).update(**WORDS)
        address = reverse("admin:articles_article_revision", args=[story.pk, 1])
        self.client.post(address, {"seen": 1})
        assert Article.objects.get(pk=story.pk).embargo_reason == "Speech at six"

    def test_no_reader_gets_a_word_of_it(self):
        story = self.lay(embargo_until=None)
        address = story.publish(by=self.editor).get_absolute_url()
        self.client.logout()
        for page in (address, "/", "/feed/", "/search/?q=mayor", "/section/world/"):
            for words in WORDS.values():
                self.assertNotContains(self.client.get(page), words)

    def test_who_may_not_change_the_story_changes_none_of_it(self):
        story = self.lay()
        elsewhere = cast.user("Reporter", sections=[cast.section("Sport")])
        self.client.force_login(elsewhere)
        until = f"{timezone.now() + DAY:%Y-%m-%dT%H:%M}"
        for forged in (
            {"embargo_until": until},
            {"embargo_reason": "None"},
            {"embargo_source": "Nobody"},
            {"is_developing": "on"},
        ):
            with self.subTest(field=next(iter(forged))):
                typed = form_data.article(section=self.world, opened=1, **forged)
                assert self.client.post(form_data.change(story), typed).status_code == 403
                stored = Article.objects.get(pk=story.pk)
                assert (stored.embargo_until, stored.embargo_reason) == (story.embargo_until, "Speech at six")
                assert (stored.embargo_source, stored.is_developing) == ("Office of the mayor", False)


class Times(TestCase):
    """A schedule in the past, and an end before the beginning."""

    def test_are_refused_in_words(self):
        editor = cast.user("Editor")
        story = cast.draft(by=editor)
        with pytest.raises(Refused, match="past|already|ahead"):
            story.schedule(by=editor, at=timezone.now() - DAY)
        story.schedule(by=editor, at=timezone.now() + 2 * DAY)
        with pytest.raises(Refused, match="not public at that time"):
            story.unpublish(by=editor, at=timezone.now() + DAY)

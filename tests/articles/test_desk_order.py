"""What the desk's lists are sorted by is kept in step by the verbs, and by no save of an older object."""

from datetime import timedelta

import time_machine
from django.test import TestCase
from django.utils import timezone

from articles.models import Article
from tests import cast

DAY = timedelta(days=1)


class Kept(TestCase):
    def setUp(self):
        self.editor = cast.user("Editor")

    def stored(self, story):
        return Article.objects.get(pk=story.pk)

    def test_the_time_of_the_last_save(self):
        story = cast.draft(by=self.editor)
        with time_machine.travel(timezone.now() + DAY, tick=False):
            revision = story.save_revision(by=self.editor)
        assert self.stored(story).saved_at == revision.saved_at

    def test_the_time_of_the_first_publication(self):
        story = cast.draft(by=self.editor)
        assert self.stored(story).public_from is None
        first = story.publish(by=self.editor)
        story.publish(by=self.editor, kind="update")
        assert self.stored(story).public_from == first.live_from

    def test_the_time_of_what_is_scheduled_until_it_is_cancelled(self):
        story = cast.draft(by=self.editor)
        ahead = story.schedule(by=self.editor, at=timezone.now() + DAY)
        assert self.stored(story).public_from == ahead.live_from
        assert Article.objects.drafts().get() == story
        story.cancel(ahead, by=self.editor)
        assert self.stored(story).public_from is None

    def test_a_draft_ceases_to_be_one_when_its_time_has_come(self):
        story = cast.draft(by=self.editor)
        story.schedule(by=self.editor, at=timezone.now() + DAY)
        with time_machine.travel(timezone.now() + 2 * DAY):
            assert not Article.objects.drafts().exists()

    def test_against_an_object_that_was_loaded_before(self):
        story = cast.draft(by=self.editor)
        old = self.stored(story)
        published = story.publish(by=self.editor)
        old.headline = "A new headline"
        old.save()
        now = self.stored(story)
        assert (now.headline, now.public_from) == ("A new headline", published.live_from)

    def test_against_an_object_without_its_text(self):
        story = cast.draft(by=self.editor)
        slim = Article.objects.defer("body", "section").get(pk=story.pk)
        slim.headline = "A new headline"
        slim.save()
        assert self.stored(story).body == cast.BODY

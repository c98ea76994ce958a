"""A text that leads readers to what they may not read is not published."""

from datetime import timedelta

import pytest
from django.test import TestCase
from django.utils import timezone

from articles.models import Refused
from tests import cast

HOUR = timedelta(hours=1)


def link_to(story_path):
    return f'<p>As <a href="{story_path}">reported</a>, nobody left.</p>'


class Links(TestCase):
    def setUp(self):
        self.editor = cast.user("Editor")
        self.other = cast.published("The dredger", by=self.editor)
        self.story = cast.draft("The divers", body=link_to(self.other.current.get_absolute_url()))

    def test_a_link_to_what_can_be_read_stays(self):
        edition = self.story.publish(by=self.editor)
        assert self.other.current.get_absolute_url() in edition.body

    def test_one_to_what_was_unpublished_is_refused_at_the_text(self):
        self.other.unpublish(by=self.editor)
        with pytest.raises(Refused, match="“The dredger”, which readers cannot open"):
            self.story.publish(by=self.editor)
        assert not self.story.editions.exists()

    def test_of_several_such_links_none_is_kept_back(self):
        second = cast.published("The harbour master", by=self.editor)
        self.story.body += link_to(second.current.get_absolute_url())
        self.story.save()
        for other in (self.other, second):
            other.unpublish(by=self.editor)
        with pytest.raises(Refused) as refusal:
            self.story.publish(by=self.editor)
        said = refusal.value.problems["body"]
        assert "“The dredger”" in said and "“The harbour master”" in said

    def test_it_may_be_scheduled_for_when_the_other_is_there(self):
        waiting = cast.draft("The verdict")
        edition = waiting.schedule(by=self.editor, at=timezone.now() + HOUR)
        self.story.body = link_to(edition.get_absolute_url())
        self.story.save()
        with pytest.raises(Refused):
            self.story.publish(by=self.editor)
        self.story.schedule(by=self.editor, at=timezone.now() + 2 * HOUR)

    def test_links_to_itself_and_to_other_pages_of_the_site_are_no_matter(self):
        self.story.body = link_to("/section/world/") + link_to("/nowhere/at/all/")
        self.story.save()
        first = self.story.publish(by=self.editor)
        self.story.body = link_to(first.get_absolute_url())
        self.story.save()
        self.story.publish(by=self.editor, kind="silent")

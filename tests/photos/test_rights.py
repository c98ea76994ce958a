"""At the second at which its rights end, a photograph is gone from every page, feed and preview card."""

from datetime import timedelta

import time_machine
from django.test import TestCase
from django.utils import timezone

from articles.models import Photo
from tests import cast
from tests.photos import files

NOON = "2026-03-02 12:00:00+00:00"


@time_machine.travel(NOON, tick=False)
class Rights(TestCase):
    def setUp(self):
        editor = cast.user("Editor")
        self.end = timezone.now() + timedelta(hours=1)
        self.photo = Photo.accept(
            files.file(files.picture((400, 300))),
            by=editor,
            caption="Boats in the harbour",
            credit="Mia Lens",
            alt="Boats",
            rights_until=self.end,
        )
        story = cast.article(
            "Council votes", by=editor, body='<p>One.</p><figure data-slot="1"></figure><p>Two.</p>'
        )
        for position in (0, 1):
            story.placements.create(photo=self.photo, position=position)
        edition = story.publish(by=editor)
        self.page = edition.get_absolute_url()
        self.pages = (self.page, "/", edition.section.get_absolute_url(), "/feed/")

    def pages_with_photo(self, at):
        with time_machine.travel(at, tick=False):
            return [page for page in self.pages if f"/photo/{self.photo.uuid}/" in self.client.get(page).text]

    def test_until_then_it_stands_everywhere(self):
        assert self.pages_with_photo(self.end - timedelta(seconds=1)) == list(self.pages)

    def test_from_then_on_it_stands_nowhere_and_the_text_stays(self):
        assert self.pages_with_photo(self.end) == []
        with time_machine.travel(self.end, tick=False):
            page = self.client.get(self.page)
        self.assertContains(page, "<p>One.</p>")
        self.assertContains(page, "<p>Two.</p>")

    def test_new_rights_bring_it_back(self):
        self.photo.update_facts(rights_until=None)
        assert self.pages_with_photo(self.end) == list(self.pages)

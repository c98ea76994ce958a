"""Feeds and sitemap: well formed, absolute, with who wrote it and who took the picture."""

from xml.etree import ElementTree

import time_machine
from django.test import TestCase

from newsroom.models import Site
from tests import cast
from tests.site import addresses

MORNING = "2026-03-02 09:00:00+00:00"
NOON = "2026-03-02 12:00:00+00:00"
ADDRESS = "https://paper.example/2026/03/council-votes-for-the-harbour/"
SPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
    "map": "http://www.sitemaps.org/schemas/sitemap/0.9",
}


class Feeds(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.editor = cast.user("Editor")
        Site(name="The Paper & Sons", address="https://paper.example", language="de").save()
        world = cast.section("World")
        with time_machine.travel(MORNING, tick=False):
            cls.story = cast.draft(
                by=cls.editor, section=cast.section("Middle East", parent=world), standfirst="How it went."
            )
            cls.story.bylines.create(author=cast.author("Ben Ink"), position=1)
            cls.story.save_revision(by=cls.editor)
            cls.story.publish(by=cls.editor)
            cast.published("Chess tonight", by=cls.editor, section=cast.section("Chess"))

    def items(self, address="/feed/"):
        feed = ElementTree.fromstring(self.client.get(address).content)  # noqa: S314
        return {item.findtext("title"): item for item in feed.iter("item")}

    def item(self):
        return self.items()["Council votes for the harbour"]

    def test_an_item_says_what_who_and_when(self):
        item = self.item()
        assert item.findtext("link") == ADDRESS
        assert item.findtext("description") == "How it went."
        assert item.findtext("pubDate") == "Mon, 02 Mar 2026 09:00:00 +0000"
        assert [one.text for one in item.findall("dc:creator", SPACES)] == ["Ada Quill", "Ben Ink"]
        assert [one.text for one in item.findall("category")] == ["Middle East"]

    def test_a_photograph_goes_with_its_caption_and_credit(self):
        media = self.item().find("media:content", SPACES)
        assert media.get("url").startswith("https://paper.example/photo/")
        assert media.findtext("media:credit", None, SPACES) == "Mia Lens/Example Agency"
        assert media.findtext("media:description", None, SPACES) == "The harbour at dawn"

    def test_its_identity_survives_another_address_and_headline(self):
        before = self.item().find("guid")
        with time_machine.travel(NOON, tick=False):
            self.story.path, self.story.headline = "/moved/", "Council changed its mind"
            self.story.save()
            self.story.publish(by=self.editor, kind="update")
            after = self.items()["Council changed its mind"].find("guid")
        assert before.text == after.text and before.get("isPermaLink") == "false"
        assert before.text == f"tag:paper.example,2026-03-02:article/{self.story.pk}"

    def test_the_feed_of_a_section_has_what_stands_in_it_and_below(self):
        assert list(self.items("/section/world/feed/")) == ["Council votes for the harbour"]
        assert list(self.items("/section/chess/feed/")) == ["Chess tonight"]

    def test_a_feed_knows_its_language_and_its_own_address(self):
        channel = ElementTree.fromstring(self.client.get("/section/chess/feed/").content)[0]  # noqa: S314
        assert channel.findtext("title") == "Chess – The Paper & Sons"
        assert channel.findtext("language") == "de"
        assert channel.findtext("link") == "https://paper.example/section/chess/"
        own = channel.find("atom:link", SPACES).get("href")
        assert own == "https://paper.example/section/chess/feed/"

    def test_a_real_update_moves_its_date_and_a_silent_fix_does_not(self):
        with time_machine.travel(NOON, tick=False):
            self.story.publish(by=self.editor, kind="silent")
            assert self.client.get("/feed/")["Last-Modified"] == "Mon, 02 Mar 2026 09:00:00 GMT"
            self.story.publish(kind="correction", by=self.editor, note="It was Monday.")
        with time_machine.travel("2026-03-02 13:00:00+00:00", tick=False):
            assert self.client.get("/feed/")["Last-Modified"] == "Mon, 02 Mar 2026 12:00:00 GMT"

    def test_control_characters_break_no_feed(self):
        cast.article("Bell\x07 and\x1b escape", standfirst="\x0b").publish(by=self.editor)
        assert "Bell and escape" in self.items()


class Sitemap(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.editor = cast.user("Editor")
        Site(name="The Paper", address="https://paper.example", time_zone="Europe/Berlin").save()
        with time_machine.travel(MORNING, tick=False):
            cls.story = cast.published(by=cls.editor)

    def tree(self, address):
        return ElementTree.fromstring(self.client.get(address).content)  # noqa: S314

    def test_the_index_leads_to_every_part(self):
        found = [one.text for one in self.tree("/sitemap.xml").iterfind("map:sitemap/map:loc", SPACES)]
        assert found[0] == "https://paper.example/sitemap-pages.xml"
        assert "https://paper.example" + addresses.sitemap_of(self.story) in found
        answers = {one: self.client.get(one.removeprefix("https://paper.example")) for one in found}
        assert [one for one, answer in answers.items() if answer.status_code != 200] == []

    def test_an_article_is_dated_by_its_last_real_update(self):
        with time_machine.travel(NOON, tick=False):
            self.story.publish(kind="correction", by=self.editor, note="It was Monday.")
            [url] = self.tree(addresses.sitemap_of(self.story))
        assert url.findtext("map:loc", None, SPACES) == ADDRESS
        assert url.findtext("map:lastmod", None, SPACES) == "2026-03-02T13:00:00+01:00"

    def test_the_pages_of_the_site_are_in_it(self):
        found = [one.text for one in self.tree("/sitemap-pages.xml").iterfind("map:url/map:loc", SPACES)]
        assert found == [
            "https://paper.example/",
            "https://paper.example/archive/",
            "https://paper.example/corrections/",
            "https://paper.example/section/world/",
        ]

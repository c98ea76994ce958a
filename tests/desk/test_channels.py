"""How a story looks elsewhere, told before it is published: the words of its head and of its feed's item."""

import re
from html import unescape
from xml.etree import ElementTree

from django.test import SimpleTestCase, TestCase
from django.urls import reverse

from articles.channels import cut
from tests import cast

BOX = re.compile(r'<div class="channel-box channel-(\w+)".*?</div>', re.DOTALL)
LONG = "The council voted late on Monday evening for the new harbour and " * 4


def shown(answer, place, kind):
    """The words of a place on the page, what is cut off included."""
    boxes = {found[1]: found[0] for found in BOX.finditer(answer.content.decode())}
    found = re.search(rf'<p class="{kind}"[^>]*>(.*?)</p>', boxes[place], re.DOTALL)
    words = re.sub(r'<span class="channel-cut-mark">.*?</span>', "", found[1])
    return unescape(re.sub(r"<[^>]+>", "", words)).strip()


def meta(page, name):
    return unescape(re.search(rf'<meta (?:name|property)="{name}" content="([^"]*)">', page)[1])


class TheCut(SimpleTestCase):
    def test_is_before_a_word(self):
        line = cut("The council votes", 13)
        assert (line.seen, line.lost) == ("The council", " votes")

    def test_leaves_what_fits_whole(self):
        assert (cut("The council", 11).seen, cut("The council", 11).lost) == ("The council", "")

    def test_counts_a_wide_letter_as_two(self):
        assert cut("港は静か", 4).seen == "港は"


class Elsewhere(TestCase):
    def setUp(self):
        self.editor = cast.user("Editor", all_sections=True)
        self.client.force_login(self.editor)
        self.story = cast.draft(
            "Harbour vote",
            by=self.editor,
            section=cast.section("World"),
            kicker="Quay",
            standfirst=LONG.strip(),
            front_headline="Vote!",
            search_headline="Council’s vote & the harbour: what it means for the whole town",
            social_headline="They voted",
        )

    def of_publish_page(self):
        return self.client.get(reverse("admin:articles_article_publish", args=[self.story.pk]))

    def of_preview(self):
        return self.client.get(reverse("admin:articles_article_preview", args=[self.story.pk]))

    def test_says_what_the_page_and_the_feed_say_after_publishing(self):
        before = [self.of_publish_page(), self.of_preview()]
        edition = self.story.publish(by=self.editor)
        page = self.client.get(edition.get_absolute_url()).content.decode()
        feed = ElementTree.fromstring(self.client.get(reverse("articles:feed")).content)  # noqa: S314
        item = feed.find("channel/item")
        title = unescape(re.search(r"<title>(.*?)</title>", page, re.DOTALL)[1]).strip()
        for answer in before:
            assert shown(answer, "search", "channel-title") == title
            assert shown(answer, "search", "channel-words") == meta(page, "description") == LONG.strip()
            assert shown(answer, "search", "channel-address") == meta(page, "og:url")
            assert shown(answer, "social", "channel-title") == meta(page, "og:title") == "They voted"
            assert shown(answer, "social", "channel-words") == meta(page, "og:description")
            assert shown(answer, "feed", "channel-title") == item.findtext("title")
            assert shown(answer, "feed", "channel-words") == item.findtext("description")

    def test_shows_the_card_of_the_front_page(self):
        for answer in (self.of_publish_page(), self.of_preview()):
            card = answer.content.decode().split('class="channel-box channel-front"')[1]
            for words in ("Vote!", "Quay"):
                assert words in card

    def test_marks_what_is_cut_off(self):
        self.assertContains(self.of_publish_page(), "(cut off about here)", count=3)

    def test_is_not_shown_to_outsiders(self):
        link = cast.preview_link(self.story, by=self.editor)
        self.assertNotContains(self.client.get(link.get_absolute_url()), "How it looks elsewhere")

    def test_of_an_empty_draft_and_of_what_was_typed(self):
        self.story.headline = self.story.standfirst = self.story.body = ""
        self.story.save()
        for answer in (self.of_publish_page(), self.of_preview()):
            self.assertContains(answer, "search engines choose words of the text")

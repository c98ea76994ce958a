"""The page of one article: its parts in order, its dates, its notes, what machines are told."""

import json
import re
from datetime import UTC, datetime, timedelta

import time_machine
from django.test import TestCase

from articles.models import Placement, RelatedLink
from newsroom.models import Site
from tests import cast

MORNING = "2026-03-02 09:00:00+00:00"
NOON = "2026-03-02 12:00:00+00:00"


def visible_text(page):
    """The visible words of a page, a space between."""
    body = page.content.decode().partition("<body>")[2]
    return " ".join(re.sub(r"<[^>]*>", " ", body).split())


class ArticlePage(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.editor = cast.user("Editor")
        with time_machine.travel(MORNING, tick=False):
            cls.other = cast.published("Ferries run again", by=cls.editor)
            body = '<p>The first paragraph.</p><figure data-slot="1"></figure><p>The second paragraph.</p>'
            cls.story = cast.draft(
                by=cls.editor, kicker="Harbour", standfirst="How the night went.", body=body
            )
            inside = cast.photo("Empty chairs", credit="Jo Lens")
            Placement.objects.create(article=cls.story, photo=inside, position=1)
            RelatedLink.objects.create(article=cls.story, target=cls.other)
            RelatedLink.objects.create(
                article=cls.story, position=1, url="https://town.example/minutes", headline="The minutes"
            )
            cls.story.save_revision(by=cls.editor)
            cls.story.publish(by=cls.editor)

    def page(self):
        return self.client.get(self.story.current.get_absolute_url())

    def test_its_parts_stand_in_the_order_of_reading(self):
        with time_machine.travel(NOON, tick=False):
            self.story.publish(kind="correction", by=self.editor, note="It was Monday.")
            words = visible_text(self.page())
        parts = [
            "World", "Harbour", "Council votes for the harbour", "How the night went.", "By Ada Quill",
            "Published 2 March 2026, 09:00", "Updated 2 March 2026, 12:00",
            "Correction: read the note of 2 March 2026", "The harbour at dawn", "Mia Lens/Example Agency",
            "The first paragraph.", "Empty chairs", "Jo Lens", "The second paragraph.",
            "Related", "Ferries run again", "The minutes",
            "Correction 2 March 2026, 12:00", "It was Monday.", "Topics", "council", "harbour", "Comments",
        ]  # fmt: skip
        at = words.index("World Harbour")
        for part in parts:
            assert part in words[at:], (part, words[at:])
            at = words.index(part, at)

    def test_a_photograph_without_a_place_in_the_text_stands_after_it_once(self):
        quay = cast.photo("The quay at night", credit="Jo Lens")
        Placement.objects.create(article=self.story, photo=quay, position=2)
        with time_machine.travel(NOON, tick=False):
            self.story.publish(by=self.editor, kind="silent")
            words = visible_text(self.page())
        assert words.index("The second paragraph.") < words.index("The quay at night")
        captions = ["The harbour at dawn", "Empty chairs", "The quay at night"]
        assert [words.count(caption) for caption in captions] == [1, 1, 1]

    def test_caption_and_credit_stand_apart(self):
        self.assertContains(self.page(), '<span class="caption">The harbour at dawn</span>', html=True)
        self.assertContains(self.page(), '<span class="credit">Mia Lens/Example Agency</span>', html=True)

    def test_a_first_publication_is_not_called_updated(self):
        assert "Updated" not in visible_text(self.page())

    def test_a_silent_fix_shows_no_date_and_no_note(self):
        with time_machine.travel(NOON, tick=False):
            self.story.publish(by=self.editor, kind="silent")
            words = visible_text(self.page())
        assert "Updated" not in words and "12:00" not in words

    def test_every_correction_since_publication_is_shown(self):
        with time_machine.travel(NOON, tick=False):
            self.story.publish(kind="correction", by=self.editor, note="It was Monday.")
        with time_machine.travel("2026-03-02 15:00:00+00:00", tick=False):
            self.story.publish(by=self.editor, kind="clarification", note="All of the council, that is.")
            words = visible_text(self.page())
        assert words.index("It was Monday.") < words.index("All of the council, that is.")

    def test_a_correction_that_waits_is_not_told_before_its_time(self):
        noon = datetime(2026, 3, 2, 12, tzinfo=UTC)
        with time_machine.travel(MORNING, tick=False):
            self.story.headline = "Council votes twice"
            self.story.save()
            self.story.publish(by=self.editor, kind="correction", note="It was Monday.", at=noon)
        with time_machine.travel(noon - timedelta(seconds=1), tick=False):
            words = visible_text(self.page())
            assert "It was Monday." not in words and "Council votes twice" not in words
        with time_machine.travel(noon, tick=False):
            words = visible_text(self.page())
            assert "It was Monday." in words and "Council votes twice" in words

    def test_its_dates_are_in_the_time_of_the_newsroom(self):
        Site(name="The Paper", time_zone="Asia/Tokyo").save()
        self.assertContains(self.page(), "2 March 2026, 18:00")
        self.assertContains(self.page(), 'datetime="2026-03-02T18:00:00+0900"')

    def test_a_related_headline_follows_its_article(self):
        with time_machine.travel(NOON, tick=False):
            self.other.headline, self.other.path = "Ferries run all night", "/ferries/"
            self.other.save()
            self.other.publish(by=self.editor, kind="update")
            self.assertContains(self.page(), '<a href="/ferries/">Ferries run all night</a>')
        with time_machine.travel("2026-03-02 15:00:00+00:00", tick=False):
            self.other.unpublish(by=self.editor)
            self.assertNotContains(self.page(), "Ferries")

    def test_a_photograph_whose_rights_have_ended_is_not_shown(self):
        with time_machine.travel(NOON, tick=False):
            self.story.current.lead.photo.__class__.objects.update(rights_until=MORNING)
            words = visible_text(self.page())
        assert "The harbour at dawn" not in words and "Empty chairs" not in words
        assert "The second paragraph." in words

    def test_what_was_typed_is_not_markup(self):
        with time_machine.travel(NOON, tick=False):
            self.story.headline = "1 < 2 & </script><b>bold</b>"
            self.story.save()
            self.story.publish(by=self.editor, kind="update", note="<i>why</i>")
            page = self.page()
        self.assertContains(page, "1 &lt; 2 &amp; &lt;/script&gt;&lt;b&gt;bold&lt;/b&gt;")
        self.assertContains(page, "&lt;i&gt;why&lt;/i&gt;")
        self.assertNotContains(page, "</script><b>")

    def test_an_arabic_story_is_set_from_right_to_left(self):
        story = cast.published("المجلس", by=self.editor, language="ar")
        page = self.client.get(story.current.get_absolute_url())
        self.assertContains(page, '<article class="story" lang="ar" dir="rtl">')
        self.assertContains(page, '<html lang="ar" dir="rtl">')


class WhatMachinesAreTold(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.editor = cast.user("Editor")
        Site(name="The Paper", address="https://paper.example", publisher="Paper Ltd").save()
        with time_machine.travel(MORNING, tick=False):
            cls.story = cast.published(by=cls.editor)
        with time_machine.travel(NOON, tick=False):
            cls.story.publish(kind="correction", by=cls.editor, note="It was Monday.")

    def setUp(self):
        self.page = self.client.get(self.story.current.get_absolute_url())
        block = re.search(r'<script type="application/ld\+json">(.*?)</script>', self.page.content.decode())
        self.data = json.loads(block[1])

    def test_schema_org_agrees_with_the_page(self):
        address = "https://paper.example/2026/03/council-votes-for-the-harbour/"
        assert self.data["@type"] == "NewsArticle"
        assert self.data["headline"] == "Council votes for the harbour"
        assert self.data["url"] == self.data["mainEntityOfPage"] == address
        assert self.data["datePublished"] == "2026-03-02T09:00:00+00:00"
        assert self.data["dateModified"] == "2026-03-02T12:00:00+00:00"
        assert self.data["author"] == [
            {"@type": "Person", "name": "Ada Quill", "url": "https://paper.example/author/ada-quill/"}
        ]
        assert self.data["publisher"]["name"] == "Paper Ltd"
        assert self.data["publisher"]["logo"]["url"].startswith("https://paper.example/static/")
        assert self.data["image"][0]["creditText"] == "Mia Lens/Example Agency"
        assert self.data["image"][0]["url"].startswith("https://paper.example/photo/")
        assert self.data["correction"] == [
            {
                "@type": "CorrectionComment",
                "text": "It was Monday.",
                "datePublished": "2026-03-02T12:00:00+00:00",
            }
        ]

    def test_open_graph_and_the_canonical_address_are_absolute(self):
        address = "https://paper.example/2026/03/council-votes-for-the-harbour/"
        self.assertContains(self.page, f'<link rel="canonical" href="{address}">', html=True)
        self.assertContains(self.page, f'<meta property="og:url" content="{address}">', html=True)
        self.assertContains(self.page, '<meta property="og:image" content="https://paper.example/photo/')

    def test_the_canonical_address_has_no_foreign_query(self):
        page = self.client.get(self.story.current.get_absolute_url() + "?utm_source=x")
        self.assertContains(page, 'rel="canonical" href="https://paper.example/2026/03/council')
        self.assertNotContains(page, "utm_source")

"""Section, tag, author and archive: newest first, a page at a time."""

import re
from datetime import UTC, datetime, timedelta
from urllib.parse import quote

import time_machine
from django.test import TestCase

from articles.cursor import Cursor
from articles.models import listing
from newsroom.models import Site
from tests import cast

BEGIN = datetime(2026, 3, 2, 9, tzinfo=UTC)
NOT_CURSORS = [
    *("-1", "0", "1000000000", "", "x", "2", "\x00", "🚢", "'; --", "2026-03-02", "1e9", "../.."),
    *("2026-13-02T12:00:00.000000Z~7", "2026-03-02T25:00:00.000000Z~7", "0000-01-01T00:00:00.000000Z~1"),
    *("2026-03-02T12:00:00.000000Z~99999999999999999999", "a" * 5000),
]


def headlines(page):
    return [edition.headline for edition in page.context["stories"].editions]


class Pages(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.editor = cast.user("Editor")
        cls.parent = cast.section("World")
        cls.child = cast.section("Middle East", parent=cls.parent)
        cls.names = [f"Story {number:02}" for number in range(listing.SIZE * 2 + 3)]
        for number, name in enumerate(cls.names):
            # Three at each moment, so that pages end among equals.
            with time_machine.travel(BEGIN + timedelta(hours=number // 3), tick=False):
                story = cast.article(name, by=cls.editor, section=cls.child)
                story.bylines.create(author=cast.author())
                story.tags.add("harbour")
                story.publish(by=cls.editor)

    def walk(self, address):
        """All headlines by following "Older stories"."""
        found, pages = [], 0
        while address:
            page = self.client.get(address)
            found += headlines(page)
            older = page.context["stories"].older
            address, pages = older and f"{address.partition('?')[0]}?before={older}", pages + 1
        return found, pages

    def test_every_story_stands_once_newest_first_in_each_list(self):
        for address in ("/section/world/", "/section/middle-east/", "/tag/harbour/", "/author/ada-quill/",
                        "/archive/2026/", "/archive/2026/03/"):  # fmt: skip
            found, pages = self.walk(address)
            assert sorted(found) == self.names, address
            assert pages == 3, address
            assert found[0][:7] in ("Story 4",) and found[-1] < "Story 03", address

    def test_a_story_published_meanwhile_moves_nothing(self):
        first = self.client.get("/section/world/")
        older = first.context["stories"].older
        cast.published("Breaking", by=self.editor, section=self.child)
        second = self.client.get(f"/section/world/?before={older}")
        assert not set(headlines(first)) & set(headlines(second))

    def test_what_is_no_place_in_a_list_is_answered_in_words(self):
        for address in ("/section/world/", "/tag/harbour/", "/author/ada-quill/", "/archive/2026/"):
            for cursor in NOT_CURSORS:
                page = self.client.get(address + "?before=" + quote(cursor))
                self.assertContains(page, "no place in this list", status_code=404)
                self.assertContains(page, f'href="{address}"', status_code=404)

    def test_a_place_behind_the_last_story_says_so(self):
        page = self.client.get(f"/section/world/?before={Cursor(datetime(1990, 1, 1, tzinfo=UTC), 1)}")
        self.assertContains(page, "Newest stories")

    def test_a_section_shows_its_parts_and_their_stories(self):
        page = self.client.get("/section/world/")
        self.assertContains(page, '<a href="/section/middle-east/">Middle East</a>', html=True)
        assert len(headlines(page)) == listing.SIZE

    def test_the_masthead_says_in_which_part_of_the_paper_a_page_stands_however_deep(self):
        cast.section("City")
        deepest = cast.section("Lebanon", parent=self.child)
        for address in ("/section/world/", "/section/middle-east/", deepest.get_absolute_url()):
            page = self.client.get(address)
            self.assertContains(page, '<a href="/section/world/" aria-current="true">World</a>', html=True)
            assert page.content.count(b"aria-current") == 1

    def test_each_list_says_in_a_sentence_what_it_holds(self):
        lists = ("/section/world/", "/tag/harbour/", "/author/ada-quill/", "/archive/", "/archive/2026/",
                 "/archive/2026/03/")  # fmt: skip
        for address in lists:
            page = self.client.get(address).content.decode()
            assert re.search(r'<meta name="description" content="[^"]*The [^"]+\.">', page), address

    def test_a_page_is_one_canonical_address(self):
        older = self.client.get("/section/world/").context["stories"].older
        page = self.client.get(f"/section/world/?utm=1&before={older}")
        assert page.context["canonical"].endswith(f"/section/world/?before={quote(str(older))}")


class Names(TestCase):
    def test_an_empty_section_says_so(self):
        cast.section("Chess")
        self.assertContains(self.client.get("/section/chess/"), "Nothing stands in this section yet.")

    def test_an_empty_paper_says_so(self):
        self.assertContains(self.client.get("/"), "Nothing has been published yet.")
        self.assertContains(self.client.get("/archive/"), "Nothing has been published yet.")
        self.assertContains(self.client.get("/sitemap.xml"), "sitemap-pages.xml")
        assert self.client.get("/feed/").status_code == 200

    def test_an_unknown_name_is_answered_in_words(self):
        for address in ("/section/x/", "/tag/x/", "/author/x/", "/section/x/feed/"):
            self.assertContains(self.client.get(address), "There is no", status_code=404)

    def test_names_in_other_scripts_have_pages(self):
        story = cast.article("Der Hafen", section=cast.section("Überall"))
        story.tags.add("Zürich", "ميناء")
        story.publish(by=cast.user("Editor"))
        for tag in story.tags.all():
            assert self.client.get(tag.get_absolute_url()).status_code == 200, tag
        assert self.client.get(story.section.get_absolute_url()).status_code == 200


class Archive(TestCase):
    @classmethod
    def setUpTestData(cls):
        Site(name="The Paper", time_zone="Asia/Tokyo").save()
        with time_machine.travel("2026-02-28 16:00:00+00:00", tick=False):
            cast.published("On the first of March in Tokyo")

    def test_days_are_those_of_the_newsroom(self):
        for address in ("/archive/2026/", "/archive/2026/03/", "/archive/2026/03/01/"):
            assert headlines(self.client.get(address)) == ["On the first of March in Tokyo"], address
        for address in ("/archive/2026/02/", "/archive/2026/02/28/", "/archive/2025/"):
            self.assertContains(self.client.get(address), "Nothing was published at that time.")

    def test_it_leads_from_year_to_month_to_day(self):
        self.assertContains(self.client.get("/archive/"), '<a href="/archive/2026/">2026</a>', html=True)
        page = self.client.get("/archive/2026/")
        self.assertContains(page, '<a href="/archive/2026/03/">March</a>', html=True)
        page = self.client.get("/archive/2026/03/")
        self.assertContains(page, '<a href="/archive/2026/03/01/">1</a>', html=True)

    def test_a_year_begins_with_its_first_story_and_not_before(self):
        with time_machine.travel("2026-03-05 12:00:00+00:00", tick=False):
            cast.published("Next year", at=datetime(2027, 5, 1, tzinfo=UTC))
            self.assertNotContains(self.client.get("/archive/"), "2027")
            self.assertNotContains(self.client.get("/archive/2027/"), "/archive/2027/05/")
        with time_machine.travel("2027-05-01 00:00:00+00:00", tick=False):
            self.assertContains(self.client.get("/archive/"), "/archive/2027/")
            self.assertContains(self.client.get("/archive/2027/"), "/archive/2027/05/")

    def test_no_day_that_never_was(self):
        for address in ("/archive/2026/13/", "/archive/2026/00/", "/archive/2026/02/30/", "/archive/0000/",
                        "/archive/0001/", "/archive/9999/", "/archive/9999/12/31/", "/archive/2026/3/",
                        "/archive/99999/", "/archive/-1/"):  # fmt: skip
            assert self.client.get(address).status_code == 404, address

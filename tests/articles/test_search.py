"""Search: what is typed, what is found of it, in which order, and what never comes to light."""

from datetime import timedelta
from unittest.mock import patch

import pytest
import time_machine
from django.db import connection
from django.test import TestCase, TransactionTestCase
from django.urls import reverse
from django.utils import timezone

from articles.models import Edition, listing, search_index
from articles.search_query import fts5, question
from tests import cast

MORNING = "2026-03-02 09:00:00+00:00"
HOSTILE = [
    *('"', '""', "'", "\\", "*", "^", "(", ")", "AND", "OR", "NOT", "NEAR(", "a NEAR/2 b", "headline:"),
    *("-", "--", '-"', '-""', "{", "}", ":", "!", "&", "|", "<->", "%", "_", "\x00", "a\x00b", "\ud800"),
    *("a" * 100_000, "a " * 50_000, '"' * 999, "- " * 500, "💥" * 300, "🚢", "-🚢", "rowid:1", "the of and"),
    *("'; DROP TABLE articles_index; --", "\u202e", "c++", "ﬀ", "İ", "ß", "\ufeff", "٣", "한국", "a-b-c"),
]


class TheQuestion(TestCase):
    def test_words_phrases_and_exclusions(self):
        asked = question('mayor "tunnel contract" -trams -"old bridge"')
        assert asked.terms == ("mayor", "tunnel contract")
        assert asked.without == ("trams", "old bridge")

    def test_it_is_cut_and_cleaned(self):
        assert question("a\x00b").typed == "a b"
        assert len(question("x" * 500).typed) == 200

    def test_signs_alone_are_no_question(self):
        assert question('"" - -- ! ( ) *').terms == ()

    def test_nothing_typed_is_syntax(self):
        assert fts5(question('NEAR( title:x "a b" -c')) == '("NEAR(" AND "title:x" AND "a b") NOT "c"'


class Finding(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.editor = cast.user("Editor")
        with time_machine.travel(MORNING, tick=False):
            cls.story = cast.published(
                "Mayors meet in Zürich", by=cls.editor, body="<p>The tunnel contract was signed.</p>"
            )
            cls.other = cast.published(
                "A contract for the ferry", by=cls.editor, body="<p>No tunnel: a contract for boats.</p>"
            )

    def search(self, typed, **more):
        page = self.client.get(reverse("articles:search", query={"q": typed, **more}))
        assert page.status_code == 200, typed
        return {edition.headline for edition, _ in page.context["results"]}

    def test_words_are_found_in_any_form_and_without_accents(self):
        both, first = {"Mayors meet in Zürich", "A contract for the ferry"}, {"Mayors meet in Zürich"}
        assert self.search("contracts tunnel") == both
        assert self.search("mayor") == self.search("MAYOR'S") == first
        assert self.search("zurich") == self.search("Zürich") == first

    def test_a_phrase_stands_as_it_is(self):
        assert self.search('"tunnel contract"') == {"Mayors meet in Zürich"}

    def test_a_word_may_be_left_out(self):
        assert self.search("contract -ferry") == {"Mayors meet in Zürich"}
        assert self.search('contract -"tunnel contract"') == {"A contract for the ferry"}

    def test_whose_name_stands_above_is_found(self):
        assert self.search("quill") == {"Mayors meet in Zürich", "A contract for the ferry"}

    def test_nothing_typed_is_too_odd(self):
        for typed in HOSTILE:
            page = self.client.get("/search/", {"q": typed.encode("utf-8", "surrogatepass")})
            assert page.status_code == 200, typed[:40]

    def test_what_was_found_is_marked_and_nothing_else_is_markup(self):
        cast.published("Odd", by=self.editor, body="<p>Is 1 &lt; 2? &lt;b&gt;Otters&lt;/b&gt; say yes.</p>")
        page = self.client.get("/search/?q=otter")
        self.assertContains(page, "<mark>Otters</mark>")
        self.assertContains(page, "1 &lt; 2")
        self.assertNotContains(page, "<b>")

    def test_what_was_typed_is_repeated_as_text(self):
        page = self.client.get("/search/", {"q": '"><script>alert(1)</script>'})
        self.assertNotContains(page, "<script>alert")

    def test_empty_answers_are_in_words(self):
        self.assertContains(self.client.get("/search/?q=unicorn"), "Nothing was found for “unicorn”")
        self.assertContains(self.client.get("/search/?q=-harbour"), "at least one word")
        self.assertNotContains(self.client.get("/search/"), "Nothing was found")

    def test_it_is_not_for_search_engines(self):
        self.assertContains(self.client.get("/search/?q=x"), '<meta name="robots" content="noindex, follow">')


class WhatIsVisible(TestCase):
    def setUp(self):
        self.editor = cast.user("Editor")

    def search(self, word):
        return [edition.headline for edition, _ in self.client.get(f"/search/?q={word}").context["results"]]

    def test_only_the_words_that_readers_have_now_are_found(self):
        with time_machine.travel(MORNING, tick=False):
            story = cast.published("Otters return", by=self.editor)
            story.headline = "Badgers return"
            story.save()
            story.publish(by=self.editor, kind="update", at=timezone.now() + timedelta(hours=1))
            assert (self.search("otters"), self.search("badgers")) == (["Otters return"], [])
        with time_machine.travel("2026-03-02 10:00:00+00:00", tick=False):
            assert (self.search("otters"), self.search("badgers")) == ([], ["Badgers return"])
            story.unpublish(by=self.editor)
        with time_machine.travel("2026-03-02 11:00:00+00:00", tick=False):
            assert (self.search("otters"), self.search("badgers")) == ([], [])

    def test_what_cannot_be_read_is_not_counted_either(self):
        cast.published("Otters return", by=self.editor)
        cast.published("Otters to come", by=self.editor, at=timezone.now() + timedelta(hours=1))
        self.assertContains(self.client.get("/search/?q=otters"), "1 story,")

    def test_a_removed_row_is_found_no_more(self):
        story = cast.published("Otters return", by=self.editor)
        search_index.remove(story.current)
        assert self.search("otters") == []
        search_index.add_all([story.current])
        search_index.remove(story.current)
        search_index.add_all([story.current])
        assert self.search("otters") == ["Otters return"]


class Pages(TestCase):
    @classmethod
    def setUpTestData(cls):
        editor = cast.user("Editor")
        cls.names = [f"Otter {number:02}" for number in range(listing.SIZE + 5)]
        for number, name in enumerate(cls.names):
            with time_machine.travel(f"2026-03-02 09:{number:02}:00+00:00", tick=False):
                cast.article(name, by=editor).publish(by=editor)

    def test_pages_follow_each_other_newest_first(self):
        first = self.client.get("/search/?q=otter&order=newest")
        shown = [edition.headline for edition, _ in first.context["results"]]
        assert shown == self.names[::-1][: listing.SIZE]
        self.assertContains(first, "25 stories")
        second = self.client.get(f"/search/?q=otter&order=newest&before={first.context['last']}")
        assert [edition.headline for edition, _ in second.context["results"]] == self.names[4::-1]
        assert second.context["last"] is None

    def test_more_than_are_ranked_is_said(self):
        with patch.object(search_index, "MOST", 10):
            page = self.client.get("/search/?q=otter&order=newest")
        self.assertContains(page, "At least 10")
        assert [edition.headline for edition, _ in page.context["results"]] == self.names[::-1][:10]

    def test_a_place_that_is_none_is_answered_in_words(self):
        for place in ("-1", "0", "1000000000", "x", "\x00", "🚢", "9" * 400):
            page = self.client.get("/search/", {"q": "otter", "before": place})
            self.assertContains(page, "The results have changed", status_code=404)

    def test_the_best_match_stands_first(self):
        cast.article("Boats", body="<p>An otter sat on one.</p>").publish(by=cast.user("Editor"))
        page = self.client.get("/search/?q=otter")
        assert page.context["results"][0][0].headline.startswith("Otter")


@pytest.mark.django_db(transaction=True)
class TestTheFlush:
    def test_the_index_outlives_it_and_old_rows_lead_nowhere(self, client):
        cast.published("Otters return")
        TransactionTestCase._fixture_teardown(TransactionTestCase("__init__"))
        assert not Edition.objects.exists()
        assert "Nothing was found" in client.get("/search/?q=otters").content.decode()


def test_the_index_is_no_table_of_a_model():
    assert "articles_index" not in connection.introspection.django_table_names()

"""Articles of ours found while somebody types a link: those that readers have, and one's own desk's."""

from datetime import UTC, datetime

import time_machine
from django.test import TestCase
from django.urls import reverse

from tests import cast
from tests.desk import form_data

NOON = datetime(2026, 7, 1, 12, tzinfo=UTC)
LOOKUP = reverse("admin:articles_article_lookup")


@time_machine.travel(NOON, tick=False)
class TheLookup(TestCase):
    def setUp(self):
        self.world, self.sport = cast.section("World"), cast.section("Sport")
        self.editor = cast.user("Editor")
        self.client.force_login(cast.user("Reporter", sections=[self.world]))

    def find(self, words, **more):
        return self.client.get(LOOKUP, {"q": words, **more}).json()["results"]

    def titles(self, words, **more):
        return [found["title"] for found in self.find(words, **more)]

    def test_finds_what_readers_have_by_a_part_of_the_headline(self):
        story = cast.published("Zürich rebuilds its harbour", by=self.editor, section=self.sport)
        assert self.find("zurich reb") == [
            {
                "title": "Zürich rebuilds its harbour",
                "address": story.current.get_absolute_url(),
                "state": "live since 1 July 2026, 12:00",
            }
        ]

    def test_finds_words_of_the_text(self):
        cast.published("The vote", by=self.editor, body="<p>Nobody left before midnight.</p>")
        assert self.titles("midnight") == ["The vote"]

    def test_finds_a_pasted_address(self):
        story = cast.published("The storm", by=self.editor)
        assert self.titles(story.current.get_absolute_url()) == ["The storm"]
        assert self.titles("https://paper.example" + story.current.get_absolute_url()) == ["The storm"]

    def test_says_when_it_is_scheduled(self):
        story = cast.draft("Tomorrow", by=self.editor)
        story.schedule(by=self.editor, at=NOON.replace(hour=14))
        assert [one["state"] for one in self.find("tomorrow")] == ["scheduled for 1 July 2026, 14:00"]

    def test_shows_drafts_only_where_they_are_asked_for(self):
        draft = cast.draft("A draft of the harbour", by=self.editor)
        assert self.find("draft of") == []
        found = self.find("draft of", drafts="1")
        assert [(one["state"], one["address"]) for one in found] == [("draft", form_data.change(draft))]

    def test_keeps_what_is_written_in_other_sections(self):
        cast.draft("Secret transfer", by=self.editor, section=self.sport)
        waiting = cast.draft("Secret final", by=self.editor, section=self.sport)
        waiting.schedule(by=self.editor, at=NOON.replace(hour=14))
        assert self.find("secret", drafts="1") == []

    def test_tells_no_new_headline_of_another_section(self):
        story = cast.published("Old headline", by=self.editor, section=self.sport)
        story.headline = "New headline"
        story.save()
        assert self.titles("new head") == []
        assert self.titles("old head") == ["Old headline"]

    def test_leaves_out_what_lies_in_the_bin(self):
        cast.draft("Binned", by=self.editor).put_in_bin(by=self.editor)
        assert self.find("binned", drafts="1") == []

    def test_shows_ten_at_most_the_newest_first(self):
        for number in range(12):
            cast.article(f"Rain {number:02}", by=self.editor)
        assert self.titles("rain", drafts="1") == [f"Rain {number:02}" for number in range(11, 1, -1)]

    def test_takes_anything_for_a_question(self):
        for words in ("", "x", "\x00", "%00", "'\"", "a" * 5000, "//[", "\ud800".encode("utf-8", "replace")):
            assert self.client.get(LOOKUP, {"q": words, "drafts": "2"}).status_code == 200

"""The desk finds the words of working copies: those last saved, in any text that has been saved."""

from django.test import TestCase

from articles.models import Article, Author, desk_index
from tests import cast


class Found(TestCase):
    def setUp(self):
        self.editor = cast.user("Editor")
        self.story = cast.draft(
            "Zürich votes", body="<p>The <em>ferries</em> stay.</p>", kicker="Ballot", by=self.editor
        )

    def find(self, typed):
        return [Article.objects.get(pk=key) for key in desk_index.find(typed)]

    def test_by_words_of_the_body_the_headline_and_the_byline(self):
        for words in ("ferry", "zurich", "ballot stays", '"ferries stay"', "ada quill", "votes -council"):
            assert self.find(words) == [self.story], words

    def test_not_by_words_that_it_does_not_have(self):
        for words in ("em", "council", "votes -ferries", '"stay ferries"', "", '"', "-", "\x00"):
            assert self.find(words) == [], words

    def test_as_it_was_last_saved(self):
        self.story.body = "<p>The trams stay.</p>"
        self.story.save()
        assert self.find("ferries") == [self.story]
        self.story.save_revision(by=self.editor)
        assert self.find("trams") == [self.story] and self.find("ferries") == []

    def test_the_newest_first(self):
        other = cast.draft("Ferries are late", by=self.editor)
        assert self.find("ferries") == [other, self.story]

    def test_what_was_published_without_being_saved_at_the_desk(self):
        story = cast.article("Imported from Geneva", by=self.editor)
        story.publish(by=self.editor)
        assert self.find("geneva") == [story]

    def test_by_the_name_that_is_printed(self):
        byline = self.story.bylines.get()
        byline.author, byline.credited_as = Author.objects.get(), "Mr Whiskers"
        byline.save()
        self.story.save_revision(by=self.editor)
        assert self.find("whiskers") == [self.story] and self.find("quill") == []

    def test_nothing_once_its_words_are_taken_away(self):
        chief = cast.user("Chief")
        self.story.blank(by=chief, reason="A court ordered it.")
        assert self.find("ferries") == self.find("zurich") == []

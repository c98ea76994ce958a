"""News, analysis and opinion: what readers and machines are told."""

import json
import re

from django.test import TestCase

from tests import cast

DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


class Genre(TestCase):
    def page(self, genre):
        return self.client.get(cast.published("On the harbour", genre=genre).current.get_absolute_url())

    def test_opinion_is_said_to_be_opinion(self):
        answer = self.page("opinion")
        assert re.search(r'class="genre[^"]*">\s*Opinion', answer.content.decode())
        assert json.loads(DATA.search(answer.content.decode())[1])["@type"] == "OpinionNewsArticle"

    def test_news_says_nothing_of_itself(self):
        answer = self.page("news")
        self.assertNotContains(answer, 'class="genre')
        assert json.loads(DATA.search(answer.content.decode())[1])["@type"] == "NewsArticle"

    def test_it_is_frozen_with_what_was_published(self):
        story = cast.published("On the harbour", genre="analysis")
        story.genre = "opinion"
        story.save()
        assert story.current.genre == "analysis"

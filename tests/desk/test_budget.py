"""How many questions the article form asks the database, however many rows stand below it."""

import re

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from articles.models import RelatedLink
from tests import cast
from tests.desk import form_data

# `Article.has_been_public`, asked for the permission to change what readers have had.
HAS_BEEN_PUBLIC = re.compile(r'SELECT 1 AS "a" FROM "articles_edition" .*"live_from" <= ')
# However many rows the story has, and though the working copy says more than readers have.
MOST = 20


class ArticleForm(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.world = cast.section("World")
        cls.editor = cast.user("Editor", sections=[cls.world])
        cls.reporter = cast.user("Reporter", sections=[cls.world])
        cls.story = cast.published(by=cls.editor, section=cls.world)
        for number in range(10):
            RelatedLink.objects.create(
                article=cls.story, url=f"https://town.example/{number}", headline="Minutes", position=number
            )
            cls.story.related.create(target=cast.draft(f"Hearing {number}"), position=10 + number)
            cls.story.bylines.create(author=cast.author(f"Ada {number}"), position=10 + number)
            cls.story.placements.create(photo=cast.photo(f"The quay, {number}"), position=10 + number)
        cls.story.save_revision(by=cls.editor)

    def questions(self, person):
        """What opening the form asks, the process being warm."""
        self.client.force_login(person)
        self.client.get(form_data.change(self.story))
        with CaptureQueriesContext(connection) as captured:
            assert self.client.get(form_data.change(self.story)).status_code == 200
        # The versions of pages are read once a second for all requests, and not for this one.
        asked = [query["sql"] for query in captured.captured_queries]
        return [sql for sql in asked if 'FROM "articles_freshness"' not in sql]

    def test_asks_once_whether_readers_have_had_it(self):
        for person in (self.editor, self.reporter):
            asked = [sql for sql in self.questions(person) if HAS_BEEN_PUBLIC.search(sql)]
            assert len(asked) <= 1, asked

    def test_asks_little_of_the_database(self):
        asked = self.questions(self.editor)
        assert len(asked) <= MOST, "\n".join(asked)

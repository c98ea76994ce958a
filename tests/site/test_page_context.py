"""What stands on every page: one typed context a request, read when it is asked for, in one query."""

from typing import get_type_hints

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from articles import page_context
from newsroom.page_context import PageContext
from tests import cast


class Context(TestCase):
    def setUp(self):
        self.world = cast.section("World")
        self.east = cast.section("Middle East", parent=self.world)

    def test_it_has_all_that_articles_and_comments_ask_of_the_project(self):
        page = PageContext()
        for asked, given in ((page_context.PageContext, page), (page_context.Site, page.site)):
            names = {*get_type_hints(asked), *(name for name in vars(asked) if name[0] != "_")}
            assert [name for name in sorted(names) if not hasattr(given, name)] == []

    def test_nothing_is_read_before_it_is_asked_for(self):
        with self.assertNumQueries(0):
            PageContext()

    def test_a_page_pays_one_query_for_its_versions_and_the_sites(self):
        page = PageContext()
        with CaptureQueriesContext(connection) as captured:
            assert {"front", "site", "sections"} <= page.read_versions("front").keys()
            assert page.site and page.sections
        assert sum("articles_freshness" in query["sql"] for query in captured.captured_queries) == 1

    def test_a_second_page_reads_only_versions(self):
        first, second = PageContext(), PageContext()
        assert first.site and first.sections
        with self.assertNumQueries(1):
            assert (second.site, second.sections) == (first.site, first.sections)

    def test_sections_know_those_above_them(self):
        page = PageContext()
        east = next(section for section in page.sections if section == self.east)
        with self.assertNumQueries(0):
            assert east.parent == self.world
        assert self.world in page.top_sections and self.east not in page.top_sections

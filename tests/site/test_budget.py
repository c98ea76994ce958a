"""What a page costs when the process remembers what stands on every page: queries, and paths made."""

from collections import Counter
from unittest.mock import patch

from django.test import TestCase
from django.urls import resolvers

from articles.models import Photo
from tests import cast

MOST = 6
MOST_PATHS = 20
NAMES = ("World", "City", "Sport", "Culture")


class Queries(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.editor = cast.user("Editor")
        sections = [cast.section(name) for name in NAMES]
        cast.section("Middle East", parent=sections[0])
        for number in range(12):
            cast.published(f"Story {number}", by=cls.editor, section=sections[number % 4])
        cls.story = cast.published(by=cls.editor, section=sections[0])
        cls.story.publish(kind="correction", by=cls.editor, note="It was Monday.")

    def assert_few(self, address, most=MOST):
        """The first call lets the process remember site and sections."""
        self.client.get(address)
        with self.assertNumQueries(most):
            assert self.client.get(address).status_code == 200

    def test_the_front_page(self):
        self.assert_few("/", 5)

    def test_a_section(self):
        self.assert_few("/section/world/", 4)

    def test_an_article_with_fifty_comments(self):
        moderator = cast.user("Moderator")
        for number in range(50):
            comment = cast.comment(self.story, text=f"I know of {number} boats that lie there for good.")
            comment.approve(by=moderator, version=comment.latest)
        comment.add_note("There are more.", by=self.editor, signature="City desk")
        self.assert_few(self.story.current.get_absolute_url())
        page = self.client.get(self.story.current.get_absolute_url())
        assert page.content.count(b'<article class="comment"') == 50
        self.assertContains(page, "There are more.")


class Paths(TestCase):
    """A path that is made from its pattern costs as much as ten lines of a template."""

    def count_paths(self, address):
        """How often each pattern was asked for a path while the page was made, the process being warm."""
        found, reverse = Counter(), resolvers.URLResolver._reverse_with_prefix

        def count(resolver, view, *args, **kwargs):
            found[view] += 1
            return reverse(resolver, view, *args, **kwargs)

        assert self.client.get(address).status_code == 200
        with patch.object(resolvers.URLResolver, "_reverse_with_prefix", count):
            assert self.client.get(address).status_code == 200
        return found

    def test_a_front_page_full_of_photographs(self):
        editor, sections = cast.user("Editor"), [cast.section(name) for name in NAMES]
        for number in range(20):
            cast.published(f"Story {number}", by=editor, section=sections[number % 4])
        found = self.count_paths("/")
        assert found.total() <= MOST_PATHS, found
        assert "photo" not in found

    def test_a_photograph_that_changes_gets_other_addresses(self):
        editor = cast.user("Editor")
        cast.published(by=editor)
        before = self.client.get("/").text
        Photo.objects.get().update_facts(focal_x=0.1, rights="Online only")
        after = self.client.get("/").text
        name = Photo.objects.get().renditions.small.name
        assert name in after and name not in before

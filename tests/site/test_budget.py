"""How many questions a page asks the database, when what stands on every page is remembered."""

from django.test import TestCase

from tests import cast

MOST = 6
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

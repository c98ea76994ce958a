"""The front page: the newest stories, then each section's, nothing twice."""

from datetime import UTC, datetime, timedelta

import time_machine
from django.test import TestCase

from articles.models import Article
from articles.views.front import EACH, TOP
from tests import cast

BEGIN = datetime(2026, 3, 2, 9, tzinfo=UTC)


class Front(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.editor = cast.user("Editor")
        cls.sections = [cast.section("World"), cast.section("City")]
        cls.below = cast.section("Middle East", parent=cls.sections[0])
        for number in range(30):
            with time_machine.travel(BEGIN + timedelta(hours=number), tick=False):
                section = [cls.below, cls.sections[1]][number % 2]
                cast.article(f"Story {number:02}", by=cls.editor, section=section).publish(by=cls.editor)

    def layout(self):
        context = self.client.get("/").context
        blocks = {section.name: [one.headline for one in editions] for section, editions in context["blocks"]}
        return [edition.headline for edition in context["top"]], blocks

    def test_the_newest_stand_on_top_and_each_sections_newest_below(self):
        top, blocks = self.layout()
        assert top == [f"Story {number:02}" for number in range(29, 29 - TOP, -1)]
        assert blocks == {
            "World": ["Story 22", "Story 20", "Story 18", "Story 16"],
            "City": ["Story 21", "Story 19", "Story 17", "Story 15"],
        }
        assert all(len(editions) == EACH for editions in blocks.values())

    def test_the_newest_with_a_photograph_has_the_widest_place(self):
        with time_machine.travel(BEGIN + timedelta(hours=30), tick=False):
            cast.published("With a photograph", by=self.editor)
        with time_machine.travel(BEGIN + timedelta(hours=31), tick=False):
            cast.article("Without one", by=self.editor).publish(by=self.editor)
        top, _ = self.layout()
        assert top[:3] == ["With a photograph", "Without one", "Story 29"]

    def test_opinion_stands_apart_with_the_face_of_who_gives_it(self):
        author = cast.author("Ada Quill", portrait=cast.photo("Ada Quill"))
        with time_machine.travel(BEGIN + timedelta(hours=30), tick=False):
            said = cast.article("Build it at last", by=self.editor, section=self.sections[1], genre="opinion")
            said.bylines.create(author=author, position=1)
            said.publish(by=self.editor)
        page = self.client.get("/")
        top, blocks = self.layout()
        assert [edition.headline for edition in page.context["opinions"]] == ["Build it at last"]
        assert "Build it at last" not in [*top, *blocks["City"]]
        self.assertContains(page, f"/photo/{author.portrait.uuid}/")

    def test_a_cropped_photograph_keeps_its_focal_point_in_sight(self):
        with time_machine.travel(BEGIN + timedelta(hours=30), tick=False):
            story = cast.published("With a photograph", by=self.editor)
            story.placements.get().photo.update_facts(focal_x=0.81, focal_y=0.0)
        self.assertContains(self.client.get("/"), 'class="focus-x-8 focus-y-0"')

    def test_the_seconds_have_photographs_where_there_are_some(self):
        with time_machine.travel(BEGIN - timedelta(days=30), tick=False):
            old = cast.published("Old, with a photograph", by=self.editor)
        top, _ = self.layout()
        assert old.headline not in top
        for number in (31, 33):
            with time_machine.travel(BEGIN + timedelta(hours=number), tick=False):
                cast.published(f"Pictured {number}", by=self.editor)
            with time_machine.travel(BEGIN + timedelta(hours=number + 1), tick=False):
                cast.article(f"Bare {number + 1}", by=self.editor).publish(by=self.editor)
        assert self.layout()[0][:4] == ["Pictured 33", "Pictured 31", "Bare 34", "Bare 32"]

    def test_a_section_that_moves_below_another_takes_nothing_off_the_page(self):
        self.sections[1].parent = self.sections[0]
        self.sections[1].save()
        top, blocks = self.layout()
        assert "Story 29" in top and list(blocks) == ["World"]

    def test_what_ends_makes_room(self):
        Article.objects.get(headline="Story 29").unpublish(by=self.editor)
        top, _ = self.layout()
        assert top[0] == "Story 28" and len(top) == TOP

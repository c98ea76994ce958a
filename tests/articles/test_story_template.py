"""A template keeps the frame of a story: what it takes over, how many there can be, and whom it reaches."""

from datetime import date

import pytest
from django.test import SimpleTestCase, TestCase

from articles import content
from articles.headline_patterns import fill_in
from articles.models import Refused, StoryTemplate, story_template
from articles.models.story_template import FIELDS, OF_ONE
from tests import cast


class ATemplate(TestCase):
    def setUp(self):
        self.editor = cast.user("Editor")
        self.story = cast.draft(
            "Weather",
            by=self.editor,
            standfirst="Bring a coat.",
            internal_note="Ask the mayor again",
            body='<p>Rain.</p><figure data-slot="1"></figure><p>Snow.</p>',
        )

    def keep(self, name="Weekend weather", **more):
        return self.story.save_as_template(by=self.editor, name=name, **more)

    def test_has_a_column_for_all_that_is_no_single_storys_own(self):
        names = {field.name for field in content.FIELDS} - OF_ONE
        assert names == {field.name for field in FIELDS}
        assert names <= {field.name for field in StoryTemplate._meta.get_fields()}

    def test_keeps_words_and_tags_without_the_places_of_photographs(self):
        made = self.keep(section=self.story.section)
        assert (made.headline, made.standfirst) == ("Weather", "Bring a coat.")
        assert made.body == "<p>Rain.</p><p>Snow.</p>"
        assert made.internal_note == ""
        assert sorted(tag.name for tag in made.tags.all()) == ["council", "harbour"]
        assert (made.section, made.made_from, made.made_by) == (self.story.section, self.story, self.editor)

    def test_is_refused_under_a_name_that_another_has(self):
        self.keep()
        with pytest.raises(Refused) as refused:
            self.keep()
        assert "name" in refused.value.problems

    def test_is_refused_where_there_are_as_many_as_there_can_be(self):
        rows = [StoryTemplate(name=f"Number {number}") for number in range(story_template.MOST)]
        StoryTemplate.objects.bulk_create(rows)
        with pytest.raises(Refused):
            self.keep()

    def test_of_a_section_reaches_those_who_work_there(self):
        sport = cast.section("Sport")
        for name, section in (("Scores", sport), ("World in brief", self.story.section), ("Anything", None)):
            StoryTemplate.objects.create(name=name, section=section)
        here = StoryTemplate.objects.reached_by(cast.user("Reporter", sections=[sport]))
        assert [one.name for one in here] == ["Anything", "Scores"]

    def test_goes_where_the_words_of_its_article_are_taken_away_for_good(self):
        made, chief = self.keep(), cast.user("Chief")
        self.story.publish(by=chief)
        self.story.retract(by=chief, note="It was wrong.")
        self.story.blank(by=chief, reason="A court ordered it.")
        assert not StoryTemplate.objects.filter(pk=made.pk).exists()


class ThePatterns(SimpleTestCase):
    def test_are_written_as_the_language_writes_a_day(self):
        day = date(2026, 11, 28)
        written = {
            code: fill_in("{weekday}, {date}, {week}", day=day, language=code) for code in ("en", "de", "ar")
        }
        assert written["en"] == "Saturday, 28 November 2026, 48"
        assert written["de"] == "Samstag, 28. November 2026, 48"
        assert "نوفمبر" in written["ar"]

    def test_leave_other_braces_alone(self):
        day = date(2026, 1, 1)
        assert fill_in("{who} {date", day=day, language="en") == "{who} {date"
        assert fill_in("{month} {year}", day=day, language="xq") == "January 2026"

    def test_count_weeks_across_the_turn_of_the_year(self):
        assert fill_in("{week}", day=date(2027, 1, 1), language="en") == "53"

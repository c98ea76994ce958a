"""What is placed as the lead of the front page leads it to the second, whether or not anything runs."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import FrontPlacement, Refused, freshness
from articles.models.edition import DEVELOPING_FOR
from articles.models.front_placement import LEAD_FOR
from articles.views.front import TOP
from tests import cast
from tests.articles.test_triggers import other, refuse

BEGIN = datetime(2026, 3, 2, 9, tzinfo=UTC)
SECOND = timedelta(seconds=1)


class Placed(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.editor = cast.user("Editor")
        with time_machine.travel(BEGIN, tick=False):
            cls.story = cast.article("The bridge has fallen", by=cls.editor)
            cls.story.publish(by=cls.editor)
        for number in range(TOP):
            with time_machine.travel(BEGIN + timedelta(minutes=number + 1), tick=False):
                cast.published(f"Later, with a photograph {number}", by=cls.editor)

    def setUp(self):
        self.clock = self.enterContext(time_machine.travel(BEGIN + timedelta(hours=1), tick=False))

    def top(self):
        return [edition.headline for edition in self.client.get("/").context["top"]]

    def test_leads_before_what_is_newer_and_stands_there_once(self):
        self.story.lead_front(by=self.editor)
        assert self.top()[0] == self.story.headline
        assert len(set(self.top())) == TOP

    def test_lapses_at_its_second_without_a_job(self):
        placement = self.story.lead_front(by=self.editor)
        assert placement.stands_until == timezone.now() + LEAD_FOR
        self.clock.move_to(placement.stands_until - SECOND)
        assert self.top()[0] == self.story.headline
        self.clock.move_to(placement.stands_until)
        assert self.story.headline not in self.top()

    def test_costs_the_front_page_no_query(self):
        self.client.get("/")
        with CaptureQueriesContext(connection) as before:
            self.client.get("/")
        self.story.lead_front(by=self.editor)
        with self.assertNumQueries(len(before)):
            self.client.get("/")

    def test_an_opinion_that_leads_does_not_stand_apart_too(self):
        said = cast.article("Build it at last", by=self.editor, genre="opinion")
        said.publish(by=self.editor)
        said.lead_front(by=self.editor)
        page = self.client.get("/")
        assert page.context["top"][0].headline == said.headline
        assert page.context["opinions"] == []

    def test_is_ended_early_by_somebody_and_only_once(self):
        placement = self.story.lead_front(by=self.editor)
        self.clock.shift(60)
        placement.end(by=self.editor)
        assert self.story.headline not in self.top()
        assert (placement.ended_by, placement.stands_until) == (self.editor, timezone.now())
        with pytest.raises(Refused, match="no longer"):
            placement.end(by=self.editor)

    def test_the_newest_leads_and_the_one_before_comes_back_when_that_ends(self):
        self.story.lead_front(by=self.editor)
        self.clock.shift(60)
        newer = cast.published("The river rises", by=self.editor).lead_front(by=self.editor)
        assert self.top()[0] == "The river rises"
        self.clock.shift(60)
        newer.end(by=self.editor)
        assert self.top()[0] == self.story.headline

    def test_placed_again_its_time_begins_anew(self):
        first = self.story.lead_front(by=self.editor)
        self.clock.shift(3600)
        second = self.story.lead_front(by=self.editor)
        first.refresh_from_db()
        assert (first.stands_until, second.stands_until) == (timezone.now(), timezone.now() + LEAD_FOR)

    def test_what_readers_cannot_read_leads_nothing(self):
        with pytest.raises(Refused, match="cannot read"):
            cast.draft("A draft", by=self.editor).lead_front(by=self.editor)
        self.story.lead_front(by=self.editor)
        self.story.retract(by=self.editor, note="It stands.")
        assert self.story.headline not in self.top()

    def test_raises_the_version_of_the_front_page(self):
        versions = [freshness.versions("front")["front"]]
        placement = self.story.lead_front(by=self.editor)
        versions.append(freshness.versions("front")["front"])
        placement.end(by=self.editor)
        versions.append(freshness.versions("front")["front"])
        assert versions == sorted(set(versions))

    def test_the_database_keeps_what_stood_there(self):
        placement = self.story.lead_front(by=self.editor)
        refuse("kept for ever", "DELETE FROM articles_frontplacement")
        for field in FrontPlacement._meta.concrete_fields:
            with self.subTest(column=field.column):
                says = "does not change|ended once|who_ended"
                refuse(says, f"UPDATE articles_frontplacement SET {field.column} = {other(field)}")
        placement.end(by=self.editor)
        refuse("ended once", "UPDATE articles_frontplacement SET ended_at = NULL, ended_by_id = NULL")


class Developing(TestCase):
    def test_is_said_until_six_hours_after_the_version_or_until_one_does_not_say_it(self):
        editor, line = cast.user("Editor"), "This is a developing story"
        with time_machine.travel(BEGIN, tick=False) as clock:
            story = cast.article("The bridge has fallen", by=editor, is_developing=True)
            address = story.publish(by=editor).get_absolute_url()
            self.assertContains(self.client.get(address), line)
            self.assertContains(self.client.get("/"), "Developing")
            clock.move_to(BEGIN + DEVELOPING_FOR - SECOND)
            self.assertContains(self.client.get(address), line)
            clock.move_to(BEGIN + DEVELOPING_FOR)
            self.assertNotContains(self.client.get(address), line)
            self.assertNotContains(self.client.get("/"), "Developing")
            story.publish(by=editor, kind="update")
            self.assertContains(self.client.get(address), line)
            story.is_developing = False
            story.save()
            story.save_revision(by=editor)
            clock.shift(60)
            story.publish(by=editor, kind="silent")
            self.assertNotContains(self.client.get(address), line)

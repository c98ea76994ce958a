"""The kind of an Edition decides what every channel does: the table, and what comes of it."""

import re

import time_machine
from django.test import TestCase
from django.urls import reverse

from articles import kinds
from articles.kinds import RULES, Kind
from articles.models import Article, Edition
from tests import cast

NOON, ONE, TWO = (f"2026-03-02 {hour}:00:00+00:00" for hour in (12, 13, 14))
ABSENT = {"unpublished": 410, "takedown": 451, "retraction": 200}
UPDATES = {"update", "correction", "clarification", "restoration", "retraction"}
NEEDS_NOTE = {"correction", "clarification", "takedown", "retraction"}
OFFERED = {"silent", "update", "correction", "clarification"}
WITHDRAWS = {"takedown", "retraction"}


def kinds_where(is_so):
    return {kind.value for kind, channel in RULES.items() if is_so(channel)}


class TestTable:
    def test_every_kind_has_its_line(self):
        assert set(RULES) == set(Kind)
        assert [value for value, _ in kinds.CHOICES] == [kind.value for kind in Kind]

    def test_what_is_absent_is_not_listed_and_says_so_by_its_status(self):
        absent = {kind.value: line.status for kind, line in RULES.items() if not line.listed}
        assert absent == ABSENT
        assert kinds_where(lambda line: line.listed and line.status != 200) == set()
        assert set(kinds.LISTED) == set(Kind) - set(ABSENT)

    def test_what_is_absent_has_a_word_for_it_inside_a_sentence(self):
        assert kinds_where(lambda line: line.predicate) == set(ABSENT)

    def test_what_moves_the_date(self):
        assert kinds_where(lambda line: line.updates) == UPDATES

    def test_what_readers_must_be_told(self):
        assert kinds_where(lambda line: line.needs_note) == NEEDS_NOTE

    def test_what_an_editor_may_choose_when_publishing(self):
        assert {value for value, _ in kinds.OFFERED} == OFFERED

    def test_what_withdraws_all_before_it(self):
        assert kinds_where(lambda line: line.withdraws) == WITHDRAWS

    def test_a_note_to_readers_has_a_heading(self):
        told = kinds_where(lambda line: line.listed and line.needs_note)
        assert told <= kinds_where(lambda line: line.heading)
        assert RULES[Kind.SILENT].heading == RULES[Kind.IMPORT].heading == ""

    def test_every_kind_fits_its_column(self):
        assert max(len(kind) for kind in Kind) <= Edition._meta.get_field("kind").max_length


class InEveryChannel(TestCase):
    """The same story before and after a change of each kind, as readers and machines get it."""

    def setUp(self):
        self.editor = cast.user("Editor")
        with time_machine.travel(NOON, tick=False):
            self.story = cast.published(by=self.editor)
        self.path = self.story.current.get_absolute_url()

    def all_dates(self, at):
        """All that the page, the feed and the sitemap say of dates."""
        with time_machine.travel(at, tick=False):
            page = self.client.get(self.path).text
            feed = self.client.get(reverse("articles:feed")).text
            files = re.findall(r"<loc>https?://[^/]+(/[^<]+)</loc>", self.client.get("/sitemap.xml").text)
            sitemap = "".join(self.client.get(path).text for path in files)
        return (
            re.findall(r'<time[^>]*datetime="([^"]+)"', page),
            re.findall(r'"date(?:Published|Modified)": "([^"]+)"', page),
            sorted(re.findall(r"<(pubDate|lastBuildDate|guid|updated)[^>]*>([^<]*)<", feed)),
            sorted(re.findall(r"<loc>([^<]*)</loc>\s*<lastmod>([^<]*)<", sitemap)),
        )

    def change(self, kind, note=""):
        Article.objects.filter(pk=self.story.pk).update(body="<p>Nobody voted at all.</p>")
        with time_machine.travel(ONE, tick=False):
            Article.objects.get(pk=self.story.pk).publish(by=self.editor, kind=kind, note=note)

    def test_a_silent_fix_changes_the_words_and_nothing_else(self):
        before = self.all_dates(TWO)
        self.change("silent")
        with time_machine.travel(TWO, tick=False):
            self.assertContains(self.client.get(self.path), "Nobody voted at all.")
        assert self.all_dates(TWO) == before

    def test_a_correction_moves_the_date_wherever_there_is_one(self):
        before = self.all_dates(TWO)
        self.change("correction", "It was nobody.")
        after = self.all_dates(TWO)
        page, data, _, sitemap = after
        assert any("13:00" in moment for moment in page)
        assert any("13:00" in moment for moment in data)
        assert sitemap != before[3] and any("13:00" in moment for _, moment in sitemap)

    def test_the_first_date_stays_whatever_comes(self):
        self.change("update")
        assert any("12:00" in moment for moment in self.all_dates(TWO)[1])

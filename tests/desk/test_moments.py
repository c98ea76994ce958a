"""Date and time at the desk: one control, in the newsroom's zone, on the days of clock changes too."""

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from django import forms
from django.test import SimpleTestCase
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from articles.forms.moments import MomentField
from articles.local_times import find_instants, find_neighbours

BERLIN, LORD_HOWE = ZoneInfo("Europe/Berlin"), ZoneInfo("Australia/Lord_Howe")
ZONES = [
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "Africa/Casablanca",
    "UTC",
]
NEVER, TWICE = "2026-03-29T02:30", "2026-10-25T02:30"


local = datetime.fromisoformat


class Asked(forms.Form):
    at = MomentField(label="At", required=False)


def ask(**typed):
    return Asked(typed)


class LocalTimes(SimpleTestCase):
    def test_a_common_time_is_one_instant(self):
        assert find_instants(local("2026-11-28T18:00"), BERLIN) == [datetime(2026, 11, 28, 17, tzinfo=UTC)]

    def test_a_skipped_time_is_none_and_has_neighbours(self):
        assert find_instants(local(NEVER), BERLIN) == []
        assert find_neighbours(local(NEVER), BERLIN) == [local("2026-03-29T01:59"), local("2026-03-29T03:00")]

    def test_the_jump_may_be_of_half_an_hour(self):
        skipped = local("2026-10-04T02:15")
        assert find_instants(skipped, LORD_HOWE) == []
        assert find_neighbours(skipped, LORD_HOWE) == [
            local("2026-10-04T01:59"),
            local("2026-10-04T02:30"),
        ]

    def test_a_repeated_time_is_two_the_earlier_first(self):
        both = [one.astimezone(UTC) for one in find_instants(local(TWICE), BERLIN)]
        assert both == [datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)]

    @given(st.datetimes(local("1950-01-01"), local("2100-01-01")), st.sampled_from(ZONES))
    def test_every_instant_is_found_by_what_the_clock_shows(self, moment, name):
        zone = ZoneInfo(name)
        shown = moment.replace(tzinfo=UTC, microsecond=0).astimezone(zone).replace(tzinfo=None, fold=0)
        found = [one.astimezone(UTC) for one in find_instants(shown, zone)]
        assert moment.replace(tzinfo=UTC, microsecond=0) in found
        assert found == sorted(found)


class Berlin(SimpleTestCase):
    def run(self, result=None):
        with timezone.override(BERLIN):
            return super().run(result)


class Typed(Berlin):
    def test_a_time_is_the_newsrooms(self):
        form = ask(at="2026-11-28T18:00")
        assert form.is_valid()
        assert form.cleaned_data["at"] == datetime(2026, 11, 28, 17, tzinfo=UTC)

    def test_a_time_that_never_comes_is_refused_with_its_neighbours(self):
        form = ask(at=NEVER)
        assert form.errors["at"] == [
            "The clocks are put forward then, and never show 02:30. Choose 01:59 or 03:00."
        ]
        self.assertInHTML(
            '<input type="radio" name="at_which" value="2026-03-29T02:30 2026-03-29T03:00:00+02:00">',
            str(form["at"]),
        )
        assert 'value="2026-03-29T02:30"' in str(form["at"])

    def test_a_neighbour_is_taken_in_one_press(self):
        form = ask(at=NEVER, at_which=f"{NEVER} 2026-03-29T03:00:00+02:00")
        assert form.is_valid()
        assert form.cleaned_data["at"] == datetime(2026, 3, 29, 1, tzinfo=UTC)

    def test_a_time_that_comes_twice_asks_which(self):
        form = ask(at=TWICE)
        assert form.errors["at"] == [
            "The clocks are put back then, and show 02:30 twice. Say which one you mean."
        ]
        assert str(form["at"]).count('type="radio"') == 2

    def test_either_can_be_meant(self):
        for offset, hour in (("+02:00", 0), ("+01:00", 1)):
            form = ask(at=TWICE, at_which=f"{TWICE} {TWICE}:00{offset}")
            assert form.is_valid()
            assert form.cleaned_data["at"] == datetime(2026, 10, 25, hour, 30, tzinfo=UTC)

    def test_what_was_chosen_for_another_time_counts_no_more(self):
        form = ask(at="2026-10-25T18:00", at_which=f"{TWICE} {TWICE}:00+02:00")
        assert form.is_valid()
        assert form.cleaned_data["at"] == datetime(2026, 10, 25, 17, tzinfo=UTC)

    def test_what_is_no_time_is_refused_in_words(self):
        for typed in (
            "soon",
            "2026-02-31T10:00",
            "0001-01-01T00:00",
            "9999-12-31T23:59",
            "2026-10-25T02:30+99:00",
            "\x00",
            "٢٠٢٦",
        ):
            form = ask(at=typed, at_which=f"{typed} {typed}")
            assert not form.is_valid(), typed
            assert len(form.errors["at"]) == 1
            assert str(form["at"])


class Stored(Berlin):
    """A value that nobody touched goes through, whichever time it is."""

    def test_each_of_two_equal_times_stays_what_it_is(self):
        for stored in (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)):
            shown = str(Asked(initial={"at": stored})["at"])
            assert shown.count("checked") == 1
            form = Asked(posted_by(shown), initial={"at": stored})
            assert form.is_valid()
            assert form.cleaned_data["at"] == stored
            assert form.changed_data == []

    def test_seconds_stay(self):
        stored = datetime(2026, 11, 28, 17, 0, 7, tzinfo=UTC)
        form = Asked(posted_by(str(Asked(initial={"at": stored})["at"])), initial={"at": stored})
        assert form.is_valid()
        assert form.changed_data == []


def posted_by(shown):
    """What a browser would post of this control."""
    fields = re.findall(r"<input[^>]*>", shown)
    posted = {}
    for field in fields:
        given = dict(re.findall(r'(\w+)="([^"]*)"', field))
        if given["type"] != "radio" or "checked" in field:
            posted[given["name"]] = given["value"].replace("&#x2B;", "+")
    return posted

"""The checks, one by one and in their order: let through, hold or refuse; no database."""

from datetime import UTC, datetime, timedelta

import pytest

from comments.screening import CHECKS, LATEST, LONGEST, MOST_IN_WINDOW, SOONEST, WINDOW, Context, screen, tidy
from tests.comments import comment_factories

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


def verdict(text=comment_factories.WORDS, *, policy="open", recent=(), is_repeated=False, **submission):
    case = Context(
        submission=comment_factories.submission(text, **submission),
        policy=policy,
        now=NOW,
        recent=recent,
        is_repeated=is_repeated,
    )
    return screen(case)


def times_sent(count, *, minutes_ago=0):
    """When a network's latest letters came: `count` at once, some minutes ago."""
    return (NOW - timedelta(minutes=minutes_ago),) * count


REFUSED = {
    "closed": {"policy": "closed"},
    "empty": {"text": " \n\t "},
    "too-long": {"text": "x" * (LONGEST + 1)},
    "unprintable": {"text": "bell\x07"},
    "trap": {"trap": "x"},
    "too-fast": {"age": SOONEST - timedelta(milliseconds=1)},
    "too-old": {"age": LATEST + timedelta(seconds=1)},
    "rate": {"recent": times_sent(MOST_IN_WINDOW)},
    "repeated": {"is_repeated": True},
}
HELD = {
    "note": {"text": "[Editor's Note: no]"},
    "staff-name": {"name": "The  Εditor"},
    "links": {"text": "http://a.example https://b.example www.c.example"},
    "premoderated": {"policy": "premoderated"},
}
LET_THROUGH = [
    {},
    {"text": "x" * LONGEST},
    {"text": "One\ttwo\r\n\r\nthree"},
    {"text": "See https://a.example and https://b.example"},
    {"text": "🏴‍☠️ नमस्ते مرحبا 👩‍👩‍👧"},
    {"age": SOONEST},
    {"age": LATEST},
    {"name": "Ed Mond"},
    {"recent": times_sent(MOST_IN_WINDOW - 1)},
]


def test_every_check_has_its_line_in_these_tables():
    assert list(CHECKS) == [*REFUSED, *HELD]


@pytest.mark.parametrize("rule", REFUSED)
def test_a_letter_is_refused_with_a_reason(rule):
    found = verdict(**REFUSED[rule])
    assert found.refusal.rule == rule and found.refusal.reason.endswith(".")


@pytest.mark.parametrize("rule", HELD)
def test_a_letter_is_held_with_a_reason(rule):
    found = verdict(**HELD[rule])
    assert not found.refusal
    assert (found.rule, found.reason[-1]) == (rule, ".")


@pytest.mark.parametrize("words", LET_THROUGH)
def test_a_letter_is_let_through(words):
    assert verdict(**words).rule == "open"


def test_a_refusal_comes_before_every_hold():
    found = verdict("[Ed: no]", policy="premoderated", trap="x")
    assert found.refusal and not found.holds


def test_all_that_holds_a_letter_is_said():
    found = verdict("[Ed: no] http://a.example http://b.example http://c.example", policy="premoderated")
    assert [hold.rule for hold in found.holds] == ["note", "links", "premoderated"]


@pytest.mark.parametrize(("minutes", "words"), [(0, "10 minutes"), (4, "6 minutes"), (9, "1 minute")])
def test_a_network_learns_when_to_try_again(minutes, words):
    found = verdict(recent=times_sent(MOST_IN_WINDOW, minutes_ago=minutes))
    assert f"in {words}." in found.refusal.reason
    assert timedelta(minutes=10) == WINDOW


def test_tidying_keeps_words_and_drops_what_cannot_be_printed():
    assert tidy(" a\r\nb\rc\x00\x1b\ud800 e\u0301 ") == "a\nb\nc \u00e9"

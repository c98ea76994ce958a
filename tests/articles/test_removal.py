"""Words are found however they are spelled, and what is left is never longer than what was there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.removal import How, Removal

DOE = Removal("John Doe")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("John Doe said so", "[…] said so"),
        ("JOHN  doe’s lawyer", "[…]’s lawyer"),
        ("<p>J<em>ohn</em> Doe said</p>", "<p>[…] said</p>"),
        ("<p>He is <strong>John</strong>&nbsp;Doe.</p>", "<p>He is <strong>[…]</strong>.</p>"),
        ("Jo\u00adhn\u00a0Doe and J\u200bohn Doe", "[…] and […]"),
        ("<p>J&#111;hn Doe</p>", "<p>[…]</p>"),
        (
            '<p><a href="https://x.org/john-doe/">He</a> left.</p>',
            '<p><a href="https://x.org//">He</a> left.</p>',
        ),
        ("Johnny Doe", "Johnny Doe"),
        ("John Does", "John Does"),
    ],
)
def test_finds_words_in_every_spelling(text, left):
    assert DOE.cut(text) == left


@pytest.mark.parametrize(
    ("words", "text", "left"),
    [
        ("“Straße”", 'Er rief "STRASSE" laut.', "Er rief […] laut."),
        ("José", "Jose\u0301 kam", "[…] kam"),
        ("山田太郎", "記者は山田太郎と会った。", "記者は[…]と会った。"),
        ("close to the minister", "He is close to\nthe minister.", "He is […]."),
        ("Ann", "Annual, Anne, Ann.", "Annual, Anne, […]."),
    ],
)
def test_in_any_language(words, text, left):
    assert Removal(words).cut(text) == left


def test_within_longer_words_only_where_that_is_asked():
    assert Removal("Ann", within=True).cut("Annual Ann") == "[…]ual […]"


def test_takes_the_whole_sentence():
    text = "<p>It rained. We asked John Doe twice! He ran.</p><p>John Doe did not.</p>"
    assert Removal("John Doe", How.SENTENCE).cut(text) == "<p>It rained. He ran.</p><p></p>"


def test_leaves_no_second_blank():
    assert Removal("John Doe", How.PASSAGE).cut("We saw John Doe there.") == "We saw there."


def test_what_would_be_empty_keeps_a_mark():
    assert Removal("John Doe", How.PASSAGE).cut("John Doe") == "[…]"
    assert Removal("John Doe", How.SENTENCE).cut("<p>John Doe fell.</p>") == "<p>[…]</p>"


def test_an_address_keeps_no_stray_hyphens():
    assert DOE.cut_address("/2026/01/trial-of-john-doe-begins/") == "/2026/01/trial-of-begins/"
    assert DOE.cut_address("/2026/01/john-doe/") == "/2026/01/"
    assert Removal("Müller").cut_address("https://x.org/m%C3%BCller-muller/a") == "https://x.org/a"


def test_every_text_of_a_value_of_json():
    said = {"headline": "John Doe", "rows": [{"url": "https://x.org/john-doe/a", "n": 3}], "none": None}
    assert DOE.cut_all(said) == {
        "headline": "[…]",
        "rows": [{"url": "https://x.org/a", "n": 3}],
        "none": None,
    }


def test_quotes_what_stands_around():
    assert DOE.contexts("<p>We asked <em>John</em> Doe twice.</p>") == ["We asked John Doe twice."]


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=3, max_size=12)


@given(words=WORDS, text=st.text(max_size=80), how=st.sampled_from(How), within=st.booleans())
def test_never_grows_and_is_done_after_once(words, text, how, within):
    removal = Removal(words, how, within)
    for said in (f"{text} {words} {text}", f"<p>{text}<em>{words[:1]}</em>{words[1:]}</p>", text):
        left = removal.cut(said)
        assert len(left) <= len(said)

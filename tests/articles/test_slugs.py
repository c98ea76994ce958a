"""What becomes of a name in an address: every script whole, never empty, one spelling."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles import slugs

SCRIPTS = [
    ("हिन्दी", "हिन्दी"),
    ("বাংলা ভাষা", "বাংলা-ভাষা"),
    ("தமிழ்", "தமிழ்"),
    ("ภาษาไทย น้ำ", "ภาษาไทย-น้ำ"),
    ("မြန်မာ", "မြန်မာ"),
    ("مُحَمَّد", "مُحَمَّد"),
    ("עִבְרִית", "עִבְרִית"),
    ("日本語のニュース", "日本語のニュース"),
    ("한국어", "한국어"),
    ("İstanbul ve Irak ısı", "istanbul-ve-irak-ısı"),
    ("Straße ẞ", "straße-ß"),
    ("ΟΔΟΣ", "οδος"),
    ("x̂ rays", "x̂-rays"),
]
SPELLINGS = [
    ("Zu\u0308rich", "zürich"),
    ("oﬃce １２ Ⅷ", "office-12-viii"),
    ("\u200fحلب\u200e", "حلب"),
    ("می\u200cخواهم", "میخواهم"),
    ("क\u094d\u200dष", "क\u094dष"),
    ("soft\u00adhyphen", "softhyphen"),
    ("nil–nil, 1/2: it’s", "nil-nil-1-2-its"),
    ("1\ufe0f\u20e3", "1"),
    ("__init__", "init"),
    ("a\tb\nc\u2028d", "a-b-c-d"),
    ("\u0301acute first", "acute-first"),
    ("🔥 fire", "fire"),
    ("../../etc", "etc"),
]
SIGNS = [
    ("🔥", "fire"),
    ("👩\u200d🚒", "woman-fire-engine"),
    ("❤\ufe0f", "heavy-black-heart"),
    ("🇺🇦", "u-a"),
    ("???", "question-mark"),
    (".", "full-stop"),
    ("..", "full-stop"),
    ("-", "hyphen-minus"),
    ("_", "low-line"),
    ("/", "solidus"),
    ("", "tag"),
    (" ", "tag"),
    ("\u200b\u200f\u2060", "tag"),
    ("\u3164", "tag"),
    ("\ue000", "tag"),
    ("\ud800", "tag"),
]


@pytest.mark.parametrize(("words", "slug"), SCRIPTS + SPELLINGS)
def test_letters_stay_with_their_marks(words, slug):
    assert slugs.slug(words) == slug


@pytest.mark.parametrize(("words", "slug"), SIGNS)
def test_a_name_without_a_letter_is_spelled_out(words, slug):
    assert slugs.slug(words) == ""
    assert slugs.name(words, otherwise="tag") == slug


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=120))
def test_a_slug_of_whatever_is_typed_is_one_segment_in_its_one_spelling(words):
    slug = slugs.name(words, otherwise="tag")
    assert 0 < len(slug) <= slugs.LONGEST
    assert unicodedata.is_normalized("NFC", slug)
    assert slugs.slug(slug) == slug
    assert not set(slug) & set("/?#%. \\") and slug[0] not in "-_" and slug[-1] not in "-_"
    assert not any(unicodedata.category(sign)[0] in "CZ" for sign in slug)


def test_a_number_fits_within_the_longest():
    wanted = slugs.number_slugs("x" * 80)
    assert [next(wanted) for _ in range(12)][-1] == "x" * 77 + "-12"

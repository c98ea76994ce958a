"""What goes into storage is, byte for byte, what the sanitiser returned last."""

from unittest.mock import patch

import nh3
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles import markup
from tests.articles.test_markup import HOSTILE, WORDS, assert_safe

SOURCES = [source for source, _ in HOSTILE]


def sanitized_last(make, source):
    """What is made of some text, and whether it is what the sanitiser gave last."""
    given_back, clean = [], nh3.clean

    def record(*args, **kwargs):
        given_back.append(clean(*args, **kwargs))
        return given_back[-1]

    with patch.object(nh3, "clean", record):
        made = make(source)
    return made, made == given_back[-1]


@pytest.mark.parametrize("make", [markup.body.__wrapped__, markup.paragraphs])
@pytest.mark.parametrize("source", SOURCES)
def test_of_hostile_words_as_a_body_and_as_a_comment(source, make):
    made, is_last = sanitized_last(make, source)
    assert is_last, made


@settings(max_examples=100, deadline=None, derandomize=True, database=None)
@given(st.lists(WORDS, max_size=9).map("".join) | st.text(max_size=80))
def test_of_whatever_is_typed(source):
    made, is_last = sanitized_last(markup.body.__wrapped__, source)
    assert is_last, made


@pytest.mark.parametrize("source", SOURCES)
def test_of_a_body_that_does_not_settle(source):
    with patch.object(markup, "ROUNDS", 1):
        made, is_last = sanitized_last(markup.body.__wrapped__, source)
    assert is_last, made
    assert_safe(made)

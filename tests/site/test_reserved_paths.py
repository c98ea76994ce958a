"""No article can take an address that the site answers: each route begins with a reserved word."""

import re

from django.urls import get_resolver

from articles.paths import RESERVED


def first_segments():
    """What routes begin with; those of the front page and of articles begin with nothing."""
    for pattern in routes(get_resolver().url_patterns):
        if word := re.match(r"[\w.-]+", pattern.lstrip("^").replace("\\", "")):
            yield word[0]


def routes(patterns, before=""):
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from routes(pattern.url_patterns, route)
        else:
            yield route


def test_every_route_begins_with_a_word_that_no_article_may_take():
    found = set(first_segments())
    assert len(found) > 10
    assert {word for word in found - RESERVED if not word.startswith("sitemap-")} == set()

"""How many words of a text a fix changes, and whether it changes anything else."""

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.changed_words import MOST_WORDS, count_changes, is_small
from tests import cast

WORDS = st.lists(st.sampled_from("a b c d".split()), max_size=9)


def distance(old, new):
    """Levenshtein's, as it is taught."""
    if not old or not new:
        return len(old) + len(new)
    return min(
        distance(old[1:], new) + 1,
        distance(old, new[1:]) + 1,
        distance(old[1:], new[1:]) + (old[0] != new[0]),
    )


@settings(max_examples=60, deadline=None)
@given(WORDS.filter(lambda row: len(row) < 7), WORDS.filter(lambda row: len(row) < 7), st.integers(0, 5))
def test_counts_what_the_textbook_counts(old, new, most):
    assert count_changes(old, new, most=most) == min(distance(old, new), most + 1)


def test_takes_no_time_for_a_long_text():
    old = ["word"] * 60_000
    assert count_changes(old, [*old[:-1], "other"], most=MOST_WORDS) == 1
    assert count_changes(old, ["other"] * 60_000, most=MOST_WORDS) == MOST_WORDS + 1


BEFORE = {
    **dict.fromkeys(("kicker", "standfirst", "dateline", "language", "internal_note"), ""),
    "is_developing": False,
    **dict.fromkeys(("series", "part")),
    "headline": "Council votes",
    "section": "s",
    "genre": "news",
    "path": "/a/",
    "tags": ["harbour"],
    "body": '<p>The council voted on <a href="/x/">Monday</a> evening &amp; left.</p>',
    "bylines": [{"author": "u", "credited_as": "A. Quill"}],
    "placements": [{"photo": "p", "position": 0, "caption": "A quay", "credit": "Lens", "alt": "Boats"}],
    "related": [],
}


def small(**changes):
    return is_small(BEFORE, BEFORE | changes)


def body(old, new):
    return {"body": BEFORE["body"].replace(old, new)}


class TestAFix:
    def test_of_five_words_is_small_and_of_six_is_not(self):
        assert small(**body("The council voted on", "A town decided upon"), headline="Council decides")
        assert not small(**body("The council voted on", "A town decided upon"), headline="Town decides")

    def test_of_nothing_is_small(self):
        assert small()
        assert small(path="/b/", internal_note="Ring Jo")

    def test_counts_captions_and_credits(self):
        photo = BEFORE["placements"][0]
        assert small(placements=[photo | {"caption": "The quay", "alt": "Ships"}])
        assert not small(placements=[photo | {"caption": "a b c d e f"}])

    def test_of_a_link_a_picture_or_a_filing_is_never_small(self):
        photo = BEFORE["placements"][0]
        for changes in (
            body("/x/", "/y/"),
            body("<p>", "<h2>"),
            {"section": "t"},
            {"tags": []},
            {"placements": []},
            {"placements": [photo | {"photo": "q"}]},
            {"placements": [photo | {"position": 1}]},
            {"bylines": []},
            {"language": "ar"},
        ):
            assert not small(**changes), changes

    def test_that_moves_words_into_a_link_changes_words(self):
        assert small(**body('on <a href="/x/">Monday</a>', '<a href="/x/">on Monday</a>'))
        moved = body('The council voted on <a href="/x/">', '<a href="/x/">The council voted on ')
        assert not small(**moved)

    def test_of_a_tag_in_words_is_no_word(self):
        assert not small(**body("evening", "evening<br>"))


class TestARevision:
    """The shape is that of a stored one; see `tests/articles/test_content.py`."""

    def test_has_all_that_is_looked_at(self, db):
        said = cast.draft().content()
        assert is_small(said, said | {"headline": said["headline"] + " again"})

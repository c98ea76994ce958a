"""Two changed copies of one text brought together: nothing typed is lost without a conflict."""

from time import process_time

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.body_structure import split_blocks
from articles.merging import Conflict, Merge, merge

BASE = {
    "headline": "Rain",
    "standfirst": "It rains.",
    "body": "<p>One.</p><p>Two.</p><p>Three.</p><p>Four.</p>",
    "section": "w",
    "tags": ["rain", "sea"],
    "bylines": [{"author": "a", "credited_as": ""}, {"author": "b", "credited_as": ""}],
    "placements": [{"photo": "p", "position": 0, "caption": "", "credit": "", "alt": ""}],
    "related": [],
}


def changed(**values):
    return BASE | values


def body(*words):
    return "".join(f"<p>{word}</p>" for word in words)


class TestBlocks:
    def test_give_the_body_again(self):
        html = (
            "loose <em>words</em><p>One.</p>\n<ul><li><p>Two</p></li></ul><hr>"
            '<figure data-slot="1"></figure><div class="editors-note" role="note"><p>Three</p></div>end<br>'
        )
        blocks = split_blocks(html)
        assert "".join(blocks) == html
        assert [block[:6] for block in blocks] == [
            "loose ",
            "<p>One",
            "<ul><l",
            "<hr>",
            "<figur",
            "<div c",
            "end<br",
        ]

    def test_of_an_empty_body_are_none(self):
        assert split_blocks("") == []


class TestMerge:
    def test_takes_what_one_side_changed(self):
        mine, theirs = changed(headline="Snow"), changed(standfirst="It snows.")
        assert merge(BASE, mine, theirs) == Merge(changed(headline="Snow", standfirst="It snows."))

    def test_keeps_mine_where_both_changed_a_field(self):
        result = merge(BASE, changed(headline="Snow"), changed(headline="Hail"))
        assert result.content["headline"] == "Snow"
        assert result.conflicts == (Conflict(field="headline", base="Rain", mine="Snow", theirs="Hail"),)

    def test_merges_neighbouring_blocks(self):
        mine = changed(body=body("One.", "Two!", "Three.", "Four."))
        theirs = changed(body=body("One.", "Two.", "Three!", "Four.", "Five."))
        result = merge(BASE, mine, theirs)
        assert (result.content["body"], result.conflicts) == (
            body("One.", "Two!", "Three!", "Four.", "Five."),
            (),
        )

    def test_puts_a_new_block_beside_a_changed_one(self):
        mine = changed(body=body("One.", "Two.", "New.", "Three.", "Four."))
        theirs = changed(body=body("One.", "Two!", "Three!", "Four."))
        assert merge(BASE, mine, theirs).content["body"] == body("One.", "Two!", "New.", "Three!", "Four.")

    def test_tells_of_a_block_that_both_changed(self):
        mine = changed(body=body("One.", "Two!", "Three.", "Four."))
        theirs = changed(body=body("Zero.", "One.", "Two?", "Three.", "Four."))
        result = merge(BASE, mine, theirs)
        assert result.content["body"] == body("Zero.", "One.", "Two!", "Three.", "Four.")
        texts = {"base": body("Two."), "mine": body("Two!"), "theirs": body("Two?")}
        assert result.conflicts == (Conflict(field="body", block=2, **texts),)

    def test_tells_of_a_block_that_one_changed_and_one_took_out(self):
        mine = changed(body=body("One.", "Three.", "Four."))
        theirs = changed(body=body("One.", "Two?", "Three.", "Four."))
        result = merge(BASE, mine, theirs)
        assert result.content["body"] == mine["body"]
        assert [one.theirs for one in result.conflicts] == [body("Two?")]

    def test_tells_of_two_blocks_put_into_one_gap(self):
        mine, theirs = changed(body=BASE["body"] + body("M.")), changed(body=BASE["body"] + body("T."))
        result = merge(BASE, mine, theirs)
        assert result.content["body"] == mine["body"]
        assert [(one.base, one.theirs) for one in result.conflicts] == [("", body("T."))]

    def test_takes_once_what_both_did(self):
        both = changed(body=body("One.", "Two!", "Three.", "Four.", "Five."), tags=["rain"])
        assert merge(BASE, both, both) == Merge(both)
        more = both | {"body": body("One.", "Two!", "Three.", "Four!", "Five.")}
        assert merge(BASE, both, more) == Merge(more)

    def test_adds_and_takes_away_tags(self):
        mine, theirs = changed(tags=["rain", "sea", "wind"]), changed(tags=["hail", "sea"])
        assert merge(BASE, mine, theirs) == Merge(changed(tags=["hail", "sea", "wind"]))

    def test_merges_rows_column_by_column(self):
        photo = BASE["placements"][0]
        mine = changed(placements=[photo | {"caption": "A boat"}])
        theirs = changed(placements=[photo | {"credit": "Mia"}, photo | {"position": 1}])
        result = merge(BASE, mine, theirs)
        both = [photo | {"caption": "A boat", "credit": "Mia"}, photo | {"position": 1}]
        assert result == Merge(changed(placements=both))

    def test_tells_of_a_caption_that_both_changed(self):
        photo = BASE["placements"][0]
        mine, theirs = ([photo | {"caption": words}] for words in ("A boat", "A ship"))
        result = merge(BASE, changed(placements=mine), changed(placements=theirs))
        assert result.content["placements"] == mine
        (found,) = result.conflicts
        assert (found.key, found.column, found.theirs) == ((0, 0), "caption", "A ship")

    def test_tells_of_a_row_that_one_changed_and_one_took_away(self):
        first, second = BASE["bylines"]
        mine, theirs = changed(bylines=[first]), changed(bylines=[first, second | {"credited_as": "BB"}])
        result = merge(BASE, mine, theirs)
        assert result.content["bylines"] == [first]
        assert [(one.mine, one.theirs) for one in result.conflicts] == [
            (None, second | {"credited_as": "BB"})
        ]

    def test_keeps_the_order_that_one_side_gave(self):
        first, second = BASE["bylines"]
        mine = changed(bylines=[second, first])
        theirs = changed(bylines=[first, second, {"author": "c", "credited_as": ""}])
        names = [row["author"] for row in merge(BASE, mine, theirs).content["bylines"]]
        assert (
            names
            == ["b", "a", "c"]
            == [row["author"] for row in merge(BASE, theirs, mine).content["bylines"]]
        )

    def test_ends_with_hostile_texts(self):
        base, mine, theirs = (body(*[word] * 30_000) for word in ("a b", "b a", "a a"))
        begun = process_time()
        result = merge({"body": base}, {"body": mine}, {"body": theirs})
        assert process_time() - begun < 20
        assert result.content["body"] == mine
        assert result.conflicts


words = st.text("abc", min_size=1, max_size=3)


@st.composite
def disjoint(draw):
    """A body of different blocks, and two sides that change, drop or extend blocks of their own alone."""
    base = draw(st.lists(words, min_size=1, max_size=12, unique=True))
    owners = [draw(st.sampled_from("mt-")) for _ in base]
    sides = {"m": [], "t": []}
    for number, (word, owner) in enumerate(zip(base, owners, strict=True)):
        act = draw(st.sampled_from(["change", "drop", "extend"]))
        made = {"change": [f"{owner}{number}"], "drop": [], "extend": [word, f"{owner}+{number}"]}[act]
        for side, blocks in sides.items():
            blocks += made if side == owner else [word]
    return body(*base), body(*sides["m"]), body(*sides["t"])


class TestEveryMerge:
    @given(disjoint())
    @settings(deadline=None)
    def test_of_disjoint_changes_is_the_same_from_both_sides(self, texts):
        base, mine, theirs = ({"body": text} for text in texts)
        one, other = merge(base, mine, theirs), merge(base, theirs, mine)
        assert one == other
        assert one.conflicts == ()

    @given(*[st.lists(words, max_size=10)] * 3)
    @settings(deadline=None)
    def test_loses_no_block_without_a_conflict(self, base, mine, theirs):
        result = merge({"body": body(*base)}, {"body": body(*mine)}, {"body": body(*theirs)})
        there = split_blocks(result.content["body"])
        there += [block for one in result.conflicts for block in split_blocks(one.mine + one.theirs)]
        for side in (mine, theirs):
            assert {*split_blocks(body(*side))} - {*split_blocks(body(*base))} <= {*there}
        swapped = merge({"body": body(*base)}, {"body": body(*theirs)}, {"body": body(*mine)})
        assert bool(swapped.conflicts) == bool(result.conflicts)

    @given(st.lists(words, max_size=6), st.lists(words, max_size=6), st.lists(words, max_size=6))
    def test_of_tags_has_what_both_kept_and_what_either_added(self, base, mine, theirs):
        merged = {*merge({"tags": base}, {"tags": mine}, {"tags": theirs}).content["tags"]}
        assert {*mine} & {*theirs} <= merged or mine == theirs
        assert ({*mine, *theirs} - {*base}) <= merged

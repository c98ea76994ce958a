"""Whatever an export holds: records, or a reason with its line."""

from hypothesis import given, settings
from hypothesis import strategies as some

from articles import markup
from newsroom.importing import comments
from newsroom.importing.body import parse_body
from newsroom.importing.refusal import Unreadable
from newsroom.importing.wordpress import Export
from tests.importing import wxr

few = settings(max_examples=80, deadline=None)
WHOLE = wxr.export(wxr.post(comments=[wxr.comment()], meta={"_thumbnail_id": "3"}), wxr.attachment()).encode()
PIECES = [
    *("<p>", "</p>", "<hr>", "<em>", "</em>", "<strong>", "</strong>", "<a href='x'>", "</a>", "<img src=a>"),
    *("<figure>", "</figure>", "<figcaption>", "</figcaption>", "<ul>", "<li>", "</ul>", "<blockquote>"),
    *(
        "</blockquote>",
        "<table>",
        "<td>",
        "</table>",
        "<div>",
        "</div>",
        "<script>",
        "</script>",
        "\n\n",
        "\n",
    ),
    *("[caption]", "[/caption]", "[gallery ids='1']", "<iframe src='https://x.example'>", "&nbsp;", "&", "<"),
    *("<!--", "-->", "word", " ", "<br>", "<svg>", "</svg>", '<figure data-slot="1">'),
]


@few
@given(some.lists(some.sampled_from(PIECES), max_size=40))
def test_any_body_becomes_a_safe_one(pieces):
    found = parse_body("".join(pieces), lead="", identify=lambda picture: picture.id)
    assert found.body == markup.body(found.body)
    slots = [place.slot for place in markup.pieces(found.body) if getattr(place, "slot", 0)]
    assert sorted(set(slots)) == sorted(found.pictures) and len(slots) == len(set(slots))


@few
@given(some.lists(some.sampled_from(PIECES), max_size=30))
def test_a_comment_becomes_plain_words(pieces):
    assert isinstance(comments.to_text("".join(pieces)), str)


@few
@given(some.data())
def test_a_damaged_file_gives_items_or_a_reason(data):
    damaged = bytearray(WHOLE)
    for _ in range(data.draw(some.integers(1, 12))):
        damaged[data.draw(some.integers(0, len(damaged) - 1))] = data.draw(some.integers(0, 255))
    try:
        items = list(Export(wxr.opener(bytes(damaged))()))
    except Unreadable as error:
        assert str(error).startswith("line ")
    else:
        assert all(item.line > 0 for item in items)


@few
@given(some.binary(max_size=400))
def test_any_bytes(data):
    try:
        assert list(Export(wxr.opener(data)())) == []
    except Unreadable as error:
        assert str(error).startswith("line ")

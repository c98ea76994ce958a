"""The finished pictures of the demonstration: small, complete in what they say of themselves, all used."""

import pytest
from PIL import Image

pytest.importorskip("demonstration", reason="The demonstration was removed.")

from articles import metadata
from demonstration import parser
from demonstration.staff import PICTURES

FILES = sorted(PICTURES.rglob("*.jpg"))
NAMES = [str(file.relative_to(PICTURES).with_suffix("")) for file in FILES]
MOST_BYTES = 4_000_000
FIELDS = {"caption", "credit", "creator", "source", "copyright", "usage_terms", "alt"}


@pytest.mark.parametrize("file", FILES, ids=NAMES)
def test_a_picture_says_what_it_shows_and_whose_it_is(file):
    with Image.open(file) as picture:
        assert picture.format == "JPEG"
        texts = metadata.read(picture)
        iim = metadata.in_iim(metadata.iim_block(picture))
    assert set(texts) == FIELDS
    assert all(texts[name].endswith((".", ".”")) for name in ("caption", "alt", "usage_terms"))
    assert texts["credit"].startswith(texts["creator"])
    # An agency says it twice, for old systems and for new ones.
    assert [iim[number][0][1] for number in (80, 110, 120)] == [
        texts[name] for name in ("creator", "credit", "caption")
    ]


def test_they_are_small_altogether():
    assert sum(file.stat().st_size for file in PICTURES.rglob("*")) <= MOST_BYTES


def test_each_is_used_and_each_that_is_used_is_there():
    pictures = [value for piece in parser.read_stories() for value, *_ in piece.split("Picture")]
    portraits = [piece.get("Portrait") for piece in parser.read_pieces(parser.CONTENT / "authors.md")]
    used = {value.split(" ")[1] for value in pictures} | {f"authors/{name}" for name in portraits}
    assert used == set(NAMES)

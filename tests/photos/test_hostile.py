"""Whatever bytes and words arrive: a plain answer or a refusal, never a crash."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from PIL import Image

from articles import metadata
from articles.credits import split_credit
from articles.models import Refused
from articles.pictures import examine
from tests.photos import files

few = settings(max_examples=60, deadline=None)
WHOLE = {name: files.two_coloured((64, 48), format=name) for name in ("JPEG", "PNG", "WEBP", "AVIF", "GIF")}
SNIPPETS = [
    "<x:xmpmeta>",
    "<rdf:RDF",
    "<rdf:li>",
    "</rdf:li>",
    'xml:lang="de"',
    "&a;",
    "<!DOCTYPE",
    "dc:title",
    ">",
    "\x00",
]


class Said:
    def __init__(self, xmp, iim):
        self.info = {"xmp": xmp, "photoshop": {0x0404: iim}}

    def getexif(self):
        return Image.Exif()


def is_plain(said):
    """Known meanings, and short texts without control characters."""
    texts = [text for value in said.values() for text in ([value] if isinstance(value, str) else value)]
    return said.keys() <= metadata.FIELDS.keys() and all(
        text and len(text) <= metadata.LONGEST and not metadata.CONTROLS.search(text) for text in texts
    )


class TestMetadata:
    @few
    @given(xmp=some.binary(max_size=300), iim=some.binary(max_size=300))
    def test_any_bytes(self, xmp, iim):
        assert is_plain(metadata.read(Said(xmp, iim)))

    @few
    @given(parts=some.lists(some.sampled_from(SNIPPETS) | some.text(max_size=10), max_size=30))
    def test_anything_that_looks_like_xmp(self, parts):
        inner = "".join(parts)
        assert is_plain(metadata.read(Said(inner.encode(errors="ignore"), b"")))
        assert is_plain(
            metadata.read(Said(files.xmp(f"<dc:title>{inner}</dc:title>".replace("\ud800", "")), b""))
        )

    @few
    @given(
        values=some.lists(some.tuples(some.sampled_from([5, 25, 55, 60, 80, 120]), some.binary(max_size=40)))
    )
    def test_any_datasets(self, values):
        assert is_plain(metadata.read(Said(b"", b"".join(files.dataset(*pair) for pair in values))))


class TestCredit:
    @few
    @given(some.text(alphabet="abAB ()[]/,.:©é" + "1م", max_size=60))
    def test_no_word_is_made_up(self, text):
        caption, credit = split_credit(text)
        assert caption in text and credit.replace(" ", "") in text.replace(" ", "")
        assert split_credit(caption) is not None


class TestPictures:
    @pytest.mark.parametrize("name", WHOLE)
    @settings(max_examples=25, deadline=None)
    @given(data=some.data())
    def test_a_damaged_file_is_refused_or_taken_whole(self, name, data):
        whole = bytearray(WHOLE[name])
        for _ in range(data.draw(some.integers(1, 8))):
            whole[data.draw(some.integers(0, len(whole) - 1))] = data.draw(some.integers(0, 255))
        try:
            examined = examine(files.file(bytes(whole)))
        except Refused as refusal:
            assert refusal.field == "file"
        else:
            assert examined.width * examined.height <= 40_000_000
            assert is_plain(examined.said)

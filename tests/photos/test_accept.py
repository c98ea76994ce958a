"""Taking a picture into the library: what is refused, what is kept, what fills itself."""

import hashlib
import struct
import zlib
from unittest import mock

import pytest
from django.core.files.storage import default_storage
from django.db import IntegrityError
from django.test import TestCase, override_settings
from django_tasks_db.models import DBTaskResult
from PIL import Image

from articles.models import Photo, Refused
from tests import cast
from tests.photos import files


def accept(data, name="picture.jpg", **words):
    return Photo.accept(files.file(data, name), by=None, **words)


def refusal(data, name="picture.jpg"):
    with pytest.raises(Refused) as refused:
        accept(data, name)
    assert refused.value.field == "file"
    assert not Photo.objects.exists()
    assert list_files() == []
    return str(refused.value)


def list_files():
    """Every original in the storage."""
    folders = default_storage.listdir("")[0] if default_storage.exists("") else []
    return [name for folder in folders for name in default_storage.listdir(folder)[1]]


def png_of(width, height):
    """A PNG that claims a size and holds almost nothing."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 100))
        + chunk(b"IEND", b"")
    )


@pytest.fixture(autouse=True)
def apart(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "originals"
    settings.MEDIA_ROOT.mkdir()


@pytest.mark.django_db
class TestKeeping:
    @pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
    def test_every_format_of_the_web_is_kept_byte_for_byte(self, format):
        data = files.picture(format=format)
        photo = accept(data, name="whatever.txt")
        assert photo.format == format
        assert (photo.width, photo.height) == (60, 40)
        assert photo.file.read() == data
        assert photo.sha256 == hashlib.sha256(data).hexdigest()
        assert photo.file.name.endswith(Photo.FORMATS[format])
        assert "whatever" not in photo.file.name

    @pytest.mark.parametrize("orientation", range(1, 9))
    def test_width_and_height_are_as_seen_upright(self, orientation):
        photo = accept(files.picture((60, 40), exif=files.exif(orientation=orientation)))
        assert (photo.width, photo.height) == ((60, 40) if orientation < 5 else (40, 60))

    def test_a_telephone_writes_several_pictures_in_one_jpeg(self):
        other = Image.new("RGB", (60, 40), "red")
        data = files.picture(format="MPO", save_all=True, append_images=[other])
        assert accept(data).format == "JPEG"

    def test_of_an_animation_the_first_picture_is_measured(self):
        more = [Image.new("RGB", (60, 40), colour) for colour in ("red", "blue")]
        photo = accept(files.picture(format="GIF", save_all=True, append_images=more))
        assert photo.is_animated
        assert not accept(files.picture(format="GIF")).is_animated

    def test_the_same_file_gives_the_photograph_there_is(self):
        data = files.picture()
        first = accept(data, caption="The harbour")
        again = accept(data, caption="Something else")
        assert again == first and again.caption == "The harbour"
        assert Photo.objects.count() == 1 and len(list_files()) == 1

    def test_nothing_stays_where_the_row_cannot_be_stored(self):
        with (
            mock.patch.object(Photo, "save", side_effect=RuntimeError("the disk is full")),
            pytest.raises(RuntimeError),
        ):
            accept(files.picture())
        assert list_files() == []

    def test_two_uploads_of_one_file_at_once_give_one_photograph(self):
        data = files.picture()
        first = accept(data)
        # The other upload looked before the first was stored.
        with mock.patch.object(type(Photo.objects.all()), "of_file", side_effect=[None, first]):
            assert accept(data) == first
        assert len(list_files()) == 1

    def test_a_row_that_breaks_another_rule_still_fails(self):
        with pytest.raises(IntegrityError):
            accept(files.picture(), focal_x=7)
        assert list_files() == []


@pytest.mark.django_db
class TestWords:
    def texts(self, inner, **words):
        return accept(files.picture(xmp=files.xmp(inner)), **words)

    def test_blank_words_come_from_the_file(self):
        photo = self.texts(
            files.alternative("dc:description", x_default="The harbour at dawn")
            + files.sequence("dc:creator", "Mia Lens")
            + "<photoshop:Credit>Example Wire</photoshop:Credit>"
            + files.alternative("Iptc4xmpCore:AltTextAccessibility", x_default="Boats")
            + files.alternative("xmpRights:UsageTerms", x_default="No resale")
        )
        assert photo.caption == "The harbour at dawn"
        assert (photo.credit, photo.photographer) == ("Example Wire", "Mia Lens")
        assert (photo.alt, photo.rights) == ("Boats", "No resale")
        assert photo.file_metadata["credit"] == "Example Wire"

    def test_typed_words_go_first(self):
        inner = files.alternative("dc:description", x_default="From the file")
        assert self.texts(inner, caption="Typed", credit="", alt="").caption == "Typed"

    def test_a_closing_bracket_of_the_caption_is_the_credit(self):
        inner = files.alternative("dc:description", x_default="The harbour (Mia Lens/Example Wire)")
        photo = self.texts(inner + "<photoshop:Credit>Example Wire</photoshop:Credit>")
        assert (photo.caption, photo.credit) == ("The harbour", "Mia Lens/Example Wire")

    def test_the_caption_is_never_the_alternative_text(self):
        assert self.texts(files.alternative("dc:description", x_default="The harbour")).alt == ""

    def test_a_long_text_is_cut_at_a_word_and_kept_whole_beside(self):
        photo = self.texts(files.alternative("dc:description", x_default="harbour " * 500))
        assert len(photo.caption) <= 2000 and photo.caption.endswith("harbour…")
        assert len(photo.file_metadata["caption"]) > 2000


@pytest.mark.django_db
class TestRefusals:
    @pytest.mark.parametrize(
        "data",
        [
            b"just words, named .jpg",
            b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
            b"%PDF-1.7",
            b"GIF89a<script>alert(1)</script>",
            b"\xff\xd8\xff\xe0" + b"\x00" * 40,
            b"RIFF\x00\x00\x00\x00WEBPVP8 ",
            b"\x00\x00\x00\x20ftypavif" + b"\x00" * 100,
            files.picture(format="BMP"),
            files.picture(format="TIFF"),
        ],
        ids=["text", "svg", "pdf", "gif-polyglot", "jpeg-head", "webp-head", "avif-head", "bmp", "tiff"],
    )
    def test_what_is_no_picture_of_ours(self, data):
        assert "Upload a JPEG" in refusal(data) or "damaged" in refusal(data)

    def test_an_empty_file(self):
        assert "empty" in refusal(b"")

    @pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
    def test_a_picture_that_is_cut_off(self, format):
        whole = files.two_coloured((600, 400), format=format)
        refusal(whole[: len(whole) // 2])

    @override_settings(PHOTO_MAX_BYTES=1024 * 1024)
    def test_too_many_bytes(self):
        assert "more than 1 MB" in refusal(files.picture() + b"\x00" * 1024 * 1024)

    def test_the_limit_is_twenty_megabytes(self, settings):
        assert settings.PHOTO_MAX_BYTES == 20 * 1024 * 1024
        refusal(files.picture() + b"\x00" * settings.PHOTO_MAX_BYTES)

    @pytest.mark.parametrize("size", [(6400, 6251), (60_000, 60_000), (2**31 - 1, 2**31 - 1)])
    def test_too_many_pixels_are_refused_before_they_are_decoded(self, size):
        with mock.patch("articles.pictures.decode") as decode:
            message = refusal(png_of(*size))
        assert "megapixels" in message or "not a picture" in message
        assert not decode.called

    def test_what_hides_behind_a_picture_is_never_decoded_as_anything_else(self):
        photo = accept(files.picture() + b"<script>alert(1)</script>")
        assert photo.format == "JPEG"


class Afterwards(TestCase):
    def test_renditions_are_asked_for_once_the_row_is_there(self):
        with self.captureOnCommitCallbacks(execute=True):
            photo = cast.photo()
            kept = accept(files.picture((64, 48)))
        waiting = DBTaskResult.objects.get()
        assert waiting.task_path == "articles.models.photo.make_renditions"
        assert waiting.args_kwargs == {"args": [kept.pk], "kwargs": {}}
        assert photo.pk != kept.pk

"""The sizes that the public gets: upright, sRGB, without EXIF, with the credit written back."""

from io import BytesIO
from unittest import mock

import pytest
from django.core.files.storage import storages
from PIL import Image, ImageCms

from articles import metadata, renditions
from articles.models import Photo, Refused
from tests.photos import files


@pytest.fixture(autouse=True)
def apart(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "originals"
    settings.STORAGES = settings.STORAGES | {
        "renditions": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path / "renditions"},
        }
    }


@pytest.fixture
def accept(db):
    return lambda data, **words: Photo.accept(files.file(data), by=None, **words)


def open_rendition(photo, rendition):
    with storages["renditions"].open(renditions.store_rendition(photo, rendition)) as file:
        return Image.open(BytesIO(file.read()))


def labels(photo):
    return [(one.label, one.suffix, one.width, one.height) for one in photo.renditions.every]


class TestWhichThereAre:
    def test_four_widths_in_two_formats_and_a_crop(self, accept):
        photo = accept(files.picture((2400, 1600)))
        assert labels(photo) == [
            *((str(width), suffix, width, round(width / 1.5)) for width in (320, 640, 960, 1600)
              for suffix in ("jpg", "avif")),
            ("social", "jpg", 1200, 675),
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("size", "widths"),
        [
            ((800, 600), [320, 640, 800]),
            ((640, 10), [320, 640]),
            ((30, 90), [30]),
            ((1601, 900), [320, 640, 960, 1600]),
        ],
    )
    def test_none_is_wider_than_the_original(self, accept, size, widths):
        photo = accept(files.picture(size))
        assert [one.width for one in photo.renditions.sizes("jpg")] == widths
        assert photo.renditions.social.width <= size[0]
        assert all(one.height >= 1 for one in photo.renditions.every)

    def test_the_plain_address_is_the_widest_up_to_960(self, accept):
        photo = accept(files.picture((2400, 1600)))
        assert "/960-" in photo.renditions.src
        assert photo.renditions.jpeg.count("w,") == 3 and photo.renditions.jpeg.endswith(" 1600w")
        assert "/30-" in accept(files.picture((30, 90))).renditions.src

    def test_a_name_changes_with_all_that_made_the_file_and_with_nothing_else(self, accept):
        photo = accept(files.picture((400, 300)))
        before = {one.label: one.name for one in photo.renditions.sizes("jpg")}
        photo.agency = "Nobody asks"
        assert {one.label: one.name for one in photo.renditions.sizes("jpg")} == before
        social = photo.renditions.social.name
        photo.focal_x = 0.1
        assert photo.renditions.social.name != social
        assert {one.label: one.name for one in photo.renditions.sizes("jpg")} == before
        photo.credit = "Another"
        assert not set(before.values()) & {one.name for one in photo.renditions.every}


class TestWhatTheyShow:
    @pytest.mark.parametrize("suffix", ["jpg", "avif"])
    def test_size_and_format_are_what_the_name_says(self, accept, suffix):
        photo = accept(files.picture((1000, 500)))
        one = photo.renditions.sizes(suffix)[1]
        with open_rendition(photo, one) as made:
            assert made.size == (one.width, one.height) == (640, 320)
            assert made.format == {"jpg": "JPEG", "avif": "AVIF"}[suffix]
            assert made.mode == "RGB"

    def test_a_jpeg_is_progressive(self, accept):
        photo = accept(files.picture((400, 300)))
        with open_rendition(photo, photo.renditions.small) as made:
            assert made.info["progressive"]

    @pytest.mark.parametrize(
        ("orientation", "red"),
        [(1, (0.25, 0.5)), (3, (0.75, 0.5)), (6, (0.5, 0.25)), (8, (0.5, 0.75))],
    )
    def test_every_picture_stands_upright(self, accept, orientation, red):
        photo = accept(files.two_coloured((400, 200), exif=files.exif(orientation=orientation)))
        with open_rendition(photo, photo.renditions.small) as made:
            assert (made.width > made.height) == (photo.width > photo.height)
            colour = made.getpixel((int(made.width * red[0]), int(made.height * red[1])))
        assert colour[0] > 200 and colour[2] < 80

    def test_nothing_of_exif_and_no_place_is_left(self, accept):
        exif = files.exif(artist="Mia Lens", orientation=6)
        exif.get_ifd(0x8825)[2] = (52.0, 31.0, 0.0)
        photo = accept(files.picture((400, 300), exif=exif))
        for one in photo.renditions.every:
            with open_rendition(photo, one) as made:
                assert not dict(made.getexif())
                assert "exif" not in made.info

    @pytest.mark.parametrize("suffix", ["jpg", "avif"])
    def test_credit_creator_copyright_terms_and_alt_are_written_back(self, accept, suffix):
        inner = files.sequence("dc:creator", "Mia Lens") + files.alternative("dc:rights", x_default="© Wire")
        photo = accept(
            files.picture((400, 300), xmp=files.xmp(inner)),
            credit="Lens & Frame <Wire>",
            alt='Boats "at sea"',
            rights="No resale",
        )
        with open_rendition(photo, photo.renditions.sizes(suffix)[0]) as made:
            assert metadata.read(made) == {
                "credit": "Lens & Frame <Wire>", "creator": "Mia Lens", "copyright": "© Wire",
                "usage_terms": "No resale", "alt": 'Boats "at sea"',
            }  # fmt: skip

    def test_what_is_see_through_stands_on_white(self, accept):
        photo = accept(files.picture((40, 30), format="PNG", mode="RGBA", colour=(0, 0, 0, 0)))
        with open_rendition(photo, photo.renditions.small) as made:
            assert min(made.getpixel((20, 15))) > 250

    @pytest.mark.parametrize("mode", ["L", "1", "P", "LA", "I;16"])
    def test_every_mode_of_a_png_can_be_shown(self, accept, mode):
        photo = accept(files.picture((40, 30), format="PNG", mode=mode, colour=0))
        with open_rendition(photo, photo.renditions.small) as made:
            assert made.mode == "RGB"

    def test_colours_of_print_become_colours_of_screens(self, accept):
        photo = accept(files.picture((40, 30), mode="CMYK", colour=(0, 255, 255, 0)))
        with open_rendition(photo, photo.renditions.small) as made:
            red, green, blue = made.getpixel((20, 15))
        assert red > 180 and green < 90 and blue < 90

    @pytest.mark.parametrize("profile", [b"no profile", ImageCms.ImageCmsProfile(renditions.SRGB).tobytes()])
    def test_a_profile_is_applied_and_never_kept(self, accept, profile):
        photo = accept(files.picture((40, 30), icc_profile=profile))
        with open_rendition(photo, photo.renditions.small) as made:
            assert "icc_profile" not in made.info

    @pytest.mark.parametrize(("focal_x", "colour"), [(0, 0), (1, 2)])
    def test_the_crop_keeps_the_focal_point(self, accept, focal_x, colour):
        photo = accept(files.two_coloured((1600, 300)))
        photo.focal_x = focal_x
        with open_rendition(photo, photo.renditions.social) as made:
            pixel = made.getpixel((made.width // 2, made.height // 2))
        assert pixel[colour] > 200


class TestMaking:
    def test_all_are_made_once(self, accept):
        photo = accept(files.picture((400, 300)))
        renditions.make_all(photo)
        storage = storages["renditions"]
        first = {
            one.name: storage.get_modified_time(renditions.path(photo, one)) for one in photo.renditions.every
        }
        photo.file.storage.delete(photo.file.name)
        renditions.make_all(photo)
        assert len(first) == 5
        assert all(
            storage.get_modified_time(renditions.path(photo, one)) == first[one.name]
            for one in photo.renditions.every
        )

    def test_old_ones_go_when_words_change(self, accept):
        photo = accept(files.picture((400, 300)))
        renditions.make_all(photo)
        photo.update_texts(by=None, credit="Another")
        renditions.make_all(photo)
        folder = renditions.path(photo, photo.renditions.small).rpartition("/")[0]
        assert set(storages["renditions"].listdir(folder)[1]) == {one.name for one in photo.renditions.every}

    def test_two_that_make_the_same_leave_one(self, accept):
        photo = accept(files.picture((40, 30)))
        where = renditions.store_rendition(photo, photo.renditions.small)
        renditions.store_file(where, b"the same, by another process")
        assert storages["renditions"].listdir(where.rpartition("/")[0])[1] == [photo.renditions.small.name]

    def test_what_is_half_written_is_never_shown(self, accept, monkeypatch):
        photo = accept(files.picture((40, 30)))
        monkeypatch.setattr("pathlib.Path.replace", mock.Mock(side_effect=OSError("killed")))
        with pytest.raises(Refused, match="killed"):
            renditions.store_rendition(photo, photo.renditions.small)
        assert not storages["renditions"].exists(renditions.path(photo, photo.renditions.small))
        monkeypatch.undo()
        with open_rendition(photo, photo.renditions.small) as made:
            assert made.size == (40, 30)

    def test_equal_input_gives_equal_bytes(self, accept):
        photo = accept(files.picture((400, 300)))
        once, again = (
            renditions.encode_rendition(renditions.original(photo), photo.renditions.small, photo)
            for _ in range(2)
        )
        assert once == again

"""What a file says about itself: XMP, then IIM, then EXIF, whatever a tool or an attacker wrote."""

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from articles import metadata
from tests.photos import files


def read(data, **options):
    with Image.open(files.file(data)) as picture:
        return metadata.read(picture, **options)


def read_xmp(inner, attributes="", **options):
    return read(files.picture(xmp=files.xmp(inner, attributes)), **options)


class TestOrder:
    def test_xmp_goes_before_iim_and_iim_before_exif(self):
        data = files.picture(
            xmp=files.xmp(files.alternative("dc:description", x_default="From XMP")),
            extra=files.iim(files.dataset(120, "From IIM"), files.dataset(80, "By-line of IIM")),
            exif=files.exif(description="From EXIF", artist="Artist of EXIF", copyright="(c) EXIF"),
        )
        said = read(data)
        assert said["caption"] == "From XMP"
        assert said["creator"] == "By-line of IIM"
        assert said["copyright"] == "(c) EXIF"

    def test_a_blank_value_leaves_the_word_to_the_next(self):
        data = files.picture(
            xmp=files.xmp(files.alternative("dc:description", x_default="  ")),
            exif=files.exif(description="From EXIF"),
        )
        assert read(data)["caption"] == "From EXIF"

    def test_the_caption_never_becomes_the_alternative_text(self):
        assert "alt" not in read_xmp(files.alternative("dc:description", x_default="A harbour"))

    def test_a_silent_file_says_nothing(self):
        assert read(files.picture()) == {}

    @pytest.mark.parametrize("format", ["PNG", "WEBP", "AVIF"])
    def test_other_formats_carry_xmp_too(self, format):
        packet = files.xmp(files.alternative("dc:description", x_default="A harbour"))
        options = {"xmp": packet}
        if format == "PNG":
            info = PngInfo()
            info.add_itxt("XML:com.adobe.xmp", packet.decode())
            options = {"pnginfo": info}
        assert read(files.picture(format=format, **options))["caption"] == "A harbour"


class TestXmp:
    def test_text_may_stand_bare_or_as_an_attribute(self):
        said = read_xmp("<dc:description>Bare</dc:description>", 'photoshop:Credit="In an attribute"')
        assert said == {"caption": "Bare", "credit": "In an attribute"}

    def test_the_language_of_the_article_goes_before_the_default(self):
        inner = files.alternative("dc:description", x_default="Harbour", de="Hafen", fr_CA="Port")
        assert read_xmp(inner)["caption"] == "Harbour"
        assert read_xmp(inner, language="de-AT")["caption"] == "Hafen"
        assert read_xmp(inner, language="fr-CA")["caption"] == "Port"
        assert read_xmp(inner, language="es")["caption"] == "Harbour"

    def test_several_creators_stand_in_order(self):
        assert (
            read_xmp(files.sequence("dc:creator", "Mia Lens", "Ben Frame"))["creator"]
            == "Mia Lens, Ben Frame"
        )

    def test_keywords_and_people_are_lists(self):
        inner = files.sequence("dc:subject", "harbour", "dawn; harbour", kind="Bag")
        inner += files.sequence("Iptc4xmpExt:PersonInImage", "Ada Quill", kind="Bag")
        said = read_xmp(inner)
        assert said["keywords"] == ["harbour", "dawn"]
        assert said["people"] == ["Ada Quill"]

    def test_a_resource_gives_its_address(self):
        inner = '<Iptc4xmpExt:DigitalSourceType rdf:resource="http://cv.iptc.org/x/trainedAlgorithmicMedia"/>'
        assert read_xmp(inner)["digital_source"].endswith("trainedAlgorithmicMedia")

    def test_every_field_of_the_table_is_read(self):
        inner = "".join(
            files.alternative(name, x_default=name)
            for name in (
                *("Iptc4xmpCore:AltTextAccessibility", "Iptc4xmpCore:ExtDescrAccessibility", "dc:rights"),
                *("xmpRights:UsageTerms", "dc:title"),
            )
        )
        plain = "Headline Instructions TransmissionReference CaptionWriter City Source AuthorsPosition"
        inner += "".join(f"<photoshop:{name}>{name}</photoshop:{name}>" for name in plain.split())
        inner += "<xmpRights:WebStatement>https://paper.example/</xmpRights:WebStatement>"
        said = read_xmp(inner)
        assert said["alt"] == "Iptc4xmpCore:AltTextAccessibility"
        assert said["usage_terms"] == "xmpRights:UsageTerms"
        assert said["rights_url"] == "https://paper.example/"
        assert set(said) == {
            *("alt", "long_description", "copyright", "usage_terms", "title", "headline", "instructions"),
            *("job", "caption_writer", "city", "source", "creator_title", "rights_url"),
        }


class TestIim:
    def test_utf_8_where_the_file_says_so(self):
        data = files.picture(
            extra=files.iim(files.dataset(90, b"\x1b%G", record=1), files.dataset(80, "Zoë Łoś"))
        )
        assert read(data)["creator"] == "Zoë Łoś"

    def test_utf_8_where_it_is_valid_and_western_where_it_is_not(self):
        assert read(files.picture(extra=files.iim(files.dataset(80, "Zoë"))))["creator"] == "Zoë"
        western = files.dataset(80, "Zoë – Paris".encode("cp1252"))
        assert read(files.picture(extra=files.iim(western)))["creator"] == "Zoë – Paris"

    def test_repeated_keywords_and_the_date_with_its_time(self):
        data = files.picture(
            extra=files.iim(
                *(files.dataset(25, word) for word in ("harbour", "dawn")),
                *(files.dataset(55, "20240724"), files.dataset(60, "184200+0200")),
            )
        )
        assert read(data) == {"keywords": ["harbour", "dawn"], "date_created": "2024-07-24T18:42:00"}

    def test_a_block_that_is_cut_off_gives_what_came_before(self):
        block = files.dataset(120, "Whole") + b"\x1c\x02\x50\x00\xffcut"
        assert read(files.picture(extra=files.iim(block)))["caption"] == "Whole"


class TestExif:
    def test_utf_8_behind_the_ascii_that_exif_asks_for(self):
        data = files.picture(exif=files.exif(artist="Zooe Lens")).replace(b"Zooe", "Zoë".encode())
        assert read(data)["creator"] == "Zoë Lens"

    @pytest.mark.parametrize("filler", ["OLYMPUS DIGITAL CAMERA", "SONY DSC", "DCIM100"])
    def test_what_a_camera_writes_by_itself_is_no_caption(self, filler):
        assert read(files.picture(exif=files.exif(description=filler))) == {}

    def test_the_date_is_iso(self):
        exif = Image.Exif()
        exif.get_ifd(0x8769)[0x9003] = "2024:07:24 18:42:00"
        assert read(files.picture(exif=exif))["date_created"] == "2024-07-24T18:42:00"


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]><x>&i;</x>"
).encode()


class Foreign:
    """A picture whose info holds what no reader expects."""

    def __init__(self, **info):
        self.info = info

    def getexif(self):
        raise ValueError("broken")


class TestHostile:
    @pytest.mark.parametrize(
        "packet",
        [
            BOMB,
            b"",
            b"\x00\xff\xfe garbage",
            b"<a>" * 100_000,
            b"<a>" * 50_000 + b"</a>" * 50_000,
            b"<x>" + b"x" * 10_000_000 + b"</x>",
            "text instead of bytes",
            {"a": "dict"},
            7,
            None,
        ],
        ids=lambda value: str(value)[:20],
    )
    def test_a_hostile_packet_says_nothing(self, packet):
        assert metadata.read(Foreign(xmp=packet)) == {}

    @pytest.mark.parametrize("photoshop", [{}, {0x0404: "text"}, {0x0404: b"\x1c"}, b"bytes", 7, None])
    def test_a_hostile_iim_block_says_nothing(self, photoshop):
        assert metadata.read(Foreign(photoshop=photoshop)) == {}

    def test_exif_of_wrong_types_says_nothing(self):
        for value in (7, (1, 2), 1.5, b"\xff\xfe", None):
            assert metadata.text_of(value) in ("", "ÿþ")

    def test_control_and_direction_characters_go(self):
        said = read_xmp("<dc:description>A\u202eharbour\u2066 \x85at\r\ndawn</dc:description>")
        assert said["caption"] == "Aharbour at\ndawn"

    def test_length_is_bounded(self):
        said = read_xmp(f"<dc:description>{'x' * 60_000}</dc:description>")
        assert len(said["caption"]) == metadata.LONGEST

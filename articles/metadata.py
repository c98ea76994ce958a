"""What a picture's own file says about it: XMP first, then IIM, then EXIF, field by field; pure.

Fields and reading order are those of IPTC Photo Metadata 2025.1. Nothing here trusts the file:
whatever it holds, the answer is short plain text, and no field is filled from another's words.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from defusedxml import ElementTree
from django.utils.translation import gettext_lazy as _
from PIL import Image

# Some tools write whole press releases into one field.
LONGEST = 10_000
# What is larger is not words; a parser must not be kept busy with it.
LONGEST_XMP = 1_000_000
MOST_KEYWORDS = 100
# Those of direction, too: they could make a credit read as another name.
CONTROLS = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff\u202a-\u202e\u2066-\u2069]"
)
# Cameras write their maker or “untitled” where the caption belongs.
FILLER = re.compile(r"(olympus|minolta|sony|konica|samsung|kodak|dcim|default|untitled|exif)[\w .-]*", re.I)
# IIM names its character set (dataset 1:90) by an escape sequence of ISO 2022; this one is UTF-8.
UTF8 = b"\x1b%G"
EXIF_IFD = 0x8769

DC = "{http://purl.org/dc/elements/1.1/}"
PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
RIGHTS = "{http://ns.adobe.com/xap/1.0/rights/}"
CORE = "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}"
EXTENSION = "{http://iptc.org/std/Iptc4xmpExt/2008-02-29/}"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True)
class Field:
    """What one meaning is called, and where it stands: XMP name, IIM dataset of record 2, EXIF tag."""

    label: str
    xmp: str
    iim: int | None = None
    exif: int | None = None
    many: bool = False


FIELDS: dict[str, Field] = {
    "caption": Field(_("caption"), DC + "description", 120, 0x010E),
    "alt": Field(_("alt"), CORE + "AltTextAccessibility"),
    "long_description": Field(_("long description"), CORE + "ExtDescrAccessibility"),
    "creator": Field(_("creator"), DC + "creator", 80, 0x013B),
    "creator_title": Field(_("creator title"), PHOTOSHOP + "AuthorsPosition", 85),
    "credit": Field(_("credit"), PHOTOSHOP + "Credit", 110),
    "source": Field(_("source"), PHOTOSHOP + "Source", 115),
    "copyright": Field(_("copyright"), DC + "rights", 116, 0x8298),
    "usage_terms": Field(_("usage terms"), RIGHTS + "UsageTerms"),
    "rights_url": Field(_("rights url"), RIGHTS + "WebStatement"),
    "headline": Field(_("headline"), PHOTOSHOP + "Headline", 105),
    "title": Field(_("title"), DC + "title", 5),
    "instructions": Field(_("instructions"), PHOTOSHOP + "Instructions", 40),
    "job": Field(_("job"), PHOTOSHOP + "TransmissionReference", 103),
    "caption_writer": Field(_("caption writer"), PHOTOSHOP + "CaptionWriter", 122),
    "keywords": Field(_("keywords"), DC + "subject", 25, many=True),
    "date_created": Field(_("date created"), PHOTOSHOP + "DateCreated", 55, 0x9003),
    "city": Field(_("city"), PHOTOSHOP + "City", 90),
    "country_code": Field(_("country code"), CORE + "CountryCode", 100),
    "people": Field(_("people shown"), EXTENSION + "PersonInImage", many=True),
    "digital_source": Field(_("digital source"), EXTENSION + "DigitalSourceType"),
}

type Said = dict[str, str | list[str]]
type Values = list[tuple[str, str]]  # language ("" where none is named) and text


def read(picture: Image.Image, *, language: str = "") -> Said:
    """What the file of an opened `picture` says, by meaning (see FIELDS); empty fields are left out.

    Of alternatives in several languages the one in `language` (BCP 47) is taken, else the default.
    Never raises.
    """
    xmp, iim, exif = in_xmp(packet(picture)), in_iim(iim_block(picture)), in_exif(picture)
    said = {}
    for name, field in FIELDS.items():
        found = xmp.get(field.xmp), iim.get(field.iim), exif.get(field.exif)
        values = next((kept for each in found if each and (kept := fit(each))), [])
        if values:
            said[name] = field_value(values, field, language)
    return normalize_date(said, iim)


def fit(values: Values) -> Values:
    """The values as plain text, without those that are then empty."""
    plain = ((language, tidy(text)) for language, text in values)
    return [(language, text) for language, text in plain if text]


def field_value(values: Values, field: Field, language: str) -> str | list[str]:
    """One field's value: all of them for a list, the best language of alternatives, else joined."""
    if field.many:
        parts = (part.strip() for _, text in values for part in re.split("[;,]", text))
        return list(dict.fromkeys(filter(None, parts)))[:MOST_KEYWORDS]
    if not any(named for named, _ in values):
        return ", ".join(dict.fromkeys(text for _, text in values))[:LONGEST]
    # Reversed, so that of two texts in one language the first counts.
    by_language = {named.lower(): text for named, text in reversed(values)}
    wanted = (language.lower(), language.lower().partition("-")[0], "x-default", values[0][0].lower())
    return next(by_language[name] for name in wanted if name in by_language)


def tidy(text: str) -> str:
    """Plain text of bounded length: composed, without control and direction-override characters."""
    # Cut before it is cleaned: a field may hold megabytes. Twice the length, as some signs go.
    text = CONTROLS.sub("", text[: 2 * LONGEST].replace("\r\n", "\n").replace("\r", "\n"))
    return unicodedata.normalize("NFC", text).strip()[:LONGEST]


def normalize_date(said: Said, iim: dict[int, Values]) -> Said:
    """`said` with its date in ISO 8601; a date in an unknown form stays as it is."""
    date = said.get("date_created")
    if isinstance(date, str):
        # IIM has the time of day in a dataset of its own, 2:60.
        time = iim[60][0][1] if re.fullmatch(r"\d{8}", date) and 60 in iim else ""
        said["date_created"] = iso(f"{date}{time}")
    return said


def iso(date: str) -> str:
    """2024-07-24T18:42:00 from 20240724184200 or 2024:07:24 18:42:00; any other text unchanged."""
    found = re.match(r"(\d{4})[:-]?(\d\d)[:-]?(\d\d)(?:[T ]?(\d\d):?(\d\d):?(\d\d))?", date)
    if not found or "-" in date[:8]:
        return date
    year, month, day, *time = found.groups()
    return f"{year}-{month}-{day}" + (f"T{':'.join(time)}" if time[0] else "")


def packet(picture: Image.Image) -> bytes:
    """The XMP packet, empty where there is none or it is too large to be one."""
    found = picture.info.get("xmp") or picture.info.get("XML:com.adobe.xmp") or b""
    found = found.encode(errors="ignore") if isinstance(found, str) else found
    return found if isinstance(found, bytes) and len(found) <= LONGEST_XMP else b""


def in_xmp(found: bytes) -> dict[str, Values]:
    """The values of an XMP packet by namespaced name; empty where it cannot be read."""
    charset = "utf-16" if found[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    text = CONTROLS.sub("", found.decode(charset, errors="replace")).strip()
    try:
        # Entities declared in a DTD can grow from a few bytes to gigabytes; XMP needs none.
        root = ElementTree.fromstring(text, forbid_dtd=True) if text else None
    except Exception:  # a hostile packet may break a parser in any way; then it says nothing
        return {}
    values = {}
    for node in descriptions(root):
        for name, text in node.attrib.items():
            values.setdefault(name, []).append(("", text))
        for child in node:
            values.setdefault(child.tag, []).extend(of_property(child))
    return values


def descriptions(root) -> Iterator:
    """The descriptions of the picture itself; those within them describe something else."""
    found = next(root.iter(RDF + "RDF"), None) if root is not None else None
    return () if found is None else found.iterfind(RDF + "Description")


def of_property(node) -> Iterator[tuple[str, str]]:
    """The texts of one XMP property, whichever of its shapes a tool has written."""
    items = list(islice(node.iter(RDF + "li"), MOST_KEYWORDS))
    for item in items or [node]:
        text = item.text if item.text and item.text.strip() else item.get(RDF + "resource", "")
        yield item.get(LANG, ""), text or "".join(item.itertext())


def iim_block(picture: Image.Image) -> bytes:
    """The IIM records of a JPEG, from its Photoshop segment."""
    resources = picture.info.get("photoshop")
    found = resources.get(0x0404) if isinstance(resources, dict) else b""
    return found if isinstance(found, bytes) else b""


def in_iim(block: bytes) -> dict[int, Values]:
    """The datasets of record 2 by number; stops where the block stops making sense."""
    values, charset, at = {}, b"", 0
    while block[at : at + 1] == b"\x1c" and at + 5 <= len(block):
        record, dataset = block[at + 1], block[at + 2]
        length = int.from_bytes(block[at + 3 : at + 5])
        value = block[at + 5 : at + 5 + length]
        if (record, dataset) == (1, 90):
            charset = value
        # With its first bit set it announces an extended dataset, which no field of ours is.
        elif record == 2 and length < 0x8000:
            values.setdefault(dataset, []).append(("", decode(value, charset)))
        at += 5 + length
    return values


def decode(value: bytes, charset: bytes = b"") -> str:
    """Text of unsure encoding: UTF-8 where said so or where it is valid, else Western."""
    try:
        return value.decode(errors="replace" if charset == UTF8 else "strict")
    except UnicodeDecodeError:
        return value.decode("cp1252", errors="replace")


def in_exif(picture: Image.Image) -> dict[int, Values]:
    """The EXIF texts we read, by tag; without what cameras write by themselves."""
    try:
        exif = picture.getexif()
        tags = {**exif, **exif.get_ifd(EXIF_IFD)}
    except Exception:  # Pillow's reader raises whatever the bytes lead it to
        return {}
    texts = {field.exif: text_of(tags.get(field.exif)) for field in FIELDS.values() if field.exif}
    return {tag: [("", text)] for tag, text in texts.items() if text and not FILLER.fullmatch(text)}


def text_of(value) -> str:
    """An EXIF value as text: it may be bytes, or UTF-8 read as Latin-1, or no text at all."""
    if isinstance(value, str):
        # Pillow reads these tags as Latin-1; many tools write UTF-8 into them.
        value = value.encode("latin-1", errors="ignore") if value.isascii() or latin(value) else value
    if isinstance(value, bytes):
        value = decode(value.rstrip(b"\x00 "))
    # EXIF parts the copyrights of photographer and editor by a NUL.
    return value.replace("\x00", "; ").strip() if isinstance(value, str) else ""


def latin(text: str) -> bool:
    return all(ord(sign) < 256 for sign in text)

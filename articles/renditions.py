"""The sizes in which the public gets a photograph: upright, sRGB, without EXIF, with its credit.

Names carry a hash of everything that made the file, so an old crop or credit is never shown under
a new name. A rendition is made by the task after upload, or by the first request that needs it.
Credit, creator, copyright, terms and alternative text go back into each file as XMP; the same as IIM
is not written, because Pillow can do so for JPEG alone and XMP is read first everywhere.
"""

import hashlib
import json
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from io import BytesIO
from typing import NamedTuple
from uuid import UUID
from xml.sax.saxutils import escape

from django.core.files.storage import storages
from django.urls import reverse
from PIL import Image, ImageCms

from . import files, pictures

# Raised whenever the same photograph would give other files, so that these get other names.
RECIPE = 2
# A small phone, a sharp phone, a column, a wide screen.
WIDTHS = (320, 640, 960, 1600)
# 16:9, the size that sharing sites cut least.
SOCIAL = (1200, 675)
QUALITY = {
    "jpg": {"format": "JPEG", "quality": 80, "progressive": True, "optimize": True},
    "avif": {"format": "AVIF", "quality": 52, "speed": 8},
}
TYPES = {"jpg": "image/jpeg", "avif": "image/avif"}
# These words are in each of the files, and could else weigh more than a small picture.
LONGEST_WORDS = 2000
# Photographs whose renditions a process remembers: some 3 kB each.
REMEMBERED = 1000
# Stands in for a file where the path of its folder is asked for.
ANY_FILE = "file"
SRGB = ImageCms.createProfile("sRGB")

XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"
 xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/">{}</rdf:Description>
</rdf:RDF></x:xmpmeta><?xpacket end="r"?>"""
ONE = "<{0}>{1}</{0}>"
LIST = "<{0}><rdf:Seq><rdf:li>{1}</rdf:li></rdf:Seq></{0}>"
ALTERNATIVE = '<{0}><rdf:Alt><rdf:li xml:lang="x-default">{1}</rdf:li></rdf:Alt></{0}>'
WRITTEN = {
    "credit": ("photoshop:Credit", ONE),
    "creator": ("dc:creator", LIST),
    "copyright": ("dc:rights", ALTERNATIVE),
    "usage_terms": ("xmpRights:UsageTerms", ALTERNATIVE),
    "alt": ("Iptc4xmpCore:AltTextAccessibility", ALTERNATIVE),
}


@dataclass(frozen=True)
class Rendition:
    """One file that can be made of a photograph: `label` says which, `suffix` in what format."""

    label: str
    suffix: str
    width: int
    height: int
    hash: str

    @property
    def name(self) -> str:
        return f"{self.label}-{self.hash}.{self.suffix}"

    @property
    def content_type(self) -> str:
        return TYPES[self.suffix]


class Facts(NamedTuple):
    """All of a photograph that decides what its renditions are and how they are named."""

    uuid: UUID
    sha256: str
    width: int
    height: int
    focus: tuple[float, float]
    texts: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, photo) -> "Facts":
        focus, texts = (float(photo.focal_x), float(photo.focal_y)), texts_to_embed(photo)
        return cls(photo.uuid, photo.sha256, photo.width, photo.height, focus, tuple(texts.items()))


@dataclass(frozen=True)
class Renditions:
    """All renditions of one photograph, and where pages find them: in `folder`, a path with a slash."""

    every: tuple[Rendition, ...]
    folder: str

    @classmethod
    def of(cls, photo, *, address: str = "articles:photo") -> "Renditions":
        """The renditions of `photo` as it is now, at the URL named `address`; no file is read or made."""
        return cls.of_facts(Facts.of(photo), address)

    @classmethod
    @lru_cache(maxsize=REMEMBERED)
    def of_facts(cls, facts: Facts, address: str) -> "Renditions":
        """Remembered in this process: a page of cards asks for the same few photographs each time."""
        sizes = [(str(width), scale(facts, width)) for width in widths(facts)]
        sizes.append(("social", social_size(facts)))
        every = (
            Rendition(label, suffix, *size, hash=content_hash(facts, label, suffix))
            for label, size in sizes
            for suffix in (("jpg",) if label == "social" else QUALITY)
        )
        return cls(tuple(every), reverse(address, args=[facts.uuid, ANY_FILE]).removesuffix(ANY_FILE))

    def at(self, address: str, *args) -> "Renditions":
        """The same files in another folder: that of the URL named `address` with these and a file's name."""
        return replace(self, folder=reverse(address, args=[*args, ANY_FILE]).removesuffix(ANY_FILE))

    def get(self, name: str) -> Rendition | None:
        """The rendition of this name; an old name of the same size leads to the one of now."""
        label, suffix = name.partition("-")[0], name.rpartition(".")[2]
        return next((one for one in self.every if (one.label, one.suffix) == (label, suffix)), None)

    def url(self, rendition: Rendition) -> str:
        return self.folder + rendition.name

    def srcset(self, suffix: str) -> str:
        return ", ".join(f"{self.url(one)} {one.width}w" for one in self.sizes(suffix))

    def sizes(self, suffix: str) -> list[Rendition]:
        return [one for one in self.every if one.suffix == suffix and one.label != "social"]

    @cached_property
    def jpeg(self) -> str:
        return self.srcset("jpg")

    @cached_property
    def avif(self) -> str:
        return self.srcset("avif")

    @cached_property
    def src(self) -> str:
        """The picture for a browser that knows no srcset: the widest up to 960 pixels."""
        return self.url(([one for one in self.sizes("jpg") if one.width <= 960] or self.sizes("jpg"))[-1])

    @property
    def small(self) -> Rendition:
        return self.sizes("jpg")[0]

    @property
    def social(self) -> Rendition:
        """The 16:9 crop around the focal point, for Open Graph and lists."""
        return self.every[-1]

    @property
    def social_url(self) -> str:
        return self.url(self.social)


def widths(facts: Facts) -> list[int]:
    """The usual widths below the original's, then its own, at most the widest."""
    return [*(width for width in WIDTHS if width < facts.width), min(facts.width, WIDTHS[-1])][: len(WIDTHS)]


def scale(facts: Facts, width: int) -> tuple[int, int]:
    return width, max(1, round(facts.height * width / max(1, facts.width)))


def social_size(facts: Facts) -> tuple[int, int]:
    """16:9, never larger than what the original has."""
    ratio = SOCIAL[0] / SOCIAL[1]
    width = max(1, int(min(SOCIAL[0], facts.width, facts.height * ratio)))
    return width, max(1, round(width / ratio))


def content_hash(facts: Facts, label: str, suffix: str) -> str:
    """A hash of everything that decides the bytes of a rendition."""
    focus = [*facts.focus] if label == "social" else []
    decisive = [RECIPE, facts.sha256, label, suffix, focus, dict(facts.texts)]
    return hashlib.sha256(json.dumps(decisive, sort_keys=True).encode()).hexdigest()[:16]


def texts_to_embed(photo) -> dict[str, str]:
    """What goes back into each file: credit, creator, copyright, terms of use and alternative text."""
    said = photo.file_metadata
    found = {
        "credit": photo.credit,
        "creator": photo.photographer or said.get("creator", ""),
        "copyright": said.get("copyright", ""),
        "usage_terms": photo.rights or said.get("usage_terms", ""),
        "alt": photo.alt,
    }
    return {name: text[:LONGEST_WORDS] for name, text in found.items() if text}


def xmp(found: dict[str, str]) -> bytes:
    """The XMP packet that carries these words."""
    written = (WRITTEN[name][1].format(WRITTEN[name][0], escape(text)) for name, text in found.items())
    return XMP.format("".join(written)).encode()


def path(photo, rendition: Rendition) -> str:
    """Where a rendition lies in its storage."""
    return f"{photo.uuid.hex[:2]}/{photo.uuid.hex}/{rendition.name}"


def store_rendition(photo, rendition: Rendition) -> str:
    """The storage path of a rendition, which is made first where it is missing."""
    where, storage = path(photo, rendition), storages["renditions"]
    if not files.has_content(storage, where):
        store_file(where, encode_rendition(original(photo), rendition, photo))
    return where


def make_all(photo) -> None:
    """Make every rendition that is missing, decoding the original once, and drop the old ones."""
    storage, every = storages["renditions"], Renditions.of(photo).every
    missing = [one for one in every if not files.has_content(storage, path(photo, one))]
    picture = original(photo) if missing else None
    for rendition in missing:
        store_file(path(photo, rendition), encode_rendition(picture, rendition, photo))
    folder = path(photo, every[0]).rpartition("/")[0]
    for name in set(storage.listdir(folder)[1]) - {one.name for one in every}:
        # Their addresses lead to the new ones. What ends otherwise is being written just now.
        if name.endswith(tuple(TYPES)):
            storage.delete(f"{folder}/{name}")


def store_file(where: str, data: bytes) -> None:
    """Store a rendition so that nobody finds it half written; another process may store the same."""
    files.store(storages["renditions"], where, data)


def original(photo) -> Image.Image:
    """The photograph upright, in sRGB and without transparency."""
    with photo.file.open("rb") as file:
        picture = pictures.open_picture(file.read())
    pictures.decode(picture)
    return opaque(in_srgb(pictures.upright(picture)))


def in_srgb(picture: Image.Image) -> Image.Image:
    """The picture with sRGB colours; a profile that cannot be used is ignored."""
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in ("RGB", "CMYK", "L"):
        return picture
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        return ImageCms.profileToProfile(picture, source, SRGB, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, TypeError, ValueError):
        return picture


def opaque(picture: Image.Image) -> Image.Image:
    """The picture as RGB, on white where it is see-through."""
    if picture.mode.startswith("I;16"):
        # Pillow cuts 16-bit values off at 255 when it converts them: all would be white.
        picture = picture.point(lambda value: value / 256).convert("L")
    if picture.has_transparency_data:
        picture = picture.convert("RGBA")
        ground = Image.new("RGBA", picture.size, "white")
        picture = Image.alpha_composite(ground, picture)
    return picture if picture.mode == "RGB" else picture.convert("RGB")


def encode_rendition(picture: Image.Image, rendition: Rendition, photo) -> bytes:
    """The bytes of one rendition of an upright `picture`."""
    box = crop(picture.size, photo) if rendition.label == "social" else None
    size = (rendition.width, rendition.height)
    small = picture.resize(size, Image.Resampling.LANCZOS, box=box, reducing_gap=2.0)
    # Pillow's writers carry a comment or profile over from here into the new file.
    small.info.clear()
    file = BytesIO()
    small.save(file, xmp=xmp(texts_to_embed(photo)), **QUALITY[rendition.suffix])
    return file.getvalue()


def crop(size: tuple[int, int], photo) -> tuple[float, float, float, float]:
    """The largest 16:9 box of a picture of this size, as near to the focal point as it can lie."""
    width, height = size
    ratio = SOCIAL[0] / SOCIAL[1]
    wide, high = min(width, height * ratio), min(height, width / ratio)
    left = min(max(photo.focal_x * width - wide / 2, 0), width - wide)
    top = min(max(photo.focal_y * height - high / 2, 0), height - high)
    return left, top, left + wide, top + high

"""The paper's own sign: whatever picture is uploaded, drawn anew as a small PNG named by its content."""

import hashlib
import re
from dataclasses import dataclass
from io import BytesIO

from django.core.files.storage import default_storage
from django.utils.translation import gettext_lazy as _
from PIL import Image

from articles import pictures
from articles.files import store
from articles.refusal import Refused
from articles.renditions import in_srgb, opaque

FOLDER = "logo"
HEAVIEST = 2 * 1024 * 1024
# Sharp at three times the height at which mastheads show it.
LARGEST = (1200, 300)
SVG = re.compile(rb"<svg\b|<\?xml|<!doctype svg", re.IGNORECASE)
TOO_HEAVY = _("This file has more than 2 MB. Export it smaller, then upload it again.")
DRAWING = _("This is an SVG drawing, which may carry programs. Export it as PNG and upload that.")
NOTHING = _("This picture is wholly transparent. Export it again, then upload it.")


@dataclass(frozen=True)
class Logo:
    """The bytes of a PNG and its size."""

    data: bytes
    width: int
    height: int

    @property
    def name(self) -> str:
        return f"{FOLDER}/{hashlib.sha256(self.data).hexdigest()[:16]}.png"

    def store(self) -> str:
        """Store the file; its name in the storage. Raises NotWritten."""
        # Written again even where it exists: a nightly job deletes old files that no row names.
        store(default_storage, self.name, self.data)
        return self.name


def redraw(file) -> Logo:
    """The picture in an open binary `file`, drawn anew from its pixels alone; raises Refused."""
    data = pictures.content(file)
    if len(data) > HEAVIEST:
        raise Refused(TOO_HEAVY)
    if SVG.search(data[:1000]):
        raise Refused(DRAWING)
    with pictures.open_picture(data) as picture:
        pictures.refuse_too_large(picture.size)
        pictures.decode(picture)
        return as_png(pictures.upright(picture))


def examine_or_refuse(file) -> Logo | Refused:
    """The picture, or why it cannot be taken."""
    try:
        return redraw(file)
    except Refused as refused:
        return refused


def as_png(picture: Image.Image) -> Logo:
    """The same picture at most as large as needed, transparent where it was."""
    is_clear = picture.has_transparency_data
    plain = without_margin(picture.convert("RGBA")) if is_clear else opaque(in_srgb(picture))
    plain.thumbnail(LARGEST, Image.Resampling.LANCZOS)
    # Pillow would save metadata and colour profile of the upload, too; a new image has pixels alone.
    fresh = Image.new(plain.mode, plain.size)
    fresh.paste(plain)
    file = BytesIO()
    fresh.save(file, "PNG", optimize=True)
    return Logo(file.getvalue(), *fresh.size)


def without_margin(picture: Image.Image) -> Image.Image:
    """The part of a transparent picture on which there is something."""
    box = picture.getchannel("A").getbbox()
    if box is None:
        raise Refused(NOTHING)
    return picture.crop(box)

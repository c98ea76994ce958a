"""What an uploaded picture is, seen before anything is stored: its kind, size and words; pure."""

import hashlib
import json
import warnings
from dataclasses import dataclass
from io import BytesIO

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from PIL import Image

from . import metadata
from .credits import split_credit
from .refusal import Refused

# Pillow knows dozens more, and its EPS reader starts Ghostscript: no other format is ever tried.
READABLE = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")
ORIENTATION = 0x0112
# EXIF counts quarter turns clockwise, Pillow counterclockwise.
UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}

TOO_HEAVY = _("This file has more than {limit} MB. Export it smaller, then upload it again.")
TOO_LARGE = _("This picture has more than {limit} megapixels. Export it smaller, then upload it again.")
FOREIGN = _("This is not a picture we can show. Upload a JPEG, PNG, WebP, AVIF or GIF file.")
BROKEN = _("This picture is damaged or cut off. Export or fetch it again, then upload it.")
EMPTY = _("This file is empty. Choose another.")


@dataclass(frozen=True)
class Examined:
    """A picture that may be taken: its bytes and what they are."""

    data: bytes
    sha256: str
    format: str
    width: int
    height: int
    is_animated: bool
    said: metadata.Said


def examine(file, *, language: str = "") -> Examined:
    """Read an open binary `file` whole and decode it; raises Refused (field "file") on what is unfit.

    Goes by what the bytes are, never by the name. Width and height are as seen upright.
    """
    data = content(file)
    with open_picture(data) as picture:
        refuse_too_large(picture.size)
        turned = orientation(picture)
        decode(picture)
        width, height = picture.size if turned < 5 else picture.size[::-1]
        return Examined(
            data=data,
            sha256=hashlib.sha256(data).hexdigest(),
            format=kind(picture),
            width=width,
            height=height,
            # A telephone's MPO has several frames and does not move.
            is_animated=kind(picture) != "JPEG" and bool(getattr(picture, "is_animated", False)),
            said=metadata.read(picture, language=language),
        )


def read_fields(examined: Examined) -> dict:
    """The fields of a Photo that an examined file fills; alternative text only from its own field."""
    said = examined.said | ({"animated": "yes"} if examined.is_animated else {})
    caption, bracketed = split_credit(said.get("caption", ""))
    credit = said.get("credit") or said.get("creator", "")
    texts = {
        "caption": caption,
        # The bracket often says more than the field: “Ada Quill/Reuters” beside “Ada Quill”.
        "credit": bracketed if credit.casefold() in bracketed.casefold() else credit,
        "alt": said.get("alt", ""),
        "photographer": said.get("creator", ""),
        "rights": said.get("usage_terms", ""),
    }
    return {
        **texts,
        **{name: getattr(examined, name) for name in ("sha256", "format", "width", "height")},
        "embedded": json.dumps(said, ensure_ascii=False, sort_keys=True),
    }


def content(file) -> bytes:
    """The bytes of a file, refused as soon as they are too many."""
    limit = settings.PHOTO_MAX_BYTES
    file.seek(0)
    data = file.read(limit + 1)
    if len(data) > limit:
        raise Refused(TOO_HEAVY.format(limit=limit // 1024**2), field="file")
    if not data:
        raise Refused(EMPTY, field="file")
    return data


def open_picture(data: bytes) -> Image.Image:
    """The picture in `data`, its header read and nothing decoded."""
    try:
        with warnings.catch_warnings():
            # Up to twice its limit of pixels Pillow only warns.
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return Image.open(BytesIO(data), formats=READABLE)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Refused(TOO_LARGE.format(limit=megapixels()), field="file") from error
    except Exception as error:  # Pillow's readers raise whatever the bytes lead them to
        raise Refused(FOREIGN, field="file") from error


def refuse_too_large(size: tuple[int, int]) -> None:
    if size[0] * size[1] > settings.PHOTO_MAX_PIXELS:
        raise Refused(TOO_LARGE.format(limit=megapixels()), field="file")


def megapixels() -> int:
    return settings.PHOTO_MAX_PIXELS // 1_000_000


def decode(picture: Image.Image) -> None:
    """Decode the first frame, which shows whether the file is whole."""
    try:
        picture.load()
    except Exception as error:  # as in `open_picture`
        raise Refused(BROKEN, field="file") from error


def kind(picture: Image.Image) -> str:
    """The format by content; telephones write several JPEGs in one file, which Pillow calls MPO."""
    return "JPEG" if picture.format == "MPO" else picture.format


def orientation(picture: Image.Image) -> int:
    """How the pixels lie (EXIF 1 to 8); 1 where the file says nothing that makes sense."""
    try:
        found = picture.getexif().get(ORIENTATION, 1)
    except Exception:  # as in `open_picture`
        return 1
    return found if found in UPRIGHT else 1


def upright(picture: Image.Image) -> Image.Image:
    """The decoded picture as it is to be seen."""
    turned = UPRIGHT.get(orientation(picture))
    return picture.transpose(turned) if turned is not None else picture

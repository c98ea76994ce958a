"""Paints the pictures of the demonstration: a place that nobody can photograph, and who writes there.

`painted` and `portrait` give the bytes of a JPEG, the same ones each time; `ALTS` says what each scene shows.
"""

from . import (  # noqa: F401  (they register scenes)
    chambers,
    farms,
    fields,
    fires,
    fronts,
    harbours,
    heights,
    lights,
    markets,
    meadows,
    rooms,
    seas,
    shops,
    streams,
    streets,
    towers,
    valley,
    works,
)
from .canvas import Canvas
from .faces import sitting
from .scene import SCENES
from .sitters import SITTERS

ALTS = {name: one.alt for name, one in SCENES.items()}


def painted(name: str) -> bytes:
    """The picture of a scene."""
    one = SCENES[name]
    canvas = Canvas(one.size, seed=sum(map(ord, name)))
    one.paint(canvas)
    return canvas.jpeg()


def portrait(name: str) -> bytes:
    """The square portrait of somebody who writes for the paper."""
    return sitting(SITTERS[name]).jpeg()

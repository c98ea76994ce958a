"""The table of scenes: each painter registers its name, its shape and what is seen in it."""

from collections.abc import Callable
from dataclasses import dataclass

from .canvas import Canvas

LANDSCAPE, UPRIGHT, WIDE = (1200, 800), (800, 1000), (1200, 675)


@dataclass(frozen=True)
class Scene:
    """What `painted` needs: the size in units, the painter, and the words for those who do not see."""

    size: tuple[int, int]
    paint: Callable[[Canvas], None]
    alt: str


SCENES: dict[str, Scene] = {}


def scene(name: str, alt: str, size: tuple[int, int] = LANDSCAPE):
    """Register the painter beneath as a scene."""

    def registered(paint):
        SCENES[name] = Scene(size, paint, alt)
        return paint

    return registered

"""Paints portraits: one face, of which everything may differ. The light falls from the left.

Places are measured from the middle of the face, down to the right.
"""

from dataclasses import dataclass

from . import attire, beards, hair, hats
from .canvas import Canvas, mix
from .shapes import Ring, circle, path, placed, smooth

MIDDLE, SCALE = (350, 330), 1.17
INK = "#2a1f2b"


@dataclass(frozen=True)
class Sitter:
    """Who is painted: colours of skin, ground and clothes, names of the painters of hair and attire."""

    skin: str
    ground: tuple[str, str]
    clothes: tuple[str, str]
    hair: tuple[str, str] = ("", "#3a2a2a")
    attire: str = "coat"
    extras: tuple[str, ...] = ()
    wide: float = 1.0
    age: int = 40
    lips: str = "#b5534f"
    accent: str = "#c8402f"

    @property
    def dusk(self):
        """The skin in shade."""
        return mix(self.skin, "#6b2034", 0.42)

    @property
    def dawn(self):
        """The skin in the light."""
        return mix(self.skin, "#fff0d0", 0.45)


class Easel(Canvas):
    """A square canvas that measures from the middle of the face."""

    def __init__(self, sitter: Sitter):
        super().__init__((700, 700), sitter.ground[0], seed=len(sitter.extras) + sitter.age)
        self.sitter = sitter

    def put(self, ring: Ring) -> Ring:
        return placed(ring, *MIDDLE, SCALE)

    def form(self, *rings, colour, shade=None, shadow=None):
        """Cut a shape that is given from the middle of the face."""
        self.cut(*map(self.put, rings), colour=colour, shade=shade, shadow=shadow)

    def stroke(self, points, colour, wide):
        """A soft line with round ends."""
        line = self.put(smooth(points, closed=False))
        self.line(line, colour, wide * SCALE)
        for x, y in (line[0], line[-1]):
            self.dot(x, y, wide * SCALE / 2 - 0.3, colour)


def sitting(sitter: Sitter) -> Easel:
    """The portrait of a sitter, from the ground to the glasses."""
    easel = Easel(sitter)
    ground(easel)
    hair.behind(easel)
    neck(easel)
    attire.worn(easel)
    head(easel)
    features(easel)
    hair.before(easel)
    hats.over(easel)
    return easel


def ground(easel):
    dark, light = easel.sitter.ground
    easel.shade([[(0, 0), (700, 0), (700, 700), (0, 700)]], mix(dark, "#1a1830", 0.3), 50, 0.45, 1.5)
    easel.cut(circle(330, 310, 285), colour=light, shade=(dark, 60, 0.45, 1.35))


def neck(easel):
    sitter = easel.sitter
    column = smooth(path("-50,60 50,60 52,170 92,216 60,290 -60,290 -92,216 -52,170"))
    easel.form(column, colour=sitter.skin)
    easel.form(smooth(path("-50,108 0,158 60,90 56,190 30,206 -20,190")), colour=sitter.dusk)


def outline(wide: float) -> Ring:
    half = path("0,-150 60,-139 97,-88 103,-14 95,56 68,112 30,146")
    ring = [*half, (0, 152), *[(-x, y) for x, y in reversed(half[1:])]]
    return smooth([(x * wide, y) for x, y in ring])


def head(easel):
    sitter = easel.sitter
    ears = [circle(side * 101 * sitter.wide, 14, 17, 27) for side in (-1, 1)]
    easel.form(ears[0], colour=sitter.skin)
    easel.form(ears[1], colour=sitter.dusk)
    face = outline(sitter.wide)
    easel.form(face, colour=sitter.skin, shade=(sitter.dusk, 14, 0.56, 1.12))
    easel.shade([easel.put(face)], sitter.dawn, 200, 0.6, 1.25)
    for side in (-1, 1):
        easel.glow(
            *easel.put([(side * 56 * sitter.wide, 56)])[0], 38, mix(sitter.skin, "#e2402f", 0.5), 0.5, 1.4
        )


def features(easel):
    sitter = easel.sitter
    nose(easel)
    for side in (-1, 1):
        eye(easel, side * 43 * sitter.wide, side)
    mouth(easel)
    if sitter.age >= 45:
        lines(easel)
    if "beard" in sitter.extras:
        beards.beard(easel)
    if "moustache" in sitter.extras:
        beards.moustache(easel)
    if "glasses" in sitter.extras or "round-glasses" in sitter.extras:
        glasses(easel)


def eye(easel, x, side):
    """White, iris, light, lid and brow."""
    sitter = easel.sitter
    brow = sitter.hair[1] if sitter.hair[0] else mix(sitter.skin, "#4a3030", 0.6)
    brow = mix(brow, "#3a2a2a", 0.35 if sitter.age < 58 else 0.1)
    almond = smooth([(x - 20, 3), (x - 8, -8), (x + 8, -8), (x + 20, 2), (x + 8, 9), (x - 8, 9)])
    easel.form(almond, colour=mix("#fffaf2", sitter.skin, 0.12))
    easel.form(circle(x + 1, 0, 9.6), colour=INK)
    easel.form(circle(x - 2.4, -3.4, 2.9), colour="#ffffff")
    easel.stroke([(x - 22, 3), (x - 9, -9), (x + 9, -9), (x + 22, 2)], INK, 4.6)
    tip = (x + side * 27, -23)
    easel.stroke([(x - side * 21, -27), (x + side * 4, -37), tip], brow, 8.5)


def nose(easel):
    dusk = easel.sitter.dusk
    easel.form(
        smooth(path("5,-12 13,14 24,46 19,60 2,63 8,44 6,16")),
        colour=mix(dusk, easel.sitter.skin, 0.25),
    )
    easel.stroke(path("-17,54 -10,63 2,64 14,63 21,53"), mix(dusk, INK, 0.22), 4)
    easel.form(circle(-3, 42, 6, 9), colour=mix(easel.sitter.dawn, easel.sitter.skin, 0.2))


def mouth(easel):
    sitter = easel.sitter
    lip = mix(sitter.lips, sitter.skin, 0.15)
    easel.form(
        smooth(path("-36,89 -14,93 0,95 16,93 37,87 20,107 0,112 -20,107")),
        colour=lip,
    )
    easel.form(smooth(path("-30,90 -10,86 0,89 11,86 31,89 0,97")), colour=mix(lip, INK, 0.22))
    easel.stroke(path("-41,85 -20,95 0,98 21,95 42,83"), mix(sitter.dusk, INK, 0.6), 4.2)
    easel.stroke([(-14, 124), (0, 127), (16, 123)], sitter.dusk, 3.4)


def lines(easel):
    """What years of smiling leave."""
    tone = mix(easel.sitter.dusk, easel.sitter.skin, 0.3)
    for side in (-1, 1):
        easel.stroke([(side * 32, 60), (side * 48, 74), (side * 53, 92)], tone, 3)
        easel.stroke([(side * 72, -2), (side * 84, -6)], tone, 2.6)
        easel.stroke([(side * 72, 6), (side * 84, 9)], tone, 2.6)
    if easel.sitter.age >= 50:
        easel.stroke([(-40, -72), (0, -77), (40, -72)], tone, 2.8)


def glasses(easel):
    rim, wide = "#2a2430", easel.sitter.wide
    for side in (-1, 1):
        x = side * 45 * wide
        if "round-glasses" in easel.sitter.extras:
            ring = circle(x, 2, 34)
        else:
            ring = smooth([(x - 36, -20), (x, -25), (x + 36, -20), (x + 33, 18), (x, 30), (x - 33, 18)])
        easel.wash([easel.put(ring)], "#ffffff", 230, 0.35, 1.3, 0.4)
        line = easel.put([*ring, ring[0], ring[1]])
        easel.line(line, rim, 5.4)
        easel.stroke([(side * 79 * wide, -6), (side * 100 * wide, -4)], rim, 5)
    easel.stroke([(-11, -3), (0, -8), (11, -3)], rim, 5)

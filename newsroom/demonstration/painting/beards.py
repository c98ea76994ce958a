"""Beards of the portraits."""

from .canvas import mix
from .hair import strands, tone
from .shapes import path, smooth


def beard(easel):
    """A full beard, the mouth left free."""
    hair, wide = easel.sitter.hair[1], easel.sitter.wide
    half = path("106,-4 108,60 86,128 44,168 0,178")
    ring = [(x * wide, y) for x, y in half] + [(-x * wide, y) for x, y in reversed(half[:-1])]
    inner = path("-92,20 -78,62 -50,72 0,70 50,72 78,62 92,20")
    easel.form(
        [*smooth(ring, closed=False), *smooth(inner, closed=False)],
        colour=hair,
        shade=(tone(easel, 0.35), 20, 0.35, 1.1),
    )
    easel.form(
        smooth(path("-36,90 0,84 38,88 22,110 0,116 -22,110")),
        colour=mix(easel.sitter.lips, easel.sitter.skin, 0.2),
    )
    easel.form(
        smooth(path("-50,92 -30,74 0,78 30,74 50,90 24,94 0,90 -24,95")),
        colour=mix(hair, "#5d1f14", 0.16),
    )
    easel.stroke([(-36, 92), (0, 99), (38, 90)], "#5d2024", 4)
    strands(
        easel,
        (
            [(-84, 70), (-66, 118), (-30, 152)],
            [(-58, 96), (-46, 124), (-20, 146)],
            [(-10, 132), (-4, 150), (0, 164)],
            [(36, 128), (26, 148), (14, 160)],
        ),
    )


def moustache(easel):
    hair = easel.sitter.hair[1]
    easel.form(
        smooth(path("-58,98 -44,78 -18,68 0,74 18,68 46,78 60,96 36,96 14,92 0,86 -14,92 -36,97")),
        colour=hair,
        shade=(tone(easel, 0.3), 20, 0.4, 1.2),
    )
    strands(easel, ([(-12, 76), (-34, 82), (-48, 92)], [(10, 76), (28, 80), (44, 90)]), 2.6)

"""The drowned meadow, and the heron that hunts in it."""

from . import nature
from .scene import WIDE, scene
from .shapes import at, box, circle, limb, path, smooth


@scene(
    "flood-meadow",
    "A drowned water meadow at dawn: fence posts and willows are mirrored in still water.",
    WIDE,
)
def flood_meadow(canvas):
    canvas.sky("#6f8fa3", "#b9b7b0", "#f0c39a", "#fbe3bc", bottom=330)
    nature.sun(canvas, 850, 300, 38, "#fff4d6", 7)
    for x, y, half in ((200, 90, 260), (640, 150, 200), (1050, 70, 190), (420, 215, 140)):
        nature.streak(canvas, x, y, half, 10, "#d9a48f")
    nature.hill(canvas, 296, 12, 5, "#9d9a9c")
    far = nature.hill(canvas, 322, 5, 8, "#7d7b82")
    for x in range(20, 1200, 57):
        nature.bush(canvas, x, at(far, x) + 6, 12 + x % 13, "#6d6a75", "#8a8488")
    for x, tall in ((150, 190), (330, 130), (430, 96), (1080, 170)):
        nature.willow(canvas, x, 342, tall, "#3b3440")
    canvas.mirror(340, "#d9b79a", 0.18, bottom=675)
    canvas.wash([box(0, 380, 1200, 675)], "#4a5a70", 90, 0.1, 1.3, 0.9)
    nature.ripples(canvas, 345, 675, ("#fbe3bc", "#8f8790", "#c99f8c"), 90)
    nature.glitter(canvas, 850, 342, 640, "#ffefc9", 34)
    for number in range(14):
        near = 0.06 + (number / 14) ** 1.7
        post(canvas, 700 - number * 12 - 560 * near, 352 + 300 * near, 26 + 150 * near)
    heron(canvas, 985, 560, 150, "#2b2a38")


def post(canvas, x, y, tall):
    canvas.fill(
        [
            (x - tall * 0.05, y),
            (x + tall * 0.05, y),
            (x + tall * 0.03, y + tall * 0.55),
            (x - tall * 0.04, y + tall * 0.55),
        ],
        colour="#5b5866",
    )
    canvas.cut(
        [
            (x - tall * 0.05, y),
            (x - tall * 0.06, y - tall * 0.62),
            (x + tall * 0.04, y - tall * 0.66),
            (x + tall * 0.05, y),
        ],
        colour="#2e2833",
        shade=("#c08a70", 0, 0.35, 1.3),
    )
    canvas.fill(circle(x, y, tall * 0.12, tall * 0.016), colour="#fbe3bc")


def heron(canvas, x, y, tall, colour):
    """A heron on one leg, looking left."""
    put = lambda points: [(x + px * tall, y - py * tall) for px, py in points]  # noqa: E731
    canvas.line(put([(0.02, 0), (0.03, 0.42)]), colour, tall * 0.014)
    canvas.line(put([(0.06, 0.42), (0.1, 0.22), (0.03, 0.18)]), colour, tall * 0.014)
    canvas.fill(
        put(smooth(path("-0.1,0.6 0.02,0.66 0.2,0.5 0.34,0.34 0.14,0.38 -0.04,0.42"))),
        colour=colour,
    )
    for start, end, thick, thin in (
        ((-0.05, 0.56), (-0.12, 0.74), 0.045, 0.03),
        ((-0.12, 0.74), (-0.04, 0.86), 0.03, 0.022),
        ((-0.04, 0.86), (-0.1, 0.95), 0.022, 0.03),
    ):
        canvas.fill(*limb(put([start])[0], put([end])[0], thick * tall, thin * tall), colour=colour)
    canvas.fill(put([(-0.1, 0.975), (-0.32, 0.915), (-0.1, 0.925)]), colour="#d98b3a")
    canvas.line(put([(-0.07, 0.97), (0.08, 0.93)]), colour, tall * 0.014)

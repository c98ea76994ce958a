"""Outlines in the units of a picture: lists of points that the canvas cuts out; pure."""

import math
import random

Ring = list[tuple[float, float]]


def path(words: str) -> Ring:
    """Points as they are written: "x,y x,y"."""
    return [tuple(map(float, point.split(","))) for point in words.split()]


def box(left: float, top: float, right: float, bottom: float) -> Ring:
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def circle(x: float, y: float, radius: float, tall: float | None = None) -> Ring:
    """A circle, or with `tall` an ellipse of that upright radius."""
    return arc((x, y), radius, (0, 360), tall=tall)


def arc(centre: tuple, radius: float, turn: tuple, *, tall: float | None = None) -> Ring:
    """Points from one angle to another, in degrees; 0 points right, 90 down."""
    x, y = centre
    steps = max(10, min(72, int(radius)))
    angles = [math.radians(turn[0] + (turn[1] - turn[0]) * step / steps) for step in range(steps + 1)]
    upright = radius if tall is None else tall
    return [(x + radius * math.cos(angle), y + upright * math.sin(angle)) for angle in angles]


def lens(x: float, y: float, half: float, thick: float) -> Ring:
    """A stroke as a gouge leaves it: thick in the middle, pointed at both ends."""
    return [(x - half, y), (x - half * 0.3, y - thick), (x + half * 0.4, y - thick * 0.8), (x + half, y)] + [
        (x + half * 0.3, y + thick * 0.9),
        (x - half * 0.4, y + thick),
    ]


def limb(start: tuple, end: tuple, thick: float, thin: float) -> list[Ring]:
    """A tapering bar with round ends, as the rings that make it up."""
    (x, y), (to_x, to_y) = start, end
    length = math.hypot(to_x - x, to_y - y) or 1
    across, down = (to_y - y) / length, (x - to_x) / length
    bar = [(x + across * thick, y + down * thick), (to_x + across * thin, to_y + down * thin)]
    bar += [(to_x - across * thin, to_y - down * thin), (x - across * thick, y - down * thick)]
    return [bar, circle(x, y, thick), circle(to_x, to_y, thin)]


def smooth(points: Ring, *, closed: bool = True, steps: int = 8) -> Ring:
    """A soft line through the points (Catmull and Rom)."""
    count = len(points)
    around = points if closed else [points[0], *points, points[-1]]
    spans = range(count) if closed else range(1, count)
    return [
        blended([around[(span + shift - 1) % len(around)] for shift in range(4)], step / steps)
        for span in spans
        for step in range(steps)
    ] + ([] if closed else [points[-1]])


def blended(four: Ring, part: float) -> tuple[float, float]:
    """The point between the two middle ones of four."""
    return tuple(
        0.5
        * (2 * b + (c - a) * part + (2 * a - 5 * b + 4 * c - d) * part**2 + (3 * b - a - 3 * c + d) * part**3)
        for a, b, c, d in zip(*four, strict=True)
    )


def placed(ring: Ring, x: float, y: float, scale: float = 1) -> Ring:
    """A ring drawn around the origin, brought to its place and size."""
    return [(x + px * scale, y + py * scale) for px, py in ring]


def crest(width: float, height: float, swing: float, seed: float) -> Ring:
    """The top line of a soft hill, from edge to edge."""
    chance = random.Random(seed)  # noqa: S311
    waves = [
        (pace, share, chance.uniform(0, 7)) for pace, share in ((3, 1), (7, 0.45), (15, 0.18), (31, 0.06))
    ]
    return [
        (x, height + swing * sum(share * math.sin(pace * x / width + phase) for pace, share, phase in waves))
        for x in range(-10, int(width) + 20, 10)
    ]


def at(line: Ring, x: float) -> float:
    """How high a line stands at x."""
    return min(line, key=lambda point: abs(point[0] - x))[1]


def below(line: Ring, bottom: float) -> Ring:
    """The ring of everything under a line."""
    return [*line, (line[-1][0], bottom), (line[0][0], bottom)]

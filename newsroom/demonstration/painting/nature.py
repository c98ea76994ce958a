"""Sky, land, water and trees: what scenes lay down before anything is built."""

import math
import random

from .canvas import mix
from .shapes import at, below, box, circle, crest, lens, limb, path, smooth


def sun(canvas, x, y, radius, colour, halo=4.0):
    """A disc with its light around it."""
    canvas.glow(x, y, radius * halo, colour, 0.55)
    canvas.glow(x, y, radius * halo * 0.5, colour, 0.5)
    canvas.dot(x, y, radius, colour)


def stars(canvas, count, bottom, colour):
    for _ in range(count):
        x, y = canvas.chance.uniform(0, canvas.width), canvas.chance.uniform(0, bottom)
        size = canvas.chance.choice((0.7, 0.7, 0.9, 0.9, 1.2, 1.9))
        canvas.dot(x, y, size, mix(colour, "#20304f", canvas.chance.uniform(0, 0.5)))


def cloud(canvas, x, y, half, colour, shade):
    """A flat-bottomed cloud of cut paper."""
    tops = path("-1,0 -0.75,-0.16 -0.5,-0.15 -0.3,-0.32 0.05,-0.36 0.3,-0.2 0.55,-0.22 0.8,-0.08 1,0")
    ring = smooth([(x + px * half, y + py * half * 0.8) for px, py in tops], closed=False)
    canvas.cut(ring, colour=colour, shade=(shade, 90, 0.3, 1.1))


def streak(canvas, x, y, half, thick, colour):
    canvas.fill(
        smooth(
            [
                (x - half, y),
                (x - half * 0.2, y - thick),
                (x + half, y - thick * 0.2),
                (x + half * 0.3, y + thick),
            ]
        ),
        colour=colour,
    )


def hill(canvas, height, swing, seed, colour, shade=None):
    """A soft hill from edge to edge; gives back its top line."""
    top = crest(canvas.width, height, swing, seed)
    canvas.cut(below(top, canvas.height + 5), colour=colour, shade=shade)
    return top


def mountains(canvas, height, swing, seed, colours):
    """A range of peaks around a height, high ones at the back: colours are (lit, shade)."""
    chance = random.Random(seed)  # noqa: S311
    places = [(number + chance.uniform(0.1, 0.9)) * canvas.width / 6 for number in range(-1, 7)]
    tips = sorted((height + swing * chance.uniform(-1, 0.55), x) for x in places)
    for y, x in tips:
        peak(canvas, (x, y), (height + swing * 1.6 - y) * chance.uniform(0.95, 1.3), colours)
    canvas.fill(box(0, height + swing, canvas.width, canvas.height), colour=colours[0])


def peak(canvas, tip, half, colours):
    """One mountain, lit from the left; the edge of its shade runs down in a zigzag."""
    (x, y), drop = tip, half * 1.05
    chance = canvas.chance
    left = [
        (x - half * part + chance.uniform(-0.04, 0.04) * half, y + drop * part) for part in (0.25, 0.5, 0.75)
    ]
    right = [
        (x + half * part + chance.uniform(-0.04, 0.04) * half, y + drop * part) for part in (0.3, 0.55, 0.8)
    ]
    feet = [(x - half, y + drop), (x + half, y + drop)]
    canvas.fill([feet[0], *reversed(left), tip, *right, feet[1]], colour=colours[0])
    ridge = [(0.02, 0.16), (-0.08, 0.3), (0.1, 0.38), (0.0, 0.56), (0.2, 0.62), (0.12, 0.82), (0.34, 1.0)]
    edge = [(x + across * half, y + down * drop) for across, down in ridge]
    canvas.fill([tip, *right, feet[1], *reversed(edge)], colour=colours[1])


def ripples(canvas, top, bottom, colours, count=90, span=None):
    """Gouged strokes on water, longer and thicker towards the beholder."""
    left, right = span or (0, canvas.width)
    for _ in range(count):
        near = canvas.chance.random() ** 1.3
        y = top + 3 + (bottom - top) * near
        half = (8 + 60 * near) * canvas.chance.uniform(0.5, 1.2)
        canvas.fill(
            lens(canvas.chance.uniform(left, right), y, half, 0.6 + 2.2 * near),
            colour=canvas.chance.choice(colours),
        )


def glitter(canvas, x, top, bottom, colour, wide=60):
    """The path of a light over water."""
    y, step = top + 2, 2.0
    while y < bottom:
        near = (y - top) / (bottom - top)
        spread = wide * (0.25 + near)
        for _ in range(2):
            half = spread * canvas.chance.uniform(0.15, 0.6)
            canvas.fill(
                lens(x + canvas.chance.uniform(-1, 1) * spread * 0.6, y, half, 0.7 + 1.9 * near),
                colour=colour,
            )
        y, step = y + step + 6 * near, step + 0.25


def snowfall(canvas, count, colour, top=0, bottom=None):
    for _ in range(count):
        x, y = canvas.chance.uniform(0, canvas.width), canvas.chance.uniform(top, bottom or canvas.height)
        canvas.dot(x, y, canvas.chance.choice((0.9, 1.2, 1.6, 2.1, 2.8)), colour)


def rain(canvas, count, colour, slant=14):
    for _ in range(count):
        x, y = canvas.chance.uniform(-40, canvas.width), canvas.chance.uniform(-30, canvas.height)
        long = canvas.chance.uniform(14, 46)
        canvas.line(
            [(x, y), (x + long * slant / 40, y + long)], colour, canvas.chance.choice((0.5, 0.8, 1.1))
        )


def sparks(canvas, across, down):
    """Glowing dust: around `across` (middle, spread), between the heights `down`."""
    for _ in range(110):
        x, y = canvas.chance.gauss(*across), canvas.chance.uniform(*down)
        canvas.dot(x, y, canvas.chance.uniform(0.7, 2.0), canvas.chance.choice(("#ffd27a", "#ff9a4a")))


def birds(canvas, places, colour):
    for x, y, scale in places:
        wing = 9 * scale
        canvas.line(
            [
                (x - wing, y - wing * 0.35),
                (x - wing * 0.4, y - wing * 0.45),
                (x, y),
                (x + wing * 0.45, y - wing * 0.5),
                (x + wing, y - wing * 0.3),
            ],
            colour,
            1.4 * scale,
        )


def conifer(canvas, x, y, tall, colour, snow=None):
    """A fir in four tiers, snow on its left."""
    canvas.fill(box(x - tall * 0.025, y - tall * 0.15, x + tall * 0.025, y), colour=colour)
    for tier in range(4):
        foot, half = y - tall * (0.1 + tier * 0.2), tall * (0.24 - tier * 0.05)
        tip = foot - tall * 0.34
        canvas.fill(
            [
                (x - half, foot),
                (x, tip),
                (x + half, foot),
                (x + half * 0.4, foot - tall * 0.025),
                (x - half * 0.3, foot + tall * 0.015),
            ],
            colour=colour,
        )
        if snow:
            canvas.fill(
                [
                    (x - half * 0.95, foot - 1),
                    (x, tip),
                    (x + half * 0.12, tip + tall * 0.1),
                    (x - half * 0.25, foot - tall * 0.06),
                ],
                colour=snow,
            )


def bare(canvas, x, y, tall, colour, depth=7):
    """A leafless tree that forks by chance."""
    branch(canvas, (x, y), -90, tall * 0.27, colour, depth)


def branch(canvas, start, angle, long, colour, depth):
    turn = math.radians(angle)
    end = (start[0] + long * math.cos(turn), start[1] + long * math.sin(turn))
    thick = long * 0.1 + 0.3
    canvas.fill(*limb(start, end, thick, thick * 0.62)[: 3 if depth > 4 else 1], colour=colour)
    if depth > 0:
        for side in (-1, 1):
            spread = canvas.chance.uniform(12, 38) * side
            branch(canvas, end, angle + spread, long * canvas.chance.uniform(0.68, 0.84), colour, depth - 1)


def willow(canvas, x, y, tall, colour):
    """A pollard willow: a stout head of straight rods."""
    canvas.fill(
        smooth(
            [
                (x - tall * 0.09, y),
                (x - tall * 0.06, y - tall * 0.4),
                (x - tall * 0.11, y - tall * 0.52),
                (x + tall * 0.1, y - tall * 0.53),
                (x + tall * 0.06, y - tall * 0.38),
                (x + tall * 0.1, y),
            ]
        ),
        colour=colour,
    )
    for number in range(26):
        turn = math.radians(-168 + number * 6.2 + canvas.chance.uniform(-4, 4))
        long = tall * canvas.chance.uniform(0.38, 0.56)
        root = (x + tall * 0.07 * math.cos(turn), y - tall * 0.5)
        canvas.line(
            [root, (x + long * 0.62 * math.cos(turn), y - tall * 0.47 + long * math.sin(turn))],
            colour,
            tall * 0.012,
        )


def bush(canvas, x, y, size, colour, shade):
    rings = [
        circle(x + dx * size, y + dy * size, r * size)
        for dx, dy, r in ((-0.5, -0.3, 0.45), (0.1, -0.55, 0.6), (0.6, -0.25, 0.42), (0, -0.2, 0.5))
    ]
    canvas.cut(*rings, colour=colour, shade=(shade, 60, 0.3, 1.0))


def wood(canvas, line, colour, sizes=(18, 40), snow=None):
    """Firs all along a line of land."""
    x = -10.0
    while x < canvas.width + 10:
        tall = canvas.chance.uniform(*sizes)
        conifer(canvas, x, at(line, x) + 4, tall, colour, snow)
        x += tall * canvas.chance.uniform(0.2, 0.6)

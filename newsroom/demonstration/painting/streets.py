"""Scenes of the town: gables at dusk, a street by night."""

from . import buildings, nature
from .canvas import mix
from .people import Look, person
from .scene import UPRIGHT, scene
from .shapes import box, path, smooth


@scene("gables", "Steep old-town gables in the first snow at dusk, some of their windows lit.")
def gables(canvas):
    canvas.sky("#2b3a6b", "#6c6496", "#d99a9b", "#f7d3b0", bottom=520)
    canvas.glow(900, 420, 420, "#ffe0b5", 0.7)
    spire(canvas, 830, 150, 520, "#7d709d")
    for number, left in enumerate(range(-40, 1240, 96)):
        roofed(canvas, (left, 372 + (number * 53) % 70, left + 92, 800), ("#8a7fa6", "#f3e6e6"), 0)
    canvas.wash([box(0, 380, 1200, 640)], "#e8b7a8", 90, 0.1, 1.3, 0.6)
    for number, left in enumerate((-70, 120, 268, 452, 610, 804, 960, 1110)):
        wide = (178, 138, 172, 146, 182, 144, 138, 160)[number]
        colours = (("#4d4a78", "#5b4c74", "#3e4370", "#6a4a69")[number % 4], "#f4ecef")
        roofed(canvas, (left, 472 + (number * 61) % 76, left + wide, 800), colours, 3)
    canvas.fill(
        smooth(path("-10,812 -10,738 260,752 560,728 900,748 1210,726 1210,812")),
        colour="#dfe0ee",
    )
    canvas.shade([box(0, 735, 1200, 800)], "#8d8fb8", 90, 0.1, 1.1)
    for x, look in (
        (372, Look(walking=True, hat="#c8402f")),
        (404, Look(dress=True, scarf="#e8a13a")),
        (905, Look(facing=-1, walking=True)),
    ):
        person(canvas, x, 772, 76, "#22264a", look)
    buildings.lamp(canvas, 610, 778, 190, "#22264a", "#ffe2a0")
    nature.snowfall(canvas, 260, "#ffffff")


def roofed(canvas, frame, colours, storeys):
    """A gabled house with snow on its roof, a chimney, windows by storey."""
    left, top, right, ground = frame
    wide = right - left
    canvas.fill(
        box(left + wide * 0.68, top - wide * 0.62, left + wide * 0.8, top),
        colour=mix(colours[0], colours[1], 0.3),
    )
    canvas.fill(
        box(left + wide * 0.66, top - wide * 0.65, left + wide * 0.82, top - wide * 0.6), colour=colours[1]
    )
    buildings.house(canvas, frame, colours, roof=0.86, shade=(mix(colours[0], "#15183a", 0.55), 0, 0.35, 1.2))
    dark = mix(colours[0], "#12142e", 0.55)
    if storeys:
        buildings.rows(
            canvas,
            (left + wide * 0.1, top + 6, right - wide * 0.1, top + 6 + storeys * 66),
            (3, storeys),
            ("#ffcf7a", dark, mix(colours[0], "#ffffff", 0.25)),
            lit=0.4,
        )
    buildings.window(
        canvas,
        (left + wide * 0.42, top - wide * 0.36, left + wide * 0.58, top - wide * 0.16),
        (dark if canvas.chance.random() < 0.6 else "#ffcf7a", dark),
    )


def spire(canvas, x, top, foot, colour):
    canvas.fill(
        [(x, top), (x + 32, top + 170), (x - 32, top + 170)],
        box(x - 30, top + 168, x + 30, foot),
        colour=colour,
    )
    canvas.fill(
        [(x - 20, top + 100), (x, top), (x + 2, top + 10), (x - 4, top + 120)],
        colour=mix(colour, "#ffffff", 0.5),
    )


@scene(
    "lamp-street", "A row of street lamps mirrored in a wet street at night; one of them is dark.", UPRIGHT
)
def lamp_street(canvas):
    canvas.sky("#16264a", "#2c4a74", "#7f8f9a", bottom=600)
    canvas.glow(400, 545, 360, "#f0bd74", 0.8)
    for side in (0, 1):
        for near in (0.3, 0.42, 0.6, 0.85, 1.2):
            terrace(canvas, side, near)
    canvas.fill(path("-10,1010 -10,760 392,560 408,560 810,760 810,1010"), colour="#14213c")
    canvas.shade([[(-10, 1010), (392, 560), (408, 560), (810, 1010)]], "#3d5c78", -90, 0.2, 1.3)
    for number, near in enumerate((0.14, 0.22, 0.36, 0.6, 1.0)):
        for side in (-1, 1):
            light = None if (number, side) == (2, -1) else "#ffd68a"
            street_lamp(canvas, 400 + side * 345 * near, 560 + near * 330, near * 520, light)
    person(canvas, 452, 742, 128, "#0a1226", Look(walking=True, dress=True))
    umbrella(canvas, 460, 622, 62, "#c8402f")
    canvas.fill([(440, 748), (470, 748), (462, 850), (448, 850)], colour="#0f1a33")
    nature.rain(canvas, 330, "#7f9bb5", 8)


def terrace(canvas, side, near):
    """One house of the street, in perspective: 0 left, 1 right."""
    x = lambda part: 400 + (part if side else -part) * 400  # noqa: E731
    far, here = near * 0.62, near
    colour = mix("#4a5f7d", "#0d152b", min(1, near * 0.95))
    canvas.fill(
        [
            (x(far), 560 - far * 430),
            (x(here), 560 - here * 520),
            (x(here), 560 + here * 190),
            (x(far), 560 + far * 190),
        ],
        colour=colour,
    )
    for part in (0.22, 0.58):
        for storey in (0.12, 0.46):
            one, two = far + (here - far) * part, far + (here - far) * (part + 0.2)
            lit = canvas.chance.random() < 0.4
            ring = [
                (x(one), 560 - one * (430 - storey * 430)),
                (x(two), 560 - two * (430 - storey * 430)),
                (x(two), 560 - two * (300 - storey * 430)),
                (x(one), 560 - one * (300 - storey * 430)),
            ]
            canvas.fill(ring, colour="#f0b765" if lit else mix(colour, "#000010", 0.4))


def street_lamp(canvas, x, y, tall, light):
    if light:
        for number in range(26):
            down = number / 26
            half = tall * 0.05 * (1 - down * 0.5) * canvas.chance.uniform(0.5, 1.5)
            canvas.fill(
                [
                    (x - half, y + tall * down * 0.8),
                    (x + half, y + tall * down * 0.8 + 1),
                    (x, y + tall * (down * 0.8 + 0.012) + 1),
                ],
                colour=mix(light, "#14213c", 0.25 + down * 0.7),
            )
        canvas.glow(x, y + 2, tall * 0.22, light, 0.4)
    buildings.lamp(canvas, x, y, tall, "#070d1d", light)


def umbrella(canvas, x, y, half, colour):
    canvas.line([(x, y), (x, y + half * 1.1)], "#0a1226", 2)
    canvas.cut(
        smooth(
            [
                (x - half, y + 6),
                (x - half * 0.7, y - half * 0.42),
                (x, y - half * 0.62),
                (x + half * 0.7, y - half * 0.42),
                (x + half, y + 6),
                (x + half * 0.5, y - 2),
                (x, y + 5),
                (x - half * 0.5, y - 2),
            ]
        ),
        colour=colour,
        shade=("#5a1526", 0, 0.3, 1.1),
    )

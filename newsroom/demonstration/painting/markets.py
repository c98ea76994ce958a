"""The winter market with its long table."""

from . import buildings
from .canvas import mix
from .people import Look, person
from .scene import scene
from .shapes import box, circle, smooth
from .streets import roofed


@scene("market", "A winter market: stalls under strings of lights on both sides of one very long table.")
def market(canvas):
    canvas.sky("#1a2350", "#4a4079", "#c47f86", bottom=330)
    for number, left in enumerate(range(-50, 1200, 128)):
        roofed(canvas, (left, 210 + number * 59 % 50, left + 130, 420), ("#443c6f", "#e4def0"), 1)
    canvas.fill([(0, 800), (0, 396), (1200, 396), (1200, 800)], colour="#e9dfe6")
    canvas.shade([box(0, 390, 1200, 800)], "#a48fb5", 90, 0.1, 1.3)
    canvas.glow(600, 420, 380, "#ffc27a", 0.7)
    for near in (0.22, 0.34, 0.5, 0.72, 1.05):
        for side in (-1, 1):
            stall(
                canvas,
                600 + side * (90 + 560 * near),
                400 + 260 * near,
                330 * near,
                number=round(near * 50) + side,
            )
        buildings.string(
            canvas,
            ((600 - 80 - 520 * near, 400 - 250 * near), (600 + 80 + 520 * near, 400 - 250 * near)),
            "#ffd27a",
            bulbs=14,
            sag=36 * near,
            size=2 + 4 * near,
        )
    table(canvas)


def stall(canvas, x, y, tall, number):
    """A booth with a striped awning and a lit counter."""
    half = tall * 0.5
    canvas.glow(x, y - tall * 0.4, tall * 0.8, "#ffbf63", 0.5)
    canvas.fill(box(x - half, y - tall * 0.72, x + half, y), colour="#6b2f3c")
    canvas.fill(box(x - half * 0.92, y - tall * 0.68, x + half * 0.92, y - tall * 0.32), colour="#ffcf7a")
    person(canvas, x - half * 0.2, y, tall * 0.62, "#7a3b2e", Look(hat="#2b2450"))
    canvas.fill(box(x - half, y - tall * 0.34, x + half, y), colour="#7d3a3c")
    for item in range(7):
        canvas.dot(
            x - half * 0.8 + item * half * 0.27,
            y - tall * 0.36,
            tall * 0.032,
            ("#c8402f", "#e8a13a", "#5f8a4e")[(item + number) % 3],
        )
    striped(canvas, x, y, tall, colour=("#c8402f", "#2f6d6a", "#d8892f")[number % 3])


def striped(canvas, x, y, tall, *, colour):
    """The awning, with snow on it."""
    half = tall * 0.5
    for stripe in range(8):
        left, wide = x - half * 1.14, half * 2.28 / 8
        top = [
            (x - half + stripe * half / 4, y - tall * 0.92),
            (x - half + (stripe + 1) * half / 4, y - tall * 0.92),
        ]
        foot = [
            (left + (stripe + 1) * wide, y - tall * 0.7),
            (left + (stripe + 0.5) * wide, y - tall * 0.655),
            (left + stripe * wide, y - tall * 0.7),
        ]
        canvas.fill([*top, *foot], colour="#f8efe4" if stripe % 2 else colour)
    canvas.fill(
        smooth([(x - half * 1.05, y - tall * 0.91), (x, y - tall * 1.0), (x + half * 1.05, y - tall * 0.91)]),
        colour="#ffffff",
    )


def table(canvas):
    """The long table, narrowing into the distance, with people on both sides."""
    guests(canvas)
    canvas.cut(
        [(588, 402), (612, 402), (840, 810), (360, 810)],
        colour="#fbf4ea",
        shade=("#d7a77f", 90, 0.3, 1.4),
        shadow=(0, 14, 12, 0.4),
    )
    for number in range(15):
        near = 0.03 + (number / 15) ** 1.6
        y, size = 404 + 370 * near, 2.5 + 16 * near
        for side in (-0.5, 0.5):
            canvas.fill(
                circle(600 + side * (26 + 300 * near), y, size, size * 0.5),
                colour=("#c8402f", "#e8a13a", "#7a8f4e")[number % 3],
            )
        if number % 2:
            canvas.glow(600, y - size * 1.4, size * 4, "#ffcf7a", 0.6)
            canvas.fill(box(600 - size * 0.18, y - size * 1.4, 600 + size * 0.18, y), colour="#fffdf0")
            canvas.dot(600, y - size * 1.6, size * 0.28, "#ff9a3c")


def guests(canvas):
    for number in range(13):
        near = 0.06 + (number / 13) ** 1.7
        for side in (-1, 1):
            coat = ("#231f45", "#46284f", "#1d3550", "#5a2a45")[(number + side) % 4]
            colour = mix("#4a3763", coat, min(1, near + 0.3))
            if (number * 3 + side) % 5:
                person(
                    canvas,
                    600 + side * (32 + 245 * near),
                    424 + 370 * near,
                    60 + 200 * near,
                    colour,
                    Look(
                        facing=-side,
                        dress=number % 3 == 0,
                        scarf=("", "#c8402f", "#e8a13a")[number % 3],
                        arm=(0.24, -0.52),
                    ),
                )

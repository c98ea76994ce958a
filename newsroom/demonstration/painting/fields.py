"""Scenes of a pitch in the fog and of far hills."""

import math

from . import nature
from .canvas import mix
from .people import Look, person
from .scene import scene
from .shapes import below, box, circle, crest, smooth


@scene("football", "A goalkeeper stands alone before the goal in the fog, beneath the floodlights.")
def football(canvas):
    canvas.sky("#3f5a5f", "#7f9690", "#c3ccb8", bottom=520)
    pitch(canvas)
    canvas.wash([box(0, 400, 1200, 660)], "#c9d0bd", 90, -0.2, 0.5, 0.5)
    canvas.wash([box(0, 500, 1200, 690)], "#cbd3c1", 90, 1.0, 0.0, 0.9)
    goal(canvas)
    canvas.line([(0, 650), (1200, 650)], "#eef0e4", 6)
    canvas.line([(190, 650), (90, 760), (1110, 760), (1010, 650)], "#eef0e4", 6)
    canvas.fill([(630, 700), (800, 770), (690, 715)], [(585, 702), (700, 790), (620, 704)], colour="#3d6650")
    person(canvas, 610, 706, 200, "#1b2a2f", Look(arm=(0.2, -0.55)))
    canvas.fill(
        smooth([(586, 548), (640, 548), (636, 618), (588, 618)], steps=4),
        circle(655, 594, 13),
        circle(585, 622, 11),
        colour="#e8862a",
    )
    for x, tall in ((150, 96), (960, 104), (1060, 92)):
        person(canvas, x, 566, tall, "#93a69a", Look(walking=True))
    canvas.dot(64, 604, 8, "#eef0e4")


def pitch(canvas):
    """Floodlights, and stripes of mown grass."""
    for x, y in ((180, 130), (1010, 110)):
        canvas.fill([(x - 6, 560), (x - 3, y), (x + 3, y), (x + 6, 560)], colour="#5f7775")
        canvas.glow(x, y, 330, "#fbf7dc", 0.9)
        for lamp in range(8):
            canvas.dot(x - 42 + lamp % 4 * 28, y - 14 + lamp // 4 * 26, 10, "#ffffff")
    canvas.cut(box(0, 520, 1200, 800), colour="#6f9468", shade=("#2f5a4a", 90, 0.2, 1.2))
    for stripe in range(-4, 9, 2):
        canvas.wash(
            [
                [
                    (600 + (stripe - 2) * 110, 520),
                    (600 + (stripe - 1) * 110, 520),
                    (600 + (stripe - 1) * 330, 810),
                    (600 + (stripe - 2) * 330, 810),
                ]
            ],
            "#8fae78",
            90,
            -1,
            0,
            0.35,
        )


def goal(canvas):
    left, right, top, foot = 330, 870, 420, 650
    for number in range(25):
        x = left + (right - left) * number / 24
        canvas.line([(x, top), (600 + (x - 600) * 0.86, foot - 46)], "#b9c4b4", 1.1)
    for number in range(10):
        y = top + (foot - 46 - top) * number / 9
        inset = 38 * number / 9
        canvas.line([(left + inset, y), (right - inset, y)], "#b9c4b4", 1.1)
    canvas.line([(left, foot), (left, top), (right, top), (right, foot)], "#f7f6ec", 11)
    canvas.line([(left, foot), (left + 38, foot - 46), (right - 38, foot - 46), (right, foot)], "#d3dacb", 3)


@scene("coffee-hills", "Terraced coffee hills, brown with drought, and drying beds in a hot light.")
def coffee_hills(canvas):
    canvas.sky("#e9b75a", "#f4d488", "#fbeabb", bottom=380)
    nature.sun(canvas, 250, 170, 70, "#fffae0", 4)
    nature.mountains(canvas, 290, 90, 8, ("#d89a5a", "#c27f4a"))
    for number, (height, swing, colour) in enumerate(
        ((350, 40, "#b8703c"), (430, 50, "#a5582f"), (530, 50, "#8a4527"))
    ):
        top = crest(1200, height, swing, 3 + number * 4.3)
        canvas.cut(below(top, 815), colour=colour, shade=("#e8a85c", -60, 0.3, 1.3))
        for step in range(1, 8):
            line = [(x, y + step * (15 + 5 * number) + 10 * math.sin(x / 160 + step)) for x, y in top]
            canvas.line(line, mix(colour, "#3b1f1a", 0.45), 2 + number)
            for x, y in line[:: 4 - number]:
                if canvas.chance.random() < 0.75:
                    size = 4 + number * 3
                    canvas.fill(
                        circle(x, y - size * 0.5, size, size * 0.8),
                        colour=canvas.chance.choice(("#5d6b2f", "#7a7a35", "#8f6b32")),
                    )
    for row in range(3):
        bed(canvas, 620 - row * 130, 640 + row * 66, 330 + row * 60)
    person(
        canvas, 380, 760, 190, "#3a1a1c", Look(dress=True, scarf="#f4e2b0", hat="#f4d488", arm=(0.28, -0.46))
    )
    person(canvas, 1000, 668, 120, "#3a1a1c", Look(facing=-1, hat="#f4d488", arm=(0.28, -0.46)))


def bed(canvas, x, y, long):
    """A raised bed of cherries that dry."""
    canvas.fill(
        *(box(x + part * long, y, x + part * long + 5, y + 34) for part in (0.04, 0.35, 0.65, 0.94)),
        colour="#3a1a1c",
    )
    canvas.fill([(x, y + 6), (x + 34, y - 16), (x + long + 30, y - 16), (x + long, y + 6)], colour="#e8cf98")
    canvas.cut(
        [(x + 12, y + 2), (x + 40, y - 13), (x + long + 16, y - 13), (x + long - 10, y + 2)],
        colour="#a8322a",
        shade=("#f0a04a", 0, 0.1, 1.3),
    )
    canvas.fill(box(x, y + 6, x + long, y + 12), colour="#6b3a22")

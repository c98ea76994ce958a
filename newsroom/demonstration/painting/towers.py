"""The market hall with its clock tower."""

from . import buildings, nature
from .people import Look, person
from .scene import UPRIGHT, scene
from .shapes import box, circle, path, smooth
from .streets import roofed


@scene(
    "clock-tower",
    "A market hall with a clock tower; it is eleven minutes to four, and pigeons fly up.",
    UPRIGHT,
)
def clock_tower(canvas):
    canvas.sky("#5fa3b5", "#9cc6bf", "#f2e3bd", bottom=800)
    nature.sun(canvas, 640, 250, 60, "#fff4d0", 4)
    for x, y, half in ((90, 330, 190), (700, 470, 210)):
        nature.cloud(canvas, x, y, half, "#fbf1d8", "#dcd8bc")
    for number, left in enumerate(range(-30, 820, 104)):
        roofed(canvas, (left, 690 + number * 47 % 50, left + 106, 900), ("#c98f6b", "#8f4a38"), 2)
    tower(canvas)
    hall(canvas)
    canvas.cut(box(0, 890, 800, 1000), colour="#e3c691", shade=("#a8784f", 90, 0.2, 1.3))
    canvas.fill([(150, 1000), (60, 892), (610, 892), (560, 940)], colour="#b98a5c")
    for x, look in (
        (120, Look(dress=True, scarf="#c8402f")),
        (640, Look(facing=-1, walking=True, hat="#2f5d5c")),
        (690, Look(facing=-1, bag=True)),
    ):
        person(canvas, x, 960, 118, "#2a2430", look)
    for number in range(17):
        pigeon(canvas, 470 + number * 43 % 320, 330 + number * 97 % 420 - number * 6, 10 + number % 4 * 4)


def tower(canvas):
    """It is eleven minutes to four."""
    canvas.cut(box(290, 300, 470, 900), colour="#d9a35f", shade=("#8f4a38", 0, 0.35, 1.2))
    canvas.cut(
        path("270,300 300,220 330,190 380,60 430,190 460,220 490,300"),
        colour="#2f5d5c",
        shade=("#173a44", 0, 0.35, 1.1),
    )
    canvas.line([(380, 62), (380, 10)], "#173a44", 4)
    canvas.fill([(380, 14), (424, 26), (380, 38)], colour="#c8402f")
    canvas.fill(box(276, 296, 484, 312), box(282, 520, 478, 532), colour="#f3dcae")
    buildings.clock(canvas, 380, 412, 76, ("#fbf3df", "#2a2430"), (3, 49))
    for x in (318, 372, 426):
        buildings.window(canvas, (x, 570, x + 22, 640), ("#4d3440", "#f3dcae"))


def hall(canvas):
    canvas.cut(
        [(110, 720), (150, 650), (610, 650), (650, 720)], colour="#2f5d5c", shade=("#173a44", 90, 0.2, 1.2)
    )
    canvas.cut(box(126, 720, 634, 892), colour="#e8bd7c", shade=("#a55a3f", 0, 0.4, 1.3))
    for number in range(5):
        x = 176 + number * 102
        canvas.fill(
            [
                *[
                    (x + px, 800 + py)
                    for px, py in smooth(path("-36,0 -30,-32 0,-48 30,-32 36,0"), closed=False)
                ],
                (x + 36, 892),
                (x - 36, 892),
            ],
            colour="#4d3440",
        )
        canvas.fill(
            box(x - 36, 852, x + 36, 860),
            *(circle(x - 26 + dot * 13, 848, 7) for dot in range(5)),
            colour=("#c8402f", "#e8a13a", "#7f9b4e")[number % 3],
        )


def pigeon(canvas, x, y, size):
    canvas.fill(
        smooth(
            [
                (x - size, y + 2),
                (x, y - size * 0.22),
                (x + size * 0.8, y - size * 0.1),
                (x + size, y + 2),
                (x, y + size * 0.3),
            ]
        ),
        colour="#4d5468",
    )
    canvas.fill(
        [(x - size * 0.2, y), (x - size * 0.5, y - size * 1.2), (x + size * 0.45, y)],
        [(x + size * 0.1, y), (x + size * 0.7, y - size * 1.0), (x + size * 0.5, y)],
        colour="#6d7488" if size > 14 else "#4d5468",
    )

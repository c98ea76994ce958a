"""Scenes of lights in the dark: lanterns on river, square and bridge, boats."""

from . import buildings, nature, vehicles
from .canvas import mix
from .people import Look, crowd, person
from .scene import UPRIGHT, scene
from .shapes import box, circle, path, smooth
from .streets import roofed


def lantern(canvas, x, y, size, colour="#ffb04a"):
    """A paper lantern afloat, with its light on the water."""
    canvas.glow(x, y - size * 0.5, size * 2.6, colour, 0.6)
    canvas.fill(
        [
            (x - size * 0.42, y),
            (x - size * 0.36, y - size),
            (x + size * 0.36, y - size),
            (x + size * 0.42, y),
        ],
        colour=colour,
    )
    canvas.fill(
        [
            (x - size * 0.2, y),
            (x - size * 0.14, y - size * 0.8),
            (x + size * 0.14, y - size * 0.8),
            (x + size * 0.2, y),
        ],
        colour="#fff0b8",
    )
    canvas.fill(box(x - size * 0.5, y, x + size * 0.5, y + size * 0.12), colour="#3a1d2c")


@scene("lanterns-river", "Hundreds of paper lanterns float down a dark river at night.")
def lanterns_river(canvas):
    canvas.sky("#0a1230", "#1b2450", "#3f3566", bottom=230)
    nature.stars(canvas, 120, 180, "#f6e9c9")
    nature.hill(canvas, 190, 20, 4, "#231f4a")
    near = nature.hill(canvas, 216, 10, 9, "#171638")
    nature.wood(canvas, near, "#12122e", (20, 52))
    canvas.cut(box(0, 240, 1200, 800), colour="#161b45", shade=("#090d28", 90, 0.2, 1.2))
    canvas.glow(640, 300, 420, "#d9743c", 0.45)
    nature.ripples(canvas, 244, 800, ("#2b2e66", "#0c1030", "#3b3570"), 150)
    afloat(canvas)
    canvas.fill(smooth(path("-10,812 -10,560 60,590 150,680 240,812")), colour="#0a0d26")
    for x, y, tall, look in (
        (60, 640, 150, Look(arm=(0.26, -0.5))),
        (112, 690, 96, Look(dress=True, arm=(0.28, -0.45))),
    ):
        person(canvas, x, y, tall, "#060818", look)


def afloat(canvas):
    """Lanterns down the bend of the river, far ones first."""
    spots = sorted((242 + 520 * canvas.chance.random() ** 1.9, canvas.chance.gauss(0, 1)) for _ in range(230))
    for y, aside in spots:
        near = (y - 240) / 560
        size = 5 + 52 * near
        x = 640 - 260 * near + 210 * (near - 0.35) ** 2 + aside * (60 + 330 * near)
        for step in range(1, 6):
            canvas.fill(
                [
                    (x - size * 0.4, y + step * size * 0.3),
                    (x + size * 0.4, y + step * size * 0.3),
                    (x, y + step * size * 0.3 + size * 0.12),
                ],
                colour=mix("#ffb04a", "#161b45", step / 6),
            )
        lantern(canvas, x, y, size, canvas.chance.choice(("#ffb04a", "#ff9238", "#ffc765")))


@scene(
    "lanterns-square", "A crowd in a town square beneath strings of lanterns, snow on the roofs around it."
)
def lanterns_square(canvas):
    canvas.sky("#101a40", "#2b2f66", "#6b4a7c", bottom=470)
    nature.stars(canvas, 80, 200, "#f6e9c9")
    square(canvas)
    canvas.fill(box(0, 560, 1200, 800), colour="#4a3a62")
    canvas.glow(600, 640, 620, "#ffae5c", 0.75)
    for start, end in (
        ((-20, 250), (600, 150)),
        ((600, 150), (1220, 240)),
        ((-20, 390), (600, 150)),
        ((600, 150), (1220, 400)),
        ((-20, 130), (600, 150)),
        ((600, 150), (1220, 110)),
    ):
        buildings.string(canvas, (start, end), "#ffc765", bulbs=11, sag=34, size=7)
    canvas.line([(600, 130), (600, 620)], "#1a1838", 6)
    for y, tall, colours in (
        (600, 66, ("#5a3f63", "#69466a")),
        (648, 92, ("#3e2f58", "#4a3560")),
        (712, 132, ("#292450", "#33295a")),
        (806, 190, ("#15143a", "#1b1842")),
    ):
        crowd(canvas, -20, 1220, y, tall, colours)
        canvas.wash([box(0, y - tall, 1200, y)], "#ff9f4f", -90, 0.5, 1.2, 0.35) if tall < 130 else None
    lanterns_held(canvas)
    nature.snowfall(canvas, 160, "#ffffff", 0, 520)


def lanterns_held(canvas):
    for x, y in ((160, 640), (420, 604), (736, 628), (980, 596), (300, 700), (890, 690)):
        canvas.line([(x, y + 60), (x + 12, y)], "#15143a", 2.4)
        canvas.glow(x + 12, y, 50, "#ffb04a", 0.7)
        canvas.fill(circle(x + 12, y, 15, 18), colour="#ff9a3c")
        canvas.fill(circle(x + 12, y, 7, 12), colour="#ffe9b0")


def square(canvas):
    for number, left in enumerate((-60, 90, 210, 350, 480, 630, 760, 900, 1040, 1150)):
        roofed(
            canvas,
            (
                left,
                300 + number * 67 % 60,
                left + (150, 120, 140, 130, 150, 130, 140, 140, 110, 140)[number],
                640,
            ),
            (("#3b3a70", "#4c3f6d", "#33376a")[number % 3], "#e9e6f4"),
            3,
        )


@scene("lanterns-bridge", "Children carry lanterns over a stone bridge, mirrored in the water.", UPRIGHT)
def lanterns_bridge(canvas):
    canvas.sky("#0e2244", "#1f4a6b", "#5a8a8f", bottom=560)
    nature.stars(canvas, 90, 330, "#f6f0d4")
    canvas.dot(610, 150, 44, "#f7eecb")
    canvas.glow(610, 150, 180, "#f7eecb", 0.45)
    nature.hill(canvas, 470, 18, 4, "#1d4660")
    near = nature.hill(canvas, 520, 10, 11, "#163a52")
    nature.wood(canvas, near, "#102e45", (30, 80))
    buildings.arches(canvas, (-120, 920), (470, 640), "#0b1c33", count=4, deck=30)
    canvas.shade([box(0, 470, 800, 500)], "#3d6075", -90, 0.3, 1.1)
    canvas.fill(box(0, 452, 800, 470), colour="#0b1c33")
    for number in range(12):
        child(
            canvas,
            30 + number * 66,
            462,
            74 + number * 23 % 34,
            ("#ffb04a", "#ff7d4a", "#ffd36b")[number % 3],
        )
    canvas.mirror(640, "#0e2a44", 0.15, bottom=1000, wave=7)
    nature.ripples(canvas, 642, 1000, ("#3f7080", "#0b1c33", "#e8a04e"), 90)


def child(canvas, x, y, tall, colour):
    person(canvas, x, y, tall, "#081426", Look(walking=True, arm=(0.28, -0.62)))
    pole = (x + tall * 0.42, y - tall * 1.12)
    canvas.line([(x + tall * 0.24, y - tall * 0.55), pole], "#081426", 2)
    canvas.glow(pole[0], pole[1] + 14, 56, colour, 0.75)
    canvas.fill(circle(pole[0], pole[1] + 14, 13, 14), colour=colour)
    canvas.fill(circle(pole[0], pole[1] + 14, 6, 10), colour="#fff0c0")


@scene("boats-night", "Boats with lights lie on a lake at night beneath a full moon.")
def boats_night(canvas):
    canvas.sky("#071a2e", "#0f3a4f", "#2d6f74", bottom=400)
    nature.stars(canvas, 130, 300, "#e9f3dc")
    nature.sun(canvas, 330, 170, 74, "#f6f0cf", 4)
    for x, y, r in ((306, 150, 13), (352, 190, 18), (348, 140, 8)):
        canvas.dot(x, y, r, "#e4dfbc")
    nature.streak(canvas, 420, 214, 210, 9, "#1c4c5c")
    nature.mountains(canvas, 330, 80, 31, ("#16485a", "#0f3a4c"))
    nature.hill(canvas, 388, 10, 2, "#0b2b3c")
    canvas.cut(box(0, 400, 1200, 800), colour="#0e4152", shade=("#06202f", 90, 0.1, 1.2))
    nature.ripples(canvas, 404, 800, ("#1d6270", "#082a3a", "#2f7f84"), 170)
    nature.glitter(canvas, 330, 402, 800, "#f3ecc6", 70)
    for x, y, long in (
        (690, 432, 64),
        (860, 448, 80),
        (1060, 440, 70),
        (540, 470, 96),
        (980, 520, 150),
        (700, 610, 240),
    ):
        lit_boat(canvas, x, y, long)


def lit_boat(canvas, x, y, long):
    tip = (x + long * 0.02, y - long * 0.62)
    for step in range(9):
        canvas.fill(
            [
                (x - long * 0.12, y + long * (0.08 + step * 0.055)),
                (x + long * 0.14, y + long * (0.085 + step * 0.055)),
                (x, y + long * (0.105 + step * 0.055)),
            ],
            colour=mix("#ffc765", "#0e4152", step / 10),
        )
    canvas.glow(*tip, long * 0.75, "#ffc765", 0.7)
    vehicles.boat(canvas, x, y, long, ("#041420", "#c8402f"))
    canvas.line([(x, y - long * 0.06), tip], "#041420", long * 0.022)
    canvas.dot(*tip, long * 0.055, "#fff0b8")
    person(canvas, x - long * 0.17, y - long * 0.04, long * 0.42, "#041420", Look(arm=(0.3, -0.5)))
    person(canvas, x + long * 0.2, y - long * 0.04, long * 0.38, "#041420", Look(facing=-1, dress=True))

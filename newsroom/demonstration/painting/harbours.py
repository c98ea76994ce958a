"""Scenes by the water: the harbour at dusk and at low water, a boathouse."""

from . import buildings, nature, vehicles
from .canvas import mix
from .people import Look, person
from .scene import scene
from .shapes import box, circle, limb, path, smooth


@scene("harbour", "Small boats on a river at dusk, between the two stumps of a broken wooden bridge.")
def harbour(canvas):
    canvas.sky("#243a63", "#5b5b86", "#c57d78", "#f6b878", "#fbd9a0", bottom=470)
    nature.sun(canvas, 760, 425, 46, "#fff0c4", 6)
    for x, y, half in ((260, 150, 300), (900, 215, 240), (420, 265, 160), (1090, 120, 180)):
        nature.streak(canvas, x, y, half, 13, mix("#e79a84", "#5b5b86", 0.35))
    nature.hill(canvas, 420, 26, 3, "#9c7390", ("#e5a083", 90, 0.0, 0.5))
    far = nature.hill(canvas, 448, 12, 8, "#5d5079")
    nature.wood(canvas, far, "#4a426d", (9, 20))
    quayside(canvas)
    canvas.mirror(470, "#3a4470", 0.22)
    nature.ripples(canvas, 472, 800, ("#f3b58a", "#465084", "#6d5f8d"), 150)
    nature.glitter(canvas, 760, 472, 740, "#ffe3ab", 46)
    stumps(canvas)
    for x, y, long in ((480, 560, 88), (575, 605, 120), (700, 530, 70)):
        vehicles.boat(canvas, x, y, long, ("#1b2140", "#f0a878"), 0.9 if long < 100 else 0)
    person(canvas, 560, 602, 62, "#1b2140", Look(arm=(0.3, -0.5)))


def quayside(canvas):
    """The lights of the far bank."""
    for number in range(15):
        left = 20 + number * 24 + canvas.chance.uniform(-4, 4)
        buildings.house(canvas, (left, 452 - number % 3 * 7, left + 22, 472), ("#40406a", "#2f3158"))
        if number % 2:
            canvas.dot(left + 11, 461, 1.8, "#ffd98f")


def stumps(canvas):
    """What is left of the bridge: two ends on their piles, and a rope of floats between them."""
    for side in (1, -1):
        place = lambda x, side=side: x if side == 1 else 1200 - x  # noqa: E731
        for pile, foot in ((30, 760), (120, 720), (205, 690), (275, 668)):
            for lean in (-9, 11):
                canvas.fill(
                    *limb((place(pile + lean), 480), (place(pile + lean * 2.2), foot), 6, 7), colour="#1b1c36"
                )
            canvas.line([(place(pile - 14), 560), (place(pile + 20), 625)], "#1b1c36", 5)
        deck = [
            (place(x), y)
            for x, y in ((-10, 462), (300, 476), (318, 484), (291, 488), (309, 497), (262, 499), (-10, 499))
        ]
        canvas.cut(deck, colour="#1b1c36", shade=("#5d4266", -90, 0.3, 1.2))
        for post in range(0, 300, 42):
            canvas.fill(
                box(
                    min(place(post), place(post + 6)),
                    424 + post * 0.05,
                    max(place(post), place(post + 6)),
                    480,
                ),
                colour="#1b1c36",
            )
        canvas.line([(place(-10), 428), (place(240), 440), (place(286), 462)], "#1b1c36", 5)
    floats(canvas)


def floats(canvas):
    rope = smooth(path("318,640 450,668 600,676 750,668 882,640"), closed=False, steps=5)
    canvas.line(rope, "#f2c58f", 1.2)
    for x, y in rope:
        canvas.fill(circle(x, y, 6.5, 4.6), colour="#e4572e")
        canvas.fill(circle(x - 1, y - 1.6, 3.4, 1.6), colour="#ffb27a")


@scene("harbour-low", "Dark old piles of a bridge pier stand in still grey water between banks of mud.")
def harbour_low(canvas):
    canvas.sky("#b9c2c2", "#d5d8d2", "#ebe6d8", bottom=330)
    canvas.glow(860, 190, 420, "#fff7e2", 0.8)
    nature.hill(canvas, 282, 14, 5, "#bcc4c0")
    far = nature.hill(canvas, 312, 8, 2, "#9dabaa")
    nature.wood(canvas, far, "#8d9d9d", (8, 22))
    canvas.fill(box(0, 330, 1200, 800), colour="#c3c8c2")
    canvas.mirror(330, "#c9cbc2", 0.3, bottom=800)
    canvas.wash([box(0, 420, 1200, 800)], "#5f7174", 90, 0, 1.3, 0.9)
    nature.ripples(canvas, 335, 800, ("#e6e4d8", "#8d9c9d"), 60)
    mud(canvas)
    piles(canvas)
    canvas.cut(
        smooth(path("-10,742 240,712 470,750 700,784 760,810 -10,810")),
        colour="#3d3832",
        shade=("#8d8169", -80, 0.1, 1.2),
    )
    nature.birds(canvas, ((300, 130, 1.3), (350, 158, 1.0), (262, 175, 0.8)), "#6b7676")


def mud(canvas):
    for top, colour, seed in ((395, "#8b8373", 4), (430, "#6f6658", 9)):
        bank = smooth(
            [
                (-10, top),
                (180, top - 8 + seed),
                (420, top + 12),
                (610, top + 26),
                (430, top + 40),
                (200, top + 62),
                (-10, top + 58),
            ]
        )
        canvas.cut(bank, colour=colour, shade=("#c9bfa6", -80, 0.2, 1.2))


def piles(canvas):
    for row, (y, scale) in enumerate(((520, 0.62), (640, 1.0))):
        for number in range(6 if row else 7):
            pile(
                canvas,
                (470 if row else 560) + number * (128 if row else 92) - row * 190,
                y + number * 4,
                scale,
                number + row,
            )


def pile(canvas, x, y, scale, number):
    """One old pile, eaten at the water line, with its reflection."""
    tall, wide = (150 + (number * 67) % 95) * scale, 19 * scale
    lean = ((number * 31) % 17 - 8) * scale
    pile_mirrored(canvas, (x, y), (tall, wide), lean)
    body = [
        (x - wide, y),
        (x - wide * 0.8, y - tall * 0.16),
        (x - wide + lean, y - tall),
        (x + lean, y - tall - wide * 0.7),
        (x + wide + lean, y - tall + wide * 0.2),
        (x + wide * 0.8, y - tall * 0.15),
        (x + wide, y),
    ]
    canvas.cut(body, colour="#23282a", shade=("#8f8a78", 0, 0.25, 1.3))
    canvas.fill(
        smooth(
            [
                (x - wide, y - tall * 0.2),
                (x, y - tall * 0.27),
                (x + wide * 0.9, y - tall * 0.18),
                (x + wide, y),
                (x - wide, y),
            ]
        ),
        colour="#39443a",
    )
    canvas.fill(circle(x, y, wide * 1.6, 3.4 * scale), colour="#dcdcd0")
    canvas.fill(circle(x, y - 1.5, wide * 1.25, 2.6 * scale), colour="#39443a")


def pile_mirrored(canvas, foot, size, lean):
    """Its reflection, cut by the wind."""
    (x, y), (tall, wide) = foot, size
    canvas.fill(
        [
            (x - wide, y),
            (x + wide, y),
            (x + wide * 0.8 - lean, y + tall * 0.8),
            (x - wide * 0.8 - lean, y + tall * 0.75),
        ],
        colour="#52605f",
    )
    for step in range(5):
        cut = y + tall * (0.1 + step * 0.15)
        canvas.fill(
            box(x - wide * 2, cut, x + wide * 2, cut + 2 + step), colour=mix("#9aa7a5", "#6c7d7f", step / 5)
        )


@scene("boathouse", "A wooden boathouse with one lit window, mirrored in a still lake.")
def boathouse(canvas):
    canvas.sky("#1f4a5c", "#3f7f86", "#8fb7a4", "#f0d9a8", bottom=430)
    nature.mountains(canvas, 270, 90, 12, ("#5f8f93", "#4a7a83"))
    canvas.wash([box(0, 170, 1200, 440)], "#f0d9a8", 90, 0.35, 1.1, 0.75)
    near = nature.hill(canvas, 398, 16, 21, "#2e6467")
    nature.wood(canvas, near, "#1f4d55", (34, 92))
    shed(canvas)
    canvas.mirror(440, "#1c4c58", 0.2)
    nature.ripples(canvas, 442, 800, ("#86b2a3", "#1d4350", "#2e6467"), 130)
    nature.glitter(canvas, 792, 452, 620, "#ffd27a", 22)
    for x, tall in ((30, 190), (70, 250), (98, 170), (140, 210)):
        canvas.line([(x, 810), (x + 12, 810 - tall * 0.6), (x + 30, 800 - tall)], "#0f2f3a", 2.4)
        canvas.fill(*limb((x + 25, 812 - tall), (x + 31, 780 - tall), 5, 4), colour="#0f2f3a")
    vehicles.boat(canvas, 420, 610, 150, ("#0f2f3a", "#d8b27a"))


def shed(canvas):
    """The boathouse, its jetty, its light."""
    canvas.cut(
        path("560,300 740,168 920,300 920,442 560,442"), colour="#8c3f2c", shade=("#5b2323", 180, 0.3, 1.1)
    )
    for x in range(572, 920, 16):
        canvas.line([(x, 300 - min(x - 560, 920 - x) * 0.72), (x, 442)], "#6e2f27", 1.3)
    canvas.fill(path("536,316 740,158 944,316 944,298 740,140 536,298"), colour="#1c2f3a")
    canvas.fill(box(600, 330, 700, 442), colour="#2a1a20")
    buildings.window(canvas, (766, 322, 820, 384), ("#ffd98a", "#3b1f1f"), light=0.75)
    canvas.fill(
        box(520, 430, 1010, 441), *(box(x, 436, x + 8, 446) for x in range(530, 1010, 60)), colour="#3b2a2a"
    )
    person(canvas, 968, 431, 74, "#14252e", Look(facing=-1, hat="#14252e"))

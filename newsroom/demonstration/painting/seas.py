"""Scenes of the open sea: sails in the sun, a lighthouse in the dusk."""

from . import nature, vehicles
from .scene import UPRIGHT, scene
from .shapes import below, box, crest, path, smooth


@scene("sails", "White sails on a warm blue sea, before a sandy coast with an old quay.")
def sails(canvas):
    canvas.sky("#1d7fb0", "#58a9c4", "#bfdcd2", "#f6e6c1", bottom=300)
    for x, y, half in ((220, 190, 170), (900, 150, 220), (640, 225, 120)):
        nature.cloud(canvas, x, y, half, "#fdf3dc", "#e6cfae")
    coast(canvas)
    canvas.cut(box(0, 300, 1200, 800), colour="#1c86a8", shade=("#0f5f88", 90, 0.15, 1.25))
    canvas.shade([box(0, 300, 1200, 420)], "#7cc4c4", -90, 0.1, 1.1)
    nature.ripples(canvas, 305, 800, ("#8ed0cf", "#0d557c", "#3fa3bb"), 210)
    fleet(canvas)


def fleet(canvas):
    """Twelve sails, far ones first."""
    ships = (
        (130, 352, 74),
        (262, 338, 58),
        (372, 366, 92),
        (520, 340, 60),
        (612, 352, 74),
        (716, 336, 54),
        (1080, 348, 70),
        (1158, 372, 96),
        (240, 470, 190),
        (960, 432, 150),
        (700, 640, 400),
        (1120, 600, 270),
    )
    for x, y, tall in ships:
        for number in range(6):
            canvas.fill(
                [
                    (
                        x + canvas.chance.uniform(-0.2, 0.15) * tall - 0.2 * tall,
                        y + tall * (0.05 + number * 0.055),
                    ),
                    (x + tall * 0.3, y + tall * (0.04 + number * 0.055)),
                    (x + tall * 0.1, y + tall * (0.06 + number * 0.055)),
                ],
                colour="#d9efe6",
            )
        vehicles.sail(canvas, x, y, tall, ("#fffaf0", "#e8c9a0", "#7b2d26" if tall > 100 else "#12415e"))


def coast(canvas):
    land = path("560,300 640,286 760,278 900,262 1060,268 1210,250 1210,302 560,302")
    canvas.cut(land, colour="#e2b775", shade=("#b97d4a", 90, 0.2, 1.2))
    for number in range(13):
        left = 860 + number * 26
        canvas.fill(
            box(left, 236 - number * 5 % 23, left + 24, 270),
            colour=("#fbf0da", "#efd7b2", "#dfa878")[number % 3],
        )
        canvas.fill(box(left + 8, 250, left + 12, 258), colour="#8a5a3c")
    canvas.fill(
        box(760, 284, 1000, 301), *(box(x, 284, x + 8, 304) for x in range(700, 780, 24)), colour="#8a5a3c"
    )


@scene("lighthouse", "A lighthouse on a rock at dusk throws its beam over a heavy sea.", UPRIGHT)
def lighthouse(canvas):
    canvas.sky("#101b3d", "#2a3568", "#73568a", "#d98b83", bottom=720)
    nature.stars(canvas, 70, 300, "#f6e9c9")
    for beam in ([(440, 262), (-20, 110), (-20, 330)], [(440, 262), (820, 200), (820, 352)]):
        canvas.wash([beam], "#ffe7a3", 180 if beam[1][0] < 0 else 0, 1.3, 0.1, 0.85)
    for x, y, half in ((120, 470, 220), (680, 520, 200), (300, 590, 260)):
        nature.streak(canvas, x, y, half, 20, "#5b4a80")
    canvas.fill(box(0, 690, 800, 1000), colour="#27406f")
    canvas.shade([box(0, 690, 800, 760)], "#c77f8a", -90, 0.1, 1.2)
    rock = path("230,1000 262,820 318,770 330,722 386,694 430,700 500,692 548,730 596,760 640,850 690,1000")
    canvas.cut(rock, colour="#1a1f3d", shade=("#6b5584", 200, 0.35, 1.2))
    tower(canvas, 440, 262, 700)
    for number, (y, colour) in enumerate(
        ((780, "#34568a"), (840, "#1f3a6b"), (905, "#2c4f86"), (960, "#152a55"))
    ):
        swell(canvas, y, number * 1.7, colour)
    nature.birds(canvas, ((180, 380, 1.2), (235, 410, 0.9), (650, 430, 1.0)), "#f3d9c9")


def tower(canvas, x, light, foot):
    """Red and white, with a gallery."""
    side = lambda y: 33 + (y - light) * 0.068  # noqa: E731
    bands = [light + 40 + step * (foot - light - 40) / 6 for step in range(7)]
    for number, (top, low) in enumerate(zip(bands, bands[1:], strict=False)):
        ring = [
            (x - side(top), top),
            (x + side(top), top),
            (x + side(low), low + 1),
            (x - side(low), low + 1),
        ]
        canvas.cut(ring, colour="#f5ead6" if number % 2 == 0 else "#c8402f", shade=("#2a2550", 0, 0.35, 1.15))
    canvas.fill(
        box(x - 46, light + 30, x + 46, light + 42),
        box(x - 30, light - 30, x + 30, light - 24),
        colour="#14183a",
    )
    canvas.fill(box(x - 24, light - 26, x + 24, light + 32), colour="#ffe9a8")
    for bar in (-24, -8, 8, 22):
        canvas.fill(box(x + bar, light - 26, x + bar + 3, light + 32), colour="#14183a")
    canvas.fill([(x - 34, light - 28), (x, light - 66), (x + 34, light - 28)], colour="#c8402f")
    canvas.glow(x, light, 190, "#fff2c4", 0.95, 2.6)
    canvas.dot(x, light + 2, 13, "#fffdf0")
    canvas.fill(box(x - 12, foot - 60, x + 12, foot), colour="#14183a")


def swell(canvas, y, phase, colour):
    """One row of waves, with foam on the crests."""
    top = crest(canvas.width, y, 17, phase)
    sharp = [(x, height - 16 * abs(((x + phase * 90) % 190) / 95 - 1) ** 3) for x, height in top]
    canvas.cut(below(sharp, 1005), colour=colour, shade=("#0e1c40", 90, 0.0, 0.7))
    for x, height in sharp[::2]:
        if canvas.chance.random() < 0.6:
            canvas.fill(
                smooth([(x - 16, height + 6), (x, height - 4), (x + 20, height + 4), (x + 4, height + 3)]),
                colour="#f1e6e6",
            )

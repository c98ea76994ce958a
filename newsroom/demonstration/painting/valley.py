"""Scenes of the valley: a train by night, a pass in deep snow."""

from . import buildings, nature, vehicles
from .scene import scene
from .shapes import arc, at, below, box, crest, path, smooth


@scene("night-train", "A train with lit windows crosses a viaduct in a dark snowy valley beneath the stars.")
def night_train(canvas):
    canvas.sky("#070d26", "#13204a", "#2f3f73", "#56608f", bottom=560)
    nature.stars(canvas, 260, 420, "#f4efdc")
    canvas.glow(930, 120, 200, "#e9e6d0", 0.35)
    canvas.fill([*arc((930, 120), 32, (-60, 130)), *arc((919, 114), 30, (118, -48))], colour="#f4efdc")
    nature.mountains(canvas, 330, 130, 44, ("#7d8bb8", "#4b5a8e"))
    canvas.wash([box(0, 260, 1200, 560)], "#38487c", 90, 0.1, 1.0, 0.85)
    side = nature.hill(canvas, 500, 40, 6, "#45568c", ("#8d9bc6", -90, 0.2, 1.3))
    nature.wood(canvas, side, "#1d2a55", (22, 60), "#8d9bc6")
    buildings.arches(canvas, (-60, 1260), (430, 730), "#111a3c", count=8, deck=22)
    canvas.shade([box(0, 430, 1200, 452)], "#6573a3", -90, 0.2, 1.1)
    vehicles.train(canvas, 250, 430, 7, (166, 46), ("#8e2a3a", "#1a1733", "#ffd27a"))
    canvas.fill(
        *(box(x, 300, x + 4, 432) for x in range(60, 1200, 190)),
        *(box(x, 306, x + 60, 309) for x in range(60, 1200, 190)),
        colour="#111a3c",
    )
    front = nature.hill(canvas, 704, 26, 3, "#b9c3e0", ("#3d4c84", 90, 0.0, 0.9))
    for x in (60, 110, 175, 1010, 1085, 1150, 980):
        nature.conifer(canvas, x, at(front, x) + 26, 150 + x % 70, "#0c1433", "#c9d2ea")
    nature.snowfall(canvas, 90, "#dfe5f5")


@scene("snow-pass", "A pass road in deep snow between orange poles; a plough with its light comes down.")
def snow_pass(canvas):
    canvas.sky("#5b87ad", "#9dbccb", "#e8e6dc", bottom=420)
    nature.mountains(canvas, 250, 150, 23, ("#fbf8ee", "#7f9cbd"))
    canvas.wash([box(0, 200, 1200, 520)], "#c9d6e2", 90, 0.1, 1.0, 0.6)
    nature.mountains(canvas, 400, 80, 15, ("#e6ecef", "#9db4cb"))
    canvas.cut(below(crest(1200, 480, 26, 5), 810), colour="#eef1f0", shade=("#a3b8d0", 90, 0.1, 1.2))
    road = smooth(
        path(
            "690,452 724,462 640,492 560,520 660,570 800,640 760,740 640,815 60,815 330,700 "
            "420,620 420,560 480,500 600,470"
        )
    )
    canvas.cut(road, colour="#8497ad", shade=("#4d6283", 90, 0.1, 1.2))
    poles(canvas)
    plough(canvas, 560, 640)
    far = [(x, 470) for x in range(-10, 1220, 10)]
    for x in (1010, 1060, 1100, 1150, 60, 120, 190):
        nature.conifer(canvas, x, at(far, x) + 70 + x % 90, 120 + x % 60, "#23415c", "#f7f8f5")
    nature.snowfall(canvas, 240, "#ffffff")


def poles(canvas):
    for x, y, tall in (
        (470, 506, 34),
        (726, 468, 30),
        (398, 568, 56),
        (668, 566, 54),
        (396, 640, 90),
        (820, 650, 96),
        (278, 735, 140),
        (800, 770, 160),
    ):
        canvas.fill(box(x - tall * 0.035, y - tall, x + tall * 0.035, y), colour="#e8622a")
        canvas.fill(
            box(x - tall * 0.035, y - tall * 0.75, x + tall * 0.035, y - tall * 0.6), colour="#2b3346"
        )
        canvas.fill(
            [(x, y), (x + tall * 0.9, y + tall * 0.2), (x + tall * 0.9, y + tall * 0.24)], colour="#8fa6c2"
        )


def plough(canvas, x, y):
    """Seen from the front, throwing snow aside."""
    spray = smooth([(x - 60, y), (x - 130, y - 60), (x - 190, y - 56), (x - 205, y - 20), (x - 160, y + 8)])
    canvas.cut(spray, colour="#ffffff", shade=("#a9bdd4", 110, 0.3, 1.2))
    canvas.fill(box(x - 56, y - 24, x - 30, y + 4), box(x + 30, y - 24, x + 56, y + 4), colour="#1d2436")
    canvas.cut(
        [
            (x - 52, y - 20),
            (x - 52, y - 84),
            (x - 40, y - 150),
            (x + 40, y - 150),
            (x + 52, y - 84),
            (x + 52, y - 20),
        ],
        colour="#e8862a",
        shade=("#a8401f", 0, 0.4, 1.2),
    )
    canvas.fill([(x - 42, y - 90), (x - 33, y - 138), (x + 33, y - 138), (x + 42, y - 90)], colour="#25405a")
    canvas.fill([(x - 30, y - 92), (x - 18, y - 136), (x - 4, y - 136), (x - 14, y - 92)], colour="#6d93ad")
    for side in (-38, 38):
        canvas.glow(x + side, y - 62, 70, "#fff2c0", 0.9)
        canvas.dot(x + side, y - 62, 9, "#fffbe4")
    canvas.glow(x, y - 160, 90, "#ffb02e", 0.9)
    canvas.fill(box(x - 12, y - 166, x + 12, y - 150), colour="#ffd46b")
    canvas.cut(
        [(x - 84, y - 40), (x + 66, y - 30), (x + 74, y + 8), (x - 70, y + 10)],
        colour="#d8dde0",
        shade=("#6b7c90", 90, 0.2, 1.1),
    )
    canvas.fill([(x - 72, y + 2), (x + 73, y), (x + 74, y + 8), (x - 70, y + 10)], colour="#c8402f")

"""Scenes of quick water: the mill in the rain, the weir in the mist."""

from . import buildings, nature
from .meadows import heron
from .scene import scene
from .shapes import arc, box, circle, limb, path, smooth


@scene("mill", "A watermill turns in heavy rain above a swollen stream.")
def mill(canvas):
    canvas.sky("#3d5157", "#66797a", "#98a39b", bottom=520)
    far = nature.hill(canvas, 330, 40, 5, "#5d7370")
    nature.wood(canvas, far, "#4d6462", (40, 80))
    near = nature.hill(canvas, 430, 26, 9, "#3e5853")
    nature.wood(canvas, near, "#2f4744", (70, 130))
    canvas.cut(box(540, 300, 960, 640), colour="#a9977d", shade=("#4b4640", 180, 0.3, 1.1))
    for _ in range(90):
        x, y = canvas.chance.uniform(545, 930), canvas.chance.uniform(308, 620)
        canvas.fill(
            box(x, y, x + canvas.chance.uniform(14, 30), y + 9),
            colour=canvas.chance.choice(("#8d7d68", "#bda98b", "#7a6d5d")),
        )
    canvas.cut(
        [(506, 312), (600, 176), (910, 176), (996, 312)], colour="#6b352c", shade=("#2d2026", 90, 0.1, 1.2)
    )
    canvas.fill(box(850, 120, 890, 200), colour="#574c42")
    for x, y in ((790, 370), (880, 370), (880, 490)):
        buildings.window(
            canvas,
            (x, y, x + 44, y + 62),
            ("#ffcf7a" if x < 800 else "#2a2b2e", "#efe3cb"),
            light=0.7 if x < 800 else 0,
        )
    canvas.fill(box(780, 510, 838, 640), colour="#2e2624")
    stream(canvas)
    wheel(canvas, 520, 510, 168)
    nature.rain(canvas, 620, "#c5d0cb", 12)


def wheel(canvas, x, y, radius):
    for spoke in range(16):
        tip = arc((x, y), radius * 1.08, (spoke * 22.5 + 8, spoke * 22.5 + 9))[0]
        edge = arc((x, y), radius * 0.82, (spoke * 22.5 + 18, spoke * 22.5 + 19))[0]
        canvas.fill(*limb((x, y), tip, 6, 5), colour="#2a1d1c")
        canvas.fill(*limb(tip, edge, 5, 5), colour="#53332a")
    for ring, wide in ((0.98, 9), (0.8, 8)):
        canvas.line(arc((x, y), radius * ring, (0, 364)), "#2a1d1c", wide)
    canvas.dot(x, y, 20, "#53332a")
    canvas.dot(x, y, 8, "#2a1d1c")
    for _number in range(40):
        drop = canvas.chance.uniform(0, 1)
        canvas.dot(
            x - radius * canvas.chance.uniform(0.8, 1.15),
            y + radius * drop,
            canvas.chance.uniform(1.5, 4.5),
            "#e6ece4",
        )


def stream(canvas):
    """Brown water with foam, from the weir to the foot of the picture."""
    canvas.fill(box(0, 300, 330, 322), box(310, 322, 352, 350), colour="#3b2d28")
    canvas.cut(
        path("-10,560 300,586 560,600 1000,628 1210,612 1210,810 -10,810"),
        colour="#8a7453",
        shade=("#3c3a33", 90, 0.1, 1.2),
    )
    for _ in range(90):
        near = canvas.chance.random()
        y = 612 + 190 * near
        half = 26 + 70 * near
        x = canvas.chance.uniform(0, 1200)
        canvas.line(
            smooth(
                [(x - half, y + 5), (x - half * 0.3, y - 5), (x + half * 0.3, y + 4), (x + half, y - 5)],
                closed=False,
                steps=5,
            ),
            canvas.chance.choice(("#e9e4d2", "#c5b48f", "#5d5140")),
            1.2 + 2.6 * near,
        )
    bank = smooth(path("-10,816 -10,690 110,706 230,760 320,816"))
    canvas.cut(bank, colour="#25332c", shade=("#5f7a5f", -70, 0.3, 1.3))


@scene("weir", "A river weir with a fish ladder in the mist; a heron waits.")
def weir(canvas):
    canvas.sky("#a5bdb8", "#d3dccb", "#f3ead0", bottom=330)
    canvas.glow(420, 250, 300, "#fffbe6", 0.9)
    for height, colour, sizes in ((262, "#b3c7bd", (50, 110)), (296, "#8fada5", (60, 140))):
        nature.wood(canvas, nature.hill(canvas, height, 12, height, colour), colour, sizes)
    canvas.wash([box(0, 190, 1200, 360)], "#eef0df", 90, 0.1, 0.9, 0.9)
    canvas.fill(box(0, 350, 1200, 430), colour="#c3d4c6")
    nature.ripples(canvas, 354, 425, ("#f3f4e6", "#8fada5"), 60)
    fall(canvas)
    canvas.fill(box(0, 560, 1200, 810), colour="#4f8a87")
    canvas.shade([box(0, 560, 1200, 800)], "#1d4a52", 90, 0.1, 1.2)
    for _ in range(60):
        canvas.fill(
            circle(
                canvas.chance.uniform(0, 800),
                canvas.chance.uniform(556, 590),
                canvas.chance.uniform(8, 26),
                canvas.chance.uniform(5, 12),
            ),
            colour="#f6f6ea",
        )
    nature.ripples(canvas, 596, 800, ("#cfe3d6", "#2f6b6d", "#7fb3a8"), 120)
    ladder(canvas)
    rock = smooth(path("170,790 200,720 270,690 350,706 410,760 430,800"))
    canvas.cut(rock, colour="#24393d", shade=("#8faea4", 220, 0.4, 1.3))
    heron(canvas, 292, 700, 300, "#1f3540")


def fall(canvas):
    canvas.cut(
        [(0, 420), (820, 420), (820, 580), (0, 580)], colour="#6fa09a", shade=("#f4f6ea", 90, 0.25, 1.2)
    )
    for _ in range(170):
        x, y = canvas.chance.uniform(0, 815), canvas.chance.uniform(424, 520)
        long = canvas.chance.uniform(30, 110)
        canvas.fill(
            [(x, y), (x + 3, y + long * 0.4), (x, min(580, y + long)), (x - 2, y + long * 0.4)],
            colour=canvas.chance.choice(("#f6f6ea", "#dbe8dc", "#4f8a87")),
        )
    canvas.line([(0, 421), (820, 421)], "#f6f6ea", 4)


def ladder(canvas):
    """Basins that step down beside the weir."""
    for step in range(5):
        left, top = 812 + step * 8, 404 + step * 62
        canvas.cut(
            [(left, top), (1220, top - 8), (1220, top + 90), (left + 14, top + 90)],
            colour="#56605c",
            shade=("#23363a", 90, 0.2, 1.2),
        )
        canvas.fill(
            [(left + 40, top + 14), (1220, top + 8), (1220, top + 34), (left + 40, top + 38)],
            colour="#2f6b6d",
        )
        notch = 900 + (step % 2) * 150
        canvas.fill(
            [(notch, top + 34), (notch + 54, top + 34), (notch + 60, top + 76), (notch - 4, top + 76)],
            colour="#f4f6ea",
        )
    canvas.fill(
        smooth(path("934,478 960,440 1004,428 1030,446 1046,438 1040,462 1006,456 974,470")),
        colour="#d9795a",
    )
    for x, y in ((940, 486), (926, 470), (956, 492)):
        canvas.dot(x, y, 3.5, "#ffffff")

"""Scenes before lit fronts: a baker’s window, a cinema."""

from . import buildings, nature
from .people import Look, person
from .scene import scene
from .shapes import arc, box, circle, path, placed, smooth


@scene(
    "bakery",
    "A baker’s window full of loaves is the only light in a blue street at four in the morning.",
)
def bakery(canvas):
    canvas.fill(box(0, 0, 1200, 800), colour="#1d3358")
    canvas.shade([box(0, 0, 1200, 660)], "#0f1c3a", -90, 0.1, 1.2)
    buildings.bricks(canvas, (0, 0, 1200, 640), "#27416b", (44, 16))
    for x in (90, 330, 760, 1010):
        buildings.window(canvas, (x, 20, x + 96, 150), ("#14244a", "#5a7399"), panes=(2, 3))
    canvas.cut(box(180, 200, 1020, 664), colour="#2f5d5c", shade=("#173a44", 0, 0.4, 1.3))
    canvas.glow(520, 430, 560, "#ffb95c", 0.5)
    canvas.cut(box(226, 300, 760, 590), colour="#ffd07a", shade=("#e88f3c", -90, 0.2, 1.2))
    inside(canvas)
    door(canvas)
    awning(canvas)
    ground(canvas)
    cat(canvas, 206, 716, 70)


def inside(canvas):
    """Shelves, the baker, the loaves in the window, its frame."""
    shelves(canvas)
    person(canvas, 610, 720, 330, "#7a3423", Look(facing=-1, arm=(0.34, -0.6)))
    canvas.fill(
        smooth(path("572,395 570,372 592,360 610,352 632,362 648,374 642,396")),
        smooth([(572, 470), (644, 470), (660, 600), (560, 600)], steps=4),
        colour="#fff6e0",
    )
    canvas.cut(box(180, 600, 1020, 664), colour="#26524f")
    canvas.fill(box(226, 560, 760, 604), colour="#8a4a2c")
    for number in range(8):
        loaf(canvas, 270 + number * 64, 560, 30, number)
    for bar in (
        (226, 292, 760, 304),
        (226, 590, 760, 604),
        (220, 292, 232, 604),
        (754, 292, 766, 604),
        (490, 300, 498, 590),
    ):
        canvas.fill(box(*bar), colour="#173a44")


def shelves(canvas):
    for y in (390, 470):
        canvas.fill(box(236, y, 486, y + 8), colour="#a55f2c")
        for number in range(5):
            loaf(canvas, 264 + number * 50, y, 22, number + y)


def loaf(canvas, x, y, size, kind):
    colour = ("#c9762f", "#b5612a", "#d98f3f")[kind % 3]
    tall = size * (0.95 if kind % 2 else 0.7)
    canvas.cut(
        smooth(
            [
                (x - size, y),
                (x - size, y - tall * 0.6),
                (x - size * 0.5, y - tall),
                (x + size * 0.5, y - tall),
                (x + size, y - tall * 0.6),
                (x + size, y),
            ],
            steps=5,
        ),
        colour=colour,
        shade=("#7a3423", 70, 0.4, 1.2),
    )
    for cut in (-0.4, 0, 0.4):
        canvas.line(
            [(x + (cut - 0.1) * size, y - tall * 0.5), (x + (cut + 0.14) * size, y - tall * 0.9)],
            "#fbe0a8",
            size * 0.1,
        )


def door(canvas):
    canvas.fill(box(800, 292, 968, 664), colour="#173a44")
    canvas.cut(box(812, 304, 956, 664), colour="#a8402f", shade=("#5d1f24", 0, 0.3, 1.2))
    buildings.window(canvas, (836, 330, 932, 500), ("#ffc96b", "#5d1f24"), panes=(2, 3), light=0.5)
    canvas.fill(box(836, 540, 932, 640), colour="#8a3028")
    canvas.dot(826, 520, 6, "#f3d08a")


def awning(canvas):
    for stripe in range(14):
        left = 170 + stripe * 61.5
        colour = "#f6e3bd" if stripe % 2 else "#c8402f"
        canvas.fill(
            [
                (200 + stripe * 57.2, 206),
                (200 + (stripe + 1) * 57.2, 206),
                (left + 61.5, 276),
                *arc((left + 30.7, 276), 30.7, (0, 180), tall=16),
                (left, 276),
            ],
            colour=colour,
        )
    canvas.wash([[(200, 206), (1000, 206), (1031, 292), (170, 292)]], "#16264a", -90, -0.1, 1.2, 0.7)
    canvas.line([(1080, 250), (1080, 180), (1020, 180)], "#0c162e", 6)
    canvas.fill(
        smooth(path("1040,300 1052,258 1080,248 1108,258 1120,300 1080,314")),
        colour="#d9a04a",
    )
    canvas.fill(circle(1080, 284, 15), colour="#1d3358")


def ground(canvas):
    canvas.fill(box(0, 664, 1200, 800), colour="#16284c")
    canvas.wash([[(226, 664), (960, 664), (1100, 810), (60, 810)]], "#ffb95c", 90, 1.3, 0.0, 0.75)
    for row in range(6):
        y = 676 + row * 20 + row * row
        for number in range(16):
            x = (number * 84 + row * 40) % 1280 - 40
            canvas.line([(x, y), (x + 50, y)], "#0f1c3a", 1.6)
    canvas.fill(box(0, 660, 1200, 672), colour="#0f1c3a")


def cat(canvas, x, y, size):
    """It waits."""
    body = smooth(path("-.3,0 -.32,-.5 -.12,-.85 .12,-.85 .26,-.4 .3,0"))
    ears = [path("-.2,-1 -.19,-1.32 -.02,-1.12"), path(".2,-1 .19,-1.32 .02,-1.12")]
    rings = [body, circle(0, -0.98, 0.21, 0.19), *ears]
    canvas.fill(*(placed(ring, x, y, size) for ring in rings), colour="#0a1228")
    tail = smooth(path("-.2,-.05 -.6,-.02 -.74,-.26"), closed=False)
    canvas.line(placed(tail, x, y, size), "#0a1228", size * 0.1)


@scene(
    "cinema",
    "The front of an old cinema at night: a canopy with lit bulbs, a lantern above it, people at the doors.",
)
def cinema(canvas):
    canvas.sky("#1a0f33", "#3a1c52", "#7a2f5d", bottom=800)
    nature.stars(canvas, 60, 300, "#f6e0d0")
    for left, top in ((-40, 250), (1000, 210)):
        canvas.fill(box(left, top, left + 250, 700), colour="#241541")
        buildings.rows(
            canvas,
            (left + 20, top + 30, left + 230, 560),
            (3, 4),
            ("#e8a05a", "#190e30", "#3a2352"),
            lit=0.25,
        )
    canvas.glow(600, 460, 620, "#ff8f5a", 0.5)
    canvas.cut(
        path(
            "220,700 220,220 300,220 300,160 420,160 420,100 780,100 780,160 900,160 900,220 980,220 980,700"
        ),
        colour="#c9553f",
        shade=("#5d1a3f", -90, 0.1, 1.2),
    )
    for x in (330, 420, 780, 870):
        canvas.cut(box(x - 12, 200, x + 12, 430), colour="#e8894f", shade=("#7a2444", -90, 0.0, 1.0))
    for x in (490, 600, 710):
        canvas.fill([*arc((x, 250), 36, (180, 360)), (x + 36, 400), (x - 36, 400)], colour="#ffd27a")
        canvas.line([(x, 216), (x, 400)], "#7a2444", 4)
        canvas.line([(x - 36, 300), (x + 36, 300)], "#7a2444", 4)
    lantern_sign(canvas)
    marquee(canvas)
    entrance(canvas)


def lantern_sign(canvas):
    canvas.fill(box(594, 40, 606, 112), colour="#2a1238")
    canvas.glow(600, 70, 170, "#ffd27a", 0.85)
    canvas.fill(
        [(560, 40), (640, 40), (652, 104), (548, 104)], [(552, 40), (600, 8), (648, 40)], colour="#2a1238"
    )
    canvas.fill([(568, 46), (632, 46), (642, 98), (558, 98)], colour="#ffe9b0")
    canvas.line([(600, 46), (600, 98)], "#2a1238", 4)
    for turn in range(0, 181, 15):
        far, near = (
            arc((600, 150), 118, (180 + turn, 181 + turn))[0],
            arc((600, 150), 92, (180 + turn, 181 + turn))[0],
        )
        if turn not in (75, 90, 105):
            canvas.line([near, far], "#ffcf7a", 4)


def marquee(canvas):
    canvas.fill([(180, 440), (1020, 440), (1060, 470), (140, 470)], colour="#2a1238")
    canvas.cut(box(140, 466, 1060, 536), colour="#fff0c8", shade=("#ffb04a", 90, 0.3, 1.4))
    canvas.fill(box(140, 458, 1060, 470), box(140, 532, 1060, 546), colour="#8a1f3a")
    chance = canvas.chance
    for row in (484, 508):
        x = 330.0 if row == 484 else 400.0
        while x < (870 if row == 484 else 800):
            wide = chance.choice((16, 26, 36, 50, 62))
            canvas.fill(box(x, row, x + wide, row + 13), colour="#2a1238")
            x += wide + 11
    for x in range(152, 1060, 28):
        for y in (464, 540):
            canvas.glow(x, y, 17, "#ffe08a", 0.9)
            canvas.dot(x, y, 5, "#fffbe6")
    for x in range(170, 1050, 34):
        canvas.dot(x, 553, 4, "#ffe9b0")
    canvas.wash([[(140, 546), (1060, 546), (1160, 810), (40, 810)]], "#ffcf7a", 90, 1.3, 0.0, 0.55)


def entrance(canvas):
    canvas.fill(box(280, 560, 920, 700), colour="#3a1230")
    for x in range(330, 900, 140):
        canvas.cut(box(x, 570, x + 112, 700), colour="#ffcf7a", shade=("#d9632f", 90, 0.3, 1.3))
        canvas.fill(box(x + 53, 570, x + 59, 700), colour="#5d1a2f")
    canvas.fill(box(0, 700, 1200, 800), colour="#241238")
    canvas.wash([[(240, 700), (960, 700), (1130, 810), (70, 810)]], "#ff9f4f", 90, 1.2, 0.0, 0.85)
    canvas.fill([(540, 700), (660, 700), (720, 810), (480, 810)], colour="#a8233a")
    for x, y, tall, look in (
        (420, 748, 130, Look(dress=True)),
        (462, 750, 140, Look(facing=-1, hat="#160a26")),
        (770, 742, 134, Look(facing=-1, scarf="#ffcf7a")),
        (840, 758, 144, Look(dress=True, facing=-1)),
        (880, 758, 98, Look(facing=-1)),
        (250, 766, 150, Look(walking=True)),
        (600, 726, 118, Look(walking=True, facing=-1)),
    ):
        person(canvas, x, y, tall, "#160a26", look)

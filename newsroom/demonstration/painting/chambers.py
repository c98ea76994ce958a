"""Scenes in the two great rooms of the town: the council’s and the readers’."""

from . import buildings
from .canvas import mix
from .scene import scene
from .shapes import arc, box, circle, limb, smooth


def table_lamp(canvas, x, y, size):
    """A banker's lamp: green glass, brass foot, light beneath."""
    glass = "#2f7a55"
    canvas.glow(x, y - size * 0.45, size * 1.5, "#ffe2a0", 0.7)
    canvas.fill(
        box(x - size * 0.04, y - size * 0.8, x + size * 0.04, y),
        box(x - size * 0.24, y - size * 0.06, x + size * 0.24, y),
        colour="#c9973f",
    )
    canvas.fill(
        [
            (x - size * 0.55, y - size * 0.6),
            (x - size * 0.42, y - size * 0.92),
            (x + size * 0.42, y - size * 0.92),
            (x + size * 0.55, y - size * 0.6),
        ],
        colour=glass,
    )
    canvas.fill(box(x - size * 0.5, y - size * 0.62, x + size * 0.5, y - size * 0.55), colour="#fff1c4")
    canvas.fill(
        [
            (x - size * 0.4, y - size * 0.66),
            (x - size * 0.34, y - size * 0.86),
            (x - size * 0.22, y - size * 0.86),
            (x - size * 0.26, y - size * 0.66),
        ],
        colour=mix(glass, "#ffffff", 0.35),
    )


@scene(
    "council-chamber",
    "A panelled council chamber: green lamps on a horseshoe of desks, a model of a wooden bridge.",
)
def council_chamber(canvas):
    canvas.fill(box(0, 0, 1200, 800), colour="#7a4426")
    canvas.shade([box(0, 0, 1200, 520)], "#4a2618", -90, 0.1, 1.2)
    for x in range(0, 1200, 60):
        canvas.fill(box(x + 6, 350, x + 54, 500), colour="#6a3920")
        canvas.line([(x + 6, 500), (x + 6, 350), (x + 54, 350)], "#95592f", 2)
    canvas.fill(box(0, 328, 1200, 340), box(0, 512, 1200, 524), colour="#95592f")
    for x in (110, 340, 750, 980):
        tall_window(canvas, x, 40, 112, 330)
    oil_painting(canvas)
    council_floor(canvas)
    horseshoe(canvas)
    model(canvas)


def oil_painting(canvas):
    canvas.fill(box(512, 60, 688, 318), colour="#3a1c14")
    canvas.cut(box(522, 70, 678, 308), colour="#c9a34e", shade=("#7a4a1f", 60, 0.2, 1.2))
    canvas.fill(box(536, 84, 664, 294), colour="#2f4a52")
    buildings.arches(canvas, (540, 660), (200, 260), "#e9d2a0", count=3, deck=8)
    canvas.fill(box(540, 256, 660, 290), colour="#5f8a8a")


def council_floor(canvas):
    """Boards, and the light of the windows on them."""
    canvas.cut(box(0, 524, 1200, 800), colour="#a8683a", shade=("#5b2f1c", 90, 0.1, 1.2))
    for x in (110, 340, 750, 980):
        canvas.wash(
            [
                [
                    (x + 10, 524),
                    (x + 100, 524),
                    (x - 30 + (x - 500) * 0.3, 800),
                    (x - 170 + (x - 500) * 0.3, 800),
                ]
            ],
            "#ffe3a8",
            90,
            1.4,
            0.0,
            0.5,
        )


def tall_window(canvas, x, top, wide, foot):
    ring = [*arc((x + wide / 2, top + wide / 2), wide / 2, (180, 360)), (x + wide, foot), (x, foot)]
    canvas.cut(ring, colour="#dbe6dc", shade=("#f8dfa6", 90, 0.1, 1.1))
    for y in range(top + 60, foot, 56):
        canvas.line([(x, y), (x + wide, y)], "#3a1c14", 3)
    for part in (0.33, 0.67):
        canvas.line([(x + wide * part, top + 6), (x + wide * part, foot)], "#3a1c14", 3)
    canvas.line([*ring, ring[0]], "#3a1c14", 7)
    canvas.cut(
        smooth([(x - 26, top), (x + 12, top), (x + 2, foot * 0.5), (x - 12, foot + 30), (x - 34, foot + 30)]),
        colour="#2f5d4f",
        shade=("#173a36", 0, 0.2, 1.1),
    )


def horseshoe(canvas):
    """Desks around three sides, chairs behind, a lamp at each place."""
    for x in range(306, 920, 98):
        canvas.cut(
            [*arc((x, 520), 30, (180, 360), tall=36), (x + 30, 580), (x - 30, 580)],
            colour="#8a2a2a",
            shade=("#4d1420", 0, 0.3, 1.2),
        )
    canvas.cut(
        [(250, 560), (950, 560), (966, 590), (234, 590)], colour="#c98a4f", shade=("#8a5028", 180, 0.2, 1.3)
    )
    canvas.cut(
        [(234, 590), (966, 590), (966, 640), (234, 640)], colour="#5d2f1c", shade=("#30150f", 90, 0.1, 1.2)
    )
    for x in range(306, 920, 98):
        table_lamp(canvas, x, 576, 44)
        canvas.fill([(x + 24, 578), (x + 30, 568), (x + 54, 568), (x + 56, 578)], colour="#fbf1dc")
    for side in (1, -1):
        put = lambda points, side=side: [(x if side == 1 else 1200 - x, y) for x, y in points]  # noqa: E731
        canvas.cut(
            put([(250, 560), (330, 560), (170, 810), (-60, 810)]),
            colour="#c98a4f",
            shade=("#8a5028", 90, 0.2, 1.4),
        )
        canvas.cut(put([(330, 560), (336, 640), (196, 870), (170, 810)]), colour="#4a2416")
        for x, y, size in ((246, 634, 62), (160, 706, 86)):
            table_lamp(canvas, put([(x, y)])[0][0], y, size)


def model(canvas):
    canvas.cut(
        [(440, 690), (760, 690), (800, 740), (400, 740)],
        colour="#d9a566",
        shade=("#8a5028", 180, 0.2, 1.2),
        shadow=(0, 26, 12, 0.5),
    )
    canvas.fill(box(412, 740, 788, 762), *(box(x, 760, x + 26, 810) for x in (424, 750)), colour="#4a2416")
    canvas.fill([(440, 728), (470, 702), (740, 702), (764, 728)], colour="#6fa09a")
    for x in range(468, 760, 34):
        canvas.line([(x, 650), (x - 8, 716)], "#3b1f16", 4)
        canvas.line([(x, 650), (x + 10, 716)], "#3b1f16", 4)
    canvas.fill(
        box(440, 640, 770, 652),
        *(box(x, 622, x + 4, 642) for x in range(446, 770, 22)),
        box(440, 620, 770, 625),
        colour="#f1d9a8",
    )


@scene(
    "library",
    "A reading room with green lamps on long tables, high shelves of books, and small chairs for children.",
)
def library(canvas):
    canvas.fill(box(0, 0, 1200, 800), colour="#23403f")
    canvas.shade([box(0, 0, 1200, 520)], "#122829", -90, 0.2, 1.2)
    for bay in range(6):
        shelf(canvas, 14 + bay * 200, 60)
    canvas.fill(box(0, 286, 1200, 298), colour="#b07a45")
    for x in range(0, 1200, 18):
        canvas.line([(x, 246), (x, 288)], "#c08a50", 1.6)
    canvas.fill(box(0, 240, 1200, 248), colour="#c08a50")
    canvas.fill(*limb((842, 530), (800, 180), 4, 4), *limb((872, 530), (830, 180), 4, 4), colour="#d9a566")
    for step in range(10):
        canvas.line([(840 - step * 4, 505 - step * 34), (872 - step * 4, 505 - step * 34)], "#d9a566", 4)
    canvas.cut(box(0, 530, 1200, 800), colour="#9a5a34", shade=("#4d2a1f", 90, 0.0, 1.2))
    canvas.glow(560, 600, 520, "#ffd98f", 0.5)
    reading_table(canvas, 545, 300, 900, 26, 40)
    for x, colour in ((420, "#1b2a33"), (700, "#4d2432"), (790, "#1b2a33")):
        reader(canvas, x, 552, 74, colour)
    reading_table(canvas, 645, 130, 1070, 46, 70)
    for x, colour in ((300, "#5a2433"), (860, "#16262e")):
        reader(canvas, x, 656, 124, colour)
    for x, colour in ((150, "#d8522f"), (270, "#e8a13a"), (392, "#4f9a8a"), (960, "#d8522f")):
        little_chair(canvas, x, 772, 74, colour)
    canvas.cut(circle(270, 786, 190, 26), colour="#b8452f", shade=("#e8a13a", -90, 0.4, 1.4))
    for x, colour in ((150, "#d8522f"), (270, "#e8a13a"), (392, "#4f9a8a")):
        little_chair(canvas, x, 776, 82, colour)


def shelf(canvas, x, top):
    """One bay of six shelves."""
    canvas.fill(box(x - 14, 20, x + 186, 530), colour="#7d4a2a")
    for row in range(7):
        y = top + row * 68 - 30
        canvas.fill(box(x, y, x + 172, y + 58), colour="#2a1a18")
        left = x + 2
        while left < x + 164:
            wide, tall = canvas.chance.uniform(6, 15), canvas.chance.uniform(36, 54)
            colour = canvas.chance.choice(
                ("#c8563a", "#e0b060", "#3f7f7a", "#e9dcc0", "#7a2f3a", "#28505a", "#94803f")
            )
            canvas.fill(
                box(left, y + 58 - tall, left + wide - 1.4, y + 58), colour=mix(colour, "#1b2a2a", 0.25)
            )
            canvas.fill(
                box(left, y + 66 - tall, left + wide - 1.4, y + 69 - tall),
                colour=mix(colour, "#fff1c4", 0.35),
            )
            left += wide if canvas.chance.random() < 0.93 else wide + 14


def reading_table(canvas, y, left, right, thick, lamp):
    canvas.cut(
        [(left + 30, y - thick), (right - 30, y - thick), (right, y + thick * 0.3), (left, y + thick * 0.3)],
        colour="#d08a4a",
        shade=("#f6d08a", -90, 0.4, 1.3),
        shadow=(0, thick, 10, 0.4),
    )
    canvas.fill(
        box(left, y + thick * 0.3, right, y + thick * 0.7),
        *(box(x, y + thick * 0.7, x + thick * 0.4, y + thick * 2.6) for x in (left + 20, right - 40)),
        colour="#5d3020",
    )
    count = 4
    for number in range(count):
        x = left + 90 + (right - left - 180) * number / (count - 1)
        table_lamp(canvas, x, y - thick * 0.4, lamp)
        canvas.fill(
            [
                (x + lamp * 0.7, y - thick * 0.1),
                (x + lamp * 0.8, y - thick * 0.5),
                (x + lamp * 1.3, y - thick * 0.5),
                (x + lamp * 1.3, y - thick * 0.1),
            ],
            colour="#fdf3dc",
        )


def reader(canvas, x, y, tall, colour):
    """Somebody bent over a book, seen from behind the table."""
    canvas.fill(
        smooth(
            [
                (x - tall * 0.42, y),
                (x - tall * 0.36, y - tall * 0.45),
                (x - tall * 0.1, y - tall * 0.6),
                (x + tall * 0.14, y - tall * 0.6),
                (x + tall * 0.38, y - tall * 0.42),
                (x + tall * 0.44, y),
            ],
            closed=False,
        ),
        circle(x + tall * 0.04, y - tall * 0.78, tall * 0.17, tall * 0.2),
        colour=colour,
    )
    canvas.fill(
        *limb(
            (x + tall * 0.02, y - tall * 0.62), (x + tall * 0.04, y - tall * 0.7), tall * 0.09, tall * 0.09
        ),
        colour=colour,
    )


def little_chair(canvas, x, y, tall, colour):
    canvas.fill(
        *(box(x + leg * tall, y - tall * 0.42, x + (leg + 0.07) * tall, y) for leg in (-0.3, 0.24)),
        colour=mix(colour, "#2a1418", 0.4),
    )
    canvas.cut(box(x - tall * 0.36, y - tall * 0.48, x + tall * 0.36, y - tall * 0.38), colour=colour)
    canvas.cut(
        [
            *arc((x, y - tall * 0.78), tall * 0.3, (180, 360), tall=tall * 0.2),
            (x + tall * 0.3, y - tall * 0.56),
            (x - tall * 0.3, y - tall * 0.56),
        ],
        colour=colour,
        shade=(mix(colour, "#2a1418", 0.5), 0, 0.4, 1.3),
    )

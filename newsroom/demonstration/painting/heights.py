"""Scenes beneath a wide sky: a ridge, an observatory, a greenhouse."""

from . import nature
from .people import Look, person
from .scene import scene
from .shapes import arc, at, below, box, crest, limb, path, smooth


@scene("ridge-run", "Runners on a ridge at sunrise, a sea of fog beneath them.")
def ridge_run(canvas):
    canvas.sky("#5a6fa0", "#c58f9f", "#f7b98a", "#fde3b5", bottom=470)
    nature.sun(canvas, 800, 330, 62, "#fff6da", 6)
    nature.mountains(canvas, 380, 70, 17, ("#b5839a", "#94708f"))
    for number, (y, colour) in enumerate(((420, "#f6d3c0"), (462, "#e9bfb8"), (510, "#d3a6b0"))):
        top = crest(1200, y, 15, number * 3.1)
        canvas.cut(below(top, 810), colour=colour, shade=("#fff2df", -90, 0.5, 1.1))
        if number < 2:
            peak = smooth(
                [
                    (150 + number * 620, y + 60),
                    (230 + number * 620, y - 24),
                    (300 + number * 620, y + 4),
                    (400 + number * 620, y + 64),
                ]
            )
            canvas.cut(peak, colour=("#94708f", "#7d6088")[number])
    ridge = smooth(path("-20,560 150,600 340,628 560,610 760,560 960,500 1220,400"), closed=False)
    canvas.cut(below(ridge, 815), colour="#3b2f57", shade=("#1d1a3a", 90, 0.0, 0.9))
    canvas.line([(x, y + 3) for x, y in ridge], "#f2a987", 4)
    for x, tall, coat in (
        (330, 104, "#e4572e"),
        (450, 108, "#f3c04a"),
        (590, 100, "#7fc0b8"),
        (800, 92, "#f6e9d6"),
        (1020, 84, "#e4572e"),
    ):
        runner(canvas, x, at(ridge, x) + 4, tall, coat)
    for x in (60, 120, 190, 1100):
        nature.conifer(canvas, x, at(ridge, x) + 60, 170 + x % 60, "#1d1a3a")


def runner(canvas, x, y, tall, coat):
    """In mid stride, to the right."""
    put = lambda px, py: (x + px * tall, y + py * tall)  # noqa: E731
    dark = "#231c3f"
    parts = [
        ((0.02, -0.5), (0.2, -0.38), 0.06, 0.045),
        ((0.2, -0.38), (0.18, -0.14), 0.042, 0.025),
        ((0.18, -0.13), (0.26, -0.12), 0.022, 0.016),
    ]
    parts += [
        ((-0.02, -0.5), (-0.1, -0.26), 0.06, 0.045),
        ((-0.1, -0.26), (-0.32, -0.24), 0.042, 0.025),
        ((-0.33, -0.25), (-0.34, -0.17), 0.02, 0.016),
    ]
    parts += [((0.1, -0.8), (0.0, -0.64), 0.035, 0.03), ((0.0, -0.64), (-0.12, -0.7), 0.03, 0.02)]
    for start, end, thick, thin in parts:
        canvas.fill(*limb(put(*start), put(*end), thick * tall, thin * tall), colour=dark)
    canvas.fill(
        *limb(put(0.0, -0.52), put(0.07, -0.77), 0.075 * tall, 0.085 * tall),
        *limb(put(0.1, -0.78), put(0.2, -0.62), 0.038 * tall, 0.03 * tall),
        colour=coat,
    )
    canvas.fill(
        *limb(put(0.2, -0.62), put(0.32, -0.72), 0.028 * tall, 0.02 * tall),
        *limb(put(0.08, -0.82), put(0.12, -0.92), 0.03 * tall, 0.058 * tall),
        colour=dark,
    )


@scene(
    "observatory", "The dome of an observatory on a hill beneath the Milky Way, the lights of a town below."
)
def observatory(canvas):
    canvas.sky("#050a22", "#12184a", "#33307a", "#8a5a8f", bottom=640)
    milky_way(canvas)
    nature.stars(canvas, 420, 560, "#fbf6e4")
    nature.hill(canvas, 590, 26, 3, "#2b2455")
    nature.hill(canvas, 630, 12, 7, "#1c1a44")
    for _ in range(190):
        x, y = canvas.chance.gauss(300, 150), canvas.chance.uniform(640, 700)
        canvas.glow(x, y, 7, "#ffc56b", 0.5)
        canvas.dot(x, y, canvas.chance.choice((0.9, 1.3, 1.8)), "#ffe0a0")
    top = smooth(path("380,815 560,690 700,590 820,540 960,540 1080,600 1220,660"), closed=False)
    canvas.cut(below(top, 815), colour="#0a0c26", shade=("#2f2c63", 230, 0.5, 1.4))
    canvas.cut(box(760, 440, 1010, 556), colour="#cfc4d6", shade=("#3a3468", 0, 0.25, 1.1))
    canvas.cut(
        [*arc((885, 442), 132, (180, 360), tall=138)], colour="#e9e0e6", shade=("#453d74", 0, 0.3, 1.1)
    )
    canvas.fill([(830, 318), (868, 304), (862, 440), (806, 440)], colour="#14123a")
    canvas.fill(*limb((842, 400), (812, 296), 13, 17), colour="#b88a4a")
    canvas.glow(838, 420, 70, "#e4572e", 0.6)
    canvas.fill(box(745, 436, 1025, 452), colour="#a79bb8")
    canvas.fill(box(930, 490, 962, 556), colour="#ffcf7a")
    canvas.glow(946, 530, 80, "#ffcf7a", 0.6)
    for x, look in ((700, Look(arm=(0.22, -0.8))), (664, Look(dress=True))):
        person(canvas, x, at(top, x) + 4, 84, "#070820", look)


def milky_way(canvas):
    """A band of light from lower left to upper right, with dark lanes."""
    for _ in range(70):
        along = canvas.chance.random()
        x, y = 60 + 760 * along, 620 - 660 * along
        canvas.glow(
            x + canvas.chance.gauss(0, 34),
            y + canvas.chance.gauss(0, 34),
            canvas.chance.uniform(40, 120),
            canvas.chance.choice(("#c9a7d9", "#8fa0e0", "#f3c9b0")),
            0.12,
        )
    for _ in range(1300):
        along = canvas.chance.random()
        off = canvas.chance.gauss(0, 52)
        canvas.dot(
            60 + 760 * along + off,
            620 - 660 * along + off * 0.8 + canvas.chance.gauss(0, 20),
            canvas.chance.choice((0.5, 0.6, 0.8, 1.1)),
            canvas.chance.choice(("#fff6e6", "#d9cdf0", "#f3d9c4")),
        )


@scene("greenhouse", "A greenhouse glows in the snow at the blue hour, rows of green within.")
def greenhouse(canvas):
    canvas.sky("#16306b", "#3f66a3", "#a9bcd8", bottom=470)
    nature.stars(canvas, 40, 180, "#f4efdc")
    far = nature.hill(canvas, 400, 20, 6, "#5a7ab0")
    nature.wood(canvas, far, "#2b4a85", (40, 110), "#b9cbe6")
    canvas.cut(below(crest(1200, 470, 8, 2), 810), colour="#c9d7ee", shade=("#6a88c0", 90, 0.1, 1.2))
    canvas.glow(600, 520, 560, "#ffe49a", 0.75)
    glass(canvas)
    canvas.fill([(520, 800), (566, 662), (634, 662), (680, 800)], colour="#e9dfc0")
    person(canvas, 604, 770, 120, "#152650", Look(facing=-1, hat="#c8402f"))
    nature.snowfall(canvas, 300, "#ffffff")


def glass(canvas):
    canvas.cut(
        path("250,660 250,420 600,230 950,420 950,660"), colour="#ffe9a0", shade=("#f3b84d", -90, 0.2, 1.2)
    )
    for row, (y, size, colour) in enumerate(
        ((560, 26, "#8fae4a"), (600, 34, "#5f9440"), (654, 46, "#2f6b3a"))
    ):
        for number in range(15 - row * 3):
            x = 280 + number * 640 / (14 - row * 3)
            nature.bush(canvas, x, y, size, colour, "#1f4f35")
            if (number + row) % 3 == 0:
                canvas.dot(x + 4, y - size * 0.5, size * 0.17, "#d8442f")
    for x in range(300, 950, 100):
        canvas.glow(x, 330 + abs(600 - x) * 0.4, 60, "#fffbe0", 0.9)
    for x in range(250, 951, 70):
        canvas.line([(x, 660), (x, 420 - (350 - abs(600 - x)) * 0.543)], "#2a4674", 4)
    for y in (420, 500, 580):
        canvas.line([(250, y), (950, y)], "#2a4674", 3)
    canvas.line([(238, 428), (600, 230), (962, 428)], "#2a4674", 8)
    for side in (-1, 1):
        canvas.fill(
            [(600, 222), (600 + side * 372, 424), (600 + side * 366, 436 - 20), (600, 214 - 10)],
            colour="#f4f7fb",
        )
    canvas.fill(box(230, 645, 970, 672), colour="#8a5a4a")
    canvas.fill(box(230, 638, 970, 650), colour="#f4f7fb")
    canvas.fill(box(556, 520, 560, 668), box(640, 520, 644, 668), box(556, 516, 644, 521), colour="#2a4674")

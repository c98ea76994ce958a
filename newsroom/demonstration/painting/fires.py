"""The fire at the tannery."""

from . import buildings, nature, vehicles
from .people import Look, person
from .scene import WIDE, scene
from .shapes import box, circle, path, smooth


@scene(
    "tannery-fire",
    "Flames and smoke over the roof of an old brick factory at night; fire engines before it.",
    WIDE,
)
def tannery_fire(canvas):
    canvas.sky("#140f22", "#301a2c", "#6d2a2a", "#c9502b", bottom=570)
    canvas.glow(640, 330, 520, "#ff8a3c", 0.8)
    smoke(canvas)
    flames(canvas)
    works(canvas)
    canvas.fill(box(0, 560, 1200, 680), colour="#1b1420")
    canvas.shade([box(0, 560, 1200, 620)], "#b8502c", -90, 0.1, 1.2)
    hose(canvas)
    brigade(canvas)
    nature.sparks(canvas, (700, 190), (20, 330))


def brigade(canvas):
    """Engines with their blue lights, and those who came with them."""
    vehicles.fire_engine(canvas, 300, 626, 210, ("#d3312a", "#160f18", "#f1d7b0"))
    vehicles.fire_engine(canvas, 1010, 632, 190, ("#b3272a", "#160f18", "#f1d7b0"))
    for x, y in ((226, 538), (938, 560)):
        canvas.glow(x, y, 80, "#6fb6ff", 0.9)
        canvas.fill(box(x - 10, y - 5, x + 10, y + 5), colour="#cfe6ff")
    for x, look in (
        (470, Look(arm=(0.3, -0.66), hat="#e8b23a")),
        (504, Look(hat="#e8b23a")),
        (700, Look(facing=-1, walking=True, hat="#e8b23a")),
        (820, Look(facing=-1, hat="#e8b23a")),
    ):
        person(canvas, x, 640, 84, "#120c14", look)


def smoke(canvas):
    for x, y, size, colour in (
        (760, 60, 190, "#2a1a28"),
        (930, 20, 230, "#1f1522"),
        (640, 150, 120, "#4a2529"),
        (1110, -10, 240, "#1a1220"),
        (720, 215, 90, "#6b2f2b"),
        (600, 250, 60, "#a8442c"),
    ):
        puffs = [
            circle(x + dx * size, y + dy * size, size * r)
            for dx, dy, r in ((-0.5, 0.15, 0.5), (0.05, -0.1, 0.62), (0.55, 0.2, 0.48), (0, 0.3, 0.5))
        ]
        canvas.cut(*puffs, colour=colour, shade=("#c85a30", 110, 0.5, 1.4))


def flames(canvas):
    for scale, colour in ((1.0, "#e2491f"), (0.72, "#ff8a2b"), (0.45, "#ffd35e")):
        for x, tall in ((470, 120), (540, 190), (612, 150), (676, 230), (744, 170), (800, 120)):
            tip = (x + 26 * scale, 350 - tall * scale)
            wide = 58 * scale
            canvas.fill(
                smooth(
                    [
                        (x - wide, 360),
                        (x - wide * 0.7, 330 - tall * 0.25 * scale),
                        (x - 6, 345 - tall * 0.6 * scale),
                        tip,
                        (x + wide * 0.45, 340 - tall * 0.45 * scale),
                        (x + wide, 330 - tall * 0.1 * scale),
                        (x + wide * 0.8, 362),
                    ]
                ),
                colour=colour,
            )


def works(canvas):
    """The factory: saw-tooth roof broken open, glowing windows, chimney."""
    canvas.cut(
        [(860, 560), (872, 120), (906, 120), (918, 560)], colour="#2a1620", shade=("#e0682f", 180, 0.55, 1.3)
    )
    canvas.fill(box(866, 112, 912, 126), colour="#2a1620")
    roof = path(
        "180,560 180,350 260,300 260,350 340,300 340,350 420,306 450,352 520,362 560,344 "
        "600,366 700,350 760,368 800,340 1010,340 1010,560"
    )
    canvas.cut(roof, colour="#43202a", shade=("#160d18", 90, 0.2, 1.1))
    buildings.bricks(canvas, (182, 380, 1008, 556), "#5c2a2c")
    for column in range(11):
        for row in range(2):
            x, y = 204 + column * 72, 392 + row * 80
            hot = 3 <= column <= 8 and (row == 0 or column in (5, 6))
            buildings.window(
                canvas,
                (x, y, x + 40, y + 52),
                ("#ffb648" if hot else "#1a1019", "#22121b"),
                panes=(3, 3),
                light=0.6 if hot else 0,
            )


def hose(canvas):
    """Water in an arc from the street to the roof."""
    points = [(490 + step * 8, 575 - step * 24 + step * step * 0.72) for step in range(15)]
    for lift, wide in ((0, 4.5), (5, 2.0), (-5, 1.4)):
        canvas.line([(x, y + lift * step / 15) for step, (x, y) in enumerate(points)], "#cfe0ea", wide)

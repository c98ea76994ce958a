"""Boats, trains and what else moves."""

from .canvas import mix
from .shapes import box, circle, limb, path, placed, smooth


def boat(canvas, x, y, long, colours, mast=0.0):
    """A rowing boat, or with a mast a small fishing boat: colours (hull, rim)."""
    hull = smooth(
        path("-0.5,-0.12 -0.3,-0.09 0,-0.08 0.35,-0.1 0.54,-0.17 0.42,0.0 0.3,0.06 -0.35,0.06 -0.45,0")
    )
    canvas.fill(placed(hull, x, y, long), colour=colours[0])
    canvas.line(
        placed(path("-0.5,-0.115 -0.3,-0.09 0,-0.08 0.35,-0.1 0.54,-0.17"), x, y, long),
        colours[1],
        long * 0.02,
    )
    if mast:
        canvas.line([(x, y - long * 0.08), (x, y - long * mast)], colours[0], long * 0.025)
        canvas.line([(x, y - long * mast), (x + long * 0.5, y - long * 0.16)], colours[0], long * 0.008)
        canvas.line([(x, y - long * mast), (x - long * 0.47, y - long * 0.12)], colours[0], long * 0.008)
        canvas.fill(
            placed(box(-0.3, -0.27, -0.08, -0.07), x, y, long),
            placed([(-0.33, -0.3), (-0.06, -0.3), (-0.05, -0.26), (-0.34, -0.26)], x, y, long),
            colour=colours[0],
        )


def sail(canvas, x, y, tall, colours):
    """A sloop under sail: colours (sail, its shade, hull)."""
    lean = 0.05
    main = smooth([(0.0, -0.1), (lean, -1.0), (lean + 0.1, -0.8), (0.32, -0.45), (0.44, -0.12)], closed=False)
    jib = smooth([(-0.03, -0.12), (lean - 0.03, -0.88), (-0.2, -0.42), (-0.33, -0.12)], closed=False)
    canvas.cut(placed(main, x, y, tall), colour=colours[0], shade=(colours[1], 20, 0.25, 1.0))
    canvas.fill(placed(jib, x, y, tall), colour=colours[1])
    canvas.line(placed([(-0.005, 0), (lean - 0.005, -1.02)], x, y, tall), colours[2], tall * 0.008)
    canvas.fill(
        placed(smooth(path("-0.4,-0.07 0,-0.05 0.42,-0.08 0.34,0.03 -0.28,0.03")), x, y, tall),
        colour=colours[2],
    )


def train(canvas, x, y, cars, size, colours):
    """Carriages to the right behind an engine: `size` (long, tall), colours (body, roof, light)."""
    long, tall = size
    for number in range(cars):
        carriage(canvas, x + number * long, y, size, colours, first=number == 0)
    canvas.glow(x, y - tall * 0.3, tall * 2.2, colours[2], 0.7)
    canvas.dot(x + 3, y - tall * 0.3, tall * 0.1, "#fff8dd")


def carriage(canvas, left, y, size, colours, *, first):
    """One carriage with its lit windows; the first has a nose."""
    long, tall = size
    nose = tall * 0.5 if first else 4
    canvas.fill(
        [
            (left, y),
            (left, y - tall * 0.5),
            (left + nose, y - tall),
            (left + long - 5, y - tall),
            (left + long - 5, y),
        ],
        colour=colours[0],
    )
    canvas.fill(
        [
            (left + nose, y - tall),
            (left + nose + 5, y - tall * 1.1),
            (left + long - 9, y - tall * 1.1),
            (left + long - 5, y - tall),
        ],
        colour=colours[1],
    )
    canvas.fill(box(left, y - tall * 0.3, left + long - 5, y - tall * 0.22), colour=colours[1])
    for pane in range(2 if first else 0, 7):
        side = left + 8 + pane * (long - 16) / 7
        middle = side + (long - 16) / 18
        canvas.glow(middle, y - tall * 0.6, tall * 0.7, colours[2], 0.3)
        canvas.fill(box(side, y - tall * 0.8, side + (long - 16) / 9, y - tall * 0.42), colour=colours[2])


def ship(canvas, x, y, long, colours):
    """A container ship, side on: colours (hull, house, boxes...)."""
    canvas.fill(
        placed([(-0.5, -0.09), (0.5, -0.1), (0.47, 0.02), (-0.47, 0.02)], x, y, long), colour=colours[0]
    )
    canvas.fill(
        placed(box(0.33, -0.27, 0.42, -0.09), x, y, long),
        placed(box(0.31, -0.25, 0.44, -0.235), x, y, long),
        placed(box(0.43, -0.22, 0.46, -0.1), x, y, long),
        colour=colours[1],
    )
    for column in range(15):
        for row in range(canvas.chance.choice((2, 3, 3, 4))):
            left, foot = x + long * (-0.46 + column * 0.05), y - long * (0.09 + row * 0.031)
            canvas.fill(
                box(left, foot - long * 0.029, left + long * 0.048, foot),
                colour=canvas.chance.choice(colours[2:]),
            )


def fire_engine(canvas, x, y, long, colours):
    """With its ladder, driving left: colours (body, dark, light)."""
    canvas.fill(
        placed(
            smooth(path("-0.5,-0.08 -0.5,-0.22 -0.44,-0.38 -0.24,-0.39 -0.22,-0.08"), steps=5),
            x,
            y,
            long,
        ),
        placed(box(-0.22, -0.34, 0.5, -0.08), x, y, long),
        colour=colours[0],
    )
    canvas.fill(
        placed([(-0.48, -0.23), (-0.43, -0.34), (-0.3, -0.34), (-0.3, -0.22)], x, y, long), colour=colours[2]
    )
    canvas.fill(
        placed(box(-0.5, -0.1, 0.5, -0.06), x, y, long),
        *(placed(box(left, -0.28, left + 0.13, -0.13), x, y, long) for left in (-0.16, 0.02, 0.2, 0.36)),
        colour=colours[1],
    )
    for wheel in (-0.34, 0.2, 0.36):
        canvas.fill(circle(x + wheel * long, y - long * 0.055, long * 0.065), colour=colours[1])
        canvas.dot(x + wheel * long, y - long * 0.055, long * 0.025, mix(colours[1], "#ffffff", 0.4))
    for rail in (0.0, 0.035):
        start, end = placed([(0.45, -0.36 - rail), (-0.36, -0.46 - rail)], x, y, long)
        canvas.fill(*limb(start, end, long * 0.008, long * 0.006), colour=colours[2])

"""Houses, roofs, windows, lamps and bridges."""

from .canvas import mix
from .shapes import arc, box, limb


def house(canvas, frame, colours, *, roof=0.7, shade=None):
    """A gable end: `frame` is (left, ridge's foot, right, ground), colours (wall, roof)."""
    left, top, right, ground = frame
    tip = ((left + right) / 2, top - (right - left) * roof)
    canvas.cut(
        [(left, ground), (left, top), tip, (right, top), (right, ground)], colour=colours[0], shade=shade
    )
    over = (right - left) * 0.07
    eaves = top + over * roof * 2
    under = [(left - over, eaves), tip, (right + over, eaves)]
    ridge = [(right + over, eaves - over), (tip[0], tip[1] - over * 1.6), (left - over, eaves - over)]
    canvas.fill([*under, *ridge], colour=colours[1])
    return tip


def window(canvas, frame, colours, *, panes=(2, 2), light=0.0):
    """Glass and bars: colours (glass, bar); `light` makes it shine."""
    left, top, right, bottom = frame
    if light:
        canvas.glow((left + right) / 2, (top + bottom) / 2, (right - left) * 2.4, colours[0], light)
    bar = max(1.0, (right - left) * 0.06)
    canvas.fill(box(left - bar, top - bar, right + bar, bottom + bar), colour=colours[1])
    canvas.fill(box(left, top, right, bottom), colour=colours[0])
    for number in range(1, panes[0]):
        x = left + (right - left) * number / panes[0]
        canvas.fill(box(x - bar / 2, top, x + bar / 2, bottom), colour=colours[1])
    for number in range(1, panes[1]):
        y = top + (bottom - top) * number / panes[1]
        canvas.fill(box(left, y - bar / 2, right, y + bar / 2), colour=colours[1])


def rows(canvas, frame, grid, colours, *, lit=0.35):
    """Windows in rows: grid (across, down), colours (lit, dark, bar)."""
    left, top, right, bottom = frame
    wide, tall = (right - left) / grid[0], (bottom - top) / grid[1]
    for column in range(grid[0]):
        for row in range(grid[1]):
            x, y = left + wide * column, top + tall * row
            on = canvas.chance.random() < lit
            pane = (x + wide * 0.25, y + tall * 0.2, x + wide * 0.75, y + tall * 0.8)
            window(canvas, pane, (colours[0] if on else colours[1], colours[2]), light=0.35 if on else 0)


def bricks(canvas, frame, colour, size=(26, 9)):
    """Courses of single bricks here and there, not a whole wall of them."""
    left, top, right, bottom = frame
    y, row = top, 0
    while y < bottom - size[1]:
        x = left + (row % 2) * size[0] / 2
        while x < right - size[0]:
            if canvas.chance.random() < 0.22:
                canvas.fill(box(x, y, x + size[0] - 2, y + size[1] - 2), colour=colour)
            x += size[0]
        y, row = y + size[1], row + 1


def lamp(canvas, x, y, tall, colour, light=None):
    """A street lamp with a lantern head; no `light`, and it is dark."""
    canvas.fill(*limb((x, y), (x, y - tall * 0.86), tall * 0.016, tall * 0.009), colour=colour)
    canvas.fill(box(x - tall * 0.03, y - tall * 0.06, x + tall * 0.03, y), colour=colour)
    head = y - tall
    if light:
        canvas.glow(x, head + tall * 0.07, tall * 0.5, light, 0.75, 2.4)
    canvas.fill(
        [
            (x - tall * 0.05, head),
            (x + tall * 0.05, head),
            (x + tall * 0.032, head + tall * 0.14),
            (x - tall * 0.032, head + tall * 0.14),
        ],
        colour=colour,
    )
    canvas.fill(
        [
            (x - tall * 0.038, head + tall * 0.012),
            (x + tall * 0.038, head + tall * 0.012),
            (x + tall * 0.024, head + tall * 0.13),
            (x - tall * 0.024, head + tall * 0.13),
        ],
        colour=light or mix(colour, "#ffffff", 0.12),
    )
    canvas.fill([(x - tall * 0.06, head), (x, head - tall * 0.05), (x + tall * 0.06, head)], colour=colour)


def clock(canvas, x, y, radius, colours, time=(0, 0)):
    """A clock face: colours (face, hands), time (hours, minutes)."""
    canvas.dot(x, y, radius * 1.12, colours[1])
    canvas.dot(x, y, radius, colours[0])
    for hour in range(12):
        tick = arc((x, y), radius * 0.86, (hour * 30, hour * 30 + 1))[0]
        canvas.dot(*tick, radius * (0.055 if hour % 3 else 0.09), colours[1])
    for turn, long, wide in (((time[0] % 12 + time[1] / 60) * 30, 0.52, 0.055), (time[1] * 6, 0.78, 0.038)):
        tip = arc((x, y), radius * long, (turn - 90, turn - 89))[0]
        canvas.fill(*limb((x, y), tip, radius * wide, radius * wide * 0.7), colour=colours[1])
    canvas.dot(x, y, radius * 0.08, colours[1])


def arches(canvas, span, depth, colour, *, count=5, deck=16):
    """A bridge of round arches: the wall with its openings left out, pier by pier."""
    (left, right), (top, foot) = span, depth
    canvas.fill(box(left, top, right, top + deck), colour=colour)
    wide = (right - left) / count
    for number in range(count):
        x = left + wide * number
        radius = wide * 0.42
        spring = top + deck + radius * 0.9
        opening = arc((x + wide / 2, spring), radius, (180, 360), tall=radius * 0.85)
        canvas.fill(
            [
                (x, top + deck - 1),
                (x, foot),
                (x + wide * 0.08, foot),
                *opening,
                (x + wide * 0.92, foot),
                (x + wide, foot),
                (x + wide, top + deck - 1),
            ],
            colour=colour,
        )


def string(canvas, ends, colour, *, bulbs=12, sag=30, size=2.6):
    """A string of lights that hangs between two points."""
    start, end = ends
    points = []
    for number in range(bulbs + 1):
        part = number / bulbs
        points.append(
            (
                start[0] + (end[0] - start[0]) * part,
                start[1] + (end[1] - start[1]) * part + sag * 4 * part * (1 - part),
            )
        )
    canvas.line(points, mix(colour, "#1a1a22", 0.8), 0.9)
    for x, y in points:
        canvas.glow(x, y + size, size * 5, colour, 0.6)
        canvas.dot(x, y + size, size, mix(colour, "#ffffff", 0.5))

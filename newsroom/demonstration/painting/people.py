"""People as small confident silhouettes, feet on the ground at (x, y)."""

from dataclasses import dataclass

from .shapes import arc, box, circle, limb, placed, smooth


@dataclass(frozen=True)
class Look:
    """How somebody stands there: which way (1 is right), in motion or not, in what."""

    facing: int = 1
    walking: bool = False
    dress: bool = False
    hat: str = ""
    scarf: str = ""
    bag: bool = False
    arm: tuple | None = None


STANDING = Look()


def person(canvas, x, y, tall, colour, look=STANDING):
    """Somebody of a height, in one colour, with a hat or a scarf in another."""
    put = lambda ring: placed([(px * look.facing, py) for px, py in ring], x, y, tall)  # noqa: E731
    for ring in [*legs(look), *body(look)]:
        canvas.fill(put(ring), colour=colour)
    if look.scarf:
        canvas.fill(
            *map(put, [box(-0.06, -0.845, 0.05, -0.805), *limb((0.01, -0.82), (-0.1, -0.7), 0.02, 0.025)]),
            colour=look.scarf,
        )
    if look.hat:
        canvas.fill(
            put(arc((0, -0.925), 0.066, (180, 360))), put(box(-0.075, -0.935, 0.085, -0.915)), colour=look.hat
        )
    if look.bag:
        canvas.fill(put(box(0.07, -0.42, 0.27, -0.28)), put(box(0.14, -0.45, 0.2, -0.42)), colour=colour)


def legs(look):
    if look.dress:
        return [
            *limb((-0.035, -0.3), (-0.03, -0.02), 0.03, 0.02),
            *limb((0.035, -0.3), (0.05, -0.02), 0.03, 0.02),
        ]
    if look.walking:
        front = [
            *limb((0.01, -0.48), (0.11, -0.25), 0.062, 0.042),
            *limb((0.11, -0.25), (0.14, -0.02), 0.04, 0.024),
        ]
        back = [
            *limb((-0.01, -0.48), (-0.06, -0.24), 0.062, 0.042),
            *limb((-0.06, -0.24), (-0.19, -0.07), 0.04, 0.024),
        ]
        return [*front, *back, *limb((0.14, -0.015), (0.2, -0.012), 0.018, 0.014)]
    left = [
        *limb((-0.045, -0.48), (-0.05, -0.02), 0.06, 0.03),
        *limb((-0.05, -0.018), (0.0, -0.012), 0.02, 0.014),
    ]
    return [
        *left,
        *limb((0.045, -0.48), (0.055, -0.02), 0.06, 0.03),
        *limb((0.055, -0.018), (0.11, -0.012), 0.02, 0.014),
    ]


def body(look):
    hem, wide = (-0.24, 0.17) if look.dress else (-0.4, 0.115)
    coat = smooth(
        [
            (-0.04, -0.84),
            (-0.115, -0.79),
            (-0.115, -0.6),
            (-wide, hem),
            (wide, hem),
            (0.1, -0.6),
            (0.115, -0.79),
            (0.04, -0.84),
        ]
    )
    hand = look.arm or (0.15, -0.42)
    elbow = ((0.1 + hand[0]) / 2 + 0.03, (-0.77 + hand[1]) / 2 + 0.03)
    arms = [*limb((0.085, -0.77), elbow, 0.036, 0.03), *limb(elbow, hand, 0.03, 0.022)]
    back = [
        *limb((-0.085, -0.77), (-0.13, -0.58), 0.036, 0.03),
        *limb((-0.13, -0.58), (-0.11, -0.42), 0.03, 0.022),
    ]
    return [
        coat,
        *arms,
        *back,
        *limb((0, -0.8), (0.005, -0.9), 0.035, 0.03),
        circle(0.005, -0.925, 0.056, 0.067),
    ]


def crowd(canvas, left, right, y, tall, colours):
    """People side by side along a line, each a little different, by the chance of the canvas."""
    x, chance = left, canvas.chance
    while x < right:
        look = Look(chance.choice((1, -1)), chance.random() < 0.3, chance.random() < 0.4)
        person(
            canvas,
            x,
            y + chance.uniform(-0.05, 0.05) * tall,
            tall * chance.uniform(0.72, 1.05),
            chance.choice(colours),
            look,
        )
        x += tall * chance.uniform(0.16, 0.42)

"""Hair of the portraits: a part behind the head, a part before it, by name."""

from .canvas import mix, rgb
from .shapes import circle, path, smooth


def tone(easel, part=0.4):
    """Hair in shade: white hair turns blue rather than black."""
    pale = sum(rgb(easel.sitter.hair[1])) > 560
    return mix(easel.sitter.hair[1], "#6478a8" if pale else "#120a1c", part)


def bright(easel, part=0.3):
    return mix(easel.sitter.hair[1], "#fff0d8", part)


def behind(easel):
    BEHIND.get(easel.sitter.hair[0], nothing)(easel)


def before(easel):
    BEFORE.get(easel.sitter.hair[0], nothing)(easel)


def nothing(easel):
    """A head without."""


def mass(easel, points):
    """One body of hair, darker away from the light."""
    easel.form(smooth(points), colour=easel.sitter.hair[1], shade=(tone(easel), 20, 0.4, 1.1))


def strands(easel, lines, wide=3.4):
    for line in lines:
        easel.stroke(line, bright(easel), wide)


def long_behind(easel):
    mass(
        easel,
        path(
            "0,-188 92,-166 136,-80 140,40 150,170 176,290 110,330 -116,330 -176,286 -146,160 "
            "-140,40 -134,-86 -92,-166"
        ),
    )


def long_before(easel):
    mass(
        easel,
        path("-16,-162 50,-168 104,-118 116,-20 120,70 134,190 106,130 94,30 88,-50 48,-106 -10,-140"),
    )
    mass(
        easel,
        path("4,-160 -50,-168 -104,-118 -118,-20 -122,80 -140,200 -106,130 -94,30 -90,-40 -66,-96 -12,-144"),
    )
    strands(
        easel,
        (
            [(-40, -150), (-92, -104), (-106, -20), (-112, 70)],
            [(-24, -146), (-72, -104), (-94, -54)],
            [(40, -152), (88, -104), (102, -20)],
        ),
    )


def bob_behind(easel):
    mass(
        easel,
        path("0,-190 96,-168 142,-80 150,30 146,110 96,138 -96,138 -148,110 -152,30 -142,-80 -96,-168"),
    )


def bob_before(easel):
    mass(
        easel,
        path("-60,-170 20,-186 92,-160 134,-84 142,20 136,112 98,124 96,30 90,-40 56,-86 -20,-112"),
    )
    mass(
        easel,
        path(
            "-50,-174 -104,-150 -138,-80 -146,20 -140,112 -100,124 -98,30 -92,-40 -74,-92 -30,-128 -20,-150"
        ),
    )
    strands(
        easel,
        (
            [(-52, -160), (-104, -110), (-122, -20), (-124, 80)],
            [(-30, -168), (40, -146), (96, -84)],
            [(-20, -146), (40, -120), (84, -72)],
        ),
    )


def short_behind(easel):
    mass(
        easel,
        path("0,-186 90,-168 128,-96 124,20 100,70 -100,70 -126,20 -130,-96 -90,-166"),
    )


def short_before(easel):
    mass(
        easel,
        path(
            "-104,6 -126,-50 -126,-110 -84,-166 -10,-192 70,-178 120,-122 124,-50 106,10 98,-50 "
            "70,-92 10,-100 -50,-118 -76,-96 -98,-48"
        ),
    )
    grey = mix(easel.sitter.hair[1], "#efe6e0", 0.62)
    for line in (
        [(-60, -152), (-102, -116), (-112, -50)],
        [(-40, -164), (-86, -136), (-108, -86)],
        [(-36, -140), (20, -128), (70, -104)],
        [(-20, -166), (50, -150), (98, -100)],
    ):
        easel.stroke(line, grey, 3.6)


def natural_behind(easel):
    rings = [
        circle(x, y, size)
        for x, y, size in (
            (0, -110, 118),
            (-92, -72, 86),
            (92, -72, 86),
            (-118, -6, 62),
            (118, -6, 62),
            (-50, -150, 78),
            (54, -150, 78),
        )
    ]
    easel.form(*rings, colour=easel.sitter.hair[1], shade=(tone(easel, 0.55), 30, 0.35, 1.1))


def natural_before(easel):
    rings = [
        circle(x, y, size)
        for x, y, size in (
            (-84, -98, 40),
            (-48, -128, 42),
            (0, -138, 44),
            (48, -128, 42),
            (84, -98, 40),
            (-104, -56, 26),
            (104, -56, 26),
        )
    ]
    easel.form(*rings, colour=easel.sitter.hair[1], shade=(bright(easel, 0.3), 220, 0.5, 1.4))
    for _number in range(70):
        x, y = easel.chance.uniform(-150, 110), easel.chance.uniform(-210, -110)
        if x * x + (y + 90) ** 2 < 128 * 128:
            easel.stroke([(x, y), (x + 4, y - 4), (x + 8, y), (x + 4, y + 4)], bright(easel, 0.2), 2.2)


def up_behind(easel):
    easel.form(circle(14, -198, 62, 54), colour=easel.sitter.hair[1], shade=(tone(easel), 30, 0.35, 1.1))
    mass(easel, path("0,-186 92,-166 126,-90 118,20 -118,20 -128,-90 -92,-166"))
    strands(easel, ([(-34, -206), (6, -232), (54, -210)], [(-30, -184), (10, -210), (56, -186)]))


def up_before(easel):
    mass(
        easel,
        path(
            "-108,16 -124,-60 -112,-120 -60,-170 10,-184 74,-168 116,-116 122,-56 108,16 96,-50 "
            "66,-100 -4,-126 -70,-94 -96,-46"
        ),
    )
    strands(
        easel,
        (
            [(-104, -50), (-86, -118), (-30, -160)],
            [(-84, -90), (-40, -136), (10, -162)],
            [(90, -76), (70, -122), (24, -160)],
        ),
    )


def crop_behind(easel):
    mass(easel, path("0,-176 84,-158 116,-90 116,30 -116,30 -118,-90 -84,-158"))


def crop_before(easel):
    mass(easel, path("-106,34 -118,-40 -112,-100 -96,-60 -96,-10"))
    mass(easel, path("106,34 118,-40 112,-100 96,-60 96,-10"))


BEHIND = {
    "long": long_behind,
    "bob": bob_behind,
    "short": short_behind,
    "natural": natural_behind,
    "up": up_behind,
    "crop": crop_behind,
}
BEFORE = {
    "long": long_before,
    "bob": bob_before,
    "short": short_before,
    "natural": natural_before,
    "up": up_before,
    "crop": crop_before,
}

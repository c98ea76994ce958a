"""What the sitters of the portraits wear: coats and collars."""

from .canvas import mix, rgb
from .shapes import circle, path, smooth

SHOULDERS = path("-92,190 -170,222 -250,262 -330,480 330,480 250,262 170,222 92,190 40,250 -40,250")


def worn(easel):
    """The clothes on the shoulders, then their collar."""
    colour, other = easel.sitter.clothes
    body = smooth(SHOULDERS, steps=6)
    easel.form(body, colour=colour, shade=(dimmed(colour), 20, 0.35, 1.15))
    COLLARS[easel.sitter.attire](easel, colour, other)


def dimmed(colour):
    """In shade: pale cloth turns blue rather than black."""
    pale = sum(rgb(colour)) > 560
    return mix(colour, "#5d6ca0" if pale else "#140f26", 0.5)


def lapels(easel, colour, other):
    """A jacket over a light shirt."""
    easel.form(
        [(-62, 196), (62, 196), (26, 400), (-26, 400)],
        colour=other,
        shade=(mix(other, "#3a3050", 0.4), 0, 0.4, 1.3),
    )
    easel.form([(-30, 196), (0, 268), (30, 196), (0, 180)], colour=easel.sitter.skin)
    easel.form([(-20, 206), (0, 262), (34, 190), (10, 190)], colour=easel.sitter.dusk)
    for side in (-1, 1):
        tone = mix(colour, "#ffffff", 0.1) if side < 0 else mix(colour, "#140f26", 0.3)
        easel.form(
            [
                (side * 66, 184),
                (side * 112, 214),
                (side * 124, 276),
                (side * 94, 284),
                (side * 104, 306),
                (side * 16, 410),
                (side * 40, 280),
            ],
            colour=tone,
        )
        easel.stroke([(side * 66, 184), (side * 44, 280), (side * 16, 410)], mix(colour, "#140f26", 0.5), 3)


def shirt(easel, colour, other):
    """An open collar and a row of buttons."""
    easel.form([(-52, 190), (52, 190), (0, 290)], colour=easel.sitter.skin)
    easel.form([(-20, 200), (58, 180), (0, 288)], colour=easel.sitter.dusk)
    for side in (-1, 1):
        tone = mix(colour, "#ffffff", 0.5) if side < 0 else mix(colour, "#5d5a86", 0.2)
        easel.form(
            [(side * 56, 172), (side * 92, 206), (side * 62, 292), (0, 286)],
            colour=tone,
            shadow=(3, 6, 5, 0.3),
        )
    easel.stroke([(0, 288), (2, 400)], mix(colour, "#5d5a86", 0.45), 3)
    for y in (314, 354):
        easel.form(circle(9, y, 5), colour=other)


def tie(easel, colour, other):
    lapels(easel, colour, other)
    easel.form(path("-46,186 0,214 46,186 30,250 0,216 -30,250"), colour=mix(other, "#ffffff", 0.4))
    easel.form(
        path("-17,212 17,212 11,240 26,400 -26,400 -11,240"),
        colour=easel.sitter.accent,
        shade=("#2a1230", 0, 0.4, 1.2),
    )


def coat(easel, colour, other):
    """A turned-up collar over a jumper."""
    easel.form(
        smooth(path("-66,176 0,206 66,176 80,230 40,400 -40,400 -80,230")),
        colour=other,
        shade=(mix(other, "#20183a", 0.45), 10, 0.4, 1.2),
    )
    easel.stroke([(-62, 190), (0, 220), (64, 190)], mix(other, "#20183a", 0.3), 4)
    for side in (-1, 1):
        tone = mix(colour, "#ffffff", 0.14) if side < 0 else mix(colour, "#140f26", 0.25)
        easel.form(
            [
                (side * 62, 160),
                (side * 110, 176),
                (side * 140, 262),
                (side * 50, 330),
                (side * 36, 400),
                (side * 26, 400),
                (side * 52, 260),
            ],
            colour=tone,
            shadow=(2, 5, 5, 0.3),
        )


def hooded(easel, colour, other):
    """A rain jacket, its hood down, its zip half open."""
    easel.form(
        smooth(path("-132,196 -84,148 0,210 84,148 132,196 96,268 0,306 -96,268")),
        colour=mix(colour, "#ffffff", 0.18),
        shade=(mix(colour, "#6b2a10", 0.45), 40, 0.4, 1.2),
        shadow=(3, 8, 6, 0.35),
    )
    easel.form(smooth(path("-72,176 0,200 72,176 40,246 0,270 -40,246")), colour=other)
    easel.form(smooth(path("-50,150 50,150 38,200 0,222 -38,200")), colour=easel.sitter.dusk)
    easel.stroke([(0, 270), (0, 400)], mix(colour, "#6b2a10", 0.5), 5)
    for side in (-1, 1):
        easel.stroke([(side * 34, 262), (side * 38, 330)], "#f8f2e2", 4)
        easel.form(circle(side * 38, 334, 7), colour="#f8f2e2")


def scarved(easel, colour, other):
    """A thick scarf around the neck, one end hanging."""
    easel.form([(34, 236), (104, 226), (118, 410), (44, 410)], colour=other, shade=("#4d0f24", 0, 0.3, 1.2))
    for y in (180, 214):
        easel.form(
            smooth(
                [
                    (-112, y + 8),
                    (-84, y - 32),
                    (0, y - 6),
                    (84, y - 34),
                    (116, y + 4),
                    (100, y + 46),
                    (0, y + 66),
                    (-98, y + 48),
                ]
            ),
            colour=other,
            shade=("#5d1226", 50, 0.4, 1.2),
            shadow=(2, 6, 5, 0.35),
        )
    for line in (
        [(-88, 200), (-40, 226), (10, 230)],
        [(-84, 236), (-30, 262), (40, 258)],
        [(30, 208), (70, 196), (96, 178)],
    ):
        easel.stroke(line, mix(other, "#ffffff", 0.3), 3.6)


def draped(easel, colour, other):
    """Nothing but the fold of a dress; a headscarf comes over it."""
    easel.stroke([(-120, 260), (-60, 330), (-40, 400)], mix(colour, "#140f26", 0.35), 5)


COLLARS = {
    "lapels": lapels,
    "shirt": shirt,
    "tie": tie,
    "coat": coat,
    "hooded": hooded,
    "scarved": scarved,
    "draped": draped,
}

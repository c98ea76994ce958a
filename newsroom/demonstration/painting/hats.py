"""What the sitters of the portraits wear on their heads and ears."""

from .canvas import mix
from .shapes import arc, circle, path, smooth


def over(easel):
    for extra in easel.sitter.extras:
        OVER.get(extra, lambda easel: None)(easel)


def headscarf(easel):
    """A light scarf around face and neck."""
    colour = easel.sitter.accent
    dark = mix(colour, "#7d3a4a", 0.5)
    wide = easel.sitter.wide
    inner = smooth(
        path("0,-118 58,-108 90,-66 97,0 88,62 60,116 0,146 -60,116 -88,62 -97,0 -90,-66 -58,-108")
    )
    outer = smooth(
        path(
            "0,-196 84,-178 132,-110 140,0 130,90 142,160 190,230 120,330 0,360 -120,330 -196,232 "
            "-146,160 -132,90 -142,0 -134,-110 -84,-178"
        )
    )
    inner = [(x * wide, y) for x, y in inner]
    ring = [*outer, outer[0], inner[0], *reversed(inner)]
    easel.form(ring, colour=colour, shade=(dark, 25, 0.42, 1.15), shadow=(3, 6, 6, 0.3))
    for line in (
        [(-60, 130), (0, 176), (86, 176), (140, 210)],
        [(-110, 110), (-50, 200), (50, 236), (130, 250)],
        [(-130, 170), (-60, 262), (30, 290)],
        [(86, 90), (70, 130), (20, 160)],
    ):
        easel.stroke(line, mix(colour, dark, 0.75), 4)
    for line in ([(-70, -150), (-112, -90), (-118, 0)], [(-40, -170), (20, -176), (70, -154)]):
        easel.stroke(line, mix(colour, "#ffffff", 0.6), 4)


def wool_cap(easel):
    colour = easel.sitter.accent
    dark = mix(colour, "#140f26", 0.5)
    easel.form(
        smooth(
            path("-118,-76 -116,-150 -70,-212 0,-228 70,-212 116,-150 118,-76"),
            closed=False,
        ),
        colour=colour,
        shade=(dark, 20, 0.35, 1.15),
    )
    for x in range(-90, 100, 30):
        easel.stroke([(x * 0.35, -218), (x * 0.85, -160), (x, -100)], mix(colour, dark, 0.5), 4)
    easel.form(
        smooth(path("-124,-62 -120,-112 0,-128 120,-112 124,-62 0,-82")),
        colour=mix(colour, "#ffffff", 0.14),
        shade=(dark, 20, 0.4, 1.2),
        shadow=(2, 7, 5, 0.35),
    )
    for x in range(-104, 112, 16):
        easel.stroke([(x, -112 + abs(x) * 0.03), (x * 1.02, -78 + abs(x) * 0.1)], mix(colour, dark, 0.45), 3)


def flat_cap(easel):
    colour = easel.sitter.accent
    dark = mix(colour, "#140f26", 0.55)
    easel.form(
        smooth(path("-126,-84 -140,-136 -90,-196 10,-214 100,-196 140,-140 126,-84 0,-104")),
        colour=colour,
        shade=(dark, 30, 0.35, 1.1),
    )
    easel.form(
        smooth(path("-112,-88 -60,-116 0,-122 60,-116 112,-88 96,-62 0,-84 -96,-62")),
        colour=mix(colour, dark, 0.55),
        shadow=(1, 9, 5, 0.45),
    )
    easel.form(circle(0, -210, 8, 5), colour=dark)
    for line in ([(-110, -140), (-30, -176), (60, -178)], [(-96, -112), (0, -146), (100, -130)]):
        easel.stroke(line, mix(colour, "#ffffff", 0.25), 3)


def earrings(easel):
    for side in (-1, 1):
        easel.form(circle(side * 104 * easel.sitter.wide, 50, 8), colour=easel.sitter.accent)


def hoops(easel):
    for side in (-1, 1):
        easel.line(easel.put(arc((side * 108, 62), 17, (0, 365))), easel.sitter.accent, 4)


OVER = {
    "headscarf": headscarf,
    "wool-cap": wool_cap,
    "flat-cap": flat_cap,
    "earrings": earrings,
    "hoops": hoops,
}

"""Pictures for a place that nobody can photograph: skies, water, hills and what stands on them."""

import math
from dataclasses import dataclass, field
from io import BytesIO

from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFilter, ImageOps

WIDTH, HEIGHT = 1800, 1200


@dataclass(frozen=True)
class Scene:
    """A sky from top to horizon, a light (x, y, radius, colour), hills far to near, then what stands there.

    A hill is (height, swing, length, colour) in parts of the picture; `water` is where the
    picture is mirrored from downwards.
    """

    sky: tuple[str, str]
    light: tuple
    hills: tuple = ()
    water: float = 0
    things: tuple = field(default=())


def sky(scene):
    """A gradient, with a soft light in it."""
    gradient = Image.linear_gradient("L").resize((WIDTH, HEIGHT))
    image = ImageOps.colorize(gradient, *scene.sky)
    x, y, radius, colour = scene.light
    glow = Image.new("L", (WIDTH // 4, HEIGHT // 4))
    for step in range(12, 0, -1):
        circle(ImageDraw.Draw(glow), x / 4, y / 4, radius / 4 * step / 3, 255 * (13 - step) // 26)
    glow = glow.filter(ImageFilter.GaussianBlur(radius / 8)).resize((WIDTH, HEIGHT))
    image.paste(Image.new("RGB", image.size, colour), mask=glow)
    circle(ImageDraw.Draw(image), x, y, radius * 0.6, colour)
    return image


def circle(draw, x, y, radius, colour):
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour)


def crest(x, height, swing, length):
    """How high a hill stands at x: three waves, so that it never repeats within the picture."""
    waves = ((1, 1), (2.3, 0.45), (5.1, 0.16))
    rise = sum(share * math.sin(x / WIDTH * length * pace + height * 40) for pace, share in waves)
    return HEIGHT * (height - swing * rise)


def hill(image, height, swing, length, colour):
    top = [(x, crest(x, height, swing, length)) for x in range(0, WIDTH + 10, 10)]
    ImageDraw.Draw(image).polygon([*top, (WIDTH, HEIGHT), (0, HEIGHT)], fill=colour)


def mirror(image, scene):
    """Water: what stands above it upside down, paler and combed by the wind."""
    line = int(HEIGHT * scene.water)
    above = image.crop((0, max(0, 2 * line - HEIGHT), WIDTH, line))
    below = ImageOps.flip(above).resize((WIDTH, HEIGHT - line)).filter(ImageFilter.GaussianBlur(5))
    below = Image.blend(below, Image.new("RGB", below.size, scene.sky[1]), 0.18)
    draw = ImageDraw.Draw(below)
    for row in range(6, below.height, 9):
        start = (row * 397) % WIDTH
        length = 80 + (row * 131) % 420
        tone = below.getpixel((min(start, WIDTH - 1), row))
        draw.line(
            (start, row, start + length, row), fill=tuple(min(255, part + 16) for part in tone), width=2
        )
    image.paste(below, (0, line))


def boats(draw, scene):
    for x, y, size in ((420, 860, 90), (1180, 900, 120)):
        hull = [
            (x - size, y),
            (x + size, y),
            (x + size * 0.7, y + size * 0.3),
            (x - size * 0.7, y + size * 0.3),
        ]
        draw.polygon(hull, fill="#20242c")
        draw.line((x, y, x, y - size * 1.3), fill="#20242c", width=5)


def piles(draw, scene):
    for number in range(7):
        x, top = 260 + number * 210, 560 + (number * 173) % 130
        draw.rectangle((x, top, x + 34 + number % 3 * 8, 980), fill="#2c2a29")
        draw.rectangle((x, top, x + 10, 980), fill="#4a4643")


def stars(draw, scene):
    for number in range(420):
        x, y = (number * 7919) % WIDTH, (number * 6133) % 640
        circle(draw, x, y, 1 + (number % 7 == 0), "#cfd6e6")


def train(draw, scene):
    draw.rectangle((0, 846, WIDTH, 856), fill="#0a0c12")
    for x in range(60, WIDTH, 190):
        draw.rectangle((x, 856, x + 22, 1020), fill="#0a0c12")
    for number in range(6):
        left = 200 + number * 232
        draw.rounded_rectangle((left, 770, left + 222, 846), 14, fill="#161d30")
        for window in range(5):
            draw.rectangle((left + 18 + window * 39, 788, left + 44 + window * 39, 812), fill="#f3c766")


def trees(draw, scene):
    for row in range(6):
        y, size = 640 + row * row * 20, 20 + row * 15
        for number in range(26 - row * 3):
            x = number * (WIDTH / (25 - row * 3)) + (row % 2) * 30
            draw.line((x, y, x, y + size * 1.5), fill="#4b3b2b", width=2 + row)
            circle(draw, x, y, size, ("#5d7f4a", "#6d9157", "#54743f")[(number + row) % 3])
            circle(draw, x - size * 0.3, y - size * 0.3, size * 0.55, "#93b378")


def boathouse(draw, scene):
    draw.polygon([(1040, 520), (1240, 380), (1440, 520)], fill="#3a2a24")
    draw.rectangle((1070, 520, 1410, 690), fill="#5f4032")
    for plank in range(1090, 1410, 24):
        draw.line((plank, 520, plank, 690), fill="#523629", width=3)
    draw.rectangle((1180, 560, 1260, 630), fill="#f2c879")
    draw.rectangle((1310, 570, 1370, 690), fill="#2b1f1a")


def gables(draw, scene):
    for number in range(9):
        left, top = number * 215 - 60, 560 + (number * 137) % 150
        width = 230 if number else 420
        draw.rectangle((left, top, left + width, HEIGHT), fill=("#4d4656", "#5b5160", "#443f4f")[number % 3])
        roof = [(left - 14, top), (left + width / 2, top - 190), (left + width + 14, top)]
        draw.polygon(roof, fill="#e9edf3")
        draw.line([roof[0], roof[1], roof[2]], fill="#c9cfda", width=6)
        for window in range(6):
            x, y = left + 34 + window % 3 * 62, top + 60 + window // 3 * 120
            lit = (number * 5 + window * 3) % 4 == 0
            draw.rectangle((x, y, x + 34, y + 54), fill="#f4cd7a" if lit else "#2e2b38")


def sails(draw, scene):
    for x, y, size in ((330, 760, 70), (620, 700, 48), (980, 820, 120), (1420, 730, 62), (1610, 690, 40)):
        draw.polygon([(x, y), (x, y - size * 2.6), (x + size * 1.3, y - size * 0.25)], fill="#fbf7ee")
        draw.polygon([(x - 8, y), (x - 8, y - size * 2.1), (x - size, y - size * 0.2)], fill="#e4ddcd")
        hull = [
            (x - size, y),
            (x + size * 1.3, y),
            (x + size, y + size * 0.3),
            (x - size * 0.7, y + size * 0.3),
        ]
        draw.polygon(hull, fill="#6b4128")


SCENES = {
    "harbour": Scene(
        ("#31466b", "#f3b07a"),
        (1250, 610, 70, "#ffe2b0"),
        ((0.56, 0.05, 5, "#8b7d95"), (0.61, 0.03, 8, "#5d5a78"), (0.66, 0.02, 11, "#34395a")),
        0.68,
        (boats,),
    ),
    "harbour-low": Scene(
        ("#9aa5ad", "#d9dcda"),
        (420, 330, 60, "#eef0ee"),
        ((0.6, 0.02, 7, "#8d979b"), (0.64, 0.015, 9, "#717b80")),
        0.66,
        (piles,),
    ),
    "night_train": Scene(
        ("#0b1026", "#2c3a63"),
        (1460, 210, 46, "#eef0e6"),
        ((0.58, 0.09, 6, "#202c4d"), (0.7, 0.06, 9, "#161f38"), (0.88, 0.03, 7, "#0d1322")),
        things=(stars, train),
    ),
    "orchard": Scene(
        ("#9ec3dd", "#f6ead2"),
        (380, 300, 64, "#fff3cf"),
        ((0.46, 0.05, 6, "#a8bfa5"), (0.5, 0.03, 9, "#8cab80"), (0.54, 0.015, 5, "#7d9f63")),
        things=(trees,),
    ),
    "boathouse": Scene(
        ("#6d8fa8", "#f0d9c0"),
        (520, 420, 58, "#fff0d2"),
        ((0.5, 0.06, 7, "#7f98a0"), (0.55, 0.03, 12, "#4f6f68")),
        0.575,
        (boathouse,),
    ),
    "gables": Scene(
        ("#4b5a86", "#e7b9a4"),
        (1320, 420, 60, "#ffe0c4"),
        ((0.5, 0.05, 6, "#8a86a6"),),
        things=(gables,),
    ),
    "sails": Scene(
        ("#4e9fd1", "#d8ecf2"),
        (1380, 200, 66, "#fffbe6"),
        ((0.535, 0.012, 9, "#c9b48a"),),
        0.55,
        (sails,),
    ),
}


def painted(name: str) -> bytes:
    """The JPEG of a scene; the same bytes each time."""
    scene = SCENES[name]
    image = sky(scene)
    for shape in scene.hills:
        hill(image, *shape)
    before_water = [thing for thing in scene.things if thing is boathouse]
    draw_all(image, before_water, scene)
    if scene.water:
        mirror(image, scene)
    draw_all(image, [thing for thing in scene.things if thing not in before_water], scene)
    file = BytesIO()
    grained(image).save(file, "JPEG", quality=88)
    return file.getvalue()


def draw_all(image, things, scene):
    draw = ImageDraw.Draw(image)
    for thing in things:
        thing(draw, scene)


def grained(image):
    """A breath of grain and darker corners, as from a lens."""
    corners = ImageOps.invert(Image.radial_gradient("L")).resize(image.size)
    shade = ImageOps.colorize(corners, ImageColor.getrgb("#bdbdc4"), ImageColor.getrgb("#ffffff"))
    return ImageChops.multiply(image.filter(ImageFilter.GaussianBlur(0.8)), shade)

"""The sheet that a picture is printed on: shapes cut from colour, stippled shade, soft shadow, grain.

Scenes speak in units (a landscape is 1200 by 800). The sheet is worked on at 2.25 pixels a unit and
delivered at 1.5, which smooths the edges. Chance is seeded, so a picture has the same bytes each time.
"""

import math
import random
from functools import cache
from io import BytesIO

from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFilter, ImageOps

WORKED, DELIVERED = 2.25, 1.5
DOT = 3
PLATE = 1100


def rgb(colour) -> tuple[int, int, int]:
    return ImageColor.getrgb(colour) if isinstance(colour, str) else tuple(colour)


def mix(one, other, part: float) -> tuple[int, int, int]:
    """A colour between two; part 0 is the first."""
    return tuple(round(a + (b - a) * part) for a, b in zip(rgb(one), rgb(other), strict=True))


@cache
def noise() -> Image.Image:
    """One plate of even noise, from which every picture takes its dots."""
    return Image.frombytes("L", (PLATE, PLATE), random.Random(1789).randbytes(PLATE * PLATE))  # noqa: S311


@cache
def halo(radius: int, power: float) -> Image.Image:
    """A round light that fades outwards (the plate is 181 in the middle of its edges)."""
    falling = [round(255 * max(0, 1 - value / 180) ** power) for value in range(256)]
    return (
        Image.radial_gradient("L").point(falling).resize((2 * radius, 2 * radius), Image.Resampling.BICUBIC)
    )


@cache
def ramp(angle: float, start: float, end: float, shape: float) -> Image.Image:
    """From none to full in the direction of `angle` (90 is down), as a small plate to be stretched."""
    side, turn = 24, math.radians(angle)
    across, down = math.cos(turn), math.sin(turn) / shape
    reach = abs(across) + abs(down)
    places = [(2 * step + 1) / side - 1 for step in range(side)]
    parts = [((x * across + y * down) / reach + 1) / 2 for y in places for x in places]
    values = bytes(round(255 * min(1, max(0, (part - start) / (end - start)))) for part in parts)
    return Image.frombytes("L", (side, side), values)


class Canvas:
    """A picture at work. Colours are names or triples; places and lengths are units."""

    def __init__(self, size: tuple[int, int], ground="#ffffff", *, seed: int = 1):
        self.width, self.height = size
        pixels = (round(self.width * WORKED), round(self.height * WORKED))
        self.image = Image.new("RGB", pixels, rgb(ground))
        self.draw = ImageDraw.Draw(self.image)
        self.chance = random.Random(seed)  # noqa: S311

    def fill(self, *rings, colour):
        """Flat shapes, side by side or overlapping."""
        for ring in rings:
            self.draw.polygon([(x * WORKED, y * WORKED) for x, y in ring], fill=rgb(colour))

    def line(self, points, colour, wide: float):
        places = [(x * WORKED, y * WORKED) for x, y in points]
        self.draw.line(places, fill=rgb(colour), width=max(1, round(wide * WORKED)), joint="curve")

    def dot(self, x: float, y: float, radius: float, colour):
        left, top, right, bottom = ((x - radius), (y - radius), (x + radius), (y + radius))
        self.draw.ellipse([side * WORKED for side in (left, top, right, bottom)], fill=rgb(colour))

    def cut(self, *rings, colour, shade=None, shadow=None):
        """One shape of several rings; `shade`: colour, angle, start, end; `shadow`: x, y, blur, strength."""
        if shadow:
            self.cast(rings, *shadow)
        self.fill(*rings, colour=colour)
        if shade:
            self.shade(rings, *shade)

    def shade(self, rings, colour, angle, start=0.0, end=1.0):
        """Dots of a colour, denser towards `angle`, within the rings."""
        corner, mask = self.mask(rings)
        if not mask:
            return
        across, down = mask.size
        few = (across // DOT + 1, down // DOT + 1)
        tone = ramp(angle, start, end, max(0.2, min(5, round(across / down, 1)))).resize(
            few, Image.Resampling.BILINEAR
        )
        self.stipple(corner, mask, tone, colour)

    def stipple(self, corner, mask, tone, colour):
        """Print dots where noise and tone together are full."""
        few = tone.size
        left, top = (corner[0] // DOT) % max(1, PLATE - few[0]), (corner[1] // DOT) % max(1, PLATE - few[1])
        plate = noise().crop((left, top, left + few[0], top + few[1]))
        dots = ImageChops.add(tone, plate, 1, -255).point([0] + [255] * 255)
        dots = dots.resize((few[0] * DOT, few[1] * DOT), Image.Resampling.BILINEAR).crop((0, 0, *mask.size))
        self.image.paste(rgb(colour), corner, ImageChops.darker(mask, dots))

    def mask(self, rings, margin: int = 0):
        """Where the rings lie: the corner in pixels, and the mask that covers them."""
        pixels = [[(x * WORKED, y * WORKED) for x, y in ring] for ring in rings]
        across = [x for ring in pixels for x, _ in ring]
        down = [y for ring in pixels for _, y in ring]
        left, top = max(0, int(min(across)) - margin), max(0, int(min(down)) - margin)
        right = min(self.image.width, int(max(across)) + margin + 2)
        bottom = min(self.image.height, int(max(down)) + margin + 2)
        if right <= left or bottom <= top:
            return (0, 0), None
        mask = Image.new("L", (right - left, bottom - top))
        pen = ImageDraw.Draw(mask)
        for ring in pixels:
            pen.polygon([(x - left, y - top) for x, y in ring], fill=255)
        return (left, top), mask

    def cast(self, rings, x, y, blur, strength=0.35):
        """The shadow of a sheet of paper that lies above the ground."""
        moved = [[(px + x, py + y) for px, py in ring] for ring in rings]
        corner, mask = self.mask(moved, margin=round(blur * WORKED * 2))
        if not mask:
            return
        small = mask.resize((mask.width // 4 + 1, mask.height // 4 + 1), Image.Resampling.BOX)
        soft = small.filter(ImageFilter.BoxBlur(blur * WORKED / 4)).filter(
            ImageFilter.BoxBlur(blur * WORKED / 6)
        )
        soft = soft.point([round(value * strength) for value in range(256)]).resize(
            mask.size, Image.Resampling.BILINEAR
        )
        self.image.paste((12, 14, 28), corner, soft)

    def glow(self, x, y, radius, colour, strength=0.8, power=2.0):
        """A light around a place."""
        half = max(2, round(radius * 1.25 * WORKED))
        light = halo(half, power)
        if strength < 1:
            light = light.point([round(value * strength) for value in range(256)])
        self.image.paste(rgb(colour), (round(x * WORKED) - half, round(y * WORKED) - half), light)

    def wash(self, rings, colour, angle=90, start=0.0, end=1.0, strength=1.0):
        """A soft gradient of a colour within the rings: mist, beams, dimming."""
        corner, mask = self.mask(rings)
        if not mask:
            return
        tone = ramp(angle, start, end, 1.0).point([round(value * strength) for value in range(256)])
        tone = tone.resize(mask.size, Image.Resampling.BILINEAR)
        self.image.paste(rgb(colour), corner, ImageChops.multiply(mask, tone))

    def sky(self, *stops, bottom):
        """Colours from the top to `bottom`, evenly spread."""
        column = Image.new("RGB", (1, len(stops)))
        column.putdata([rgb(stop) for stop in stops])
        size = (self.image.width, round(bottom * WORKED))
        tall = column.resize((1, size[1]), Image.Resampling.BICUBIC)
        self.image.paste(tall.resize(size, Image.Resampling.NEAREST), (0, 0))

    def mirror(self, line, tint, strength=0.35, *, bottom=None, wave=5.0):
        """What stands above a line, upside down beneath it, in strips that the water shifts."""
        bottom = bottom or self.height
        start, depth = round(line * WORKED), round((bottom - line) * WORKED)
        above = ImageOps.flip(self.image.crop((0, start - min(start, depth), self.image.width, start)))
        above = above.resize((self.image.width, depth)) if above.height < depth else above
        above = Image.blend(above, Image.new("RGB", above.size, rgb(tint)), strength)
        top, number = 0, 0
        while top < depth:
            tall = 5 + round(9 * top / depth) + self.chance.randrange(4)
            shift = round((2 + wave * WORKED * top / depth) * math.sin(number * 2.4 + self.chance.random()))
            strip = above.crop((0, top, above.width, min(depth, top + tall)))
            self.image.paste(strip, (0, start + top))
            self.image.paste(strip, (shift, start + top))
            top, number = top + tall, number + 1

    def jpeg(self) -> bytes:
        """The delivered picture, with the grain of the paper."""
        size = (round(self.width * DELIVERED), round(self.height * DELIVERED))
        image = self.image.resize(size, Image.Resampling.BILINEAR)
        grain = noise().point([128 + round((value - 128) * 0.06) for value in range(256)])
        sheet = Image.new("L", size)
        for left in range(0, size[0], PLATE):
            for top in range(0, size[1], PLATE):
                sheet.paste(grain, (left, top))
        file = BytesIO()
        ImageChops.add(image, Image.merge("RGB", [sheet] * 3), 1, -128).save(file, "JPEG", quality=86)
        return file.getvalue()

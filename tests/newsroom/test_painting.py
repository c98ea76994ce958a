"""Every scene and every portrait of the demonstration paints, at its size, with the same bytes each time."""

from functools import cache
from io import BytesIO

import pytest
from PIL import Image

pytest.importorskip("newsroom.demonstration", reason="The demonstration was removed.")

from newsroom.demonstration.painting import ALTS, SCENES, SITTERS, painted, portrait


def opened(data):
    image = Image.open(BytesIO(data))
    image.load()
    return image


@cache
def picture(name):
    """Painted once for all tests; the file's format, its size, and the picture as a thumbnail."""
    image = opened(painted(name))
    return image.format, image.size, image.resize((60, 40), Image.Resampling.BOX)


@pytest.mark.parametrize("name", sorted(SCENES))
def test_a_scene_paints_at_its_size(name):
    kind, size, _ = picture(name)
    assert kind == "JPEG"
    assert size == tuple(round(side * 1.5) for side in SCENES[name].size)


@pytest.mark.parametrize("name", sorted(SCENES))
def test_nothing_is_left_unpainted(name):
    """Bare paper would show as a large area of pure white."""
    _, _, small = picture(name)
    assert sum(small.convert("L").histogram()[253:]) < 60


@pytest.mark.parametrize("name", sorted(SITTERS))
def test_a_portrait_is_square(name):
    image = opened(portrait(name))
    assert (image.format, image.size) == ("JPEG", (1050, 1050))


def test_the_same_scene_has_the_same_bytes():
    assert painted("lanterns-river") == painted("lanterns-river")


def test_the_same_portrait_has_the_same_bytes():
    assert portrait("mabel-oduya") == portrait("mabel-oduya")


def test_no_two_pictures_are_alike():
    assert len({picture(name)[2].tobytes() for name in SCENES}) == len(SCENES)


def test_each_scene_says_what_is_seen_in_one_sentence():
    assert set(ALTS) == set(SCENES)
    assert [name for name, alt in ALTS.items() if not alt[0].isupper() or not alt.endswith(".")] == []

"""Fills a database with a believable paper: sections, people, years of stories, readers who write."""

import time
from dataclasses import dataclass
from io import BytesIO
from random import Random

from django.db import connection
from django.utils.text import slugify
from PIL import Image, ImageOps

from articles.models import Author, Photo, Section, Tag
from newsroom.models import User

from .prose import Prose
from .stories import write_stories
from .talk import write_letters

SECTIONS = "World Country City Economy Culture Science Sport Opinion".split()


@dataclass
class Paper:
    """Who and what the stories are about; `dice` is the only source of chance."""

    dice: Random
    prose: Prose
    editor: User
    staff: list
    sections: list
    tags: list
    authors: list
    photos: list
    longest: int


def fill(*, articles: int, comments: int, seed: int = 1, longest: int = 28, say=lambda words: None) -> Paper:
    """Write so many articles (of at most `longest` paragraphs) and comments, as the verbs leave them."""
    paper = measure("The paper", lambda: create_paper(seed, longest), say)
    threads = measure(f"{articles} articles", lambda: write_stories(paper, articles), say)
    measure(f"{comments} comments", lambda: write_letters(paper, threads, comments), say)
    measure("ANALYZE", analyse, say)
    return paper


def measure(what, act, say):
    """What `act` answers; says how long it took."""
    begin = time.perf_counter()
    answer = act()
    say(f"{what}: {time.perf_counter() - begin:.1f} s")
    return answer


def create_paper(seed, longest):
    """Sections two deep, people, topics and a few photographs; found again in a second run."""
    dice = Random(seed)  # noqa: S311 nothing here is secret
    prose = Prose(dice)
    editor, _ = User.objects.get_or_create(username="generator", defaults={"is_active": False})
    return Paper(
        dice=dice,
        prose=prose,
        editor=editor,
        staff=[editor, *(reporter(number) for number in range(20))],
        sections=[section for name in SECTIONS for section in sections(name, prose)],
        tags=[topic(word) for word in dice.sample(prose.words, 400)],
        authors=[author(f"{prose.name()} {number}") for number in range(60)],
        longest=longest,
        photos=[photo(number, prose, editor) for number in range(12)],
    )


def reporter(number):
    """Somebody who writes and never logs in."""
    name = f"generated-reporter-{number}"
    return User.objects.get_or_create(username=name, defaults={"is_active": False})[0]


def sections(name, prose):
    """A section and three below it."""
    top, _ = Section.objects.get_or_create(slug=slugify(name), defaults={"name": name})
    yield top
    for place in range(3):
        below = f"{name} {place + 1}"
        defaults = {"name": below, "parent": top, "position": place}
        yield Section.objects.get_or_create(slug=slugify(below), defaults=defaults)[0]


def topic(word):
    return Tag.objects.get_or_create(slug=f"{slugify(word)}-topic", defaults={"name": word.capitalize()})[0]


def author(name):
    return Author.objects.get_or_create(slug=slugify(name), defaults={"name": name})[0]


def photo(number, prose, editor):
    """A gradient, different for each number."""
    shades = (f"hsl({number * 30}, 40%, 30%)", f"hsl({number * 30 + 60}, 50%, 80%)")
    picture = ImageOps.colorize(Image.linear_gradient("L").resize((1200, 800)), *shades)
    file = BytesIO()
    picture.save(file, "JPEG")
    file.seek(0)
    words = {"caption": prose.sentence(9), "credit": prose.name(), "alt": prose.sentence(6)}
    return Photo.accept(file, by=editor, **words)


def analyse():
    """Tell the planner what is there."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")

"""How many words a fix changes, for those who may fix only a few; pure."""

from html import unescape
from re import compile as pattern

from . import content
from .content import Form

# As many as a typing error in each line of a short paragraph; more is another text.
MOST_WORDS = 5
TAG = pattern(r"<[^>]*>")
BODIES = [one.name for one in content.PRINTED if one.form is Form.BODY]


def is_small(before: dict, after: dict) -> bool:
    """Whether two contents (of Revisions) differ in at most MOST_WORDS words, and in nothing else.

    Links, pictures, order, section, tags and the like must be the same; captions and credits are words, too.
    """
    if skeleton(before) != skeleton(after):
        return False
    left = MOST_WORDS
    for old, new in zip(texts(before), texts(after), strict=True):
        left -= count_changes(split_words(old), split_words(new), most=left)
        if left < 0:
            return False
    return True


def texts(said: dict) -> list[str]:
    """All that is words: of the article, its body cut at each tag, and of the rows below it."""
    bodies = (piece for name in BODIES for piece in TAG.split(said[name]))
    rows = (row[name] for rows in content.ROWS for row in said[rows.name] for name in rows.texts)
    return [*(said.get(name) or "" for name in content.TEXTS if name not in BODIES), *bodies, *rows]


def skeleton(said: dict) -> tuple:
    """All that is not words: the values, the rows without their words, the tags of a body in their order."""
    values = [said[one.name] for one in content.PRINTED if not one.is_text]
    rows = [
        {name: value for name, value in row.items() if name not in rows.texts}
        for rows in content.ROWS
        for row in said[rows.name]
    ]
    bodies = [TAG.findall(said[name]) for name in BODIES]
    return values, rows, bodies, said[content.TAGS]


def split_words(text: str) -> list[str]:
    return unescape(text).split()


def count_changes(old: list[str], new: list[str], *, most: int) -> int:
    """How many words were put in, taken out or replaced; `most` + 1 where it is more than `most`.

    Levenshtein's distance along the diagonal alone, so that a long text takes no longer than it must.
    """
    beyond = most + 1
    if abs(len(old) - len(new)) > most:
        return beyond
    row = {place: place for place in range(min(most, len(new)) + 1)}
    for number, word in enumerate(old, 1):
        before, row = row, {}
        for place in range(max(0, number - most), min(len(new), number + most) + 1):
            steps = [before.get(place, beyond) + 1, row.get(place - 1, beyond) + 1]
            if place:
                steps.append(before.get(place - 1, beyond) + (word != new[place - 1]))
            row[place] = min(*steps, beyond)
        if min(row.values()) > most:
            return beyond
    return row.get(len(new), beyond)

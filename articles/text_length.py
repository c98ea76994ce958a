"""How long a text is, and how long it takes to read; pure."""

import math
import unicodedata

from django.utils.translation import ngettext

from .languages import script

# Scripts (ISO 15924) of which the desk counts characters: they part no words by spaces, or papers count so.
COUNTED_BY_CHARACTER = ("Hans", "Hant", "Jpan", "Kore", "Thai", "Laoo", "Khmr", "Mymr")
WORDS_A_MINUTE = 230
CHARACTERS_A_MINUTE = 350


def is_counted_by_character(language: str) -> bool:
    """Whether the length of a text in `language` (a tag of BCP 47) is told in characters."""
    return script(language) in COUNTED_BY_CHARACTER


def count_words(text: str) -> int:
    """Words between spaces; a dash by itself is none."""
    return sum(any(map(str.isalnum, word)) for word in text.split())


def count_characters(text: str) -> int:
    """Characters without spaces; an accent is one with what carries it."""
    # Separators, marks, and what is not printed.
    return sum(unicodedata.category(character)[0] not in "ZMC" for character in text)


def describe_length(text: str, language: str) -> str:
    """The length of a plain text and the time to read it, in words."""
    if is_counted_by_character(language):
        count, pace = count_characters(text), CHARACTERS_A_MINUTE
        length = ngettext("{count} character", "{count} characters", count)
    else:
        count, pace = count_words(text), WORDS_A_MINUTE
        length = ngettext("{count} word", "{count} words", count)
    minutes = math.ceil(count / pace)
    time = ngettext("{minutes} minute to read", "{minutes} minutes to read", minutes)
    return f"{length.format(count=count)} · {time.format(minutes=minutes)}"

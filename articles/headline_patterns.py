"""The day in the words of a template: {date} becomes 28 November 2026, as the language writes it; pure."""

import re
from datetime import date

from babel import Locale, UnknownLocaleError, dates

from .locales import LOCALES

# By the name in braces: how the day is written, as in the Unicode standard for dates (UTS 35).
PATTERNS = {"weekday": "EEEE", "month": "LLLL", "year": "y"}
PLACE = re.compile(r"\{(date|weekday|week|month|year)\}")


def fill_in(words: str, *, day: date, language: str) -> str:
    """The words with the day in the place of each known name; other braces stay as they are."""
    locale = locale_of(language)
    return PLACE.sub(lambda place: describe(place[1], day, locale), words)


def describe(name: str, day: date, locale: Locale) -> str:
    """The day as one of the names says it."""
    if name == "date":
        return dates.format_date(day, "long", locale=locale)
    # The week as the standard ISO 8601 counts it, on every machine and in every country the same.
    if name == "week":
        return str(day.isocalendar().week)
    return dates.format_date(day, PATTERNS[name], locale=locale)


def locale_of(language: str) -> Locale:
    """The locale of a language tag; the English one where there is no data for it."""
    try:
        return Locale.parse(LOCALES.get(language) or language, sep="-" if "-" in language else "_")
    except (UnknownLocaleError, ValueError):
        return Locale.parse(LOCALES["en"])

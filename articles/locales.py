"""How the language in force writes what a catalogue cannot say: names in a row."""

from babel import Locale, UnknownLocaleError, lists
from django.utils.translation import get_language, pgettext, to_locale

# As newspapers outside America write: no comma before the “and”.
LOCALES = {"en": "en_GB"}
PLACE = "\x00"


def format_list(items) -> str:
    """Names in a row, as plain text: “A, B and C”."""
    names = [str(item) for item in items]
    return "".join(part + name for part, name in zip(split_list(len(names)), [*names, ""], strict=True))


def format_enumeration(items) -> str:
    """Things in a row without the “and”, as plain text: “A, B, C”."""
    return pgettext("between things in a row", ", ").join(map(str, items))


def split_list(count: int) -> list[str]:
    """What stands before each of `count` names in a row, and after the last: "", ", ", " and ", ""."""
    return lists.format_list([PLACE] * count, locale=current_locale()).split(PLACE)


def current_locale() -> Locale:
    """The locale of the language in force; the English one where there is no data for it."""
    code = get_language() or "en"
    try:
        return Locale.parse(LOCALES.get(code) or to_locale(code))
    except (UnknownLocaleError, ValueError):
        return Locale.parse(LOCALES["en"])

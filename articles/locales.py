"""How the language in force writes what a catalogue cannot say: names in a row."""

from babel import Locale, UnknownLocaleError, lists
from django.utils.translation import get_language, to_locale

# As newspapers outside America write: no comma before the “and”.
LOCALES = {"en": "en_GB"}


def format_list(items, style: str = "standard") -> str:
    """Names in a row, as plain text: “A, B and C”; in the `style` "unit-short": “A, B, C”."""
    return lists.format_list([str(item) for item in items], style=style, locale=current_locale())


def current_locale() -> Locale:
    """The locale of the language in force; the English one where there is no data for it."""
    code = get_language() or "en"
    try:
        return Locale.parse(LOCALES.get(code) or to_locale(code))
    except (UnknownLocaleError, ValueError):
        return Locale.parse(LOCALES["en"])

"""How the language in force writes what a catalogue cannot say: names in a row; pure."""

from babel import Locale, UnknownLocaleError, lists
from django.utils.translation import get_language, pgettext, to_locale

# As newspapers outside America write: no comma before the “and”.
LOCALES = {"en": "en_GB"}


def format_list(items) -> str:
    """Names in a row, as plain text: “A, B and C”."""
    return lists.format_list([str(item) for item in items], locale=current_locale())


def format_enumeration(items) -> str:
    """Things in a row without the “and”, as plain text: “A, B, C”."""
    return pgettext("between things in a row", ", ").join(map(str, items))


def current_locale() -> Locale:
    """The locale of the language in force; the English one where there is no data for it."""
    # Django answers None while translation is switched off.
    code = get_language() or "en"
    try:
        return Locale.parse(LOCALES.get(code) or to_locale(code))
    except (UnknownLocaleError, ValueError):
        return Locale.parse(LOCALES["en"])

"""A pseudo-language: gettext that brackets every message, so that words of no catalogue stand out."""

from contextlib import contextmanager

from django.conf import settings
from django.utils import translation
from django.utils.translation import trans_real

OPEN, CLOSE = "⟦", "⟧"
CONTEXT_SEPARATOR = "\x04"


class Bracketing(trans_real.DjangoTranslation):
    """Gives each message in brackets, those of Django and of packages too."""

    def gettext(self, message):
        return bracket(message)

    def ngettext(self, msgid1, msgid2, n):
        return bracket(msgid1 if n == 1 else msgid2)


def speak_everywhere():
    """Every language is the pseudo-language, for as long as this process lives."""
    trans_real.DjangoTranslation.gettext = Bracketing.gettext
    trans_real.DjangoTranslation.ngettext = Bracketing.ngettext


def bracket(message: str) -> str:
    text = message.rpartition(CONTEXT_SEPARATOR)[2]
    return f"{OPEN}{text}{CLOSE}" if text else text


@contextmanager
def speak_pseudo(language="en"):
    """`language` is the pseudo-language meanwhile; with "ar" it runs from right to left."""
    was = trans_real._translations.get(language)
    trans_real._translations[language] = Bracketing(language)
    trans_real._default = None
    previous = translation.get_language()
    translation.activate(language)
    try:
        yield
    finally:
        trans_real._translations.pop(language)
        if was:
            trans_real._translations[language] = was
        trans_real._default = None
        translation.activate(previous or settings.LANGUAGE_CODE)

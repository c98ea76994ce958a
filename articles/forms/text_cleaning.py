"""Cleaning of typed texts and keys, shared by the forms of the desk."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from .. import markup

# The largest bigint has 19 digits: a number of 18 always fits the column.
LONGEST_KEY = 18
INVISIBLE = _("There is an invisible control character after “{before}”. Delete it and type the word again.")


def refuse_controls(text: str) -> None:
    """Raise ValidationError where a character stands that no keyboard types on purpose."""
    found = markup.CONTROLS.search(text)
    if found:
        before = text[max(0, found.start() - 20) : found.start()]
        raise forms.ValidationError(INVISIBLE.format(before=before), code="control-character")


def add_errors(form: forms.BaseForm, problems: dict) -> None:
    """Put each sentence at its field, or at the head of a form that does not have it."""
    for field, sentence in problems.items():
        # add_error raises ValueError for a field that the form does not have.
        form.add_error(field if field in form.fields else None, sentence)


class PlainTextMixin:
    """A form whose texts hold no control characters; the complaint stands at the field."""

    def clean(self):
        cleaned = super().clean()
        # Django lets clean() give None.
        cleaned = self.cleaned_data if cleaned is None else cleaned
        for name, value in list(cleaned.items()):
            if isinstance(value, str):
                self.check(name, value)
        return cleaned

    def check(self, name, value):
        try:
            refuse_controls(value)
        except forms.ValidationError as error:
            self.add_error(name, error)


def parse_key(text: str) -> int | None:
    """The key of a row that was posted as text; None for what no database takes as one."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= LONGEST_KEY else None


def to_one_line(text: str) -> str:
    """The text without line breaks and doubled spaces."""
    return re.sub(r"[ \t\r\n\xa0]+", " ", text).strip()

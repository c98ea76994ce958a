"""Typed words: no invisible characters, one line where there is one, the newsroom's own clock."""

import re

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .. import markup

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
        form.add_error(field if field in form.fields else None, sentence)


class PlainTextMixin:
    """A form whose texts hold no control characters; the complaint stands at the field."""

    def clean(self):
        cleaned = super().clean()
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


class MomentInput(forms.DateTimeInput):
    """The browser's own picker; seconds are shown only where there are some."""

    input_type = "datetime-local"

    def format_value(self, value):
        if not hasattr(value, "isoformat"):
            return value
        local = timezone.localtime(value) if timezone.is_aware(value) else value
        return local.replace(tzinfo=None).isoformat(timespec="seconds" if local.second else "minutes")


def parse_key(text: str) -> int | None:
    """The key of a row that was posted as text; None for what no database takes as one."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= LONGEST_KEY else None


def to_one_line(text: str) -> str:
    """The text without line breaks and doubled spaces."""
    return re.sub(r"[ \t\r\n\xa0]+", " ", text).strip()

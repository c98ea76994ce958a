"""The language of a text, as it is typed into a form."""

from django import forms
from django.utils.translation import gettext as _

from ..languages import normalize_tag


def clean_language(typed: str) -> str:
    """The one spelling of a tag of BCP 47, or nothing; ValidationError for what is none."""
    language = typed.strip()
    try:
        return normalize_tag(language) if language else ""
    except ValueError as error:
        raise forms.ValidationError(_("Write the language as a code, like “ar” or “pt-BR”.")) from error

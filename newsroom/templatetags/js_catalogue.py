"""The address of the words that scripts say."""

from django import template
from django.urls import reverse
from django.utils.translation import get_language

from newsroom import js_catalogue

register = template.Library()


@register.simple_tag
def catalogue_url():
    """That of the catalogue in the language of this page."""
    language = get_language()
    return reverse("catalogue", args=[language, js_catalogue.version_of(language)])

"""Pieces of sentences for templates: rendered first, then put in by a placeholder."""

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html

from ..dates import format_moment_with_weekday
from ..locales import format_enumeration, format_list

register = template.Library()

register.filter("moment_with_weekday", format_moment_with_weekday)


@register.simple_tag
def piece(template_name, **context):
    """A template with just this context: what `include` prints, to be stored by `as`."""
    return render_to_string(template_name, context)


@register.simple_tag
def byline_names(bylines):
    """The authors in a row, as a card has room for them."""
    return format_enumeration(byline.credited_as for byline in bylines)


@register.simple_tag
def author_links(bylines):
    """The authors in a row, each with a link to their own page."""
    links = [author_link(byline) for byline in bylines]
    # The row is made of placeholders first: format_list gives plain text, which would be escaped.
    return format_html(format_list(["{}"] * len(links)), *links)


def author_link(byline):
    url = byline.author.get_absolute_url()
    return piece("components/link.html", url=url, text=byline.credited_as, rel="author", is_here=False)

"""Tags and filters for what stands on public pages: its language, its direction, its focal point."""

from django import template
from django.utils.html import format_html
from django.utils.translation import get_language

from .. import languages, markup

register = template.Library()

register.filter("data_block", markup.data_block)
register.filter("highlighted", markup.highlight)
register.filter("direction", languages.direction)


@register.simple_tag(takes_context=True)
def content_language(context, language=""):
    """Attributes `lang` and `dir` of content in `language` (blank: the paper’s), unless the page has it."""
    language = language or context.request.page.site.language
    if language == get_language():
        return ""
    return format_html(' lang="{}" dir="{}"', language, languages.direction(language))


@register.filter
def focus(photo):
    """Classes that keep the focal point of a photograph in sight where a page crops it, to a tenth."""
    # Classes, since the content security policy allows no style attribute.
    return f"focus-x-{round(photo.focal_x * 10)} focus-y-{round(photo.focal_y * 10)}"

"""Small words for the templates of public pages."""

from django import template

from .. import markup

register = template.Library()
RIGHT_TO_LEFT = {"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"}

register.filter("data_block", markup.data_block)
register.filter("highlighted", markup.highlight)


@register.filter
def direction(language):
    """The direction of writing of a language code: "rtl" or "ltr"."""
    return "rtl" if language.lower().replace("_", "-").partition("-")[0] in RIGHT_TO_LEFT else "ltr"


@register.filter
def focus(photo):
    """Classes that keep the focal point of a photograph in sight where a page crops it, to a tenth."""
    return f"focus-x-{round(photo.focal_x * 10)} focus-y-{round(photo.focal_y * 10)}"

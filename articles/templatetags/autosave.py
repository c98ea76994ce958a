"""What a form of the desk carries, so that its script can keep what is typed into it."""

from django import template

from ..autosave_form import sign
from ..models import Autosave

register = template.Library()


@register.simple_tag(takes_context=True)
def has_autosaves(context):
    """Whether the desk keeps words that the person typed into a form of this page and did not save."""
    request = context.get("request")
    if request is None or request.method != "GET" or not request.user.is_authenticated:
        return False
    return Autosave.objects.typed_by(request.user).at(request.path).exists()


@register.simple_tag(takes_context=True)
def autosave_form(context, part=""):
    """The address of this form, signed for the person; empty where nothing can be typed.

    `part` tells the forms of one page apart.
    """
    request = context.get("request")
    may_type = context.get("add") or context.get("has_change_permission", True)
    if request is None or not may_type or not request.user.is_authenticated:
        return ""
    return sign(f"{request.path}#{part}" if part else request.path, person=request.user)

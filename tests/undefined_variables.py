"""Makes a variable that a template of ours names, and nobody gave it, an error instead of a blank."""

import sys
from pathlib import Path

from django.conf import settings
from django.template import Engine
from django.template.base import Node


class Undefined(str):
    """What Django prints for a missing variable: asked for text, it raises."""

    def __mod__(self, name):
        raise AssertionError(f"The template variable {name} is undefined.")


def rendering(frame):
    """The file whose node is being rendered, seen from `frame`."""
    while frame:
        node = frame.f_locals.get("self")
        if frame.f_code.co_name == "render_annotated" and isinstance(node, Node):
            return Path(node.origin.name)
        frame = frame.f_back
    return Path()


def is_ours(path):
    """Django's admin templates lean on blanks, and ours for the admin extend them."""
    templates = settings.BASE_DIR / "templates"
    return path.is_relative_to(templates) and not path.is_relative_to(templates / "admin")


def string_if_invalid(engine):
    """A missing related row (`_resolve_lookup`) stays blank, as it must be falsy in an `if`."""
    asker = sys._getframe(1)
    strict = asker.f_code.co_name != "_resolve_lookup" and is_ours(rendering(asker))
    return Undefined("%s") if strict else ""


def forbid():
    """For the whole run; foreign templates keep behaving exactly as they do in production."""
    Engine.string_if_invalid = property(string_if_invalid, lambda engine, value: None)

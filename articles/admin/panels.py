"""Panels of the article form that an app above this one brings: inlines for rows of its own.

An article never knows what they are. They stand below the article's own rows, and are saved with
them in one transaction; each asks its own permission.
"""

from django.contrib.admin.options import InlineModelAdmin

BROUGHT: list[type[InlineModelAdmin]] = []


def bring(inline: type[InlineModelAdmin]) -> type[InlineModelAdmin]:
    """Show this inline on the article form; a class decorator."""
    BROUGHT.append(inline)
    return inline

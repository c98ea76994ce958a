"""Paths of pages; empty where a broken row has none, so that whoever links it prints its name alone."""

from django.urls import NoReverseMatch, reverse


def path_to(view: str, *args) -> str:
    """The path of the page of this URL name; empty where no such path can be made."""
    try:
        return reverse(view, args=args)
    except NoReverseMatch:
        return ""

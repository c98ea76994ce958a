"""A page or the part of it that a script puts into another page: one template, one address."""

HEADER = "X-Part"


def is_fragment(request) -> bool:
    """Whether a script asks for a part, to put it into the page that it runs in."""
    return HEADER in request.headers


def template(request, page: str, part: str) -> str:
    """The template of a page, or of its part where a script asks for it."""
    return f"{page}#{part}" if is_fragment(request) else page

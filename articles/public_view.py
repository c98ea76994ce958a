"""How every public page is answered: the same bytes for everybody, with the surfaces that it shows.

Its words are in the language of what it shows, or of the paper, never in that of who asks.
A page says which surfaces it stands on and in which version it read them, sets no cookie and
reads none. Caches may keep it, and ask each time whether it still holds.
"""

from functools import wraps
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.utils import translation

from . import paths
from .languages import furniture_language

SAFE_METHODS = ("GET", "HEAD")


class Missing(Http404):
    """404: `words` tell the reader what is missing, `way` is the path of the link that the page offers."""

    def __init__(self, words, *, way="/"):
        self.message, self.way = words, way
        super().__init__(words)


def public(view):
    """A page to be read, by GET and HEAD alone; its versions go with the response.

    Such a page takes no form, so there is nothing that a forged one could do.
    """

    @wraps(view, updated=())
    def page(request, *args, **kwargs):
        if request.method not in SAFE_METHODS:
            return method_not_allowed(request)
        return set_cache_headers(view(request, *args, **kwargs), request.page.versions)

    # Django's check would answer a POST with 403 before the view could say 405.
    page.csrf_exempt = True
    return page


def method_not_allowed(request):
    """The response 405, as a page in the language of the paper."""
    with translation.override(page_language(request)):
        response = render(request, "errors/405.html", status=405)
    response["Allow"] = ", ".join(SAFE_METHODS)
    return response


def set_cache_headers(response, versions):
    """The response with the versions it was made from, and what caches need to know."""
    response.versions = versions
    response["Surrogate-Key"] = " ".join(versions)
    response.headers.setdefault("Cache-Control", "public, max-age=0, must-revalidate")
    return response


def render_page(request, template, context, *, status=200):
    """Render a public page in its language, with its canonical address: that without foreign parameters."""
    canonical = request.page.site.absolute(paths.quote_path(request.path_info))
    # Each page of a list has stories of its own; any other parameter shows the same page again.
    if request.GET.get("before"):
        canonical += "?" + urlencode({"before": request.GET["before"]})
    with translation.override(page_language(request, context.get("edition"))):
        return render(request, template, {"canonical": canonical, **context}, status=status)


def page_language(request, edition=None) -> str:
    """The language of a public page: of what stands on it, else of the paper; English without a catalogue."""
    papers = furniture_language(request.page.site.language) or settings.LANGUAGE_CODE
    return furniture_language(edition.language if edition else "") or papers

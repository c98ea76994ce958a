"""Search: what was typed, what can be read of it, best or newest first."""

from django.urls import reverse

from .. import search as asking
from ..delivery import Missing, rendered
from ..models import index, listing
from ..models.reading import furnish


def search(request):
    """A page of what was found; without a question, the form alone."""
    request.read_versions("front")
    asked = asking.question(request.GET.get("q", ""))
    newest = request.GET.get("order") == "newest"
    found = index.find(asked, newest=newest)
    keys, rest = cut(request, found.keys)
    context = {
        "asked": asked,
        "newest": newest,
        "found": found,
        "results": results(request, asked, keys),
        "last": keys[-1] if rest else None,
        "is_first": "before" not in request.GET,
    }
    return rendered(request, "articles/search.html", context)


def cut(request, keys):
    """The keys of this page, and those after it."""
    before = request.GET.get("before")
    start = 0
    if before is not None:
        if before not in map(str, keys):
            way = reverse("articles:search", query={"q": request.GET.get("q", "")})
            raise Missing("The results have changed since. Search again.", way=way)
        start = keys.index(int(before)) + 1
    return keys[start : start + listing.SIZE], keys[start + listing.SIZE :]


def results(request, asked, keys):
    """Pairs of an Edition and where its text says it, in the order of `keys`."""
    editions = {edition.search_key: edition for edition in listing.cards().filter(search_key__in=keys)}
    furnish(editions.values(), sections=request.all_sections)
    said = index.snippets(asked, keys)
    return [(editions[key], said.get(key, "")) for key in keys if key in editions]

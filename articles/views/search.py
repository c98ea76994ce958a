"""The search page: what readers can read of what they asked for, the best or the newest first."""

from django.urls import reverse
from django.utils.translation import gettext as _

from .. import search_query as asking
from ..models import listing, search_index
from ..models.page_queries import load_card_parts
from ..public_view import Missing, render_page


def search(request):
    """A page of what was found; without a question, the form alone."""
    # Everything that is published or withdrawn raises the version of the front.
    request.page.read_versions("front")
    asked = asking.question(request.GET.get("q", ""))
    newest = request.GET.get("order") == "newest"
    found = search_index.find(asked, newest=newest)
    keys, rest = cut(request, found.keys)
    context = {
        "asked": asked,
        "newest": newest,
        "found": found,
        "results": results(request, asked, keys),
        "last": keys[-1] if rest else None,
        "is_first": "before" not in request.GET,
    }
    return render_page(request, "articles/search.html", context)


def cut(request, keys):
    """The keys of this page, and those after it."""
    before = request.GET.get("before")
    start = 0
    if before is not None:
        # Compared as text: what was typed there need not be a number.
        if before not in map(str, keys):
            way = reverse("articles:search", query={"q": request.GET.get("q", "")})
            raise Missing(_("The results have changed since. Search again."), way=way)
        start = keys.index(int(before)) + 1
    return keys[start : start + listing.SIZE], keys[start + listing.SIZE :]


def results(request, asked, keys):
    """Pairs of an Edition and a snippet of its text around the words found, in the order of `keys`."""
    editions = {edition.search_key: edition for edition in listing.cards().filter(search_key__in=keys)}
    load_card_parts(editions.values(), sections=request.page.sections)
    said = search_index.snippets(asked, keys)
    return [(editions[key], said.get(key, "")) for key in keys if key in editions]

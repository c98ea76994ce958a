"""The page at an article's address: the story, or what is to be said where it stood."""

import re
from urllib.parse import quote

from django.http import HttpResponsePermanentRedirect
from django.templatetags.static import static
from django.urls import resolve
from django.utils import timezone
from django.utils.translation import gettext as _

from .. import paths
from ..jsonld import news_article
from ..kinds import Kind
from ..models import Refused
from ..models.page_queries import at_path, load_page_parts, surfaces_at
from ..models.redirects import follow, leads_on
from ..page_head import head_of
from ..public_view import Missing, render_page

ABSENCES = {
    Kind.UNPUBLISHED: "articles/gone.html",
    Kind.TAKEDOWN: "articles/taken_down.html",
    Kind.RETRACTION: "articles/retracted.html",
}


def article(request, path):
    """The page at an address, or one redirect to where its story is now; raises Missing where nothing is."""
    # What came in is decoded already, and must not be decoded twice.
    address, at = normalize_address(quote("/" + path.lstrip("/"))), timezone.now()
    surfaces = surfaces_at(address, at=at) if address else ()
    request.page.read_versions(*surfaces)
    edition = edition_at(address, at)
    if not edition:
        return page_of_the_site(request.path_info)
    if moved := redirect_target(request, edition, surfaces, at):
        return HttpResponsePermanentRedirect(moved)
    return story(request, edition) if edition.is_listed else absence(request, edition)


def redirect_target(request, edition, surfaces, at):
    """Where readers of this address are led; empty where they stay, as where it would lead to nothing."""
    if not leads_on(edition):
        return edition.get_absolute_url() if request.path_info != edition.address.path else ""
    # The versions first: the stories on the way may move meanwhile.
    request.page.read_versions(*surfaces, *follow(edition, at=at).surfaces)
    return follow(edition, at=at).address


def story(request, edition):
    """The page of an article that can be read."""
    notes = load_page_parts(edition, sections=request.page.sections)
    logo = request.page.site.logo_path or static("newsroom/icons/icon-512.png")
    data = news_article(edition, site=request.page.site, notes=notes, logo=logo)
    canonical = request.page.site.absolute(paths.quote_path(request.path_info))
    head = head_of(edition, site=request.page.site, data=data, canonical=canonical)
    context = {"edition": edition, "notes": notes, "data": data, "head": head, "at_desk": False}
    return render_page(request, "articles/article.html", context)


def absence(request, edition):
    """What readers are told where there is nothing to read any more."""
    template = ABSENCES[Kind(edition.kind)]
    return render_page(request, template, {"edition": edition}, status=edition.kind_rules.status)


def page_of_the_site(path):
    """A redirect to the page of the site that was meant, if only slashes differ; else raises Missing."""
    meant = re.sub(r"/{2,}", "/", f"/{path}/")
    if meant != path and resolve(meant).view_name != "articles:article":
        return HttpResponsePermanentRedirect(paths.quote_path(meant))
    raise Missing(_("There is nothing at this address."))


def parse_old_address(query):
    """The path to which an old address of the front page, such as /?p=123, leads; None without."""
    at = timezone.now()
    edition = edition_at(normalize_address(f"/?{query}"), at)
    led = follow(edition, at=at).address if edition and leads_on(edition) else ""
    return edition and (led or edition.get_absolute_url())


def edition_at(address, at):
    """The Edition that the article of this address has now, an absence included."""
    return address and at_path(address, at=at).select_related("address", "series").first()


def normalize_address(address):
    """The one spelling of an address; empty where no article can have it."""
    try:
        return paths.clean_path(address)
    except Refused:
        return ""

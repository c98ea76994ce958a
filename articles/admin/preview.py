"""The working copy as readers would have it: the public template, for the desk alone."""

from django.conf import settings
from django.shortcuts import render
from django.utils import translation
from django.utils.csp import CSP
from django.utils.translation import gettext as _

from ..jsonld import news_article
from ..models import Section
from ..public_view import page_language

POLICY = settings.SECURE_CSP | {"frame-ancestors": [CSP.SELF]}
PRIVATE = {
    "Cache-Control": "no-store, private",
    "X-Robots-Tag": "noindex, nofollow",
    "X-Frame-Options": "SAMEORIGIN",
}


def page(request, article):
    """The response with the article, typeset but not stored; no cache or search engine keeps it."""
    edition = article.typeset()
    # A draft may have no section, and the public template prints one.
    edition.section = article.section or Section(name=_("No section yet"), slug="")
    edition.parts.related = [link for link in map(resolve_related, edition.parts.related) if link]
    context = {
        "edition": edition,
        "notes": [],
        "at_desk": True,
        "canonical": "",
        "data": news_article(edition, site=request.page.site),
    }
    with translation.override(page_language(request, edition)):
        response = render(request, "articles/article.html", context)
    for name, value in PRIVATE.items():
        response[name] = value
    response._csp_config = POLICY
    return response


def resolve_related(link):
    """A related headline as printed now; None where the article it names is not public."""
    if link.article is None:
        return link
    target = link.article.current
    if target is None or not target.is_listed:
        return None
    link.url, link.headline = target.get_absolute_url(), link.headline or target.headline
    return link

"""A text as readers would have it, or had it: the public template, for the desk and those it lets in."""

from dataclasses import dataclass, field

from django.conf import settings
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.csp import CSP
from django.utils.translation import gettext as _

from .channels import channels_of
from .jsonld import news_article
from .models import Section
from .page_head import head_of
from .public_view import page_language
from .text_length import describe_length

POLICY = settings.SECURE_CSP | {"frame-ancestors": [CSP.SELF]}
PRIVATE = {
    "Cache-Control": "no-store, private",
    "X-Robots-Tag": "noindex, nofollow",
    "X-Frame-Options": "SAMEORIGIN",
}


@dataclass(frozen=True)
class Notice:
    """What stands above the page, in the language of the desk: which text this is, and the way back.

    problems: what stands in the way of a save, where the words were only typed; has_channels: whether it
    shows how they look elsewhere.
    """

    sentence: str
    back: str
    problems: tuple[str, ...] = ()
    has_channels: bool = False
    language: str = field(default_factory=translation.get_language)


def make_notice(sentence: str, article, **more) -> Notice:
    """The notice above a text of this article that is stored."""
    return Notice(sentence, reverse("admin:articles_article_change", args=[article.pk]), **more)


def with_section(edition, article):
    """The Edition with something to be printed as its section: a draft may have none."""
    edition.section = article.section or Section(name=_("No section yet"), slug="")
    return edition


def render_edition(request, edition, at_desk: Notice, *, notes=()):
    """The public page of an Edition, stored or not; no cache or search engine keeps it."""
    edition.parts.related = [link for link in map(resolve_related, edition.parts.related) if link]
    site, language = request.page.site, page_language(request, edition)
    data = news_article(edition, site=site)
    context = {
        "edition": edition,
        "notes": notes,
        "at_desk": at_desk,
        "text_length": describe_length(edition.text, edition.language or site.language),
        "canonical": "",
        "data": data,
        "head": head_of(edition, site=site, data=data),
        "channels": at_desk.has_channels and channels_of(edition, site=site, data=data, language=language),
    }
    with translation.override(language):
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

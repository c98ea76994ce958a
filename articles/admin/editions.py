"""Versions that readers had, or will have: opened at the desk as they were, and compared."""

from django.http import Http404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from ..dates import format_moment
from ..models.edition_content import content_of_edition
from ..models.public_notes import load_notes
from ..unpublished_page import make_notice, render_edition
from .review import Review

TEMPLATE = "admin/articles/article/edition.html"
COMPARISON = "admin/articles/article/compare.html"
MOST = 200
WITH = (
    "made_by",
    "address",
    "section__parent__parent__parent",
    "series",
    "duplicate_of",
    "blanked_by",
    "expunction",
)


def page(request, article, key, *, frame):
    """The public page as it was; where it has no text, a page that says what stood there.

    `frame` is the context of every page of the desk.
    """
    edition = article.editions.select_related(*WITH).filter(pk=key).first()
    if edition is None:
        raise Http404(_("This article has no such version."))
    if edition.is_listed and not edition.blanked_at:
        notes = load_notes(edition, at=edition.live_from)
        return render_edition(request, edition, make_notice(describe(edition), article), notes=notes)
    context = {
        "article": article,
        "edition": edition,
        "title": edition.state,
        "sentence": describe(edition),
        "back": reverse("admin:articles_article_change", args=[article.pk]),
    }
    return TemplateResponse(request, TEMPLATE, frame | context)


def compare(request, article, *, frame):
    """Two versions that readers had, have or will have: GET `old`, `new` (keys); else the last two."""
    found = article.editions.not_cancelled().with_body().filter(blanked_at=None).select_related(*WITH)
    # A story has few versions; a silent fix by machine may make many.
    versions = list(found.order_by("-live_from", "-pk")[:MOST])
    if not versions:
        raise Http404(_("Readers had no version of this article."))
    last, before = versions[0], versions[min(1, len(versions) - 1)]
    new, old = (choose(versions, request.GET.get(name, "")) for name in ("new", "old"))
    new, old = new or last, old or before
    review = Review(content_of_edition(old), content_of_edition(new), language=request.page.site.language)
    context = {
        "title": _("Compare versions"),
        "article": article,
        "versions": [(one, name_version(one)) for one in versions],
        "old": old.pk,
        "new": new.pk,
        "changes": review.changes,
        "back": reverse("admin:articles_article_change", args=[article.pk]),
    }
    return TemplateResponse(request, COMPARISON, frame | context)


def choose(versions, key: str):
    return next((one for one in versions if str(one.pk) == key), None)


def name_version(edition) -> str:
    """A version as a list of choices names it."""
    return _("{kind}, {time}").format(kind=edition.state, time=format_moment(edition.live_from))


def describe(edition) -> str:
    """Which version this is: its kind, its time, who made it."""
    values = {
        "kind": edition.state,
        "start": format_moment(edition.live_from),
        "end": format_moment(edition.live_until),
        "name": edition.made_by and (edition.made_by.get_full_name() or edition.made_by.username),
    }
    sentence = pick_sentence(edition).format(**values)
    if edition.expunction is None:
        return sentence
    return _("{sentence} On {time} words were taken out of it for good: it is not quite as it was.").format(
        sentence=sentence, time=format_moment(edition.expunction.made_at)
    )


def pick_sentence(edition) -> str:
    if edition.is_cancelled:
        return (
            _("{kind} by {name}, was scheduled for {start}. It was cancelled: readers never had it.")
            if edition.made_by
            else _("{kind}, was scheduled for {start}. It was cancelled: readers never had it.")
        )
    if edition.is_waiting:
        return (
            _("{kind} by {name}, scheduled for {start}. Readers do not have it yet.")
            if edition.made_by
            else _("{kind}, scheduled for {start}. Readers do not have it yet.")
        )
    if edition.is_current:
        return (
            _("{kind} by {name}: readers have it since {start}.")
            if edition.made_by
            else _("{kind}: readers have it since {start}.")
        )
    return (
        _("{kind} by {name}: readers had it from {start} to {end}.")
        if edition.made_by
        else _("{kind}: readers had it from {start} to {end}.")
    )

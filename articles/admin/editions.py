"""A version that readers had, or will have, opened at the desk as it was."""

from django.http import Http404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from ..dates import format_moment
from ..models.public_notes import load_notes
from . import preview

TEMPLATE = "admin/articles/article/edition.html"
WITH = ("made_by", "address", "section__parent__parent__parent", "series", "duplicate_of", "blanked_by")


def page(request, article, key, *, frame):
    """The public page as it was; where it has no text, a page that says what stood there.

    `frame` is the context of every page of the desk.
    """
    edition = article.editions.select_related(*WITH).filter(pk=key).first()
    if edition is None:
        raise Http404(_("This article has no such version."))
    if edition.is_listed and not edition.blanked_at:
        notes = load_notes(edition, at=edition.live_from)
        return preview.render_edition(request, edition, describe(edition), notes=notes)
    context = {
        "article": article,
        "edition": edition,
        "title": edition.state,
        "sentence": describe(edition),
        "back": reverse("admin:articles_article_change", args=[article.pk]),
    }
    return TemplateResponse(request, TEMPLATE, frame | context)


def describe(edition) -> str:
    """Which version this is: its kind, its time, who made it."""
    values = {
        "kind": edition.state,
        "start": format_moment(edition.live_from),
        "end": format_moment(edition.live_until),
        "name": edition.made_by and (edition.made_by.get_full_name() or edition.made_by.username),
    }
    return sentence_for(edition).format(**values)


def sentence_for(edition) -> str:
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

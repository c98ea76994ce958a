"""Suggestions while somebody types: articles of ours for a link, and tags that exist already."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet
from django.http import JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from ..dates import format_moment
from ..desk_rows import current_or_scheduled, now_and_next
from ..models import Article, Edition, Tag, search_index
from ..search_query import question
from .lists import SEARCHED, at_address, match_headlines

MOST = 10
SHORTEST, LONGEST = 2, 400
MATCHES = 50


@dataclass(frozen=True)
class Suggestion:
    """An article as it is offered; `state` in words, `address` what a link to it is made of."""

    title: str
    address: str
    state: str
    is_live: bool = False
    has_address: bool = True

    @property
    def row(self) -> dict:
        return {"title": self.title, "address": self.address, "state": self.state}


def articles(request):
    """GET `q`: words of a headline or of what readers have, or an address of ours.

    Gives JSON, `{"results": [{"title", "address", "state"}]}`, at most ten, the newest first, and
    only what readers have or the person may see. With `drafts=1` also what has no public address
    yet; its `address` is then the one of its form at the desk.
    """
    typed = get_query(request)
    found = suggestions(typed, person=request.user) if len(typed) >= SHORTEST else []
    if request.GET.get("drafts") != "1":
        found = [one for one in found if one.has_address]
    return JsonResponse({"results": [one.row for one in found[:MOST]]})


def tags(request):
    """GET `q`: the beginning of a tag, or any part of one. Gives JSON, `{"results": [{"title"}]}`."""
    typed = get_query(request)
    names = Tag.objects.suggested(typed, most=MOST) if typed else []
    return JsonResponse({"results": [{"title": name} for name in names]})


def get_query(request) -> str:
    """What was typed so far."""
    return request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST]


def suggestions(typed, *, person) -> list[Suggestion]:
    """What fits, the newest first; what the person may not see and readers do not have is left out."""
    keys = {*read(typed), *search_drafts(typed, person), *at_address(typed)}
    newest = Article.objects.at_the_desk().filter(pk__in=keys).order_by("-created_at", "-pk")
    # More than are shown: some of them fall out below, which the person may not see.
    stories = list(newest.defer("body")[:MATCHES])
    theirs = Article.objects.reached_by(person).filter(pk__in=[one.pk for one in stories])
    reached = set(theirs.values_list("pk", flat=True))
    editions = current_or_scheduled(stories)
    each = (suggestion(one, editions.get(one.pk, []), is_reached=one.pk in reached) for one in stories)
    return [one for one in each if one]


def read(typed):
    """Keys of the articles that readers have and that say this, in any words or in a headline."""
    shown = Edition.objects.published()
    newest = shown.order_by("-published_at", "-pk").values_list("article", "headline")[:SEARCHED]
    matches = search_index.find(question(typed), newest=True).keys[:MATCHES]
    return [
        *match_headlines(typed, newest),
        *shown.filter(search_key__in=matches).values_list("article", flat=True),
    ]


def search_drafts(typed, person):
    """Keys of the newest articles at the person's desk with this in the headline."""
    theirs = Article.objects.at_the_desk().reached_by(person).order_by("-created_at", "-pk")
    return match_headlines(typed, theirs.values_list("pk", "headline")[:SEARCHED])


def suggestion(article, editions, *, is_reached) -> Suggestion | None:
    """An article with its state, from those Editions that are current or still wait."""
    current, waiting = now_and_next(editions)
    if current and current.is_listed:
        # The printed headline: a new one in the working copy is for the section alone until it is published.
        since = _("live since {time}").format(time=format_moment(current.live_from))
        return Suggestion(current.headline, current.get_absolute_url(), since, is_live=True)
    if not is_reached:
        return None
    if waiting or current:
        one = waiting or current
        sentence = _("scheduled for {time}") if waiting else _("{state} since {time}")
        state = sentence.format(state=one.kind_rules.predicate, time=format_moment(one.live_from))
        return Suggestion(str(article), one.get_absolute_url(), state)
    return Suggestion(str(article), at_the_desk(article), _("draft"), has_address=False)


def at_the_desk(article) -> str:
    """The address of its form."""
    return reverse("admin:articles_article_change", args=[article.pk])


def describe_targets(articles: QuerySet, *, person) -> dict[int, str]:
    """What becomes of related links to these articles, in words, by the key of each."""
    theirs = Article.objects.reached_by(person).filter(pk=OuterRef("pk"))
    stories = list(articles.defer("body").annotate(is_reached=Exists(theirs)))
    editions = current_or_scheduled(stories)
    return {
        one.pk: describe_target(suggestion(one, editions.get(one.pk, []), is_reached=one.is_reached))
        for one in stories
    }


def describe_target(found: Suggestion | None) -> str:
    """What becomes of a related link to it; None: what the person may not know of."""
    if found is None:
        return _("Readers do not see this link: the article is not public.")
    if found.is_live:
        sentence = _("“{headline}”, {state}")
    else:
        sentence = _("Readers will not see this link until “{headline}” is public: {state}.")
    return sentence.format(headline=found.title, state=found.state)

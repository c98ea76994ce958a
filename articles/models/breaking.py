"""Breaking news: a headline and one sentence become an article that is public and leads the front page."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils.html import format_html

from ..refusal import Refused
from .article import Article
from .author import Author
from .edition import Edition
from .findings import Passes, Preflight


@dataclass(frozen=True, kw_only=True)
class News:
    """What is known so far; `tags` as `TagsField` gives them."""

    headline: str
    sentence: str
    section: object
    author: Author | None = None
    is_developing: bool = True
    tags: Iterable = ()


class Unready(Refused):
    """A rule or a review stands in the way: `preflight`, and whether a review is missing."""

    def __init__(self, preflight: Preflight, *, lacks_review: bool):
        self.preflight, self.lacks_review = preflight, lacks_review
        super().__init__({one.field or None: one.sentence for one in preflight.left} or "")


def break_news(news: News, *, by, passes: Passes, origin: str = "") -> Edition:
    """Publish it and have it lead the front page; stores nothing where it raises Refused.

    Raises Unready where a rule or a review stands in the way that `passes` does not pass.
    """
    with transaction.atomic():
        article = draft(news, by=by)
        checked = article.preflight(origin=origin)
        checked.passes = passes
        lacks_review = article.lacks_review
        if checked.left or (lacks_review and not passes.unreviewed):
            raise Unready(checked, lacks_review=lacks_review)
        edition = article.publish(by=by, passes=passes, origin=origin)
        article.lead_front(by=by)
    return edition


def draft(news: News, *, by) -> Article:
    """The working copy, saved once."""
    article = Article.objects.create(
        headline=news.headline,
        body=format_html("<p>{}</p>", news.sentence),
        section=news.section,
        is_developing=news.is_developing,
        created_by=by,
    )
    if news.author:
        article.bylines.create(author=news.author)
    article.tags.set(news.tags)
    article.save_revision(by=by)
    return article


def author_for(person, name: str = "") -> Author | None:
    """The byline of a person: their own; else one of this name that is nobody's; else a new one of theirs.

    None where there is neither a byline nor a name.
    """
    own = Author.objects.filter(user=person).first()
    if own or not name:
        return own
    known = Author.objects.filter(name=name, user=None, is_organisation=False).first()
    return known or Author.objects.create(name=name, user=person)

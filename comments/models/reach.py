"""Whose comments are whose business: those on what is published in a person's sections."""

from django.db.models import Exists, OuterRef

from articles.models import Edition


def published_in_sections_of(person, **article) -> Exists:
    """Whether the article is published in a section that the person's work reaches."""
    return published_in(person.covered_sections().values("pk"), **article)


def published_in(sections, **article) -> Exists:
    """Whether the article is published there; `article` ties an Edition to the outer query's row."""
    tied = {name: OuterRef(column) for name, column in article.items()}
    return Exists(Edition.objects.visible().filter(**tied, section__in=sections))

"""Whose comments are whose business: those on what is published in a person's sections."""

from django.db.models import Exists, OuterRef

from articles.models import Edition


def published_in_sections_of(person, article: str) -> Exists:
    """Whether the article that `article` (a column of the outer query) names is published there."""
    sections = person.covered_sections().values("pk")
    return Exists(Edition.objects.visible().filter(article_id=OuterRef(article), section__in=sections))

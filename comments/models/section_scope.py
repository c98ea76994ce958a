"""Which comments a person reaches: those on what is published in the person's sections."""

from django.db.models import Exists, OuterRef

from articles.models import Edition


def in_sections_of(person, **article) -> Exists:
    """Whether the article is published in a section that the person's work reaches."""
    return in_sections(person.sections_in_charge().values("pk"), **article)


def in_sections(sections, **article) -> Exists:
    """Whether the article is published there; `article` ties an Edition to the outer query's row."""
    tied = {name: OuterRef(column) for name, column in article.items()}
    return Exists(Edition.objects.current().filter(**tied, section__in=sections))

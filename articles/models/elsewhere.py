"""Where else the words stand that are taken out of one article: told, and not changed."""

from collections.abc import Iterator
from itertools import islice

from django.db.models import Model

from ..removal import Removal
from ..search_query import question
from . import desk_index, search_index, word_sources
from .edition import Edition
from .related import EditionRelated, RelatedLink

# As many are looked through for each kind, and shown of all: the page says that there may be more.
MOST_READ, MOST_SHOWN = 200, 30
TEXTS = ("kicker", "headline", "standfirst", "dateline", "body")


def find_elsewhere(article, removal: Removal) -> tuple[list[Model], bool]:
    """The rows of others that have the words, each once; and whether there may be more."""
    rows = {}
    for row in islice(walk_others(article, removal), MOST_SHOWN + 1):
        rows.setdefault((type(row), row.pk), row)
    found = list(rows.values())
    return found[:MOST_SHOWN], len(found) > MOST_SHOWN


def walk_others(article, removal: Removal) -> Iterator[Model]:
    """Other articles, whoever reads them; what the library and the lists say; comments of readers."""
    yield from find_articles(article, removal)
    yield from find_named(article, removal)
    for find in word_sources.LEFT:
        yield from find(article, removal)


def find_articles(article, removal: Removal) -> Iterator[Model]:
    """Other articles that say the words, or link to this one by them."""
    asked = question('"{}"'.format(removal.words.replace('"', " ")))
    keys = search_index.find(asked, newest=True).keys[:MOST_READ]
    public = Edition.objects.filter(search_key__in=keys).exclude(article=article).select_related("article")
    copies = type(article).objects.filter(pk__in=desk_index.find(asked.typed)[:MOST_READ])
    printed = EditionRelated.objects.filter(article=article).exclude(edition__article=article)
    typed = RelatedLink.objects.filter(target=article).exclude(article=article)
    pairs = (
        *((edition.article, texts_of(edition)) for edition in public),
        *((one, texts_of(one)) for one in copies.exclude(pk=article.pk)),
        *((row.edition.article, [row.headline]) for row in printed.select_related("edition__article")),
        *((row.article, [row.headline]) for row in typed.select_related("article")),
    )
    yield from {one.pk: one for one, texts in pairs if any(map(removal.is_in, texts))}.values()


def texts_of(row) -> list[str]:
    return [getattr(row, name) for name in TEXTS]


def find_named(article, removal: Removal) -> Iterator[Model]:
    """Photographs, tags and authors of the article whose own words these are; others have them too."""
    photos = {row.photo for row in article.placements.select_related("photo")}
    for edition in article.editions.prefetch_related("photos__photo"):
        photos |= {row.photo for row in edition.photos.all()}
    for photo in sorted(photos, key=lambda one: one.pk):
        words = (*(getattr(photo, name) for name in photo.WORDS), photo.photographer, photo.embedded)
        if any(map(removal.is_in, words)):
            yield photo
    for named in (*article.tags.all(), *article.authors.all()):
        if removal.is_in(named.name):
            yield named

"""From the working copy to an unsaved Edition: what publishing would print."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from .. import content, markup, paths
from ..kinds import Kind
from ..refusal import Refused
from .address import Address
from .byline import EditionByline
from .edition import Edition, Parts
from .placement import EditionPhoto
from .related import EditionRelated


@dataclass(frozen=True)
class Rows:
    """The rows below a working copy: stored ones, or as somebody typed them."""

    bylines: Iterable
    placements: Iterable
    related: Iterable
    tags: Iterable


def typeset(article, *, at: datetime, rows: Rows | None = None) -> Edition:
    """The Edition that `article` would become at `at` (aware): unsaved, `parts` set; `rows` as stored.

    Nothing is checked: even an empty draft can be typeset, for a preview.
    """
    body = markup.body(article.body)
    edition = Edition(
        article=article,
        kind=Kind.PUBLICATION,
        address=Address(path=suggest_path(article, at), article=article),
        live_from=at,
        published_at=at,
        updated_at=at,
        **{field.name: getattr(article, field.name) for field in content.PRINTED},
    )
    for name in content.TEXTS:
        setattr(edition, name, getattr(article, name).strip())
    edition.body, edition.text = body, markup.plain(body)
    # Without its series the number of a part means nothing to readers.
    edition.part = article.part if article.series else None
    edition.parts = parts(article, rows)
    edition.parts.sections = article.section.lineage() if article.section else []
    return edition


def parts(article, typed: Rows | None = None) -> Parts:
    """The unsaved rows below the Edition, with the words that would be printed."""
    rows = typed or Rows(
        bylines=article.bylines.select_related("author"),
        placements=article.placements.select_related("photo"),
        related=article.related.select_related("target"),
        tags=article.tags.all(),
    )
    return Parts(
        bylines=[
            EditionByline(author=row.author, position=number, credited_as=row.name)
            for number, row in enumerate(rows.bylines)
        ],
        photos=[
            EditionPhoto(photo=row.photo, position=row.position, **row.effective_texts)
            for row in rows.placements
        ],
        related=[
            EditionRelated(position=number, article=row.target, url=row.url, headline=row.headline)
            for number, row in enumerate(rows.related)
        ],
        tags=list(rows.tags),
    )


def preview(article, *, at: datetime) -> Edition:
    """The same with the address that it would get as things stand: a path that was made is numbered."""
    edition = typeset(article, at=at)
    if not article.path:
        edition.address.path = Address.free(edition.address.path, article=article)
    return edition


def suggest_path(article, at: datetime) -> str:
    """The path typed at the desk, else one of date and headline, to be numbered when it is claimed."""
    with suppress(Refused):
        return paths.clean_path(article.path)
    name = paths.slug(article.headline) or f"article-{article.pk}"
    return f"/{timezone.localtime(at):%Y/%m}/{name}/"

"""What an Edition says, in the shape of a Revision, to be compared with a working copy."""

from django.utils import timezone

from .. import content
from ..content import Form
from .edition import Edition
from .typesetting import typeset


def content_of_edition(edition: Edition) -> dict:
    """The content of an Edition, stored or only typeset, with the keys and shapes of `Revision.data`.

    Words that follow the library or the author's name are empty, as in a working copy. An Edition has no
    note to colleagues.
    """
    return {
        **{field.name: value_of(edition, field) for field in content.FIELDS},
        content.BYLINES.name: [serialize_byline(row) for row in edition.parts.bylines],
        content.PHOTOGRAPHS.name: [serialize_photo(row) for row in edition.parts.photos],
        content.RELATED.name: [serialize_related(row) for row in edition.parts.related],
        content.TAGS: sorted(tag.name for tag in edition.parts.tags),
    }


def content_to_print(article) -> dict:
    """What the working copy would say once it is published, in the same shape."""
    return content_of_edition(typeset(article, at=timezone.now()))


def value_of(edition: Edition, field: content.Field):
    if field.name == "path":
        return edition.address.path
    if not field.is_printed:
        return ""
    if field.form is not Form.ROW:
        return getattr(edition, field.name)
    # Django raises where a column that may not be empty is, as in an Edition that is only typeset.
    row = getattr(edition, field.name) if getattr(edition, field.column) else None
    return str(row.uuid) if row else None


def serialize_byline(row) -> dict:
    own = "" if row.credited_as == row.author.name else row.credited_as
    return {content.BYLINES.key: str(row.author.uuid), "credited_as": own}


def serialize_photo(row) -> dict:
    own = {
        name: "" if getattr(row, f"inherits_{name}") else getattr(row, name)
        for name in content.PHOTOGRAPHS.texts
    }
    flags = {name: True for name in content.PHOTOGRAPHS.flags if getattr(row, name)}
    return {content.PHOTOGRAPHS.key: str(row.photo.uuid), "position": row.position, **own, **flags}


def serialize_related(row) -> dict:
    target = str(row.article.uuid) if row.article else None
    return {content.RELATED.key: target, "url": row.url, "headline": row.headline}

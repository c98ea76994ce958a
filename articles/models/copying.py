"""Unsaved copies of Editions: of those set anew, and of what absences and restorations take from others."""

from .. import content
from ..kinds import Kind
from .edition import Edition, Parts

COPIED = (*content.COPIED, *content.EDITION_COLUMNS)
PART_OWN = {"id", "edition", "published_at"}


def edition_values(edition: Edition) -> dict:
    """What a copy of an Edition takes over."""
    return {name: getattr(edition, name) for name in COPIED}


def part_values(row) -> dict:
    """The columns of a row of an Edition, but for those that say whose it is."""
    fields = (field for field in row._meta.concrete_fields if field.name not in PART_OWN)
    return {field.attname: getattr(row, field.attname) for field in fields}


def copy_edition(edition: Edition) -> Edition:
    """An unsaved Edition with the same words and parts, to be dated and entered."""
    again = Edition(**edition_values(edition), made_by=edition.made_by)
    again.parts = copy_parts(edition.parts)
    return again


def copy_announcement(edition: Edition, waiting: Edition) -> None:
    """Have `edition` tell readers what `waiting` would have told them, with the passages that it quotes."""
    edition.kind, edition.note, edition.note_on_top = waiting.kind, waiting.note, waiting.note_on_top
    edition.parts.passages = [type(row)(**part_values(row)) for row in waiting.parts.passages]


def copy_parts(parts: Parts) -> Parts:
    """Copies of the same rows, unsaved and of no Edition yet."""
    return Parts(
        **{
            name: [type(row)(**part_values(row)) for row in getattr(parts, name)]
            for name in ("bylines", "photos", "related")
        },
        tags=list(parts.tags),
        sections=list(parts.sections),
    )


def comparable(edition: Edition) -> tuple:
    """All that readers get of an Edition, to tell whether two are the same."""
    parts = edition.parts
    rows = [part_values(row) for row in (*parts.bylines, *parts.photos, *parts.related)]
    groups = ({row.pk for row in group} for group in (parts.tags, parts.sections))
    return (edition_values(edition), rows, *groups)


def copy_texts(restoration: Edition, shown: Edition) -> None:
    """Give a restoration the words and parts of `shown`; words of photographs as the library has them now."""
    for name in {*COPIED} - {"kind", "note"}:
        setattr(restoration, name, getattr(shown, name))
    restoration.parts = copy_parts(shown.parts)
    # Words that were taken away for good must not come back from the library.
    if not shown.blanked_at:
        inherit_library_texts(restoration.parts)


def inherit_library_texts(parts: Parts) -> None:
    """Give photographs, where they inherit, the words of the library."""
    for row in parts.photos:
        for name in content.PHOTOGRAPHS.texts:
            if getattr(row, f"inherits_{name}"):
                setattr(row, name, getattr(row.photo, name))


def stand_in(absence: Edition, before: Edition, shown: Edition) -> None:
    """Put an absence where `before` stood; a retraction keeps the headline that readers saw last."""
    for name in ("address_id", *content.STAYING):
        setattr(absence, name, getattr(before, name))
    absence.headline = shown.headline if absence.kind == Kind.RETRACTION else ""
    absence.parts = Parts()

"""An Edition's words and rows once more, unsaved: for what is set anew, and for what follows from it."""

from ..kinds import Kind
from .edition import Edition, Parts

OWN = {"id", "uuid", "search_key", "made_at", "made_by", "live_from", "live_until"}
BLANKED = {"blanked_at", "blanked_by", "blank_reason"}
ROW = {"id", "edition", "published_at"}


def values(row, *, but: set[str]) -> dict:
    """The stored columns of a row, without those of the fields `but`."""
    return {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if field.name not in but
    }


def copy_edition(edition: Edition) -> Edition:
    """An unsaved Edition with the same words and parts, to be dated and entered."""
    again = Edition(**values(edition, but=OWN | BLANKED), made_by=edition.made_by)
    again.parts = copy_parts(edition.parts)
    return again


def copy_parts(parts: Parts) -> Parts:
    """The same rows, not yet stored and of no Edition."""
    return Parts(
        **{
            name: [type(row)(**values(row, but=ROW)) for row in getattr(parts, name)]
            for name in ("bylines", "photos", "related")
        },
        tags=list(parts.tags),
        sections=list(parts.sections),
    )


def comparable(edition: Edition) -> tuple:
    """All that readers get of an Edition, to tell whether two are the same."""
    parts = edition.parts
    rows = [values(row, but=ROW) for row in (*parts.bylines, *parts.photos, *parts.related)]
    groups = ({row.pk for row in group} for group in (parts.tags, parts.sections))
    return (values(edition, but=OWN | BLANKED), rows, *groups)


def copy_texts(restoration: Edition, shown: Edition) -> None:
    """Give a restoration the words and parts of `shown`; words of photographs as the library has them now."""
    for name, value in values(shown, but=OWN | BLANKED | {"kind", "note"}).items():
        setattr(restoration, name, value)
    restoration.parts = copy_parts(shown.parts)
    if not shown.blanked_at:
        inherit_library_texts(restoration.parts)


def inherit_library_texts(parts: Parts) -> None:
    """Give photographs, where they inherit, the words of the library."""
    for row in parts.photos:
        for name in ("caption", "credit", "alt"):
            if getattr(row, f"inherits_{name}"):
                setattr(row, name, getattr(row.photo, name))


def stand_in(absence: Edition, before: Edition, shown: Edition) -> None:
    """Put an absence where `before` stood; a retraction keeps the headline that readers saw last."""
    absence.address, absence.section = before.address, before.section
    absence.language = before.language
    absence.genre, absence.series_id, absence.part = before.genre, before.series_id, before.part
    absence.headline = shown.headline if absence.kind == Kind.RETRACTION else ""
    absence.parts = Parts()

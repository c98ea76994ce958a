"""A conflict of two versions as people read it; used where a fix, or a second save, could not be merged."""

from django.utils.translation import gettext as _

from .. import content, markup
from ..changes import Catalogue, format_value
from ..merging import Conflict
from ..text_diff import Comparison, diff_words

FIELDS = {field.name: field for field in content.FIELDS}
ROW_TEXTS = ("caption", "credit", "alt", "credited_as", "headline", "url")


def describe_conflict(conflict: Conflict, catalogue: Catalogue) -> dict:
    """The field, and both versions as runs of words, marked against what was there before."""
    comparison = Comparison()
    base, *sides = (
        text_of(conflict.field, getattr(conflict, side), catalogue) for side in ("base", "mine", "theirs")
    )
    mine, theirs = (diff_words(base, side, comparison=comparison) for side in sides)
    label = content.LABELS.get(conflict.field) or _("photographs")
    return {"label": label, "mine": mine, "theirs": theirs}


def text_of(name: str, value, catalogue: Catalogue) -> str:
    """A value of a content as plain words."""
    if isinstance(value, dict):
        return " · ".join(str(value[part]) for part in ROW_TEXTS if value.get(part))
    if name == "body":
        return markup.plain(markup.body(value or ""))
    return format_value(FIELDS[name], value, catalogue) if name in FIELDS else str(value or "")

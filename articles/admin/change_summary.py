"""What one saved state of an article has that another has not, in words; pure."""

from django.utils.translation import ngettext

from ..content import LABELS, PHOTOGRAPHS, is_same
from ..locales import format_enumeration


def summarize_changes(old: dict, new: dict) -> str:
    """Such as “headline, text, 2 photographs”; empty where readers would get the same."""
    names = [str(label) for name, label in LABELS.items() if not is_same(old, new, name)]
    count = count_changed_photos(old.get(PHOTOGRAPHS.name, []), new.get(PHOTOGRAPHS.name, []))
    if count:
        names.append(ngettext("{count} photograph", "{count} photographs", count).format(count=count))
    return format_enumeration(names)


def count_changed_photos(old: list, new: list) -> int:
    """How many places of photographs are filled, emptied or worded in another way."""
    before, after = ({row["position"]: row for row in rows} for rows in (old, new))
    return sum(before.get(place) != after.get(place) for place in before | after)

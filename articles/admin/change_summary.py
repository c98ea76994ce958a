"""What one saved state of an article has that another has not, in words; pure."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ..locales import format_enumeration

# What readers get, by the key in a Revision's content.
NAMES = {
    "headline": _("headline"),
    "kicker": _("kicker"),
    "standfirst": _("standfirst"),
    "body": _("text"),
    "section": _("section"),
    "genre": _("kind of article"),
    "series": _("series"),
    "part": _("part"),
    "bylines": _("bylines"),
    "tags": _("tags"),
    "related": _("related links"),
    "language": _("language"),
    "path": _("address"),
}


def summarize_changes(old: dict, new: dict) -> str:
    """Such as “headline, text, 2 photographs”; empty where readers would get the same."""
    names = [name for key, name in NAMES.items() if old.get(key) != new.get(key)]
    photographs = count_changed_photos(old.get("placements", []), new.get("placements", []))
    if photographs:
        words = ngettext("{count} photograph", "{count} photographs", photographs)
        names.append(words.format(count=photographs))
    return format_enumeration(names)


def count_changed_photos(old: list, new: list) -> int:
    """How many places of photographs are filled, emptied or worded in another way."""
    before, after = ({row["position"]: row for row in rows} for rows in (old, new))
    return sum(before.get(place) != after.get(place) for place in before | after)

"""What one saved state of an article has that another has not, in words; pure."""

# What readers get, by the key in a Revision's content.
NAMES = {
    "headline": "headline",
    "kicker": "kicker",
    "standfirst": "standfirst",
    "body": "text",
    "section": "section",
    "genre": "kind of article",
    "series": "series",
    "part": "part",
    "bylines": "bylines",
    "tags": "tags",
    "related": "related links",
    "language": "language",
    "path": "address",
}


def summarize_changes(old: dict, new: dict) -> str:
    """Such as “headline, text, 2 photographs”; empty where readers would get the same."""
    names = [name for key, name in NAMES.items() if old.get(key) != new.get(key)]
    photographs = count_changed_photos(old.get("placements", []), new.get("placements", []))
    if photographs:
        names.append(f"{photographs} photographs" if photographs > 1 else "1 photograph")
    return ", ".join(names)


def count_changed_photos(old: list, new: list) -> int:
    """How many places of photographs are filled, emptied or worded in another way."""
    before, after = ({row["position"]: row for row in rows} for rows in (old, new))
    return sum(before.get(place) != after.get(place) for place in before | after)

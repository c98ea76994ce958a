"""Brings changed words into the working copy, and leaves every row that does not change as it is."""

from .. import content


def write_back(article, old: dict, new: dict) -> None:
    """Store the words that `new` says otherwise than `old`, which is what the working copy says.

    The article's row is held. Both have the same bylines and photographs.
    """
    texts = [name for name in content.TEXTS if old[name] != new[name]]
    for name in texts:
        setattr(article, name, new[name])
    if texts:
        article.save(update_fields=texts)
    write_rows(article.placements, content.PHOTOGRAPHS, old, new, key="position")
    write_rows(article.bylines, content.BYLINES, old, new, key="author__uuid")


def write_rows(manager, rows: content.Rows, old: dict, new: dict, *, key: str) -> None:
    """Update the words of the rows that say something else."""
    name = key.partition("__")[0]
    before = {row[name]: row for row in old[rows.name]}
    for row in new[rows.name]:
        if row != before.get(row[name]):
            manager.filter(**{key: row[name]}).update(**{text: row[text] for text in rows.texts})

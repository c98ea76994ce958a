"""The only writer of Editions: stores what has changed in ledgers, with few statements for many articles."""

import secrets

from . import freshness, search_index
from .byline import EditionByline
from .cancellation import Cancellation
from .edition import Edition
from .ledger import Ledger
from .owed import Owed
from .passage import EditionPassage
from .placement import EditionPhoto
from .related import EditionRelated
from .section import EditionSection
from .tag import EditionTag

PARTS = {
    "bylines": EditionByline,
    "photos": EditionPhoto,
    "related": EditionRelated,
    "passages": EditionPassage,
}


def store(ledgers: list[Ledger], *, by) -> None:
    """Write what has changed in these lines; within the transaction that holds their articles' rows."""
    made = [edition for ledger in ledgers for edition in ledger.made]
    periods = [period for ledger in ledgers for period in ledger.periods]
    ended = [(one, end) for one, end in periods if one.pk and one.live_until != end]
    Cancellation.objects.bulk_create(
        Cancellation(edition=edition, cancelled_at=ledger.now, cancelled_by=by, reason=reason)
        for ledger in ledgers
        for edition, reason in ledger.cancelled.items()
    )
    # Periods that become shorter come first: the trigger refuses two that overlap, even for a moment.
    for edition, end in sorted(ended, key=lambda row: row[1] > row[0].live_until):
        edition.live_until = end
        edition.save(update_fields=["live_until"])
    for edition, end in periods:
        edition.live_until = end
    insert(made)
    if ledgers:
        of_ledgers = type(ledgers[0].article).objects.filter(pk__in=[one.article.pk for one in ledgers])
        of_ledgers.mark_changes()
        Owed.objects.settle({edition.article_id for edition in made if edition.is_listed}, by=by)
    # At the end and once: others wait for these rows.
    touched = [*made, *(edition for edition, _ in ended)]
    freshness.touch(*{surface for edition in touched for surface in edition.surfaces})


def insert(editions: list[Edition]) -> None:
    """Insert Editions with their rows and, where they are listed, with what lists and search read."""
    listed = [edition for edition in editions if edition.is_listed]
    for edition, key in zip(listed, free_search_keys(listed), strict=True):
        edition.search_key = key
    Edition.objects.bulk_create(editions)
    for edition in editions:
        for row in edition.parts.bylines:
            row.published_at = edition.published_at
    for name, model in PARTS.items():
        rows = [(edition, row) for edition in editions for row in getattr(edition.parts, name)]
        for edition, row in rows:
            row.edition = edition
        model.objects.bulk_create(row for _, row in rows)
    EditionSection.objects.bulk_create(
        EditionSection(edition=edition, section=section, published_at=edition.published_at)
        for edition in listed
        for section in edition.parts.sections
    )
    EditionTag.objects.bulk_create(
        EditionTag(content_object=edition, tag=tag, published_at=edition.published_at)
        for edition in listed
        for tag in edition.parts.tags
    )
    search_index.add_all(listed)


def free_search_keys(editions: list[Edition]) -> list[int]:
    """For each Edition a number, free among all, that sorts as `published_at` does (0.1 ms apart)."""
    while True:
        # Tenths of a millisecond and 16 random bits fill the 63 bits of the column until the year 2400.
        stems = (int(edition.published_at.timestamp() * 10_000) for edition in editions)
        keys = [stem << 16 | secrets.randbelow(1 << 16) for stem in stems]
        is_taken = keys and Edition.objects.filter(search_key__in=keys).exists()
        if not is_taken and len(set(keys)) == len(keys):
            return keys

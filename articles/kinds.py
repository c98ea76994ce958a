"""What each kind of Edition means for every channel: one table, no database."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """Why an Edition was made; stored in `Edition.kind`."""

    PUBLICATION = "publication"
    SILENT = "silent"
    UPDATE = "update"
    CORRECTION = "correction"
    CLARIFICATION = "clarification"
    RESTORATION = "restoration"
    IMPORT = "import"
    UNPUBLISHED = "unpublished"
    TAKEDOWN = "takedown"
    RETRACTION = "retraction"


@dataclass(frozen=True, kw_only=True)
class KindRules:
    """The answer of one kind to every question a channel may ask.

    label: what the desk calls it. listed: it has a body, and stands in lists, feeds, sitemap and
    search. status: the HTTP status of its address. updates: it moves the "Updated" line,
    `dateModified`, sitemap `lastmod` and the dates of feeds. needs_note: readers must be told why.
    heading: what stands before the public note. offered: an editor may choose it when publishing.
    withdraws: the Editions before it are withdrawn everywhere, history included.
    """

    label: str
    listed: bool = True
    status: int = 200
    updates: bool = False
    needs_note: bool = False
    heading: str = ""
    offered: bool = False
    withdraws: bool = False


RULES: dict[Kind, KindRules] = {
    Kind.PUBLICATION: KindRules(label="First publication"),
    Kind.SILENT: KindRules(label="Silent fix", offered=True),
    Kind.UPDATE: KindRules(label="Update", updates=True, heading="Update", offered=True),
    Kind.CORRECTION: KindRules(
        label="Correction", updates=True, needs_note=True, heading="Correction", offered=True
    ),
    Kind.CLARIFICATION: KindRules(
        label="Clarification", updates=True, needs_note=True, heading="Clarification", offered=True
    ),
    Kind.RESTORATION: KindRules(label="Restored", updates=True, heading="Note"),
    Kind.IMPORT: KindRules(label="Imported"),
    Kind.UNPUBLISHED: KindRules(label="Unpublished", listed=False, status=410),
    Kind.TAKEDOWN: KindRules(label="Taken down", listed=False, status=451, needs_note=True, withdraws=True),
    Kind.RETRACTION: KindRules(
        label="Retracted", listed=False, updates=True, needs_note=True, withdraws=True
    ),
}

CHOICES = [(kind.value, channel.label) for kind, channel in RULES.items()]
LISTED = tuple(kind.value for kind, channel in RULES.items() if channel.listed)
WITHDRAWING = tuple(kind.value for kind, channel in RULES.items() if channel.withdraws)
OFFERED = [(kind.value, channel.label) for kind, channel in RULES.items() if channel.offered]

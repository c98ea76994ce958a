"""What each kind of Edition means for every channel: one table, no database; pure."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


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

    label: what the desk calls it. predicate: what an article of this kind is said to be, inside a
    sentence, where it has no text. listed: it has a body, and stands in lists, feeds, sitemap and search.
    status: the HTTP status of its address. updates: it moves the "Updated" line, `dateModified`, sitemap
    `lastmod` and the dates of feeds. needs_note: readers must be told why. heading: what stands before
    the public note. offered: an editor may choose it when publishing. withdraws: the Editions before it
    are withdrawn everywhere, history included.
    """

    label: str
    predicate: str = ""
    listed: bool = True
    status: int = 200
    updates: bool = False
    needs_note: bool = False
    heading: str = ""
    offered: bool = False
    withdraws: bool = False


RULES: dict[Kind, KindRules] = {
    Kind.PUBLICATION: KindRules(label=_("First publication")),
    Kind.SILENT: KindRules(label=_("Silent fix"), offered=True),
    Kind.UPDATE: KindRules(label=_("Update"), updates=True, heading=_("Update"), offered=True),
    Kind.CORRECTION: KindRules(
        label=_("Correction"), updates=True, needs_note=True, heading=_("Correction"), offered=True
    ),
    Kind.CLARIFICATION: KindRules(
        label=_("Clarification"), updates=True, needs_note=True, heading=_("Clarification"), offered=True
    ),
    Kind.RESTORATION: KindRules(label=_("Restored"), updates=True, heading=_("Note")),
    Kind.IMPORT: KindRules(label=_("Imported")),
    Kind.UNPUBLISHED: KindRules(
        label=_("Unpublished"),
        predicate=pgettext_lazy("said of an article", "unpublished"),
        listed=False,
        status=410,
    ),
    # 451 is “unavailable for legal reasons” (RFC 7725).
    Kind.TAKEDOWN: KindRules(
        label=_("Taken down"),
        predicate=pgettext_lazy("said of an article", "taken down"),
        listed=False,
        status=451,
        needs_note=True,
        withdraws=True,
    ),
    # Status 200: the dated notice with its reason is itself a page to be read, and to be redirected to.
    Kind.RETRACTION: KindRules(
        label=_("Retracted"),
        predicate=pgettext_lazy("said of an article", "retracted"),
        listed=False,
        updates=True,
        needs_note=True,
        withdraws=True,
    ),
}

CHOICES = [(kind.value, rules.label) for kind, rules in RULES.items()]
LISTED = tuple(kind.value for kind, rules in RULES.items() if rules.listed)
OFFERED = [(kind.value, rules.label) for kind, rules in RULES.items() if rules.offered]

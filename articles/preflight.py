"""The rules before something is published: one table of what is checked, where it leads, how strict; pure."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice

from django.utils.translation import gettext_lazy as _

from . import link_checks
from . import preflight_checks as checks
from .preflight_checks import Finding, Sight

# Of each rule; a page of findings is read, and a text of 300,000 characters could hold 100,000.
MOST = 50


class Level(StrEnum):
    """What a rule does with what it finds."""

    OFF = "off"
    WARN = "warn"
    BLOCK = "block"


LEVEL_LABELS = {Level.OFF: _("Off"), Level.WARN: _("Warns"), Level.BLOCK: _("Blocks")}


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One rule: its name, what the desk calls it, its level by default, and what finds its findings.

    is_fixed: no Edition can be made otherwise, so that nobody can switch it off or pass it.
    may_be_owed: whoever publishes may promise to give it later.
    """

    name: str
    label: str
    find: Callable[..., Iterator[Finding]]
    default: Level = Level.BLOCK
    is_fixed: bool = False
    may_be_owed: bool = False


# In the order in which they are told.
RULES = (
    Rule(name="headline", label=_("Headline"), find=checks.find_no_headline, is_fixed=True),
    Rule(name="length", label=_("Length"), find=checks.find_too_long, is_fixed=True),
    Rule(name="section", label=_("Section"), find=checks.find_no_section, is_fixed=True),
    Rule(name="path", label=_("Address"), find=checks.find_unfit_path, is_fixed=True),
    Rule(name="bin", label=_("Bin"), find=checks.find_bin, is_fixed=True),
    Rule(name="embargo", label=_("Embargo"), find=checks.find_embargo, is_fixed=True),
    Rule(name="dates", label=_("Dates"), find=checks.find_wrong_dates, is_fixed=True),
    Rule(name="text", label=_("A text"), find=checks.find_no_text),
    Rule(name="rights", label=_("Rights to each picture"), find=checks.find_ended_rights),
    Rule(
        name="alt",
        label=_("An alternative text for each picture, or “decorative”"),
        find=checks.find_no_alt,
        may_be_owed=True,
    ),
    Rule(name="credit", label=_("A credit for each picture"), find=checks.find_no_credit, may_be_owed=True),
    Rule(name="tk", label=_("No “TK”, which stands for what is still to come"), find=checks.find_tk),
    Rule(name="links", label=_("No link to what readers cannot open"), find=link_checks.find_unread_links),
    Rule(
        name="dead-links",
        label=_("No link to an address of ours where nothing is"),
        find=link_checks.find_dead_links,
        default=Level.WARN,
    ),
    Rule(name="empty-link", label=_("No empty link"), find=link_checks.find_empty_links, default=Level.WARN),
    Rule(name="headings", label=_("Headings in order"), find=link_checks.find_headings, default=Level.WARN),
    Rule(name="byline", label=_("A byline"), find=checks.find_no_byline, default=Level.WARN),
    Rule(
        name="headline-search",
        label=_("A headline that search engines show whole"),
        find=checks.find_long_headline,
        default=Level.WARN,
    ),
    Rule(
        name="standfirst",
        label=_("A standfirst of a few lines"),
        find=checks.find_long_standfirst,
        default=Level.WARN,
    ),
)
BY_NAME = {rule.name: rule for rule in RULES}
# The rules that a paper sets, with their levels by default.
LEVELS = {rule.name: rule.default for rule in RULES if not rule.is_fixed}
OWED = tuple(rule.name for rule in RULES if rule.may_be_owed)


def inspect(edition, sight: Sight, levels: dict[str, Level]) -> list[Finding]:
    """All that the rules that are not off find in a typeset Edition."""
    return [
        replace(finding, rule=rule.name)
        for rule in RULES
        if rule.is_fixed or levels[rule.name] != Level.OFF
        for finding in islice(rule.find(edition, sight), MOST)
    ]

"""What the page that takes words away says before it does: how much goes, and what stays."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from ..locales import format_enumeration, format_list
from ..models import EditionPassage
from ..models.blanking import Reach, is_live, reach

NOTHING = _("There is nothing to take away: readers have, or will get, all that this article says.")
EMPTIES = _("This empties: {rows}, and what the desk’s log says of it.")
LIVE = _("What readers have now, or will get, stays. To take that away too, take the article down first.")
WHOLE = _("The working copy is emptied.")
NOTE = _("The note to colleagues is emptied.")
PASSAGES = _("The passages that its corrections quote, as they were and as they are, are emptied as well.")
NOT_OUT = _("The working copy says what readers do not have: publish it, or take back their version, first.")
STAYS = _(
    "What stays: its address, {addresses}, whatever words are in it, and its photographs in the library."
)
COPIES = _(
    "Comments of readers have a button of their own. Backups, and what others have copied, are not reached; "
    "nor are links to it in saved states of other articles."
)
TEMPLATES = _("Templates that were saved from it are deleted: {names}.")
OTHERS = _("Articles that were begun as a copy of it keep their words, and have this button of their own.")
COUNTED = (
    (
        "versions",
        ngettext_lazy("{count} version that readers had", "{count} versions that readers had", "count"),
    ),
    (
        "notices",
        ngettext_lazy(
            "the headline on {count} notice that it was withdrawn",
            "the headline on {count} such notices",
            "count",
        ),
    ),
    ("revisions", ngettext_lazy("{count} saved state", "{count} saved states", "count")),
    (
        "links",
        ngettext_lazy(
            "{count} headline typed over a link to it", "{count} headlines typed over links to it", "count"
        ),
    ),
)


def facts(article):
    """Yield the sentences that the page of this action shows, the one with the numbers first."""
    found = reach(article)
    if not (found.editions or found.revisions):
        yield NOTHING
        return
    yield EMPTIES.format(rows=format_enumeration(format_counts(found)))
    yield WHOLE if found.is_whole else NOTE
    if EditionPassage.objects.filter(edition__article=article).exclude(was="").exists():
        yield PASSAGES
    if found.live:
        yield LIVE
        if not is_live(article, found.live):
            yield NOT_OUT
    if names := list(article.story_templates.values_list("name", flat=True)):
        yield TEMPLATES.format(names=format_list(names))
    if article.copies.exists():
        yield OTHERS
    paths = article.addresses.values_list("path", flat=True)
    yield STAYS.format(addresses=format_list(paths))
    yield COPIES


def format_counts(found: Reach):
    """How many rows of each kind, in words; kinds without any left out."""
    for name, words in COUNTED:
        if count := len(getattr(found, name)):
            yield words.format(count=count)

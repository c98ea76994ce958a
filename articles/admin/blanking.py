"""What the page that takes words away says before it does: how much goes, and what stays."""

from ..models.blanking import Reach, is_live, reach

NOTHING = "There is nothing to take away: readers have, or will get, all that this article says."
LIVE = "What readers have now, or will get, stays. To take that away too, take the article down first."
WHOLE = "The working copy is emptied."
NOTE = "The note to colleagues is emptied."
NOT_OUT = "The working copy says what readers do not have: publish it, or take back their version, first."
STAYS = "What stays: its address, {}, whatever words are in it, and its photographs in the library."
COPIES = (
    "Comments of readers have a button of their own. Backups, and what others have copied, are not reached; "
    "nor are links to it in saved states of other articles."
)
COUNTED = (
    ("versions", "{} version that readers had", "{} versions that readers had"),
    ("notices", "the headline on {} notice that it was withdrawn", "the headline on {} such notices"),
    ("revisions", "{} saved state", "{} saved states"),
    ("links", "{} headline typed over a link to it", "{} headlines typed over links to it"),
)


def facts(article):
    """Sentences, the numbers first."""
    found = reach(article)
    if not (found.editions or found.revisions):
        yield NOTHING
        return
    yield f"This empties: {', '.join(format_counts(found))}, and what the desk’s log says of it."
    yield WHOLE if found.is_whole else NOTE
    if found.live:
        yield LIVE
        if not is_live(article, found.live):
            yield NOT_OUT
    paths = article.addresses.values_list("path", flat=True)
    yield STAYS.format(" and ".join(paths))
    yield COPIES


def format_counts(found: Reach):
    """How many rows of each kind, in words; kinds without any left out."""
    for name, one, more in COUNTED:
        if number := len(getattr(found, name)):
            yield (one if number == 1 else more).format(number)

"""The front page: the newest stories, opinion apart, then the newest of each section."""

from django.http import HttpResponsePermanentRedirect

from .. import paths
from ..delivery import rendered
from ..genres import Genre
from ..models import listing
from ..models.reading import furnish
from .article import moved_from

TOP = 7
EACH = 4
OPINIONS = 4
PICTURED = 3


def front(request):
    """The newest stories of the paper, and of each top section those not shown above."""
    if request.GET.keys() & set(paths.OLD_QUERIES):
        moved = moved_from(request.META["QUERY_STRING"])
        if moved:
            return HttpResponsePermanentRedirect(moved)
    request.read_versions("front")
    found = listing.newest_of_each(request.top_sections, size=TOP + EACH + OPINIONS)
    newest = next((edition.published_at for edition in found[listing.PAPER]), None)
    opinions = said_by_people(found)
    top, blocks = arranged(found, request.top_sections, apart=opinions)
    shown = [*top, *opinions, *(edition for _, editions in blocks for edition in editions)]
    furnish(shown, sections=request.all_sections)
    context = {
        "top": pictured_first(top, places=PICTURED),
        "opinions": opinions,
        "blocks": [(section, pictured_first(editions)) for section, editions in blocks],
        "newest": newest,
    }
    return rendered(request, "articles/front.html", context)


def said_by_people(found):
    """The newest opinion among all that was found."""
    opinion = {edition for each in found.values() for edition in each if edition.genre == Genre.OPINION}
    return listing.newest_first(opinion)[:OPINIONS]


def arranged(found, sections, *, apart):
    """The newest of all, and pairs of a section and its newest that stand neither above nor apart."""
    top = [edition for edition in found[listing.PAPER] if edition not in apart][:TOP]
    taken = {*top, *apart}
    rest = (
        (section, [edition for edition in found[section.pk] if edition not in taken][:EACH])
        for section in sections
    )
    return top, [(section, editions) for section, editions in rest if editions]


def pictured_first(editions, *, places=1):
    """The wide places go to the newest stories with a photograph; the others keep their order."""
    wide = [edition for edition in editions if edition.lead][:places]
    return sorted(editions, key=lambda edition: edition not in wide)

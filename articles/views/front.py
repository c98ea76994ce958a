"""The front page: the newest stories, then the newest of each section."""

from django.http import HttpResponsePermanentRedirect

from .. import paths
from ..delivery import rendered
from ..models import listing
from ..models.reading import furnish
from .article import moved_from

TOP = 7
EACH = 4


def front(request):
    """The newest stories of the paper, and of each top section those not shown above."""
    if request.GET.keys() & set(paths.OLD_QUERIES):
        moved = moved_from(request.META["QUERY_STRING"])
        if moved:
            return HttpResponsePermanentRedirect(moved)
    request.read_versions("front")
    top, blocks = arranged(
        listing.newest_of_each(request.top_sections, size=TOP + EACH), request.top_sections
    )
    shown = [*top, *(edition for _, editions in blocks for edition in editions)]
    furnish(shown, sections=request.all_sections)
    return rendered(request, "articles/front.html", {"top": pictured_first(top), "blocks": blocks})


def arranged(found, sections):
    """The newest of all, and pairs of a section and its newest that do not stand above."""
    top = found[listing.PAPER][:TOP]
    above = {edition.pk for edition in top}
    rest = (
        (section, [edition for edition in found[section.pk] if edition.pk not in above][:EACH])
        for section in sections
    )
    return top, [(section, editions) for section, editions in rest if editions]


def pictured_first(editions):
    """The widest place goes to the newest story with a photograph; the others keep their order."""
    return sorted(editions, key=lambda edition: edition is not pictured(editions))


def pictured(editions):
    return next((edition for edition in editions if edition.lead), None)

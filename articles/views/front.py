"""The front page: what leads, the newest stories, opinion apart, then the newest of each section."""

from django.http import HttpResponsePermanentRedirect

from .. import paths
from ..genres import Genre
from ..models import listing
from ..models.page_queries import load_card_parts
from ..public_view import render_page
from .article import parse_old_address

# A lead, two seconds and four briefs.
TOP = 7
EACH = 4
OPINIONS = 4
PICTURED = 3


def front(request):
    """The newest stories of the paper, and of each top section those not shown above."""
    if request.GET.keys() & set(paths.OLD_QUERIES):
        moved = parse_old_address(request.META["QUERY_STRING"])
        if moved:
            return HttpResponsePermanentRedirect(moved)
    request.page.read_versions("front")
    # Even a section whose newest all stand above or apart still has EACH left for its block.
    found = listing.newest_of_each(request.page.top_sections, size=TOP + EACH + OPINIONS)
    newest = next((edition.published_at for edition in found[listing.PAPER]), None)
    lead = found[listing.LEAD]
    opinions = pick_opinion(found, but=lead)
    top, blocks = arrange(found, request.page.top_sections, apart=opinions)
    shown = [*top, *opinions, *(edition for _, editions in blocks for edition in editions)]
    load_card_parts(shown, sections=request.page.sections)
    context = {
        # What was placed keeps its place, with or without a photograph.
        "top": [*lead, *put_photographs_first(top[len(lead) :], places=PICTURED - len(lead))],
        "opinions": opinions,
        "blocks": [(section, put_photographs_first(editions)) for section, editions in blocks],
        "newest": newest,
    }
    return render_page(request, "articles/front.html", context)


def pick_opinion(found, *, but):
    """The newest opinion among all that was found, but for what leads."""
    opinion = {edition for each in found.values() for edition in each if edition.genre == Genre.OPINION}
    return listing.newest_first(opinion.difference(but))[:OPINIONS]


def arrange(found, sections, *, apart):
    """The lead and the newest, and pairs of a section and its newest that stand neither above nor apart."""
    lead = found[listing.LEAD]
    top = [*lead, *(edition for edition in found[listing.PAPER] if edition not in (*apart, *lead))][:TOP]
    taken = {*top, *apart}
    rest = (
        (section, [edition for edition in found[section.pk] if edition not in taken][:EACH])
        for section in sections
    )
    return top, [(section, editions) for section, editions in rest if editions]


def put_photographs_first(editions, *, places=1):
    """The wide places go to the newest stories with a photograph; the others keep their order."""
    wide = [edition for edition in editions if edition.lead][:places]
    return sorted(editions, key=lambda edition: edition not in wide)

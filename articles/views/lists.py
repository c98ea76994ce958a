"""Lists of stories: section, tag, author and series, a page at a time."""

from ..cursor import Cursor
from ..delivery import Missing, rendered
from ..models import Author, Section, Series, Tag, listing
from ..models.freshness import each
from ..models.reading import furnish


def section(request, slug):
    """What stands in a section and all below it."""
    request.read_versions(each("section", Section.objects.filter(slug=slug)))
    found = next((section for section in request.all_sections if section.slug == slug), None)
    if found is None:
        raise Missing("There is no section of this name.")
    stories = listing.in_section(found, before=before(request))
    below = [one for one in request.all_sections if one.parent_id == found.pk]
    return page(request, "articles/section.html", stories, section=found, subsections=below)


def tag(request, slug):
    """What a tag stands on; one that readers have nowhere met is not there."""
    request.read_versions(each("tag", Tag.objects.filter(slug=slug)))
    found = named(Tag.objects, slug)
    stories = listing.with_tag(found, before=before(request))
    refuse_unmet(request, stories)
    return page(request, "articles/tag.html", stories, tag=found)


def author(request, slug):
    """An author and their stories; one whom readers have nowhere met is not there."""
    request.read_versions(each("author", Author.objects.filter(slug=slug)))
    found = named(Author.objects.select_related("portrait"), slug)
    stories = listing.by_author(found, before=before(request))
    refuse_unmet(request, stories)
    return page(request, "articles/author.html", stories, author=found)


def series(request, slug):
    """The parts of a series; one of which readers have met nothing is not there."""
    request.read_versions(each("series", Series.objects.filter(slug=slug)))
    found = named(Series.objects, slug)
    stories = listing.in_series(found, before=before(request))
    refuse_unmet(request, stories)
    return page(request, "articles/series.html", stories, series=found)


def before(request):
    """Where the page begins, as its address says."""
    written = request.GET.get("before")
    try:
        return Cursor.read(written) if written is not None else None
    except ValueError as error:
        raise Missing("This is no place in this list.", way=request.path) from error


def named(rows, slug):
    """The one of these rows that has this slug, or a page that says there is none."""
    found = rows.filter(slug=slug).first()
    if found is None:
        raise Missing("There is nothing of this name.")
    return found


def refuse_unmet(request, stories):
    """A name that stands on nothing public must not be confirmed: it may be under embargo."""
    if not stories.editions and "before" not in request.GET:
        raise Missing("There is nothing of this name.")


def page(request, template, stories, **subject):
    """Render a page of a list."""
    furnish(stories.editions, sections=request.all_sections)
    return rendered(
        request, template, {"stories": stories, "is_first": "before" not in request.GET, **subject}
    )

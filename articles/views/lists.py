"""Lists of stories: section, tag, author and series, a page at a time."""

from django.utils.translation import gettext as _

from ..cursor import Cursor
from ..models import Author, Section, Series, Tag, listing
from ..models.freshness import each
from ..models.page_queries import load_card_parts
from ..public_view import Missing, render_page


def section(request, slug):
    """What stands in a section and all below it."""
    request.page.read_versions(each("section", Section.objects.filter(slug=slug)))
    found = next((section for section in request.page.sections if section.slug == slug), None)
    if found is None:
        raise Missing(_("There is no section of this name."))
    stories = listing.in_section(found, before=before(request))
    below = [one for one in request.page.sections if one.parent_id == found.pk]
    return page(request, "articles/section.html", stories, section=found, subsections=below)


def tag(request, slug):
    """The stories that have a tag."""
    return render_list(request, Tag.objects, slug, listing.with_tag)


def author(request, slug):
    """An author and their stories."""
    return render_list(request, Author.objects.select_related("portrait"), slug, listing.by_author)


def series(request, slug):
    """The parts of a series."""
    return render_list(request, Series.objects, slug, listing.in_series)


def before(request):
    """The cursor in the address of the page, None without one; raises Missing where it is malformed."""
    written = request.GET.get("before")
    try:
        return Cursor.read(written) if written is not None else None
    except ValueError as error:
        raise Missing(_("This is no place in this list."), way=request.path) from error


def render_list(request, rows, slug, stories_of):
    """The page of the one of these rows that has this slug.

    A name that stands on nothing public must not be confirmed: it may be under embargo.
    """
    name, rows = rows.model._meta.model_name, rows.filter(slug=slug)
    request.page.read_versions(each(name, rows))
    start, found = before(request), rows.first()
    stories = found and stories_of(found, before=start)
    # A page beyond the oldest story is empty, though the name is public.
    if not found or not (stories.editions or stories_of(found, size=1).editions):
        raise Missing(_("There is nothing of this name."))
    return page(request, f"articles/{name}.html", stories, **{name: found})


def page(request, template, stories, **subject):
    """Render a page of a list."""
    load_card_parts(stories.editions, sections=request.page.sections)
    return render_page(
        request, template, {"stories": stories, "is_first": "before" not in request.GET, **subject}
    )

"""What stands on every public page: the Site row and the sections, remembered while they hold."""

from django.conf import settings

from articles.languages import furniture_language
from articles.models import Section, freshness
from newsroom.models import Site
from newsroom.version_cache import get_or_load, peek

SURFACES = ("site", "sections")


def site(versions):
    """The Site row that `versions` (from freshness) speak of."""
    return get_or_load("site", versions["site"], Site.current)


def last_language():
    """The paper's language as this process last saw it, for pages that may not ask the database."""
    known = peek("site")
    return known and furniture_language(known.language) or settings.LANGUAGE_CODE


def sections(versions):
    """All sections with their parents set, in the order of the paper."""
    return get_or_load("sections", versions["sections"], load_sections)


def load_sections():
    """Every section, each pointing at its parent without a further query."""
    found = list(Section.objects.all())
    by_key = {section.pk: section for section in found}
    for section in found:
        section.parent = by_key.get(section.parent_id)
    return found


def site_context(request):
    """Template context: `site` and the top `sections`."""
    if not hasattr(request, "site"):
        return {}
    return {"site": request.site, "sections": request.top_sections}


def read_versions(request, *surfaces):
    """Read the versions of `surfaces` and of the furniture in one query; kept on the request."""
    request.versions = freshness.versions(*SURFACES, *surfaces)
    return request.versions

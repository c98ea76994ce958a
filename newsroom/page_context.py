"""What every page shows: the Site row and the sections, each kept in memory while its version holds."""

from datetime import tzinfo
from functools import cached_property

from django.conf import settings
from django.utils import translation
from django.utils.functional import SimpleLazyObject

from articles.languages import furniture_language
from articles.models import Section, freshness
from newsroom.languages import desk_language
from newsroom.models import Site
from newsroom.version_cache import get_or_load, peek

SURFACES = ("site", "sections")


class PageContext:
    """`request.page`: what the page of one request shares with all others; see `articles.page_context`.

    All of it is read when first asked for. A view that before calls `read_versions(*surfaces)` pays
    one query for its own versions and for these; from then on the paper's language is in force, but for
    a page that speaks to the person.
    """

    def __init__(self):
        self.versions: dict[str, int] = {}
        self.is_personal = False

    def read_versions(self, *surfaces) -> dict[str, int]:
        """Read the versions of `surfaces`, of the site and of the sections, in one query; and keep them."""
        self.versions = freshness.versions(*SURFACES, *surfaces)
        if not self.is_personal:
            translation.activate(desk_language(None, self.site))
        return self.versions

    def version(self, surface: str) -> int:
        """The version that the view read; else the one of now."""
        return (self.versions or self.read_versions())[surface]

    @cached_property
    def site(self) -> Site:
        return get_or_load("site", self.version("site"), Site.current)

    @cached_property
    def sections(self) -> list[Section]:
        """All sections with their parents set, in the order of the paper."""
        return get_or_load("sections", self.version("sections"), load_sections)

    @cached_property
    def top_sections(self) -> list[Section]:
        return [section for section in self.sections if section.parent_id is None]

    @property
    def zone(self) -> tzinfo:
        """The newsroom's time zone."""
        return self.site.zone


def last_language() -> str:
    """The paper's language as this process last saw it, for pages that may not ask the database."""
    site = peek("site")
    return (site and furniture_language(site.language)) or settings.LANGUAGE_CODE


def load_sections() -> list[Section]:
    """Every section, each pointing at its parent without a further query."""
    found = list(Section.objects.all())
    by_key = {section.pk: section for section in found}
    for section in found:
        section.parent = by_key.get(section.parent_id)
    return found


def page_context(request):
    """Template context: `site` and the top `sections`, read where a template prints them."""
    page = getattr(request, "page", None)
    if page is None:
        return {}
    return {
        "site": SimpleLazyObject(lambda: page.site),
        "sections": SimpleLazyObject(lambda: page.top_sections),
    }

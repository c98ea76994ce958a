"""The lists of stories that readers page through, newest first, found by narrow rows such as EditionTag."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, Value
from django.utils import timezone

from .. import content
from ..cursor import Cursor
from .edition import Edition
from .front_placement import FrontPlacement
from .section import EditionSection

SIZE = 20
# No section has this key: databases number from 1.
PAPER = 0
# Nor has one this: what was placed as the lead of the front page.
LEAD = -1
CARD = (
    *("article_id", "kind", "live_from", "live_until", "published_at", "updated_at"),
    *("search_key", "address__path"),
    *content.CARD,
)


@dataclass(frozen=True)
class Listing:
    """One page of a list: its Editions, and the cursor of the older page (None: there is none)."""

    editions: list
    older: Cursor | None = None


def cards():
    """Editions that lists may show now, with their addresses and without their bodies."""
    return Edition.objects.published().select_related("address").only(*CARD)


def in_section(section, **more) -> Listing:
    """What stands in a section and all below it, newest first."""
    return listing(Q(edition_sections__section=section), "edition_sections__", "edition", **more)


def with_tag(tag, **more) -> Listing:
    return listing(Q(edition_tags__tag=tag), "edition_tags__", "content_object", **more)


def by_author(author, **more) -> Listing:
    return listing(Q(bylines__author=author), "bylines__", "edition", **more)


def in_series(series, **more) -> Listing:
    """The parts of a series that can be read, newest first."""
    return listing(Q(series=series), "", "pk", **more)


def in_period(begin: datetime, end: datetime, **more) -> Listing:
    """What was first published from `begin` (inclusive) until `end` (exclusive)."""
    return listing(Q(published_at__gte=begin, published_at__lt=end), "", "pk", **more)


def listing(where: Q, along: str, key: str, *, before: Cursor | None = None, size: int = SIZE) -> Listing:
    """A page of the Editions reached `along` narrow rows `where` ..., after the row `before`."""
    moment, last = f"{along}published_at", f"{along}{key}"
    if before:
        # Implied by the next line, but it bounds the walk along the index, which an OR does not.
        where &= Q(**{f"{moment}__lte": before.moment})
        where &= Q(**{f"{moment}__lt": before.moment}) | Q(**{f"{last}__gt": before.key})
    # One more than the page holds tells whether there is an older page, without counting.
    found = list(cards().filter(where).order_by(f"-{moment}", last)[: size + 1])
    end = found[size - 1] if len(found) > size else None
    return Listing(found[:size], end and Cursor(end.published_at, end.pk))


def newest_of_each(sections, *, size: int) -> dict[int, list[Edition]]:
    """The newest Editions of each section by its key, of the whole paper by PAPER, and LEAD; two queries."""
    first, *others = newest_rows_of_all(size), lead_row(), *(newest_rows(one, size) for one in sections)
    rows = list(first.union(*others, all=True).order_by())
    editions = cards().in_bulk({edition for _, edition in rows})
    found = defaultdict(list)
    for key, edition in rows:
        # Between the two queries an Edition may end.
        if edition in editions:
            found[key].append(editions[edition])
    for key in found:
        found[key] = newest_first(found[key])
    return found


def newest_first(editions) -> list[Edition]:
    """Editions at hand in the order of every list."""
    return sorted(editions, key=lambda edition: (edition.published_at, -edition.pk), reverse=True)


def newest_rows(section, size):
    """Section and Edition of its newest rows; the slice stands inside, where SQLite takes it in a union."""
    at = timezone.now()
    newest = EditionSection.objects.filter(
        section=section, edition__live_from__lte=at, edition__live_until__gt=at
    ).order_by("-published_at", "edition")[:size]
    return EditionSection.objects.filter(pk__in=newest.values("pk")).values_list("section_id", "edition_id")


def newest_rows_of_all(size):
    """PAPER and Edition of the newest of the whole paper."""
    newest = listable_editions().order_by("-published_at", "pk")[:size]
    return Edition.objects.filter(pk__in=newest.values("pk")).order_by().values_list(Value(PAPER), "pk")


def lead_row():
    """LEAD and Edition of what leads the front page by a placement, if anything does."""
    at = timezone.now()
    placed = FrontPlacement.objects.leading(at).readable(at)[:1]
    found = Edition.objects.published(at).filter(article__in=placed.values("article"))
    return found.order_by().values_list(Value(LEAD), "pk")


def listable_editions():
    """Editions that lists may show; the bound lets SQLite walk the index of their order."""
    return Edition.objects.published().filter(published_at__lte=timezone.now())


def span() -> tuple[datetime | None, datetime | None]:
    """When the oldest and the newest of what can be read now were first published."""
    dates = listable_editions().order_by("published_at", "pk").values_list("published_at", flat=True)
    return dates.first(), dates.last()


def periods_with_articles(begins: list[datetime]) -> list[datetime]:
    """Which of the periods that begin so, the last of them being an end, have something to read."""
    periods = zip(begins, begins[1:], strict=False)
    slices = [
        newest_between(begin, end).values_list(Value(number), "pk")
        for number, (begin, end) in enumerate(periods)
    ]
    found = slices[0].union(*slices[1:], all=True).order_by()
    return [begins[number] for number in sorted({number for number, _ in found})]


def newest_between(begin, end):
    """The newest Edition of a period as a queryset, which has no order: SQLite takes none within a union."""
    found = Edition.objects.published().filter(published_at__gte=begin, published_at__lt=end)
    newest = found.order_by("-published_at", "-pk")[:1].values("pk")
    return Edition.objects.filter(pk__in=newest).order_by()


def newest(**more) -> Listing:
    """All that can be read, newest first; the bound as in `listable_editions`."""
    return listing(Q(published_at__lte=timezone.now()), "", "pk", **more)

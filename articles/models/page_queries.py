"""What stands around the Editions that a page shows, read in few queries."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.db.models import BooleanField, CharField, DateTimeField, Q, Value
from django.utils import timezone

from .. import paths
from .address import Address
from .author import Author
from .byline import EditionByline
from .edition import Edition, Parts
from .freshness import each
from .passage import EditionPassage
from .placement import EditionPhoto
from .public_notes import Note, Passage, make_note, with_notes
from .related import EditionRelated
from .tag import EditionTag, Tag


def at_path(path: str, *, at: datetime):
    """The Edition visible at `at` of the article that answers at `path`, absences included."""
    answering = Address.objects.answering(at).filter(path=path).values("article_id")
    return Edition.objects.current(at).filter(article__in=answering)


def surfaces_at(path: str, *, at: datetime) -> list:
    """Queries of the surfaces on which the page at `path` stands."""
    editions = at_path(path, at=at)
    return [
        each("article", editions, "article_id"),
        each("author", EditionByline.objects.filter(edition__in=editions), "author_id"),
        each("tag", EditionTag.objects.filter(content_object__in=editions), "tag_id"),
        each("series", editions.exclude(series=None), "series_id"),
        each("article", own(EditionRelated.objects.filter(edition__in=editions)), "article_id"),
    ]


def own(related):
    """Those related headlines that are articles of ours."""
    return related.exclude(article=None)


def load_card_parts(editions, *, sections=()) -> list:
    """Set the parts that cards show: bylines with portraits, and the lead photograph; two queries."""
    editions, by_key = list(editions), {section.pk: section for section in sections}
    parts = {edition.pk: Parts() for edition in editions}
    bylines = EditionByline.objects.filter(edition__in=parts).select_related("author__portrait")
    for byline in bylines.order_by("position"):
        parts[byline.edition_id].bylines.append(byline)
    for photo in photos(parts).filter(position=0):
        parts[photo.edition_id].photos.append(photo)
    for edition in editions:
        edition.parts = parts[edition.pk]
        set_section(edition, by_key)
    return editions


def set_section(edition, by_key) -> None:
    """Give the Edition the row of its section that is loaded already, so that no query asks for it."""
    if edition.section_id in by_key:
        edition.section = by_key[edition.section_id]


def photos(editions):
    """The photographs of these Editions whose rights have not ended."""
    lasting = Q(photo__rights_until=None) | Q(photo__rights_until__gt=timezone.now())
    return EditionPhoto.objects.filter(lasting, edition__in=editions).select_related("photo")


@dataclass(frozen=True)
class Episode:
    """One numbered part of a series as its other parts name it; `path` as a URL carries it."""

    part: int
    headline: str
    path: str
    is_this: bool


def load_page_parts(edition, *, sections=()) -> list[Note]:
    """Set all parts of the Edition of a page, and give the notes to readers; two queries."""
    set_section(edition, {section.pk: section for section in sections})
    rows = load_rows(edition)
    edition.parts = Parts(
        bylines=[as_byline(edition, row) for row in rows["byline"]],
        photos=list(photos([edition]).order_by("position")),
        related=[link for link in (as_link(row, rows["target"]) for row in rows["related"]) if link],
        tags=[Tag(pk=row.key, name=row.text, slug=row.path) for row in rows["tag"]],
        episodes=[as_episode(edition, row) for row in rows["episode"]],
    )
    return as_notes(rows)


def as_notes(rows) -> list[Note]:
    """The notes, each with its passages, which name it by its key."""
    passages = defaultdict(list)
    for row in rows["passage"]:
        passages[row.key].append(Passage(row.text, row.path))
    return [
        make_note(row.path, row.text, row.at, is_on_top=row.flag, passages=passages[row.key])
        for row in rows["note"]
    ]


@dataclass(frozen=True)
class Row:
    """A row of the one query for all rows around an Edition; `what` names its table, as in `branches`."""

    what: str
    position: int
    key: int | None
    text: str
    path: str
    at: datetime | None
    flag: bool


def load_rows(edition) -> dict[str, list[Row]]:
    """Bylines, tags, related headlines with where their articles stand now, and notes, in order."""
    at = timezone.now()
    first, *others = branches(edition, at)
    found = defaultdict(list)
    for row in first.union(*others, all=True):
        found[row[0]].append(Row(*row))
    for group in found.values():
        group.sort(key=lambda row: (row.position, row.at or at, row.text))
    return found


def branches(edition, at):
    """The tables of that query, each brought to the same seven columns."""
    related = EditionRelated.objects.filter(edition=edition)
    targets = Edition.objects.published(at).filter(article__in=own(related).values("article_id"))
    yield rows(
        *(EditionByline.objects.filter(edition=edition), "byline"),
        position="position",
        key="author_id",
        words="credited_as",
        path="author__slug",
        at="published_at",
        flag="author__is_organisation",
    )
    yield rows(
        *(EditionTag.objects.filter(content_object=edition), "tag"),
        key="tag_id",
        words="tag__name",
        path="tag__slug",
    )
    yield rows(related, "related", position="position", key="article_id", words="headline", path="url")
    yield rows(targets, "target", key="article_id", words="headline", path="address__path")
    if edition.series_id:
        parts = Edition.objects.published(at).filter(series=edition.series_id, part__isnull=False)
        yield rows(
            *(parts, "episode"), position="part", key="article_id", words="headline", path="address__path"
        )
    said = with_notes(edition, at)
    yield rows(said, "note", key="pk", words="note", path="kind", at="live_from", flag="note_on_top")
    passages = EditionPassage.objects.filter(edition__in=said.values("pk")).exclude(was="", now="")
    yield rows(passages, "passage", position="position", key="edition_id", words="was", path="now")


def rows(queryset, what, **columns):
    """One branch: what it is, then the other six columns of Row, blank where the table has none."""
    # Without an order: SQLite takes none within a union.
    columns = BLANK | columns
    return queryset.order_by().values_list(Value(what, CharField()), *columns.values())


BLANK = {
    "position": Value(0),
    "key": None,
    "words": None,
    "path": None,
    "at": Value(None, DateTimeField()),
    "flag": Value(False, BooleanField()),
}


def as_byline(edition, row):
    """An author as credited, with the author's own page."""
    author = Author(pk=row.key, name=row.text, slug=row.path, is_organisation=row.flag)
    return EditionByline(edition=edition, author=author, position=row.position, credited_as=row.text)


def as_episode(edition, row):
    """A part of the series in which the Edition stands."""
    return Episode(row.position, row.text, paths.quote_path(row.path), is_this=row.key == edition.article_id)


def as_link(row, targets):
    """A related headline that can be followed now; None where the article it names is not public."""
    if row.key is None:
        return EditionRelated(position=row.position, url=row.path, headline=row.text)
    target = next((target for target in targets if target.key == row.key), None)
    if target is None:
        return None
    return EditionRelated(
        position=row.position, url=paths.quote_path(target.path), headline=row.text or target.text
    )

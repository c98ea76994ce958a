"""Taking words away for good: all that an article says or said and that readers do not have."""

from dataclasses import dataclass, field

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext_lazy

from ..content import BYLINES, EDITION_TEXTS, FIELDS, PHOTOGRAPHS, REFUSED_PUBLICATION, RELATED, Rows, empty
from ..kinds import LISTED
from ..refusal import Refused
from . import desk_index, freshness, search_index
from .byline import EditionByline
from .cancellation import Cancellation
from .edition import Edition
from .handover import Handover
from .locking import lock
from .owed import Owed
from .passage import EditionPassage
from .placement import EditionPhoto
from .preflight import Override
from .related import EditionRelated, RelatedLink
from .revision import Revision, keep_revision
from .typesetting import typeset

NOT_PRINTED = {field.name for field in FIELDS if not field.is_printed}
NO_REASON = gettext_lazy("Say why these words must go. The reason is kept.")
GONE = gettext_lazy("These words are gone already.")
STILL_READ = gettext_lazy("Readers have these words, or will get them. Take the article down first.")
UNPUBLISHED_WORDS = gettext_lazy(
    "The working copy says what readers do not have. Publish it, or take back the version that they "
    "have; then take the older words away."
)


@dataclass
class Reach:
    """The rows that blanking takes words from: all but what readers have or will get.

    `live` are the Editions that they have or will get; without one everything goes, the working copy
    included. `links` are headlines typed by hand over a link to this article, in any article.
    """

    article: Model
    live: list[Edition]
    editions: list[Edition] = field(default_factory=list)
    revisions: list[Revision] = field(default_factory=list)
    links: list[Model] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        return not self.live

    @property
    def versions(self) -> list[Edition]:
        """The Editions that readers could once read."""
        return [edition for edition in self.editions if edition.is_listed]

    @property
    def notices(self) -> list[Edition]:
        """Those that say that it was withdrawn, with its headline or a note."""
        return [edition for edition in self.editions if not edition.is_listed]


def reach(article, *, with_note: bool = False) -> Reach:
    """What blanking would take from `article` now."""
    live = list(article.editions.current_or_scheduled().with_body())
    found = Reach(article, live)
    found.editions = [one for one in article.editions.all() if is_taken(one, live, with_note=with_note)]
    found.revisions = old_revisions(article, live)
    found.links = links_to(article, live, old={headline_of(one) for one in found.editions})
    return found


def is_taken(edition: Edition, live: list[Edition], *, with_note: bool) -> bool:
    """Whether it has words, or a note that is to go too, that no live one has."""
    if edition in live:
        return False
    if with_note and edition.note:
        return True
    if edition.blanked_at:
        return False
    if edition.is_listed:
        return edition_texts(edition) not in [edition_texts(one) for one in live]
    return bool(edition.headline) and headline_of(edition) not in {headline_of(one) for one in live}


def edition_texts(edition: Edition) -> tuple:
    """All words of an Edition, its parts' included, to tell whether two say the same."""
    parts = edition.parts
    rows = [
        *((row.position, *texts_of(row, PHOTOGRAPHS)) for row in parts.photos),
        *((row.position, *texts_of(row, BYLINES)) for row in parts.bylines),
        *((row.position, row.article_id, *texts_of(row, RELATED)) for row in parts.related),
    ]
    # By repr: the rows mix numbers, texts and None, which have no order among each other.
    return (*(getattr(edition, name) for name in EDITION_TEXTS), sorted(rows, key=repr))


def texts_of(row, rows: Rows) -> list[str]:
    """The words of one row below an Edition."""
    return [getattr(row, name) for name in rows.texts]


def old_revisions(article, live: list[Edition]) -> list[Revision]:
    """Saved states that say anything but what readers have; a note to colleagues counts as such."""
    current = [edition.revision.data for edition in live if edition.revision]
    current += [article.content()] if is_live(article, live) else []
    known, paths = [revision_texts(words) for words in current if words], address_paths(article)
    return [
        row
        for row in article.revisions.filter(blanked_at=None)
        if row.data.get("internal_note") or revision_texts(row.data) not in known
        # A path that was typed and never claimed is made of words that readers never had.
        or row.data.get("path", "") not in ("", *paths)
    ]  # fmt: skip


def revision_texts(words: dict) -> dict:
    """What a Revision says, but for what readers never get: the path stands in the Address."""
    return {name: value for name, value in words.items() if value and name not in NOT_PRINTED}


def is_live(article, live: list[Edition]) -> bool:
    """Whether the working copy says just what readers have or will get."""
    said = edition_texts(typeset(article, at=timezone.now()))
    return said in [edition_texts(edition) for edition in live]


def links_to(article, live: list[Edition], *, old: set[str]) -> list[Model]:
    """Headlines typed over links to it; while it can be read only those that are its `old` headlines."""
    new = {headline_of(edition) for edition in live}
    rows = [
        *EditionRelated.objects.filter(article=article).select_related("edition"),
        *RelatedLink.objects.filter(target=article),
    ]
    typed = [row for row in rows if row.headline]
    return [row for row in typed if not live or headline_of(row) in old - new]


def headline_of(row) -> str:
    """The headline of an Edition or a link, however it is spelled."""
    return " ".join(row.headline.casefold().split())


def blank(article, *, by, reason: str, with_note: bool = False, edition: Edition | None = None) -> Reach:
    """Empty all that `article` says or said and that readers do not have; who, when and why stay.

    `edition` is one whose words must be among them. Raises Refused while readers have these or will get
    them, where the working copy has words that are not out yet, and where no reason is given.
    """
    article = type(article).objects.get(pk=article.pk)
    with lock(article):
        found = reach(article, with_note=with_note)
        refuse_blanking(found, reason, edition=edition)
        signed = {"blanked_at": timezone.now(), "blanked_by": by, "blank_reason": reason.strip()}
        blank_editions(found, signed, with_note=with_note)
        blank_passages(article)
        blank_working_copy(found)
        blank_revisions(found, signed, by=by)
        type(article).objects.filter(pk=article.pk).mark_changes()
        blank_links(found.links)
        forget_traces(article)
        surfaces = {surface for edition in found.editions for surface in edition.surfaces}
        freshness.touch(f"article:{article.pk}", freshness.FRONT, *surfaces, *pages_of(found.links))
    return found


def refuse_blanking(found: Reach, reason: str, *, edition: Edition | None) -> None:
    """Raise Refused where there is nothing left to blank, no reason, or somebody still to read it."""
    if edition and edition not in found.editions:
        raise Refused(str(GONE if edition.blanked_at else STILL_READ))
    if not (found.editions or found.revisions):
        raise Refused(str(STILL_READ if found.live else GONE))
    if not reason.strip():
        raise Refused(str(NO_REASON), field="reason")
    if found.live and not is_live(found.article, found.live):
        raise Refused(str(UNPUBLISHED_WORDS))


def blank_editions(found: Reach, signed: dict, *, with_note: bool) -> None:
    """Empty Editions and the rows that hang on them; notes that readers can still read stay unless asked."""
    keys = [edition.pk for edition in found.editions]
    editions = Edition.objects.filter(pk__in=keys)
    for edition in found.editions:
        search_index.remove(edition)
    search_index.INDEX.purge_if_small()
    editions.filter(blanked_at=None).update(**empty("Edition"), **signed)
    # The note of a notice is what readers now find at the address.
    unread = editions if with_note else editions.filter(kind__in=LISTED if found.is_whole else ())
    unread.update(note="")
    for model in (EditionPhoto, EditionByline, EditionRelated, Cancellation, Override, Owed):
        model.objects.filter(edition__in=keys).update(**empty(model.__name__))


def blank_passages(article) -> None:
    """Empty what corrections quote of older words, also where readers still see the correction."""
    passages = EditionPassage.objects.filter(edition__article=article)
    passages.update(**empty("EditionPassage"))


def blank_working_copy(found: Reach) -> None:
    """Empty what lies on the desk where nothing is live; else only the note to colleagues."""
    article = found.article
    words = empty("Article") if found.is_whole else {"internal_note": ""}
    paths = address_paths(article)
    path = article.path if article.path in paths else (paths or [""])[-1]
    type(article).objects.filter(pk=article.pk).update(**words, path=path)
    # As the note to colleagues: what people of the desk said to each other about it.
    Handover.objects.filter(article=article).update(**empty("Handover"))
    article.refresh_from_db()
    article.fix_conflicts.update(**empty("FixConflict"))
    if found.is_whole:
        desk_index.remove(article)
        article.placements.update(**empty("Placement"))
        article.bylines.update(**empty("Byline"))
        article.related.filter(target=None).delete()
        article.related.update(headline="")
    # Words that were typed and replaced are still in the files of SQLite's index.
    desk_index.INDEX.purge_if_small()


def address_paths(article) -> list[str]:
    """The paths of its Addresses, the one claimed last at the end."""
    addresses = article.addresses.filter(is_alias=False).order_by("pk")
    return list(addresses.values_list("path", flat=True))


def blank_revisions(found: Reach, signed: dict, *, by) -> None:
    """Empty saved states, and append one, so that a form opened before cannot bring the words back."""
    keys = [revision.pk for revision in found.revisions]
    Revision.objects.filter(pk__in=keys).update(**empty("Revision"), **signed)
    if found.is_whole:
        last = found.article.latest_revision
        number = last.number + 1 if last else 1
        Revision.objects.create(article=found.article, number=number, content="", saved_by=by, **signed)
    else:
        keep_revision(found.article, found.article.content(), by=by)


def blank_links(links: list[Model]) -> None:
    """Have each link follow the article's own headline."""
    for row in links:
        type(row).objects.filter(pk=row.pk).update(headline="")


def pages_of(links: list[Model]) -> set[str]:
    """The freshness surfaces of the pages that print these links."""
    return {f"article:{row.edition.article_id}" for row in links if isinstance(row, EditionRelated)}


def forget_traces(article) -> None:
    """Empty what the desk noted down beside the article: its log, what was typed and not saved, templates
    saved from it, and refused publications in sessions.
    """
    article.autosaves.all().delete()
    article.story_templates.all().delete()
    kind = ContentType.objects.get_for_model(article)
    rows = LogEntry.objects.filter(content_type=kind, object_id=str(article.pk))
    rows.update(object_repr=f"Article {article.pk}", change_message="")
    forget_sessions()


def forget_sessions() -> None:
    """Drop what an earlier release kept in sessions: they are encoded, so the database cannot search them."""
    for session in Session.objects.filter(expire_date__gt=timezone.now()).iterator():
        forget_refusals(session)


def forget_refusals(session: Session) -> None:
    """Drop refused publications, whose reasons may quote any article, from one session."""
    data = session.get_decoded()
    kept = {key: value for key, value in data.items() if not key.startswith(REFUSED_PUBLICATION)}
    if kept != data:
        session.session_data = Session.objects.encode(kept)
        session.save(update_fields=["session_data"])

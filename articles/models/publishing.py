"""How an article reaches its readers, and how it leaves them: load, check, lock, place, store.

Each verb reads and checks what it can before it takes a lock, has the ledger (a time line without a
database) say which Editions follow, and hands these to `store`, the only writer of Editions.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from ..kinds import OFFERED, Kind
from . import redirects
from .address import Address
from .checks import (
    refuse_absence,
    refuse_cancelling,
    refuse_misplaced,
    refuse_restoring,
    refuse_stale,
)
from .copying import comparable
from .edition import Edition
from .edition_content import content_of_edition
from .edition_store import store
from .findings import Passes, Preflight, examine, refuse_unready
from .ledger import Ledger, Waiting, is_derived
from .locking import lock
from .passage import quote_passages
from .revision import content_of, keep_revision
from .skipping import skip_review
from .typesetting import typeset


@dataclass(frozen=True)
class Shown:
    """What somebody had before their eyes: the number of the Revision, and the Edition that readers had."""

    revision: int
    running: int | None


@dataclass(frozen=True, kw_only=True)
class Publication:
    """How a working copy is given to readers.

    `by` publishes it, from `at` (aware; None: now) on. `kind` (see kinds.Kind) says what changed and is
    required but for the first time; `note` is what readers are told, above the text or below it; `waiting`
    what becomes of Editions that are scheduled; `shown` what the person has seen, None: not asked; `passes`
    how they pass a rule that blocks; `origin` the paper's public address, by which links to itself are known.
    """

    by: Model
    kind: str | None = None
    note: str = ""
    note_on_top: bool = False
    at: datetime | None = None
    waiting: Waiting | None = None
    shown: Shown | None = None
    passes: Passes = Passes()
    origin: str = ""


def publish(article, how: Publication) -> Edition:
    """Give the working copy to the public as it was saved, not as a form has filled `article`."""
    copy = type(article).objects.get(pk=article.pk)
    # Before the lock: cleaning a long text would keep every writer of SQLite waiting.
    content, edition = content_of(copy), typeset(copy, at=how.at or timezone.now())
    edition.kind = how.kind if how.kind in dict(OFFERED) else Kind.PUBLICATION
    edition.note, edition.note_on_top, edition.made_by = how.note.strip(), how.note_on_top, how.by
    checked = [examine(edition, origin=how.origin, passes=how.passes)]
    checked[0].refuse()
    corrected = quote_corrected(edition, how.at) if edition.kind_rules.needs_note else None
    with open_ledger(copy) as ledger:
        if how.shown:
            refuse_stale(copy, how.shown)
        point = ledger.point(how.at)
        refuse_misplaced(edition, point, at=how.at, waiting=how.waiting, corrected=corrected)
        edition.address = Address.claim_for(copy, edition.address.path)
        edition.revision = keep_revision(copy, content, by=how.by)
        edition.digest = copy.digest
        type(copy).objects.filter(pk=copy.pk).update(path=copy.path, digest=copy.digest)
        cancel = point.texts if how.waiting == Waiting.CANCEL else ()
        ledger.enter(edition, point, anew=dict.fromkeys(point.later, edition), cancel=cancel)
        checked += examine_later(ledger, edition, how)
        store([ledger], by=how.by)
        for preflight in checked if how.passes else ():
            preflight.record(by=how.by)
        if copy.lacks_review or how.passes.unreviewed:
            skip_review(copy, edition, how)
        copy.handovers.end(at=ledger.now)
    article.path, article.digest = copy.path, copy.digest
    return edition


def examine_later(ledger: Ledger, edition: Edition, how: Publication) -> list[Preflight]:
    """What the rules say of what waits and gets the words of `edition`; raises Refused as for that one.

    At its own time rights or links may have ended.
    """
    renewed = (one for one in ledger.made if one is not edition and not is_derived(one))
    checked = [examine(one, origin=how.origin, passes=how.passes) for one in renewed]
    for preflight in checked:
        preflight.refuse()
    return checked


def quote_corrected(edition: Edition, at: datetime | None) -> Edition | None:
    """Have a correction quote each passage, as it was and as it is; gives the Edition that it corrects."""
    before = read_ledger(edition.article).point(at).before
    if before is None or not before.is_listed:
        return None
    quote_passages(edition, content_of_edition(before), content_of_edition(edition))
    return before


@dataclass(frozen=True)
class Import:
    """A working copy that another system had published: both dates (aware) are the old ones."""

    article: object
    published_at: datetime
    updated_at: datetime | None = None


def publish_imports(imports: list[Import], *, by=None) -> list[Edition]:
    """Give working copies to the public now under their old dates, all or none; no channel announces it.

    Raises Refused on dates still ahead, and as `publish` does where an article cannot have an Edition.
    """
    loaded = [(one, content_of(one.article), typeset_import(one, by=by)) for one in imports]
    refuse_unready(edition for _, _, edition in loaded)
    with transaction.atomic():
        ledgers = []
        # In one order, so that two imports never wait for each other's articles.
        for one, content, edition in sorted(loaded, key=lambda row: row[0].article.pk):
            with open_ledger(one.article) as ledger:
                point = ledger.point()
                refuse_misplaced(edition, point, at=None)
                edition.address = Address.claim_for(one.article, edition.address.path)
                edition.revision = keep_revision(one.article, content, by=by)
                edition.digest = one.article.digest
                one.article.save(update_fields=["path", "digest"])
                ledger.enter(edition, point)
            ledgers.append(ledger)
        store(ledgers, by=by)
    return [edition for _, _, edition in loaded]


def typeset_import(one: Import, *, by) -> Edition:
    """The unsaved Edition of an import: its address and its dates are those of the old site."""
    edition = typeset(one.article, at=one.published_at)
    edition.kind, edition.made_by, edition.live_from = Kind.IMPORT, by, timezone.now()
    edition.updated_at = max(one.published_at, one.updated_at or one.published_at)
    return edition


def withdraw(absence: Edition, *, at=None) -> Edition:
    """Have an absence (unsaved, of its article) stand at the article's address; what waits is cancelled."""
    with transaction.atomic():
        redirects.lock_way(absence)
        with open_ledger(absence.article) as ledger:
            point = ledger.point(at)
            refuse_absence(absence, point, at=at)
            redirects.refuse_dead_end(absence, at=point.start)
            ledger.enter(absence, point, cancel=point.later)
            store([ledger], by=absence.made_by)
    return absence


def restore(article, *, by, note="", at=None) -> Edition:
    """Bring back what readers had before it was withdrawn, word for word."""
    edition = Edition(kind=Kind.RESTORATION, note=note.strip(), made_by=by)
    with open_ledger(article) as ledger:
        point = ledger.point(at)
        refuse_restoring(article, point, at=at)
        ledger.enter(edition, point)
        store([ledger], by=by)
    return edition


def fix(article, change: Callable[[Edition], Edition], *, by) -> None:
    """Replace the current Edition by what `change` makes of it, as a silent fix; likewise those that wait.

    `change` gives an unsaved copy. What waits keeps its kind, its note and its time.
    """
    with open_ledger(article) as ledger:
        point = ledger.point()
        anew = {edition: change(edition) for edition in point.later}
        fresh = point.before and change(point.before)
        if fresh and comparable(fresh) != comparable(point.before):
            fresh.kind, fresh.note, fresh.made_by = Kind.SILENT, "", by
            ledger.enter(fresh, point, anew=anew)
        else:
            ledger.follow(point, anew=anew)
        store([ledger], by=by)


def cancel(article, edition: Edition, *, by, reason="") -> None:
    """Cancel a scheduled Edition of this article; its time goes to the one before it."""
    with open_ledger(article) as ledger:
        edition = article.editions.get(pk=edition.pk)
        refuse_cancelling(edition, ledger)
        ledger.cancel(edition, reason)
        store([ledger], by=by)


@contextmanager
def open_ledger(article) -> Iterator[Ledger]:
    """The line of an article, whose row is held meanwhile."""
    with lock(article):
        yield read_ledger(article)


def read_ledger(article) -> Ledger:
    """The line as it stands; who has not locked the article's row may find it changed afterwards."""
    clock = timezone.now()
    stands = article.editions.not_cancelled().select_related("address", "section")
    line = list(stands.filter(live_until__gte=clock).order_by("live_from"))
    is_readable = not line or line[0].is_listed
    past = None if is_readable else stands.filter(live_from__lt=line[0].live_from).with_body().last()
    return Ledger(article, clock, line, past)

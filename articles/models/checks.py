"""What stops an article from being published, withdrawn or restored; each check raises Refused."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import paths
from ..kinds import OFFERED, Kind
from ..refusal import Refused
from .address import Address
from .edition import Edition
from .ledger import Ledger, Point, Waiting

# A hundred years: a later date is a slip of the finger.
FARTHEST = timedelta(days=36_525)
# The code of a refusal because what was shown is no longer what there is.
STALE = "stale"
RESTORE_FIRST = {
    Kind.UNPUBLISHED: gettext_lazy(
        "At that time this article is unpublished. Restore it first, then publish."
    ),
    Kind.TAKEDOWN: gettext_lazy("At that time this article is taken down. Restore it first, then publish."),
    Kind.RETRACTION: gettext_lazy("At that time this article is retracted. Restore it first, then publish."),
}
WITHDRAWN_ALREADY = {
    Kind.UNPUBLISHED: gettext_lazy(
        "At that time this article is unpublished already. There is nothing to withdraw."
    ),
    Kind.TAKEDOWN: gettext_lazy(
        "At that time this article is taken down already. There is nothing to withdraw."
    ),
    Kind.RETRACTION: gettext_lazy(
        "At that time this article is retracted already. There is nothing to withdraw."
    ),
}


class LaterEditionWaits(Refused):
    """Other Editions (`editions`) are scheduled for later, and the editor must say what becomes of them."""

    def __init__(self, editions):
        self.editions = editions
        super().__init__(
            _(
                "Another version of this article is scheduled for later. Say what becomes of it: "
                "cancel it, or set it anew with this change in it."
            ),
            field="waiting",
            code="later-edition-waits",
        )


def refuse_misplaced(
    edition: Edition,
    point: Point,
    *,
    at: datetime | None,
    waiting: Waiting | None = None,
    corrected: Edition | None = None,
) -> None:
    """Raise Refused where a change of its kind cannot come at `point`, or something waits after it.

    corrected: what a correction quotes; it is refused after any other version.
    """
    refuse_time(at, point)
    if point.before is not None:
        refuse_change(edition, point.before)
    # An absence or a restoration that waits takes its words from what comes before it: nothing to be asked.
    if corrected is not None and corrected != point.before:
        raise Refused(_("Somebody published another version just now. Look at it, then publish yours."))
    if point.texts and waiting not in set(Waiting):
        raise LaterEditionWaits(point.texts)


def refuse_stale(article, shown) -> None:
    """Raise Refused where somebody saved or published since a page showed `shown`; the row is held."""
    latest, running = article.latest_revision, article.editions.published().first()
    if (latest.number if latest else 0) != shown.revision:
        raise Refused(_("Somebody saved this article meanwhile. Read what is new, then publish."), code=STALE)
    if (running and running.pk) != shown.running:
        raise Refused(
            _("What readers have has changed meanwhile. Read what is new, then publish."), code=STALE
        )


def refuse_past(at: datetime | None, clock: datetime) -> None:
    """Raise Refused where `at` is not after the clock."""
    if at and at <= clock:
        raise Refused(_("This time has passed. Choose one still ahead."), field="at")


def refuse_time(at: datetime | None, point: Point) -> None:
    """Raise Refused where `at` is in the past, or more than a hundred years ahead."""
    if at and at < point.clock:
        raise Refused(_("This time has passed. Choose one still ahead."), field="at")
    if at and at > point.clock + FARTHEST:
        raise Refused(_("This is more than a hundred years ahead. Choose an earlier time."), field="at")


def refuse_change(edition: Edition, before: Edition) -> None:
    """Raise Refused where a change of its kind cannot come after `before`."""
    if not before.is_listed:
        raise Refused(str(RESTORE_FIRST[before.kind]))
    if edition.kind == Kind.IMPORT:
        return
    if edition.kind not in dict(OFFERED):
        raise Refused(_("Say what kind of change this is."), field="kind")
    if edition.kind_rules.needs_note and not edition.note:
        raise Refused(_("Tell readers what was changed and why."), field="note")
    if edition.note and not edition.kind_rules.heading:
        raise Refused(_("A silent fix says nothing. Empty the note, or choose another kind."), field="note")


def refuse_absence(edition: Edition, point: Point, *, at: datetime | None) -> None:
    """Raise Refused where there is nothing to withdraw, no reason, or a redirect back to itself."""
    refuse_time(at, point)
    before = point.before
    if before is None:
        raise Refused(_("This article is not public at that time: there is nothing to withdraw."), field="at")
    # An unpublished story can still be taken down or retracted, which withdraws its past, too.
    if not before.is_listed and not edition.kind_rules.withdraws:
        raise Refused(str(WITHDRAWN_ALREADY[before.kind]))
    if edition.kind_rules.needs_note and not edition.note:
        raise Refused(_("Tell readers why. This note stands at the article's address."), field="note")
    own = Address.objects.filter(article_id=before.article_id)
    if edition.redirect_to and own.filter(path=paths.normalize_path(edition.redirect_to)).exists():
        raise Refused(
            _("This redirect would lead back to itself. Choose another address."), field="redirect_to"
        )


def refuse_restoring(article, point: Point, *, at: datetime | None) -> None:
    """Raise Refused where nothing is withdrawn at `point`, or what was is not to be shown."""
    refuse_time(at, point)
    if point.before is None or point.before.is_listed:
        raise Refused(_("This article is not withdrawn, so there is nothing to restore."))
    if point.readable.blanked_at:
        raise Refused(_("Its words were removed for good. Publish a new article instead."))
    if article.embargo_until and point.start < article.embargo_until:
        raise Refused(_("This article is under embargo. Restore it afterwards."), field="at")


def refuse_cancelling(edition: Edition, ledger: Ledger) -> None:
    """Raise Refused where an Edition is cancelled already, or has begun."""
    if edition.is_cancelled or edition.live_from < ledger.now:
        raise Refused(_("This version is no longer waiting, so it cannot be cancelled."))

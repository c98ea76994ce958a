"""What stops an article from being published, withdrawn or restored; each check raises Refused."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from .. import markup, paths
from ..dates import format_moment
from ..kinds import OFFERED, Kind
from ..refusal import Refused
from .address import Address
from .edition import Edition
from .ledger import Ledger, Point, Waiting

# A hundred years: a later date is a slip of the finger.
FARTHEST = timedelta(days=36_525)
RESTORE_FIRST = {
    Kind.UNPUBLISHED: lazy("At that time this article is unpublished. Restore it first, then publish."),
    Kind.TAKEDOWN: lazy("At that time this article is taken down. Restore it first, then publish."),
    Kind.RETRACTION: lazy("At that time this article is retracted. Restore it first, then publish."),
}
WITHDRAWN_ALREADY = {
    Kind.UNPUBLISHED: lazy("At that time this article is unpublished already. There is nothing to withdraw."),
    Kind.TAKEDOWN: lazy("At that time this article is taken down already. There is nothing to withdraw."),
    Kind.RETRACTION: lazy("At that time this article is retracted already. There is nothing to withdraw."),
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


def refuse_unready(editions: Iterable[Edition]) -> None:
    """Raise Refused with every reason at its field where a typeset Edition cannot be published."""
    found = defaultdict(list)
    for edition in editions:
        for field, sentence in problems(edition):
            found[field].append(sentence)
    if found:
        raise Refused({field: " ".join(sentences) for field, sentences in found.items()})


def problems(edition: Edition):
    """What stops a typeset Edition from being published at its time: pairs of field and sentence."""
    article = edition.article
    if not edition.headline:
        yield "headline", _("Readers need a headline. Write one.")
    if not edition.section_id:
        yield "section", _("Choose the section it stands in.")
    if wrong := problem_of_path(article):
        yield "path", wrong
    if article.binned_at:
        yield None, _("This article lies in the bin. Take it out first.")
    if article.embargo_until and edition.live_from < article.embargo_until:
        until = format_moment(article.embargo_until)
        yield "embargo_until", _("Under embargo until {time}. Schedule it for then.").format(time=until)
    yield from problems_of_import(edition) if edition.kind == Kind.IMPORT else problems_of_content(edition)


def problem_of_path(article) -> str:
    """What is wrong with the path typed at the desk; empty where nothing is."""
    try:
        # Empty, it is made from the headline when it is published; any fit path stands for it here.
        paths.clean_path(article.path or "/-/")
    except Refused as refusal:
        return str(refusal)
    return ""


def problems_of_import(edition: Edition):
    """A problem where its dates are still ahead; what was public elsewhere is otherwise taken as it was."""
    if edition.updated_at > edition.live_from:
        yield "published_at", _("What is imported was published before now. Check its dates.")


def problems_of_content(edition: Edition):
    """Problems of an Edition without text, with links that readers cannot open then, or without rights."""
    if not edition.text:
        yield "body", _("There is no text yet. Write it first.")
    links = {paths.normalize_path(link) for link in markup.own_links(edition.body)}
    # At its own time: it may be scheduled for when the other article is there.
    readable = Edition.objects.published(edition.live_from).values("article_id")
    claimed = Address.objects.filter(path__in=links).exclude(article=edition.article)
    unread = claimed.exclude(article__in=readable).select_related("article")
    for headline in sorted({str(address.article) for address in unread}):
        sentence = _(
            "The text links to “{headline}”, which readers cannot open at that time. "
            "Take the link out, or publish that article first."
        )
        yield "body", sentence.format(headline=headline)
    for photo in (row.photo for row in edition.parts.photos):
        if photo.rights_until and photo.rights_until <= edition.live_from:
            sentence = _("The rights to “{photo}” end before. Choose another photograph.")
            yield "placements", sentence.format(photo=photo)


def refuse_misplaced(
    edition: Edition, point: Point, *, at: datetime | None, waiting: Waiting | None = None
) -> None:
    """Raise Refused where a change of its kind cannot come at `point`, or something waits after it."""
    refuse_time(at, point)
    if point.before is not None:
        refuse_change(edition, point.before)
    # An absence or a restoration that waits takes its words from what comes before it: nothing to be asked.
    if point.texts and waiting not in set(Waiting):
        raise LaterEditionWaits(point.texts)


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

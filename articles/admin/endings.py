"""What a withdrawal ends besides the text, and what a restoration brings back: told before the button.

Each sentence is asked of the code that does it: the ledger says which versions are cancelled, the queries of
the public pages which lists and files go.
"""

from collections.abc import Callable, Iterable, Iterator

from django.db.models import Model
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ..dates import format_moment
from ..locales import format_enumeration
from ..models import Edition, EditionRelated, redirects
from ..models.publishing import read_ledger

LISTS = gettext_lazy("It leaves the front page, the lists of {lists}, feeds, site map and search.")
BACK_IN_LISTS = gettext_lazy(
    "It stands in the lists of {lists}, feeds, site map and search again, at its date."
)
STILL_DUE = gettext_lazy("Still due after it: {versions}.")
# An app above this one says what else hangs on a story: called with the article, and whether it comes back.
ASIDE: list[Callable[[Model, bool], Iterable[str]]] = []


def list_endings(article) -> Iterator[str]:
    """What withdrawing the article now would end besides its text."""
    point = read_ledger(article).point()
    yield from list_cancelled(point.later)
    if point.before and point.before.is_listed:
        yield LISTS.format(lists=name_lists(point.before))
        yield from photographs(article, point.before)
    yield from links_here(article)
    if article.front_placements.leading().exists():
        yield _("It leads the front page now; the next story takes its place.")
    yield from embargo(article)
    for tell in ASIDE:
        yield from tell(article, False)  # noqa: FBT003 whether it comes back


def list_returns(article) -> Iterator[str]:
    """What restoring the article now would bring back, and what it would not."""
    point = read_ledger(article).point()
    if point.readable is None or point.before is None or point.before.is_listed:
        return
    yield link_to(
        point.readable,
        _("Readers get the version of {time}, “{headline}”, at its address again.").format(
            time=format_moment(point.readable.live_from), headline=point.readable.headline
        ),
    )
    yield BACK_IN_LISTS.format(lists=name_lists(point.readable))
    if redirects.leads_on(point.before):
        yield _("Its address no longer leads elsewhere.")
    yield from list_unrestored(article, point.before)
    if point.later:
        yield STILL_DUE.format(versions=format_enumeration(map(name_due, point.later)))
    yield from links_here(article, returns=True)
    yield from embargo(article)
    for tell in ASIDE:
        yield from tell(article, True)  # noqa: FBT003 whether it comes back


def list_cancelled(later) -> Iterator[str]:
    """The scheduled versions that the ledger would cancel, each with its time and a link."""
    for edition in later:
        sentence = _("Cancelled with it: {kind}, due {time}.")
        yield link_to(edition, sentence.format(kind=edition.state, time=format_moment(edition.live_from)))


def list_unrestored(article, absence: Edition) -> Iterator[str]:
    """The versions that the withdrawal cancelled, which a restoration does not schedule again."""
    gone = article.editions.filter(
        cancellation__cancelled_at__gte=absence.made_at, live_from__gt=timezone.now()
    )
    for edition in gone.order_by("live_from"):
        sentence = _("Not scheduled again: {kind}, that was due {time}. Schedule it anew if it is to appear.")
        yield link_to(edition, sentence.format(kind=edition.state, time=format_moment(edition.live_from)))


def name_lists(edition: Edition) -> str:
    """The sections, tags and authors in whose lists it stands."""
    parts = edition.parts
    names = [*parts.sections, *parts.tags, *(byline.author for byline in parts.bylines)]
    return format_enumeration(dict.fromkeys(map(str, names)))


def name_due(edition: Edition) -> str:
    return _("{kind}, due {time}").format(kind=edition.state, time=format_moment(edition.live_from))


def photographs(article, edition: Edition) -> Iterator[str]:
    """How many of its photographs no other page shows, so that their files answer no more."""
    alone = 0
    for row in edition.parts.photos:
        others = row.photo.current_uses.exclude(article=article)
        alone += not (others.exists() or row.photo.portrays.exists())
    if alone:
        sentence = ngettext(
            "{count} of its photographs stands on no other page: its file answers no more.",
            "{count} of its photographs stand on no other page: their files answer no more.",
            alone,
        )
        yield sentence.format(count=alone)


def links_here(article, *, returns=False) -> Iterator[str]:
    """How many stories that readers have link to it below their text."""
    rows = EditionRelated.objects.filter(article=article, edition__in=Edition.objects.published())
    count = rows.values("edition__article").distinct().count()
    if not count:
        return
    if returns:
        sentence = ngettext(
            "{count} story shows its link to it again.",
            "{count} stories show their links to it again.",
            count,
        )
    else:
        sentence = ngettext(
            "{count} story no longer shows its link to it.",
            "{count} stories no longer show their links to it.",
            count,
        )
    yield sentence.format(count=count)


def embargo(article) -> Iterator[str]:
    """An embargo is the working copy's, and outlives both."""
    until = article.embargo_until
    if until and until > timezone.now():
        yield _("The embargo until {time} stays.").format(time=format_moment(until))


def link_to(edition: Edition, sentence: str) -> SafeString:
    """A sentence, with the way to the version that it is about."""
    address = reverse("admin:articles_article_edition", args=[edition.article_id, edition.pk])
    return format_html('{} <a href="{}">{}</a>', sentence, address, _("Open it"))

"""Where a redirect leads: followed through the ledger, so that none goes in a circle or to nothing."""

from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import unquote, urlsplit

from django.urls import Resolver404, resolve
from django.utils import timezone
from django.utils.translation import gettext as _

from .. import paths
from ..dates import format_moment
from ..locales import format_list
from ..refusal import Refused
from . import listing
from .address import Address
from .author import Author
from .edition import Edition
from .section import Section
from .series import Series
from .tag import Tag

NAMED = {
    "articles:tag": (Tag, listing.with_tag),
    "articles:author": (Author, listing.by_author),
    "articles:series": (Series, listing.in_series),
}
PAGES = {"articles:front", "articles:archive", "articles:search", "articles:feed", "articles:sitemap"}
FIRST_FAULT = 400
# Old data may hold a chain without end; beyond this readers get the page that says it is gone.
MOST_HOPS = 20


@dataclass(frozen=True)
class Destination:
    """Where readers of a withdrawn story end: at `address`, or nowhere where that is empty.

    `passed` are the Editions on the way, the withdrawn one first.
    """

    address: str
    passed: tuple[Edition, ...]
    is_circle: bool = False

    @property
    def surfaces(self) -> list[str]:
        """The freshness surfaces that a page which leads there stands on."""
        return [f"article:{edition.article_id}" for edition in self.passed]


def leads_on(edition: Edition) -> bool:
    """Whether it sends its readers elsewhere."""
    return bool(edition.redirect_to or edition.duplicate_of_id)


def follow(edition: Edition, *, at: datetime) -> Destination:
    """Where `edition`, which leads on, leads at `at`: over every story that leads on itself."""
    passed, address = [edition], ""
    while leads_on(edition) and len(passed) <= MOST_HOPS:
        following = target_of(edition, at=at)
        if following is None:
            return Destination(page_at(edition), tuple(passed))
        if following.article_id in {one.article_id for one in passed}:
            return Destination("", tuple(passed), is_circle=True)
        address = edition.redirect_to
        edition = following
        passed.append(edition)
    is_there = edition.kind_rules.status < FIRST_FAULT and not leads_on(edition)
    return Destination(address_of(edition, typed=address) if is_there else "", tuple(passed))


def target_of(edition: Edition, *, at: datetime) -> Edition | None:
    """What readers have at `at` of the story to which `edition` leads; None where it leads to no story."""
    visible = Edition.objects.current(at).select_related("address")
    if edition.duplicate_of_id:
        return visible.filter(article=edition.duplicate_of_id).first()
    answering = Address.objects.answering(at).filter(path=paths.normalize_path(edition.redirect_to))
    return visible.filter(article__in=answering.values("article_id")).first()


def address_of(edition: Edition, *, typed: str) -> str:
    """The one address of a story; as typed, with what stands behind its path, where that is the same."""
    is_here = typed and paths.normalize_path(typed) == edition.address.path
    return typed if is_here else edition.get_absolute_url()


def page_at(edition: Edition) -> str:
    """The address to which it leads, where a page of the site itself answers there; empty without."""
    path = unquote(urlsplit(edition.redirect_to).path)
    is_there = path and any(is_page(one, besides=edition) for one in (path, f"{path}/"))
    return edition.redirect_to if is_there else ""


def is_page(path: str, *, besides: Edition) -> bool:
    """Whether a page of the site answers at `path`; a list with the story of `besides` alone does not."""
    try:
        name, given = (match := resolve(path)).view_name, match.kwargs
    except Resolver404:
        return False
    if name in NAMED:
        model, stories_of = NAMED[name]
        found = model.objects.filter(**given).first()
        # Two, since one of them may be the story that is being withdrawn.
        stories = stories_of(found, size=2).editions if found else ()
        return any(story.article_id != besides.article_id for story in stories)
    if name.startswith("articles:section"):
        return Section.objects.filter(**given).exists()
    return name in PAGES or (name.startswith("articles:archive_") and is_day(**given))


def is_day(year: int, month: int = 1, day: int = 1) -> bool:
    try:
        return bool(date(year, month, day))
    except ValueError:
        return False


def lock_way(absence: Edition) -> None:
    """Hold the rows of all stories on the way, in one order, so that two redirects see each other."""
    if not leads_on(absence):
        return
    way = {edition.article_id for edition in follow(absence, at=timezone.now()).passed}
    rows = type(absence.article).objects.select_for_update().filter(pk__in=way).order_by("pk")
    list(rows.values_list("pk"))


def refuse_dead_end(absence: Edition, *, at: datetime) -> None:
    """Raise Refused where an absence from `at` on would lead in a circle, or to nothing, then or later."""
    if absence.duplicate_of_id:
        refuse_unread_original(absence, at=at)
    moments, seen = {at}, set()
    while leads_on(absence) and (left := moments - seen):
        moment = min(left)
        destination = follow(absence, at=moment)
        refuse_destination(destination, at=moment)
        seen.add(moment)
        # For a duplicate it is enough that its original can be read when it is withdrawn.
        if absence.redirect_to:
            moments |= changes(destination, after=at)


def changes(destination: Destination, *, after: datetime) -> set[datetime]:
    """The moments after which it may lead elsewhere: the starts of what waits on the way."""
    articles = [edition.article_id for edition in destination.passed[1:]]
    waiting = Edition.objects.scheduled(after).filter(article__in=articles)
    return set(waiting.values_list("live_from", flat=True))


def refuse_destination(destination: Destination, *, at: datetime) -> None:
    """Raise Refused where it is a circle, or nothing that readers can open at `at`."""
    field = "original" if destination.passed[0].duplicate_of_id else "redirect_to"
    if destination.is_circle:
        raise Refused(describe_circle(destination), field=field)
    if destination.address:
        return
    if len(destination.passed) == 1:
        sentence = _("Nothing stands at this address. Copy it from the page that readers see.")
        raise Refused(sentence, field=field)
    raise Refused(describe_dead_end(destination, at=at), field=field)


def describe_circle(destination: Destination) -> str:
    """The stories one after the other, back to the first."""
    first, *others = [quote_headline(edition) for edition in destination.passed]
    way = first
    # From the end: each step puts the rest of the way into one sentence that can be translated.
    for name in (*reversed(others), first):
        # Translators: repeated: “A” leads to “B” leads to “A”.
        way = _("{story} leads to {way}").format(story=name, way=way)
    return _("Readers would go round in a circle: {way}. Choose another address.").format(way=way)


def describe_dead_end(destination: Destination, *, at: datetime) -> str:
    """That it ends, straight or over other stories, at one that is or then will be withdrawn."""
    _first, *between, gone = destination.passed
    is_later = at > timezone.now()
    if between and is_later:
        sentence = _("It leads by way of {way} to {name}, which is {state} from {time} on. Choose another.")
    elif between:
        sentence = _("It leads by way of {way} to {name}, which is {state}. Choose another.")
    elif is_later:
        sentence = _("It leads to {name}, which is {state} from {time} on. Choose another.")
    else:
        sentence = _("It leads to {name}, which is {state}. Choose another.")
    return sentence.format(
        way=format_list(map(quote_headline, between)),
        name=quote_headline(gone),
        state=gone.kind_rules.predicate,
        time=format_moment(at),
    )


def quote_headline(edition: Edition) -> str:
    """The headline of its article in quotation marks."""
    return _("“{headline}”").format(headline=headline_of(edition.article))


def refuse_unread_original(duplicate: Edition, *, at: datetime) -> None:
    """Raise Refused where the story that stays is the duplicate itself, or nothing that readers have."""
    original = duplicate.duplicate_of
    if original.pk == duplicate.article_id:
        raise Refused(_("This is the article itself. Choose the one that stays."), field="original")
    if not Edition.objects.published(at).filter(article=original).exists():
        sentence = _("Readers cannot open “{headline}”. Choose the one that they can read.")
        raise Refused(sentence.format(headline=headline_of(original)), field="original")


def headline_of(article) -> str:
    """The headline under which readers know or knew an article."""
    read = article.editions.begun().with_body()
    last = read.order_by("live_from").last()
    return last.headline if last and last.headline else str(article)


def redirects_to(article, *, at: datetime) -> list[Edition]:
    """The withdrawn stories that send their readers to `article`, now or once their time has come."""
    own = set(article.addresses.values_list("path", flat=True))
    absent = Edition.objects.current_or_scheduled(at).absent().exclude(article=article)
    typed = absent.exclude(redirect_to="").values_list("pk", "redirect_to")
    # Addresses are stored as they were typed, so the database cannot compare them with a path.
    keys = [pk for pk, address in typed if paths.normalize_path(address) in own]
    found = absent.filter(pk__in=keys) | absent.filter(duplicate_of=article)
    return list(found.select_related("article").order_by("live_from"))

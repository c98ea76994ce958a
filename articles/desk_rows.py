"""What the desk says of articles wherever it lists them: their state, who has them, when they are due."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from .dates import format_moment
from .locales import format_enumeration
from .models import Byline, Edition, Handover
from .models.binning import find_erasure
from .preflight_checks import describe_embargo

SHORT = "SHORT_DATETIME_FORMAT"


def tell(articles):
    """Set on each of these articles what a list says of it, in words; three queries, however many they are.

    `turn` is its open Handover, `tone` the colour of its state.
    """
    keys = [article.pk for article in articles]
    editions, names, turns = current_or_scheduled(articles), names_of(keys), turns_of(keys)
    now = timezone.now()
    change, copy = (reverse(f"admin:articles_article_{name}", args=[0]) for name in ("change", "copy"))
    for article in articles:
        known = editions.get(article.pk, [])
        current, waiting = now_and_next(known)
        embargo = article.embargo_until
        due_at = waiting.live_from if waiting else embargo if embargo and embargo > now else None
        article.address = change.replace("/0/", f"/{article.pk}/")
        article.copy = copy.replace("/0/", f"/{article.pk}/")
        article.title = str(article)
        article.section_name = article.section.name if article.section else ""
        article.names = format_enumeration(names.get(article.pk, []))
        article.state, article.tone = state(article, known), tone(article, current, waiting)
        article.turn = turns.get(article.pk)
        article.who = str(article.turn.assignee or "") if article.turn else ""
        if article.binned_at:
            article.who = str(article.binned_by or "")
        article.is_changed = bool(current and current.is_listed and article.differs_from(current))
        article.due_at, article.due = due_at, format_moment(due_at, SHORT) if due_at else ""
        article.embargo_words = describe_embargo(article) if embargo and embargo > now else ""
        article.saved = format_moment(article.saved_at, SHORT)


def tone(article, current, waiting) -> str:
    """The colour of an article's state, by its name in the stylesheet."""
    if article.binned_at:
        return "gone"
    if waiting and waiting.is_listed:
        return "ahead"
    if current is None:
        return "draft"
    return "live" if current.is_listed else "gone"


def names_of(keys) -> dict[int, list[str]]:
    """The names in the bylines of these articles, as they are printed, by key."""
    found = {}
    rows = Byline.objects.filter(article__in=keys).order_by("position", "pk")
    for key, credited_as, name in rows.values_list("article", "credited_as", "author__name"):
        found.setdefault(key, []).append(credited_as or name)
    return found


def turns_of(keys) -> dict[int, Handover]:
    """Whose turn it is with these articles, by key."""
    rows = Handover.objects.open().filter(article__in=keys).select_related("assignee")
    return {row.article_id: row for row in rows}


def current_or_scheduled(stories):
    """What readers have or will get of each article, by its key, soonest first."""
    found = (
        Edition.objects.current_or_scheduled()
        .filter(article__in=stories)
        .select_related("address", "duplicate_of")
    )
    by_article = {}
    # The longest columns of the table, of which a list shows nothing.
    for edition in found.defer("body", "text").order_by("live_from"):
        by_article.setdefault(edition.article_id, []).append(edition)
    return by_article


def now_and_next(editions):
    """The current Edition and the next that waits, or None, of one article's Editions, soonest first."""
    current = next((one for one in editions if one.is_current), None)
    return current, next((one for one in editions if one.is_waiting), None)


def state(article, editions):
    """In words, from those Editions of an article that are current or still wait."""
    if article.binned_at:
        return gettext("In the bin since {time}; erased on {end}").format(
            time=format_moment(article.binned_at, "SHORT_DATE_FORMAT"),
            end=format_moment(find_erasure(article), "SHORT_DATE_FORMAT"),
        )
    current, waiting = now_and_next(editions)
    words = gettext("Draft") if current is None else gettext("Live") if current.is_listed else current.state
    if waiting is None:
        return words
    if waiting.is_listed:
        sentence = gettext("{state}, scheduled for {time}")
    else:
        sentence = gettext("{state}, {later_state} from {time}")
    return sentence.format(
        state=words,
        later_state=waiting.kind_rules.predicate,
        time=format_moment(waiting.live_from, SHORT),
    )

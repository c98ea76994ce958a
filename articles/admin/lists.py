"""The list of articles: in which state each is, and how to find some."""

from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from django.urls import reverse
from django.utils.translation import gettext

from ..dates import format_moment
from ..folding import fold
from ..locales import format_enumeration
from ..models import Address, Article, Byline, Edition, Handover, Refused, desk_index, search_index
from ..paths import clean_path
from ..search_query import question
from .desk import DeskList

# Accents are folded in Python, so that each headline is read: the whole table would take too long.
SEARCHED = 1000
SHORT = "SHORT_DATETIME_FORMAT"


@dataclass(frozen=True)
class Chip:
    """A filter that is in force: what it is about, what is chosen, and the list without it."""

    title: str
    chosen: str
    address: str


class ArticleList(DeskList):
    """A page of articles with what is told of each, and the filters by their names."""

    def get_results(self, request):
        super().get_results(request)
        self.result_list = list(self.result_list)
        tell(self.result_list)
        self.filters = {spec.expected_parameters()[0]: spec for spec in self.filter_specs}
        self.chips = [
            Chip(spec.title, spec.chosen, self.get_query_string(remove=[*spec.expected_parameters()]))
            for spec in self.filter_specs
            if spec.chosen
        ]
        self.selects = [self.filters[name] for name in ("section", "whose", "order")]
        self.names = [self.filters[name] for name in ("author", "tag")]
        # The states stand in a row of links; the other filters are folded until one is chosen.
        self.is_folded = not any(
            spec.chosen or spec.problem for name, spec in self.filters.items() if name != "state"
        )
        self.states = self.filters["state"].choices(self)
        self.is_narrowed = bool(self.query or self.chips)
        self.without_filters = f"?{urlencode({'q': self.query})}" if self.query else "?"

    def get_query_string(self, new_params=None, remove=None):
        """Django takes off each parameter that begins like one of `remove`; here they are whole names."""
        kept = {name: value for name, value in self.filter_params.items() if name not in (remove or ())}
        kept |= new_params or {}
        pairs = sorted((name, value) for name, value in kept.items() if value is not None)
        return f"?{urlencode(pairs, doseq=True)}"


def search_articles(articles, typed):
    """Those with these words in the working copy or in what readers have, or at this address."""
    matches = search_index.find(question(typed), newest=True).keys
    read = Edition.objects.filter(search_key__in=matches).values_list("article", flat=True)
    keys = {*desk_index.find(typed), *search_headlines(typed), *read}
    return articles.filter(pk__in=keys | at_address(typed))


def search_headlines(typed):
    """The keys of the newest articles with these words in the headline."""
    nearest = Article.objects.order_by("-created_at", "-pk")
    return match_headlines(typed, nearest.values_list("pk", "headline")[:SEARCHED])


def match_headlines(typed, pairs):
    """The keys among pairs of key and headline; case and accents make no difference."""
    wanted = fold(typed)
    return [key for key, headline in pairs if wanted in fold(headline)]


def at_address(typed):
    """The key of the article whose address was pasted; none where it is no address of ours."""
    try:
        path = clean_path("/" + urlsplit(typed).path.lstrip("/"))
    # urlsplit raises ValueError for a broken IPv6 address, such as “//[x”.
    except (Refused, ValueError):
        return set()
    return set(Address.objects.filter(path=path).values_list("article", flat=True))


def tell(articles):
    """Set on each of these articles what a list says of it, in words; three queries, however many they are.

    `turn` is its open Handover, `tone` the colour of its state.
    """
    keys = [article.pk for article in articles]
    editions, names, turns = current_or_scheduled(articles), names_of(keys), turns_of(keys)
    change = reverse("admin:articles_article_change", args=[0])
    for article in articles:
        known = editions.get(article.pk, [])
        current, waiting = now_and_next(known)
        due_at = waiting.live_from if waiting else article.embargo_until
        article.address = change.replace("/0/", f"/{article.pk}/")
        article.title = str(article)
        article.section_name = article.section.name if article.section else ""
        article.names = format_enumeration(names.get(article.pk, []))
        article.state, article.tone = state(article, known), tone(article, current, waiting)
        article.turn = turns.get(article.pk)
        article.who = str(article.turn.assignee or "") if article.turn else ""
        article.is_changed = bool(current and current.is_listed and article.differs_from(current))
        article.due_at, article.due = due_at, due_at and format_moment(due_at, SHORT)
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
        return gettext("In the bin")
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

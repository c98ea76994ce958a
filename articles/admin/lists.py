"""The list of articles: in which state each is, and how to find some."""

from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from django.utils.functional import cached_property

from ..desk_rows import tell
from ..folding import fold
from ..models import Address, Article, Edition, Refused, desk_index, search_index
from ..paths import clean_path
from ..search_query import question
from .desk import FARTHEST, DeskList, ShortPaginator
from .fix import mark_fixable

# Accents are folded in Python, so that each headline is read: the whole table would take too long.
SEARCHED = 1000


class UnorderedPaginator(ShortPaginator):
    """Counts in whatever order costs least."""

    @cached_property
    def count(self):
        return self.object_list.order_by().values("pk")[:FARTHEST].count()


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
        mark_fixable(request.user, self.result_list)
        self.may_copy = request.user.has_perm("articles.add_article")
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

    def get_ordering(self, request, queryset):
        """By the due time where the list was narrowed to what has one."""
        is_due = "next_at" in queryset.query.annotations
        return ["next_at", "pk"] if is_due else super().get_ordering(request, queryset)

    def get_query_string(self, new_params=None, remove=None):
        """Django takes off each parameter that begins like one of `remove`; here they are whole names."""
        kept = {name: value for name, value in self.filter_params.items() if name not in (remove or ())}
        kept |= new_params or {}
        pairs = sorted((name, value) for name, value in kept.items() if value is not None)
        return f"?{urlencode(pairs, doseq=True)}"


def search_articles(articles, typed):
    """Those with these words in the working copy or in what readers have, or at this address.

    Where no text has them, those with a part of a word in a new headline.
    """
    matches = search_index.find(question(typed), newest=True).keys
    # What readers have says something else only where the working copy has changed since.
    read = Edition.objects.filter(search_key__in=matches, article__has_changes=True)
    keys = {*desk_index.find(typed), *read.values_list("article", flat=True), *at_address(typed)}
    return articles.filter(pk__in=keys or search_headlines(typed))


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

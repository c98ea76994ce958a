"""The list of articles: in which state each is, and how to find some."""

from urllib.parse import urlsplit

from django.contrib.admin import SimpleListFilter
from django.db.models import Max
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..dates import format_moment
from ..folding import fold
from ..models import Address, Article, Edition, Refused, Revision, search_index
from ..paths import clean_path
from ..search_query import question
from .desk import DeskList

# Accents are folded in Python, so that each headline is read: the whole table would take too long.
SEARCHED = 1000


class ArticleList(DeskList):
    """A page of articles, each with its state and the time it was last saved: two queries more."""

    def get_results(self, request):
        super().get_results(request)
        self.result_list = list(self.result_list)
        tell(self.result_list)


def search_articles(articles, typed):
    """Those with these words in a new headline or in what readers have, or at this address."""
    matches = search_index.find(question(typed), newest=True).keys
    read = Edition.objects.filter(search_key__in=matches)
    keys = {*search_headlines(typed), *read.values_list("article", flat=True)}
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
    """Set `state` and `saved_at` on each of these articles."""
    keys = [article.pk for article in articles]
    revisions = Revision.objects.filter(article__in=keys).order_by().values("article")
    saved = dict(revisions.values_list("article", Max("saved_at")))
    editions = current_or_scheduled(articles)
    for article in articles:
        article.state = state(article, editions.get(article.pk, []))
        article.saved_at = saved.get(article.pk)


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
        time=format_moment(waiting.live_from, "SHORT_DATETIME_FORMAT"),
    )


class StateFilter(SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [
            ("draft", _("Draft")),
            ("live", _("Live")),
            ("scheduled", _("Scheduled")),
            ("withdrawn", _("Withdrawn")),
            ("bin", _("In the bin")),
        ]

    def queryset(self, request, queryset):
        if self.value() == "bin":
            return queryset.in_bin()
        at_the_desk = queryset.at_the_desk()
        chosen = {
            "draft": at_the_desk.drafts,
            "live": at_the_desk.published,
            "scheduled": at_the_desk.scheduled,
            "withdrawn": at_the_desk.withdrawn,
        }
        return chosen.get(self.value(), at_the_desk.all)()


class SectionFilter(SimpleListFilter):
    """One of the sections that the person reaches, with those below it."""

    title = _("section")
    parameter_name = "section"

    def lookups(self, request, model_admin):
        reached = sorted(request.user.sections_in_charge(), key=lambda section: section.sort_key)
        return [(section.slug, section.trail) for section in reached]

    def queryset(self, request, queryset):
        if self.value() is None:
            return queryset
        sections = request.user.sections_in_charge()
        inside = [one.pk for one in sections if self.value() in {above.slug for above in one.lineage()}]
        return self.filter_sections(queryset, inside)

    def filter_sections(self, queryset, sections):
        """What stands in these sections (keys)."""
        return queryset.filter(section__in=sections)

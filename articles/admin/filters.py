"""What the list of articles is filtered by: each filter says in words what is chosen, and they combine.

None reads a large table from end to end: what few articles pass is found along an index, what many pass is
asked of each as the list is read, newest first, until the page and its count are full.
"""

from datetime import datetime, time, timedelta

from django.contrib.admin import ListFilter, SimpleListFilter
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..folding import fold
from ..forms.moments import FIRST_YEAR, LAST_YEAR
from ..models import ArticleTag, Author, Byline, Handover, Section, Tag

# What more articles have is asked of each as the list is read; of fewer the database first finds the keys.
MANY = 5000
# Names that one typed name may mean.
MOST_NAMES = 20
MOST_AUTHORS = 2000
LONGEST_NAME = 120


class Choice(SimpleListFilter):
    """One of a few choices; a value that is none of them filters nothing."""

    problem = ""

    def __init__(self, request, params, model, model_admin):
        super().__init__(request, params, model, model_admin)
        self.is_choice = self.value() in {value for value, _ in self.lookup_choices}

    def lookups(self, request, model_admin):
        return self.CHOICES

    def has_output(self):
        return True

    @property
    def chosen(self) -> str:
        """What is chosen, in words; empty where nothing is."""
        return next((str(label) for value, label in self.lookup_choices if value == self.value()), "")


class StateFilter(Choice):
    title = _("state")
    parameter_name = "state"
    CHOICES = [
        ("draft", _("Draft")),
        ("ready", _("Ready")),
        ("back", _("Back")),
        ("approved", _("Approved")),
        ("scheduled", _("Scheduled")),
        ("live", _("Live")),
        ("changed", _("Changed since")),
        ("withdrawn", _("Withdrawn")),
        ("bin", _("In the bin")),
    ]

    def queryset(self, request, queryset):
        if self.value() == "bin":
            return queryset.in_bin().select_related("section", "binned_by")
        at_the_desk = queryset.at_the_desk()
        chosen = {
            "draft": at_the_desk.drafts,
            "ready": at_the_desk.ready,
            "back": at_the_desk.sent_back,
            "approved": at_the_desk.approved,
            "live": at_the_desk.published,
            "changed": at_the_desk.changed_since_published,
            "scheduled": at_the_desk.scheduled,
            "withdrawn": at_the_desk.withdrawn,
        }
        return chosen.get(self.value(), at_the_desk.all)()


class WhoseFilter(Choice):
    title = _("whose")
    parameter_name = "whose"
    CHOICES = [("mine", _("Begun by me")), ("waiting", _("Waiting for me"))]

    def queryset(self, request, queryset):
        if self.value() == "mine":
            return queryset.filter(created_by=request.user)
        if self.value() == "waiting":
            return queryset.filter(pk__in=Handover.objects.waiting_for(request.user).values("article"))
        return queryset


class SectionFilter(Choice):
    """One of the sections that the person reaches, in the order of the paper, with those below it."""

    title = _("section")
    parameter_name = "section"

    def lookups(self, request, model_admin):
        self.reached = sorted(request.user.sections_in_charge(), key=lambda section: section.sort_key)
        return [(section.slug, section.trail) for section in self.reached]

    def queryset(self, request, queryset):
        if self.value() is None:
            return queryset
        inside = [one.pk for one in self.reached if self.value() in {above.slug for above in one.lineage()}]
        return self.filter_sections(queryset, inside)

    def filter_sections(self, queryset, sections):
        """What stands in these sections (keys)."""
        found = queryset.filter(section__in=sections)
        if found.order_by()[: MANY + 1].count() <= MANY:
            return found
        return queryset.filter(Exists(Section.objects.filter(pk__in=sections, pk=OuterRef("section"))))


class OrderFilter(Choice):
    """What comes first; by due time there is only what has one."""

    title = _("order")
    parameter_name = "order"
    CHOICES = [("due", _("With a due time, the next first"))]

    def queryset(self, request, queryset):
        return queryset.due() if self.is_choice else queryset


class TypedFilter(ListFilter):
    """What is typed: `values` by the names of its parameters, bounded; `problem` in words, or empty."""

    parameters: tuple[str, ...]
    problem = ""

    def __init__(self, request, params, model, model_admin):
        super().__init__(request, params, model, model_admin)
        self.values = {name: clean(params.pop(name, [""])) for name in self.parameters}
        self.read()

    def expected_parameters(self):
        return list(self.parameters)

    def has_output(self):
        return True

    def choices(self, changelist):
        return ()

    def read(self):
        """Take in the values, before the list asks for anything."""


class NameFilter(TypedFilter):
    """By a name as it is typed, in any spelling."""

    @property
    def typed(self) -> str:
        return self.values[self.parameters[0]]

    def read(self):
        self.found = self.look_up(self.typed) if self.typed else []
        if self.typed and not self.found:
            self.problem = self.nobody

    @property
    def chosen(self) -> str:
        return self.typed

    def queryset(self, request, queryset):
        return narrow(queryset, *self.keys(self.found)) if self.typed else queryset


class AuthorFilter(NameFilter):
    title = _("author")
    parameters = ("author",)
    nobody = _("No author is called so.")

    def look_up(self, typed):
        """Those who are called so; where nobody is, those whose name has it in it."""
        wanted = fold(typed)
        names = list(Author.objects.order_by("-pk").values_list("pk", "name")[:MOST_AUTHORS])
        exact = [key for key, name in names if fold(name) == wanted]
        return exact or [key for key, name in names if wanted in fold(name)][:MOST_NAMES]

    def keys(self, found):
        return Byline.objects.filter(author__in=found), "article"


class TagFilter(NameFilter):
    title = _("tag")
    parameters = ("tag",)
    nobody = _("No tag is called so.")

    def look_up(self, typed):
        return [*Tag.objects.filter(folded=fold(typed)).values_list("pk", flat=True)[:MOST_NAMES]] or list(
            Tag.objects.filter(folded__begins=fold(typed)).values_list("pk", flat=True)[:MOST_NAMES]
        )

    def keys(self, found):
        return ArticleTag.objects.filter(tag__in=found), "content_object"


def narrow(articles, rows, column: str):
    """Those that one of these rows names in `column`."""
    rows = rows.order_by()
    if rows[: MANY + 1].count() <= MANY:
        # With its limit the keys are found first: PostgreSQL would else walk the articles and ask for each.
        return articles.filter(pk__in=rows.values(column)[:MANY])
    return articles.filter(Exists(rows.filter(**{column: OuterRef("pk")})))


class DateFilter(TypedFilter):
    """By the day of the last save, as the newsroom counts days: one of a few, or from and to."""

    title = _("last saved")
    parameters = ("date", "from", "to")
    CHOICES = [("today", _("Today")), ("yesterday", _("Yesterday")), ("week", _("The last 7 days"))]

    def read(self):
        today = timezone.localdate()
        days = {
            "today": (today, today),
            "yesterday": (today - timedelta(days=1),) * 2,
            "week": (today - timedelta(days=6), today),
        }
        self.first, self.last = days.get(self.values["date"], (None, None))
        if self.first is None:
            self.first, self.last = self.read_day("from"), self.read_day("to")
        if self.first and self.last and self.first > self.last:
            self.problem = gettext("The first day lies after the last one.")

    def read_day(self, name):
        """The day that was typed; what is none is told of, and filters nothing."""
        typed = self.values[name]
        try:
            day = parse_date(typed) if typed else None
        except ValueError:
            day = None
        if typed and (day is None or not FIRST_YEAR <= day.year <= LAST_YEAR):
            self.problem = gettext("“{typed}” is no day. Write it like 2026-03-31.").format(typed=typed)
            return None
        return day

    @property
    def chosen(self) -> str:
        label = dict(self.CHOICES).get(self.values["date"])
        if label:
            return str(label)
        days = {name: day and date_format(day) for name, day in (("first", self.first), ("last", self.last))}
        if self.first and self.last:
            return gettext("{first} to {last}").format(**days)
        if self.first:
            return gettext("since {first}").format(**days)
        return gettext("until {last}").format(**days) if self.last else ""

    def queryset(self, request, queryset):
        if self.first:
            queryset = queryset.filter(saved_at__gte=begin(self.first))
        if self.last:
            queryset = queryset.filter(saved_at__lt=begin(self.last + timedelta(days=1)))
        return queryset


def begin(day):
    """The first moment of a day in the newsroom."""
    return timezone.make_aware(datetime.combine(day, time.min))


def clean(values: list[str]) -> str:
    """What was typed into one field: a NUL character, which PostgreSQL takes in no text, goes."""
    return values[-1][:LONGEST_NAME].replace("\x00", "").strip()


FILTERS = [StateFilter, WhoseFilter, SectionFilter, AuthorFilter, TagFilter, DateFilter, OrderFilter]

"""The queue: which comments it shows, and what it tells of each in a few queries."""

from django.contrib.admin import SimpleListFilter
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from articles.admin import filters
from articles.admin.desk import FARTHEST, DeskList, ShortPaginator

from ..desk_rows import editions_of, tell
from ..models import Comment, CommentVersion, State

ALL = "all"


class CommentList(DeskList):
    """A page of comments, each with its newest wording and its article: three queries more."""

    def get_results(self, request):
        super().get_results(request)
        self.result_list = list(self.result_list)
        tell(self.result_list)


class OrderedPaginator(ShortPaginator):
    """Counts along the index that the list is read by, so that a rare state costs no scan."""

    @cached_property
    def count(self):
        return self.object_list[:FARTHEST].count()


class ThreadList(DeskList):
    """A page of threads, each with what the public has of its article."""

    def get_results(self, request):
        super().get_results(request)
        self.result_list = list(self.result_list)
        editions = editions_of(self.result_list)
        for thread in self.result_list:
            thread.edition = editions.get(thread.article_id)


class StateFilter(SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [*State.choices, (ALL, _("All"))]

    def value(self):
        """The chosen state; “held”, the comments that wait, where none is chosen."""
        chosen = super().value()
        return chosen if chosen in dict(self.lookup_choices) else State.HELD

    def choices(self, changelist):
        # Django puts an “All” of its own first, which would show here what waits.
        return list(super().choices(changelist))[1:]

    def queryset(self, request, queryset):
        return queryset if self.value() == ALL else queryset.filter(state=self.value())


class SectionFilter(filters.SectionFilter):
    """Comments by the section of what they are written on."""

    def filter_sections(self, queryset, sections):
        return queryset.on_what_is_in(sections)


def search_comments(comments, words):
    """Those of the newest 1,000 whose name or words hold `words`; all that came from an e-mail address."""
    if "@" in words:
        # E-mail addresses have an index, so that all comments can be searched.
        return comments.filter(email=words)
    nearest = list(comments.order_by("-posted_at", "-pk").values_list("pk", flat=True)[:FARTHEST])
    named = Comment.objects.filter(pk__in=nearest, name__icontains=words).values_list("pk", flat=True)
    said = CommentVersion.objects.filter(comment__in=nearest, text__icontains=words)
    return comments.filter(pk__in={*named, *said.values_list("comment", flat=True)})

"""Who may comment on an article, and until when."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.desk import DeskAdmin

from ..forms.thread import NewThreadForm, ThreadForm, edition_at
from ..models import Thread
from .lists import ThreadList


@admin.register(Thread)
class ThreadAdmin(DeskAdmin):
    list_display = ["headline", "policy", "closes_at", "visible_count"]
    # Django shows a search box only where fields are named; get_search_results reads none of them.
    search_fields = ["pk"]
    search_hint = _("The address of an article, pasted from the browser.")
    ordering = ["-pk"]
    sortable_by = []
    form = ThreadForm
    readonly_fields = ["article_link", "visible_count"]

    @admin.display(description=_("article"))
    def headline(self, thread):
        return str(thread)

    @admin.display(description=_("article"))
    def article_link(self, thread):
        if not thread.edition or not thread.edition.is_listed:
            return gettext("Not public")
        page, tools = thread.edition.get_absolute_url(), reverse("comments:desk", args=[thread.article_id])
        words = '<a href="{}#comments">{}</a> (<a href="{}">{}</a>)'
        return format_html(words, page, thread, tools, gettext("each comment, for the newsroom"))

    def get_queryset(self, request):
        return super().get_queryset(request).reached_by(request.user)

    def get_changelist(self, request, **kwargs):
        return ThreadList

    def get_search_results(self, request, queryset, search_term):
        if not search_term:
            return queryset, False
        edition = edition_at(search_term)
        return queryset.filter(article_id=edition.article_id) if edition else queryset.none(), False

    def get_fields(self, request, obj=None):
        typed = ["policy", "closes_at"]
        return ["article_link", *typed, "visible_count"] if obj else ["address", *typed]

    def get_form(self, request, obj=None, **kwargs):
        return super().get_form(request, obj, **kwargs | {"form": ThreadForm if obj else NewThreadForm})

    def get_form_kwargs(self, request, obj):
        return {} if obj else {"person": request.user}

    def save_model(self, request, obj, form, change):
        if not change:
            # Somebody may have made it since the form was checked.
            obj.pk = Thread.objects.for_article(obj.article_id).pk
        obj.save(update_fields=Thread.SETTINGS)

    def has_add_permission(self, request):
        return self.may(request, "change")

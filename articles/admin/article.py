"""The article at the desk: write, save, publish; every other act has its own small page (`action_pages`)."""

from uuid import uuid4

from django.contrib import admin
from django.contrib.admin.views.main import PAGE_VAR
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.db.models import OuterRef, Subquery
from django.forms import Script
from django.http import Http404, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .. import markup
from ..content import TEXTS
from ..forms.article import ArticleForm
from ..forms.editor import clean_ahead
from ..headlines import RECOMMENDED
from ..idempotency import key_of, once
from ..locales import format_enumeration
from ..models import Article, Revision
from . import beginnings, editions, embedding, lookup, panels, presence, publishing, revisions, turns
from .action_pages import TEMPLATES, ActionPages
from .breaking import BreakingPages
from .collisions import Collisions
from .desk import DeskAdmin, ModulePreload, ShortPaginator, clean_search
from .expunging import ExpungePages
from .filters import FILTERS
from .fix import FixPages
from .inlines import BylineInline, PlacementInline, RelatedInline
from .lists import ArticleList, UnorderedPaginator, search_articles
from .preview_pages import PreviewPages
from .publication_status import PublicationStatus
from .publish_page import PublishPages
from .resubmission import Resubmission

SCRIPTS = ("presence", "article-form", "tags", "label-select")
# What those, the editor and the panel of photographs import: asked for at once, not when each has been read.
MODULES = (
    *("i18n", "quotes", "suggestions"),
    *("desk/draft", "desk/server", "desk/words"),
    *("editor/blocks", "editor/controls", "editor/figures", "editor/paste", "editor/typography"),
    *("editor/paste-steps", "editor/photo", "editor/table", "editor/text"),
    "library/rows",
)
EMBARGO = ("embargo_until", "embargo_reason", "embargo_source")
EMPTY_HEADLINES = _(
    "Left empty: the headline stands on the front page and in search results, and where it is shared that of "
    "search results."
)
ASKED = {"lookup": lookup.articles, "tags": lookup.tags, "embed": embedding.answer}


def first(articles, key):
    """The article with this key, or None; a key may be any text."""
    try:
        return articles.get(pk=key)
    except (Article.DoesNotExist, ValueError, OverflowError):
        return None


def was_draft(article) -> bool:
    """Whether the article had never been public when this row was loaded, as `drafts` finds it.

    A save loads and locks the row before, so that nobody publishes it meanwhile.
    """
    return article.public_from is None or article.public_from > timezone.now()


@admin.register(Article)
class ArticleAdmin(
    ActionPages,
    PreviewPages,
    BreakingPages,
    ExpungePages,
    PublishPages,
    FixPages,
    Resubmission,
    Collisions,
    DeskAdmin,
):
    list_display = ["title"]
    list_filter = FILTERS
    list_select_related = ["section"]
    search_fields = ["headline"]
    search_hint = _("Words of a headline or a text, saved or public, or an address of ours.")
    ordering = ["-saved_at", "-pk"]
    change_list_template = TEMPLATES + "change_list.html"
    sortable_by = []
    form = ArticleForm
    fieldsets = [
        (None, {"fields": [name for name in TEXTS if name not in RECOMMENDED]}),
        (_("Filed under"), {"fields": ["section", "genre", ("series", "part"), "tags", "is_developing"]}),
        (_("Note to colleagues"), {"fields": ["internal_note"], "classes": ["below"]}),
        (_("Headlines for other places"), {
            "fields": [*RECOMMENDED], "classes": ["below", "collapse"], "description": EMPTY_HEADLINES}),
        (_("Address, language, embargo"), {
            "fields": ["path", "language", *EMBARGO], "classes": ["below", "collapse"]}),
    ]  # fmt: skip
    radio_fields = {"genre": admin.HORIZONTAL}
    autocomplete_fields = ["series"]
    for_reading = [
        (None, {"fields": [*(name for name in TEXTS if name not in ("body", *RECOMMENDED)), "text"]}),
        (_("Filed under"), {"fields": ["section", "genre", "series", "part", "topics"]}),
        *fieldsets[2:],
    ]
    readonly_fields = ["text", "topics"]
    inlines = [BylineInline, PlacementInline, RelatedInline]
    change_form_template = add_form_template = TEMPLATES + "change_form.html"
    stays_when_new = True
    begins_with = "headline"
    fragments = {
        name: f"{TEMPLATES}{template}.html"
        for name, template in (
            ("status", "publication_status"), ("conflict", "conflict"), ("links", "form_links"))
    }  # fmt: skip

    class Media:
        css = {"all": ["articles/css/article.css"]}
        js = [
            *(ModulePreload(f"articles/js/{name}.js") for name in MODULES),
            *(Script(f"articles/js/{name}.js", type="module") for name in SCRIPTS),
        ]

    @admin.display(description=_("headline"))
    def title(self, article):
        return article.headline or gettext("Untitled")

    @admin.display(description=_("text"))
    def text(self, article):
        return markup.mark_trusted(markup.body(article.body))

    @admin.display(description=_("tags"))
    def topics(self, article):
        return format_enumeration(sorted(article.tags.names()))

    def get_queryset(self, request):
        return super().get_queryset(request).reached_by(request.user).defer("body", "standfirst")

    def get_search_results(self, request, queryset, search_term):
        typed = clean_search(search_term)
        return (search_articles(queryset, typed) if typed else queryset), False

    def get_paginator(self, request, *args, **kwargs):
        # Nearly all are live: the index by which the list is read has enough of them at its beginning.
        chosen = {name: value for name, value in request.GET.items() if value and name != PAGE_VAR}
        along = not chosen or chosen.get("state") == "live"
        return (ShortPaginator if along else UnorderedPaginator)(*args, **kwargs)

    def get_changelist(self, request, **kwargs):
        return ArticleList

    def get_object(self, request, object_id, from_field=None):
        """Any article: who may not see it is told so. A save locks the row, so that two take turns.

        Only the form is saved in a transaction; the other pages take no lock.
        """
        articles = Article.objects.select_related("section__parent__parent__parent", "copied_from")
        if request.method == "POST" and connection.in_atomic_block:
            # `of`: PostgreSQL locks no row on the nullable side of an outer join, as the sections here are.
            articles = articles.select_for_update(of=["self"])
        elif request.method == "GET":
            newest = Revision.objects.filter(article=OuterRef("pk")).order_by("-number")
            articles = articles.annotate(latest_number=Subquery(newest.values("number")[:1]))
        return first(articles, object_id)

    def has_change_permission(self, request, obj=None):
        """What has once been public is changed by those who may correct it in public, and by its writer.

        A writer's changes stay in the working copy until somebody publishes them.
        """
        if not super().has_change_permission(request, obj):
            return False
        if obj is not None and obj.binned_at:
            return False
        return (
            obj is None or was_draft(obj) or self.may(request, "correct", obj) or obj.belongs_to(request.user)
        )

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """A text is made safe here, before the transaction in which the form is checked and stored."""
        self.refuse_forged(request, object_id)
        if request.method == "POST" and self.has_view_permission(request):
            # On SQLite a transaction holds the only write lock: cleaning within it blocks all other writers.
            clean_ahead(request.POST.get("body", ""), is_published=publishing.is_asked(request))
        return super().changeform_view(request, object_id, form_url, extra_context)

    def get_inlines(self, request, obj):
        return [*self.inlines, *panels.BROUGHT]

    def get_fieldsets(self, request, obj=None):
        if obj is not None and not self.has_change_permission(request, obj):
            return self.for_reading
        return self.fieldsets

    def get_changeform_initial_data(self, request):
        return super().get_changeform_initial_data(request) | beginnings.words_of_template(request)

    def get_form_kwargs(self, request, obj):
        site = request.page.site
        return {
            "person": request.user,
            "signature": site.desk_signature or site.name,
            "paper_language": site.language,
        }

    def render_change_form(self, request, context, obj=None, **kwargs):
        status = PublicationStatus(obj)
        context |= {
            "status": status,
            "schedule": publishing.schedule_form(request),
            **self.context_of_acts(request, status),
            "restores_on_server": True,
            "may_fix": bool(status.live) and self.may_fix(request, obj),
            "copied_from": beginnings.describe_source(obj, person=request.user),
            "bin_key": uuid4(),
            **presence.get_context(request, obj),
        }
        return super().render_change_form(request, context, obj=obj, **kwargs)

    def save_model(self, request, obj, form, change):
        if not change:
            obj.created_by = request.user
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        # Not in save_model: a Revision holds bylines, photographs and links, which are stored only by now.
        form.instance.save_revision(by=request.user)

    def response_add(self, request, obj, post_url_continue=None):
        return self.response_change(request, obj)

    def response_change(self, request, obj):
        """Publish, hand over, or lead to the page that asks, where a button said so; it is saved already."""
        if not turns.is_asked(request):
            return HttpResponseRedirect(publishing.after_save(request, obj))
        turns.after_save(request, obj)
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[obj.pk]))

    def get_urls(self):
        view = self.admin_site.admin_view
        once = path("<int:pk>/editions/<int:edition>/", view(self.edition), name="articles_article_edition")
        compared = path("<int:pk>/compare/", view(self.compare), name="articles_article_compare")
        present = path("<int:pk>/presence/", view(self.presence), name="articles_article_presence")
        old = path("<int:pk>/revisions/<int:number>/", view(self.revision), name="articles_article_revision")
        asked = [
            path(f"{name}/", view(self.answer_lookup), {"answer": answer}, name=f"articles_article_{name}")
            for name, answer in ASKED.items()
        ]
        acts = [
            *self.get_action_urls(),
            *self.get_publish_urls(),
            *self.get_breaking_urls(),
            *self.get_fix_urls(),
        ]
        return [*acts, *self.get_preview_urls(), once, compared, present, old, *asked, *super().get_urls()]

    def get_article(self, request, pk, verb):
        """The article for one of the small pages; Http404 or PermissionDenied where it cannot be shown."""
        article = first(Article.objects.select_related("section__parent__parent__parent"), pk)
        if article is None:
            raise Http404(gettext("There is no such article."))
        if not self.allows(request, verb, article):
            raise PermissionDenied
        return article

    def revision(self, request, pk, number):
        """What was saved once, and the way back to it."""
        article = self.get_article(request, pk, "view")
        may = self.has_change_permission(request, article)
        frame = self.admin_site.each_context(request) | {"idempotency_key": key_of(request)}

        def answer():
            return revisions.page(request, article, number, may_change=may, frame=frame)

        return once(request, answer) if request.method == "POST" else answer()

    def answer_lookup(self, request, answer):
        """What the form asks while somebody types."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        return answer(request)

    def presence(self, request, pk):
        """Who else has it open."""
        return presence.answer(request, self.get_article(request, pk, "view"))

    def edition(self, request, pk, edition):
        """What readers had once, as it was."""
        article = self.get_article(request, pk, "view")
        return editions.page(request, article, edition, frame=self.admin_site.each_context(request))

    def compare(self, request, pk):
        """Any two of what readers had."""
        article = self.get_article(request, pk, "view")
        return editions.compare(request, article, frame=self.admin_site.each_context(request))

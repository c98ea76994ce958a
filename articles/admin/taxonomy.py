"""Sections, authors, series and tags."""

from django.contrib import admin
from django.forms import Script
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..forms.taxonomy import AuthorForm, SectionForm, SeriesForm, TagForm
from ..models import Author, Section, Series, Tag
from .desk import DeskAdmin


class NamedAdmin(DeskAdmin):
    """Something with a page of its own: the address comes from the first name, and then stays."""

    search_fields = ["name"]

    def get_readonly_fields(self, request, obj=None):
        # The slug is the address of a page that readers and other sites link to.
        return ["slug"] if obj else []


@admin.register(Section)
class SectionAdmin(NamedAdmin):
    form = SectionForm
    list_display = ["name", "parent", "slug", "position", "review"]
    list_select_related = ["parent"]

    @admin.display(description=_("review"), ordering="needs_review")
    def review(self, section):
        return gettext("Articles are reviewed") if section.needs_review else ""

    def get_form_kwargs(self, request, obj):
        return {"person": request.user}


@admin.register(Author)
class AuthorAdmin(NamedAdmin):
    form = AuthorForm
    list_display = ["name", "role", "log_in", "kind"]
    list_select_related = ["user"]
    empty_words = _("Whoever stands above a story is an author; add the first.")
    autocomplete_fields = ["portrait"]

    class Media:
        js = [Script("articles/js/label-select.js", type="module")]

    @admin.display(description=_("log-in"), ordering="user__username")
    def log_in(self, author):
        return author.user or ""

    @admin.display(description=_("kind"), ordering="is_organisation")
    def kind(self, author):
        return gettext("Desk or agency") if author.is_organisation else gettext("Person")


@admin.register(Series)
class SeriesAdmin(NamedAdmin):
    form = SeriesForm
    empty_words = _("Add one, and give it to the articles that belong together.")
    list_display = ["name", "slug"]


@admin.register(Tag)
class TagAdmin(NamedAdmin):
    form = TagForm
    empty_words = _("Tags are also made by typing them at an article.")
    list_display = ["name", "slug"]

"""Sections, authors, series and tags."""

from django.contrib import admin
from django.forms import Script

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
    list_display = ["name", "parent", "slug", "position"]
    list_select_related = ["parent"]

    def get_form_kwargs(self, request, obj):
        return {"person": request.user}


@admin.register(Author)
class AuthorAdmin(NamedAdmin):
    form = AuthorForm
    list_display = ["name", "role", "is_organisation"]
    raw_id_fields = ["user"]
    autocomplete_fields = ["portrait"]

    class Media:
        js = [Script("articles/js/label-select.js", type="module")]


@admin.register(Series)
class SeriesAdmin(NamedAdmin):
    form = SeriesForm
    list_display = ["name", "slug"]


@admin.register(Tag)
class TagAdmin(NamedAdmin):
    form = TagForm
    list_display = ["name", "slug"]

"""Sections, authors and tags."""

from django.contrib import admin

from ..models import Author, Section, Tag
from .desk import DeskAdmin


@admin.register(Section)
class SectionAdmin(DeskAdmin):
    list_display = ["name", "parent", "slug", "position"]
    search_fields = ["name"]
    fields = ["name", "slug", "parent", "description", "position"]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(Author)
class AuthorAdmin(DeskAdmin):
    list_display = ["name", "role", "is_organisation"]
    search_fields = ["name"]
    fields = ["name", "slug", "role", "about", "is_organisation", "user"]
    prepopulated_fields = {"slug": ["name"]}
    raw_id_fields = ["user"]


@admin.register(Tag)
class TagAdmin(DeskAdmin):
    list_display = ["name", "slug"]
    search_fields = ["name"]
    fields = ["name", "slug"]
    prepopulated_fields = {"slug": ["name"]}

"""The rows below the article form."""

from django.contrib import admin

from ..forms.rows import BylineForm, PlacementForm, PlacementSet, RelatedForm, RowSet
from ..models import Byline, Placement, RelatedLink
from .desk import Suggesting
from .photo import picture


class Rows(Suggesting, admin.TabularInline):
    """Rows that stand and fall with their article: who may change it may change them."""

    extra = 0
    formset = RowSet

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("articles.view_article", obj)

    def has_change_permission(self, request, obj=None):
        return request.user.has_perm("articles.change_article", obj)

    def has_add_permission(self, request, obj=None):
        return self.has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        return self.has_change_permission(request, obj)


class BylineRows(Rows):
    model = Byline
    form = BylineForm
    autocomplete_fields = ["author"]


class PlacementRows(Rows):
    model = Placement
    form = PlacementForm
    formset = PlacementSet
    verbose_name = "photograph"
    verbose_name_plural = "photographs"
    autocomplete_fields = ["photo"]
    fields = ["shown", "position", "photo", "caption", "credit", "alt"]
    readonly_fields = ["shown"]

    @admin.display(description="picture")
    def shown(self, placement):
        if not placement.photo_id:
            return ""
        files = placement.photo.desk_renditions
        return picture(files.url(files.small), files.small, placement.photo)

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("photo")


class RelatedRows(Rows):
    model = RelatedLink
    fk_name = "article"
    form = RelatedForm

    def get_fields(self, request, obj=None):
        typed = ["address", "headline", "position"]
        return typed if self.has_change_permission(request, obj) else ["target", "url", "headline"]

    def get_formset(self, request, obj=None, **kwargs):
        form = type("RelatedForm", (RelatedForm,), {"site": request.site.address})
        return super().get_formset(request, obj, **kwargs | {"form": form})

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("target")

"""The rows below the article form."""

from django.conf import settings
from django.contrib import admin
from django.db.models import Q
from django.forms import Script
from django.utils.translation import gettext_lazy as _

from ..forms.formsets import BylineForm, RowFormSet
from ..forms.placement import PlacementForm, PlacementSet
from ..forms.related import RelatedForm
from ..models import Article, Byline, Placement, RelatedLink
from .desk import Suggesting
from .lookup import describe_targets


class RowInline(Suggesting, admin.TabularInline):
    """Rows of an article: whoever may change the article may add, change and delete them."""

    extra = 0
    formset = RowFormSet

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("articles.view_article", obj)

    def has_change_permission(self, request, obj=None):
        article = self.admin_site.get_model_admin(self.parent_model)
        return article.has_change_permission(request, obj)

    def has_add_permission(self, request, obj=None):
        return self.has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        return self.has_change_permission(request, obj)


class LineInline(RowInline):
    """Rows beside the text, with buttons that move them up and down."""

    template = "admin/edit_inline/stacked.html"
    classes = ["lines"]


class BylineInline(LineInline):
    model = Byline
    form = BylineForm
    autocomplete_fields = ["author"]
    fields = ["author", ("credited_as", "position")]

    def get_extra(self, request, obj=None, **kwargs):
        return len(self.get_initial(request, obj))

    def get_initial(self, request, obj):
        """A new article of somebody who writes and edits nobody else's begins with their own byline."""
        is_new = obj is None or obj.pk is None
        if not is_new or request.method != "GET" or request.user.has_perm("articles.review_article"):
            return []
        author = getattr(request.user, "author", None)
        return [{"author": author.pk}] if author else []

    def get_queryset(self, request):
        # Each row is headed by its author's name.
        return super().get_queryset(request).select_related("author")


class PlacementInline(RowInline):
    """Plain fields for each photograph; JavaScript shows a lead, a gallery and pictures in the text."""

    model = Placement
    form = PlacementForm
    formset = PlacementSet
    extra = 1
    template = "admin/articles/placement/rows.html"
    verbose_name = _("photograph")
    verbose_name_plural = _("photographs")
    fields = ["position", "photo", "caption", "credit", "alt", "is_decorative"]
    upload_limit = settings.PHOTO_MAX_BYTES

    class Media:
        js = [Script("articles/js/library/panel.js", type="module")]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("photo")


class RelatedInline(LineInline):
    model = RelatedLink
    fk_name = "article"
    form = RelatedForm
    readonly_fields = ["target_status"]

    @admin.display(description=_("what readers get"))
    def target_status(self, link):
        """Where an article of ours stands, and whether readers see the link."""
        if not link.target_id:
            return ""
        if link.target_id not in self.described:
            # All stored ones at once, and this one, which may be typed and not stored.
            stored = RelatedLink.objects.filter(article=link.article_id).values("target")
            targets = Article.objects.filter(Q(pk__in=stored) | Q(pk=link.target_id))
            self.described |= describe_targets(targets, person=self.person)
        return self.described[link.target_id]

    def get_fields(self, request, obj=None):
        may = self.has_change_permission(request, obj)
        if may:
            return ["address", "target_status", "headline", "position"]
        return ["target", "url", "headline", "target_status"]

    def get_formset(self, request, obj=None, **kwargs):
        # Django makes each inline anew for a request, so that no other request sees these.
        self.person, self.described = request.user, {}
        return super().get_formset(request, obj, **kwargs)

    def get_form_kwargs(self, request, obj):
        return {"person": request.user, "site": request.page.site.address}

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("target")

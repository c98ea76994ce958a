"""What every list and form of the desk has in common: nothing is deleted, nothing is counted out."""

from django.contrib import admin
from django.core.paginator import Paginator
from django.utils.functional import cached_property

FARTHEST = 1000


class ShortPaginator(Paginator):
    """Counts no farther than the desk pages; what lies beyond is found by search and filters."""

    @cached_property
    def count(self):
        return self.object_list.order_by()[:FARTHEST].count()


class DeskAdmin(admin.ModelAdmin):
    """Asks the permission backend with the object at hand."""

    paginator = ShortPaginator
    show_full_result_count = False
    list_per_page = 50
    list_max_show_all = 0
    actions = None

    def may(self, request, verb, obj=None):
        """Whether the person may do `verb` ("view", "change", "publish" ...) with `obj`."""
        codename = f"{self.opts.app_label}.{verb}_{self.opts.model_name}"
        return request.user.has_perm(codename, obj)

    def has_view_permission(self, request, obj=None):
        return self.may(request, "view", obj) or self.may(request, "change", obj)

    def has_add_permission(self, request):
        return self.may(request, "add")

    def has_change_permission(self, request, obj=None):
        return self.may(request, "change", obj)

    def has_delete_permission(self, request, obj=None):
        return False

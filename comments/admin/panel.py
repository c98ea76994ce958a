"""The comment policy beside an article's text; it takes effect at once, and needs no Edition."""

from django.contrib import admin

from articles.admin import panels

from ..forms.panel import PolicyForm, PolicySet
from ..models import Thread

AT_ONCE = "Takes effect as soon as you save. The site’s own rule: {}."


@panels.bring
class PolicyPanel(admin.StackedInline):
    model = Thread
    form = PolicyForm
    formset = PolicySet
    min_num = max_num = 1
    extra = 0
    can_delete = False
    verbose_name = verbose_name_plural = "comments"

    def get_formset(self, request, obj=None, **kwargs):
        rule = request.page.site.get_comment_default_display().partition(":")[0].lower()
        return super().get_formset(request, obj, help_texts={"policy": AT_ONCE.format(rule)}, **kwargs)

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("comments.change_thread", obj)

    has_change_permission = has_view_permission

    def has_add_permission(self, request, obj=None):
        return self.has_view_permission(request, obj)

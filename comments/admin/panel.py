"""The comment policy beside an article's text; it takes effect at once, and needs no Edition."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.admin import panels

from ..forms.panel import PolicyForm, PolicySet
from ..models import Thread

AT_ONCE = _("Takes effect as soon as you save. The site’s own rule: {rule}.")

RULES = {
    Thread.Policy.OPEN: pgettext_lazy("the comments are", "open"),
    Thread.Policy.PREMODERATED: pgettext_lazy("the comments are", "held"),
    Thread.Policy.CLOSED: pgettext_lazy("the comments are", "closed"),
}


@panels.bring
class PolicyPanel(admin.StackedInline):
    model = Thread
    form = PolicyForm
    formset = PolicySet
    min_num = max_num = 1
    extra = 0
    can_delete = False
    verbose_name = verbose_name_plural = _("comments")

    def get_formset(self, request, obj=None, **kwargs):
        rule = RULES[request.page.site.comment_default]
        return super().get_formset(request, obj, help_texts={"policy": AT_ONCE.format(rule=rule)}, **kwargs)

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("comments.change_thread", obj)

    has_change_permission = has_view_permission

    def has_add_permission(self, request, obj=None):
        return self.has_view_permission(request, obj)

"""The list of people: what it can be narrowed to, and the names of roles in the reader's language."""

from django.contrib.admin import SimpleListFilter
from django.utils.translation import gettext_lazy as _

from newsroom.roles import NAMES, ROLES


class PresenceFilter(SimpleListFilter):
    """Who works here, and who has left."""

    title = _("log-in")
    parameter_name = "is_active"

    def lookups(self, request, model_admin):
        return [("1", _("Works here")), ("0", _("Has left"))]

    def queryset(self, request, queryset):
        return queryset.filter(is_active=self.value() == "1") if self.value() in ("0", "1") else queryset


class RoleFilter(SimpleListFilter):
    """Who has a role, by its name."""

    title = _("role")
    parameter_name = "role"

    def lookups(self, request, model_admin):
        return [(name, NAMES[name]) for name in ROLES]

    def queryset(self, request, queryset):
        return queryset.filter(groups__name=self.value()) if self.value() in ROLES else queryset

"""What every list and form of the desk has in common: nothing is deleted, no count reads a whole table."""

from copy import copy
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from django.conf import settings
from django.contrib import admin
from django.contrib.admin.options import SOURCE_MODEL_VAR
from django.contrib.admin.utils import flatten_fieldsets
from django.contrib.admin.views.main import ChangeList
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.paginator import Paginator
from django.db import models
from django.forms import Media
from django.forms.widgets import MediaAsset
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext

from ..forms.moments import MomentField, MomentInput
from ..forms.text_cleaning import parse_key
from ..idempotency import FIELD, key_of, once
from .idempotency import Idempotent
from .in_place import InPlace
from .log import NumberedLog

FARTHEST = 1000
LONGEST_SEARCH = 200
# Each word is a condition in SQL; a search of thousands of words makes SQLite fail.
MOST_WORDS = 8
# More choices of a filter than these fold into a menu.
MOST_IN_A_ROW = 7


def clean_search(typed: str) -> str:
    """What was typed into a search, as far as it is looked for."""
    # PostgreSQL takes no NUL character in a text.
    return typed[:LONGEST_SEARCH].replace("\x00", "").strip()


class ModulePreload(MediaAsset):
    """A module that others import, so that the browser asks for it before it has read those."""

    element_template = '<link rel="modulepreload" href="{path}"{attributes}>'


class ShortPaginator(Paginator):
    """Counts no farther than the desk pages; what lies beyond is found by search and filters."""

    @cached_property
    def count(self):
        return self.object_list[:FARTHEST].count()


class Suggestions(AutocompleteSelect):
    """Autocomplete that takes a posted key that is no number; the field then says that it is no choice."""

    # By key: rows that were read with the form, so that not each of its rows asks for its own.
    known = MappingProxyType({})

    def optgroups(self, name, value, attr=None):
        """What is chosen, below nothing; of the form's choices no more is read."""
        # Django puts the posted keys into a query, where a text that is no number raises ValueError.
        keys = [key for key in map(parse_key, map(str, value)) if key is not None]
        missing = [key for key in keys if key not in self.known]
        read = self.choices.queryset.in_bulk(missing) if missing else {}
        label = self.choices.field.label_from_instance
        rows = [found for key in keys if (found := self.known.get(key) or read.get(key))]
        options = [self.create_option(name, row.pk, label(row), selected=True, index=1) for row in rows]
        if not self.is_required:
            nothing = self.create_option(name, "", "", selected=False, index=0)
            nothing["attrs"]["label"] = gettext("Nothing chosen")
            options.insert(0, nothing)
        return [(None, options, 0)]

    def build_attrs(self, base_attrs, extra_attrs=None):
        """Add words for the empty field, which screen readers announce as well."""
        return super().build_attrs(base_attrs, extra_attrs) | {"data-placeholder": gettext("Choose …")}


class Suggesting:
    """Foreign keys in `autocomplete_fields` have our Suggestions."""

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", Suggestions(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


@dataclass(frozen=True)
class FilterChoices:
    """One filter of a list: what it is about, and its choices as Django's ListFilter makes them."""

    title: str
    shown: list

    @property
    def now(self) -> str:
        """What is chosen, in words."""
        return capfirst(next((str(choice["display"]) for choice in self.shown if choice["selected"]), ""))


class DeskList(ChangeList):
    """A list titled by its plural name, which counts up to FARTHEST rows and says whether there are more."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.title = capfirst(self.opts.verbose_name_plural)

    def get_results(self, request):
        super().get_results(request)
        self.full_result_count = self.result_count
        self.goes_on = self.result_count >= FARTHEST

    @cached_property
    def filters_shown(self):
        return [FilterChoices(spec.title, list(spec.choices(self))) for spec in self.filter_specs]

    @property
    def rows(self):
        """Filters of few choices, which stand in a row of links."""
        return [each for each in self.filters_shown if len(each.shown) <= MOST_IN_A_ROW]

    @property
    def menus(self):
        """Filters of many choices, which fold."""
        return [each for each in self.filters_shown if len(each.shown) > MOST_IN_A_ROW]


def focus_first(adminform, begin: str = "") -> None:
    """Set `autofocus`: on the first field that was refused, else on `begin`, else on the first visible one.

    A browser ignores it where somebody types already, and where its address names a place in the page.
    """
    fields, errors = adminform.form.fields, adminform.form.errors
    shown = [name for name in flatten_fieldsets(adminform.fieldsets) if name in fields]
    shown = [name for name in shown if not fields[name].widget.is_hidden]
    refused = [name for name in shown if name in errors]
    first = next(iter((*refused, *(name for name in shown if name == begin), *shown)), None)
    if first:
        fields[first].widget.attrs["autofocus"] = True


class OfOneRequest:
    """A ModelAdmin whose attributes may hold values of one request; it passes them to its forms as arguments.

    The registered ModelAdmin serves all threads. So the page of a form is answered by a copy of it, as each
    request to a class-based view has a view of its own.
    """

    def add_view(self, request, *args, **kwargs):
        return super(OfOneRequest, copy(self)).add_view(request, *args, **kwargs)

    def change_view(self, request, *args, **kwargs):
        return super(OfOneRequest, copy(self)).change_view(request, *args, **kwargs)

    def get_form_kwargs(self, request, obj) -> dict:
        """Keyword arguments for the form, beside Django's own."""
        return {}

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        return partial(form, **self.get_form_kwargs(request, obj))

    def _get_form_for_get_fields(self, request, obj):
        # Django asks the class itself which fields it has.
        return super().get_form(request, obj, fields=None)

    def get_formset_kwargs(self, request, obj, inline, prefix):
        """Add what an inline says of its forms (`get_form_kwargs`) and of new rows (`get_initial`)."""
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        if rows := getattr(inline, "get_form_kwargs", None):
            kwargs["form_kwargs"] = rows(request, obj)
        if filled := getattr(inline, "get_initial", None):
            kwargs["initial"] = filled(request, obj)
        return kwargs


class DeskAdmin(Suggesting, Idempotent, OfOneRequest, InPlace, NumberedLog, admin.ModelAdmin):
    """The ModelAdmin of every list and form; it asks each permission with the object at hand."""

    paginator = ShortPaginator
    # Full counts, "Show all" and facets read a table from end to end, however large it is.
    show_full_result_count = False
    list_per_page = 50
    list_max_show_all = 0
    empty_value_display = ""
    actions = None
    show_facets = admin.ShowFacets.NEVER
    change_list_template = "admin/desk_list.html"
    # The field in which a new row is begun; empty: the first of the form.
    begins_with = ""
    # What an empty list says: what will stand there, and what to do next.
    empty_words = ""
    formfield_overrides = {models.DateTimeField: {"form_class": MomentField, "widget": MomentInput}}

    @property
    def media(self):
        """No scripts for prepopulated fields, which the desk lacks; those of actions where it has some."""
        minified = "" if settings.DEBUG else ".min"
        names = [
            f"vendor/jquery/jquery{minified}.js",
            "jquery.init.js",
            "core.js",
            "admin/RelatedObjectLookups.js",
        ]
        return Media(js=[f"admin/js/{name}" for name in [*names, *(["actions.js"] if self.actions else [])]])

    def get_changelist(self, request, **kwargs):
        return DeskList

    def render_change_form(self, request, context, add=False, **kwargs):  # noqa: FBT002 - Django's signature
        context["saves_in_place"] = self.stays_when_new or not add
        # One adds a row after a row; whoever changes one has come for that one.
        context["show_save_and_add_another"] = add
        if add or context["adminform"].form.errors:
            focus_first(context["adminform"], self.begins_with)
        return super().render_change_form(request, context, add=add, **kwargs)

    def response_add(self, request, obj, post_url_continue=None):
        """A form in a window of its own answers without asking the form it was opened from.

        Django asks it for groups of choices, which no form of the desk has, and builds whatever form
        the request names in order to do so.
        """
        request.POST = request.POST.copy()
        request.POST.pop(SOURCE_MODEL_VAR, None)
        return super().response_add(request, obj, post_url_continue)

    def changelist_view(self, request, extra_context=None):
        """A list takes each parameter once: a thousand of one kind would be a thousand conditions.

        Its actions are carried out once.
        """
        request.GET = request.GET.copy()
        for name in request.GET:
            # A QueryDict reads the last value of a name, and stores it as the only one.
            request.GET[name] = request.GET[name]
        more = {FIELD: key_of(request)} | (extra_context or {})

        def answer():
            return super(DeskAdmin, self).changelist_view(request, more)

        return once(request, answer) if request.method == "POST" else answer()

    def get_search_results(self, request, queryset, search_term):
        # The view behind autocomplete fields searches by this method, too.
        words = clean_search(search_term).split()[:MOST_WORDS]
        return super().get_search_results(request, queryset, " ".join(words))

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

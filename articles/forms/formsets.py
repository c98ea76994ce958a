"""Rows of an article that have an order, and who wrote it."""

from itertools import count

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import Byline
from .counts import BoundedFormSet
from .text_cleaning import PlainTextMixin

# PlacementSet.save adds it to a place: twice this must fit a small integer, which ends at 32,767.
LAST_PLACE = 9999


class RowFormSet(BoundedFormSet):
    """Rows under column headings; each field has an aria-label, as screen readers do not read the heading."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        hand_over_rows(form)
        for field in form.fields.values():
            if field.label and not field.widget.is_hidden:
                field.widget.attrs["aria-label"] = field.label

    # Sent by a form that is older than what was saved last: rows added since are no concern of it.
    is_older = False

    @property
    def live_forms(self):
        """The forms that stand for a row, now and after the save."""
        filled = [form for form in self.forms if form.has_changed() or form.instance.pk]
        return [form for form in filled if form.is_valid() and not self._should_delete_form(form)]

    @property
    def others(self):
        """Stored rows that this form does not show, as somebody added them after it was opened."""
        if self.is_older:
            return []
        shown = {form.instance.pk for form in self.initial_forms}
        return [row for row in self.get_queryset() if row.pk not in shown]

    def clean(self):
        """A row without a place comes after those that have one."""
        super().clean()
        kept = self.live_forms
        taken = {form.cleaned_data["position"] for form in kept} | {row.position for row in self.others}
        free = count(max(taken - {None}, default=-1) + 1)
        for form in kept:
            if form.cleaned_data["position"] is None:
                form.instance.position = next(free)


def hand_over_rows(form) -> None:
    """Tell the fields that suggest rows which of them were read with the form's own row."""
    for name, field in form.fields.items():
        widget = getattr(field.widget, "widget", field.widget)
        column = getattr(type(form.instance), name, None)
        if hasattr(widget, "known") and column.is_cached(form.instance):
            row = getattr(form.instance, name)
            widget.known = {row.pk: row} if row else {}


class PositionField(forms.IntegerField):
    """Where a row stands among its like."""

    def __init__(self, help_text=""):
        super().__init__(
            label=_("Place"),
            required=False,
            min_value=0,
            max_value=LAST_PLACE,
            widget=forms.NumberInput(attrs={"class": "place"}),
            help_text=help_text or _("Lower stands first. Blank: at the end."),
        )


class BylineForm(PlainTextMixin, forms.ModelForm):
    position = PositionField()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        # A row that is filled in beforehand can be emptied without scripts, too.
        if self.instance.pk is None and "author" in self.fields:
            self.fields["author"].widget.is_required = False

    class Meta:
        model = Byline
        fields = ["author", "credited_as", "position"]
        help_texts = {"credited_as": _("Only where it differs from the name.")}

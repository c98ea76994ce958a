"""Rows of an article that have an order, and who wrote it."""

import re
from itertools import count

from django import forms

from ..models import Byline
from .words import PlainWords

LAST_PLACE = 9999
MOST = 1000
ROW = re.compile(r"[0-9]+-")


class RowSet(forms.BaseInlineFormSet):
    """Rows under column headings: each field carries its name for those who do not see the heading."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        for field in form.fields.values():
            if field.label and not field.widget.is_hidden:
                field.widget.attrs["aria-label"] = field.label

    def __init__(self, data=None, *args, **kwargs):
        super().__init__(data, *args, **kwargs)
        if self.is_bound:
            self.data = revived(self.data, self.prefix, known={str(row.pk) for row in self.get_queryset()})

    @property
    def kept(self):
        """The forms that stand for a row, now and after the save."""
        filled = [form for form in self.forms if form.has_changed() or form.instance.pk]
        return [form for form in filled if form.is_valid() and not self._should_delete_form(form)]

    @property
    def others(self):
        """Rows that this form does not show: somebody added them meanwhile."""
        shown = {form.instance.pk for form in self.initial_forms}
        return [row for row in self.get_queryset() if row.pk not in shown]

    def clean(self):
        """A row without a place comes after those that have one."""
        super().clean()
        kept = self.kept
        taken = {form.cleaned_data["position"] for form in kept} | {row.position for row in self.others}
        free = count(max(taken - {None}, default=-1) + 1)
        for form in kept:
            if form.cleaned_data["position"] is None:
                form.instance.position = next(free)


def revived(data, prefix, *, known):
    """The posted rows, those that somebody has taken away meanwhile as new ones at their end."""
    try:
        first, total = (int(data[f"{prefix}-{name}_FORMS"]) for name in ("INITIAL", "TOTAL"))
    except (KeyError, ValueError):
        return data
    gone = [row for row in range(min(first, MOST)) if data.get(f"{prefix}-{row}-id") not in known]
    if not gone or total > MOST:
        return data
    order = [row for row in range(first) if row not in gone] + gone + list(range(first, total))
    again = data.copy()
    for name in [name for name in data if ROW.match(name.removeprefix(f"{prefix}-"))]:
        del again[name]
    for new, old in enumerate(order):
        for name in [name for name in data if name.startswith(f"{prefix}-{old}-")]:
            again[f"{prefix}-{new}-{name.split('-', 2)[2]}"] = data[name]
        if old in gone:
            again[f"{prefix}-{new}-id"] = ""
    again[f"{prefix}-INITIAL_FORMS"] = first - len(gone)
    return again


class PlaceField(forms.IntegerField):
    """Where a row stands among its like."""

    def __init__(self, help_text=""):
        super().__init__(
            label="Place",
            required=False,
            min_value=0,
            max_value=LAST_PLACE,
            widget=forms.NumberInput(attrs={"class": "place"}),
            help_text=help_text or "Lower stands first. Blank: at the end.",
        )


class BylineForm(PlainWords, forms.ModelForm):
    position = PlaceField()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"label_suffix": "", **kwargs})

    class Meta:
        model = Byline
        fields = ["author", "credited_as", "position"]
        help_texts = {"credited_as": "Only where it differs from the name."}

"""The rows below an article: who wrote it, its photographs, its related links."""

import re
from itertools import count

from django import forms
from django.db.models import F

from .. import paths
from ..models import Address, Byline, Placement, Refused, RelatedLink
from .words import PlainWords

LAST_PLACE = 9999
MOST = 1000
ROW = re.compile(r"[0-9]+-")
TAKEN = "Somebody has put “{}” into this place meanwhile. Give this one another."


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


class PlacementSet(RowSet):
    """Photographs may change places with each other in one save."""

    def get_unique_error_message(self, unique_check):
        return "Two photographs have the same place. Give each one of its own."

    def clean(self):
        super().clean()
        taken = {row.position: row for row in self.others}
        for form in self.kept:
            if form.instance.position in taken:
                form.add_error("position", TAKEN.format(taken[form.instance.position].photo))

    def save(self, commit=True):  # noqa: FBT002 - Django's signature
        """Clear the places first: each is taken once, and rows are stored one after the other."""
        moving = [form.instance.pk for form in self.initial_forms if form.has_changed()]
        self.queryset.model.objects.filter(pk__in=moving).update(position=F("position") + LAST_PLACE + 1)
        return super().save(commit)


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

    class Meta:
        model = Byline
        fields = ["author", "credited_as", "position"]


class PlacementForm(PlainWords, forms.ModelForm):
    position = PlaceField("0 is the lead; 1, 2 … are the places in the text. Blank: the next one.")

    def validate_constraints(self):
        """The set of rows checks the places, for all of them at once."""

    class Meta:
        model = Placement
        fields = ["position", "photo", "caption", "credit", "alt"]
        widgets = {
            "caption": forms.Textarea(attrs={"rows": 2, "cols": 40}),
            "alt": forms.Textarea(attrs={"rows": 2, "cols": 40}),
        }


class RelatedForm(PlainWords, forms.ModelForm):
    """One address, pasted: an article of ours is recognised and then followed wherever it moves."""

    site = None
    position = PlaceField()

    address = forms.CharField(
        max_length=1300,
        help_text="Of an article of ours, such as /2025/01/title/, or of any page.",
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )

    class Meta:
        model = RelatedLink
        fields = ["address", "headline", "position"]
        widgets = {"headline": forms.TextInput(attrs={"class": "vTextField"})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["address"] = self.instance.url or self.instance.target.path

    def clean(self):
        cleaned = super().clean()
        address = (cleaned.get("address") or "").strip()
        if address and not self.errors:
            self.aim(address, own=self.site or "")
        return cleaned

    def aim(self, address, *, own):
        """Point the link at one of our articles, or at the page outside."""
        if own and address.startswith(own + "/"):
            address = address.removeprefix(own)
        inside = address.startswith("/") and not address.startswith("//")
        self.instance.target = self.article_at(address) if inside else None
        self.instance.url = "" if inside else self.outside(address)
        if not inside and not self.cleaned_data.get("headline"):
            self.add_error("headline", "A page outside needs a headline: readers see it as the link.")

    def article_at(self, address):
        try:
            path = paths.normalise(address)
        except Refused:
            path = ""
        found = Address.objects.filter(path=path).select_related("article").first()
        if found is None:
            self.add_error("address", "No article of ours has this address. Copy it from its page.")
        return found and found.article

    def outside(self, address):
        try:
            return forms.URLField(assume_scheme="https").clean(address)
        except forms.ValidationError:
            self.add_error("address", "This is not an address. Copy it whole, with https://.")
            return ""

"""The rows below an article: who wrote it, its photographs, its related links."""

from itertools import count

from django import forms
from django.db.models import F

from .. import paths
from ..models import Address, Byline, Placement, Refused, RelatedLink
from .words import PlainWords

LAST_PLACE = 9999


class RowSet(forms.BaseInlineFormSet):
    """Rows under column headings: each field carries its name for those who do not see the heading."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        for field in form.fields.values():
            if field.label and not field.widget.is_hidden:
                field.widget.attrs["aria-label"] = field.label

    def clean(self):
        """A row without a place comes after those that have one."""
        super().clean()
        kept = [form for form in self.forms if form.has_changed() or form.instance.pk]
        kept = [form for form in kept if form.is_valid() and not self._should_delete_form(form)]
        taken = {form.cleaned_data["position"] for form in kept}
        free = (place for place in count(max(taken - {None}, default=-1) + 1))
        for form in kept:
            if form.cleaned_data["position"] is None:
                form.instance.position = next(free)


class PlacementSet(RowSet):
    """Photographs may change places with each other in one save."""

    def get_unique_error_message(self, unique_check):
        return "Two photographs have the same place. Give each one of its own."

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

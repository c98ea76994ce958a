"""The rows below an article: who wrote it, its photographs, its related links."""

from django import forms

from .. import paths
from ..models import Address, Byline, Placement, Refused, RelatedLink
from .words import PlainWords


class BylineForm(PlainWords, forms.ModelForm):
    class Meta:
        model = Byline
        fields = ["author", "credited_as", "position"]


class PlacementForm(PlainWords, forms.ModelForm):
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

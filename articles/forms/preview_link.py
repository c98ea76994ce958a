"""Making a preview link out: for whom, and for how long."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import PreviewLink
from ..models.preview_link import Lasting
from .text_cleaning import PlainTextMixin, to_one_line


class PreviewLinkForm(PlainTextMixin, forms.Form):
    name = forms.CharField(
        label=_("For whom"),
        max_length=PreviewLink._meta.get_field("name").max_length,
        error_messages={"required": _("Say for whom the link is: one person, one link.")},
        help_text=_("The name stands on the page that they read."),
        widget=forms.TextInput(attrs={"class": "vTextField", "dir": "auto", "autocomplete": "off"}),
    )
    hours = forms.TypedChoiceField(
        label=_("It ends after"), choices=Lasting.choices, coerce=int, initial=Lasting.DAY
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)

    def clean_name(self):
        return to_one_line(self.cleaned_data["name"])

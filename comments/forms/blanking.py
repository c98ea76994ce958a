"""Why the words of a comment must go for good."""

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.forms.text_cleaning import add_errors
from articles.models import Refused


class BlankingForm(forms.Form):
    """A reason, which is kept; the words are not, nor what the newsroom wrote about them."""

    reason = forms.CharField(
        label=_("Why these words must go"),
        max_length=300,
        required=False,
        help_text=_("Kept at the desk with your name and the time. The words cannot be brought back."),
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )

    with_sender = forms.BooleanField(
        label=_("Name and e-mail address too"),
        required=False,
        help_text=_("What is known of the sender’s network goes with them."),
    )

    def carry_out(self, comment, *, do: str, by) -> bool:
        """Blank every wording of the comment; False with the reason at the field."""
        if not self.is_valid():
            return False
        try:
            comment.blank(by=by, **self.cleaned_data)
        except Refused as refusal:
            add_errors(self, refusal.problems)
            return False
        return True

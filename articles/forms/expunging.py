"""The form that takes a passage out of an article for good."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import Expunction
from ..removal import LONGEST, How, Removal
from .actions import ReasonForm


class ExpungingForm(ReasonForm):
    """The words, what is left in their place, and why; the words themselves are stored nowhere."""

    words = forms.CharField(
        label=_("The words, exactly"),
        max_length=LONGEST,
        help_text=_(
            "A name, or a passage. Capitals, blanks, kinds of quotation marks and what is set in italics "
            "make no difference. Other forms of a name need a press of their own."
        ),
        error_messages={"required": _("Say which words must go.")},
        widget=forms.Textarea(
            attrs={"rows": 2, "class": "vLargeTextField", "dir": "auto", "autocomplete": "off"}
        ),
    )
    within = forms.BooleanField(
        label=_("Also inside longer words"),
        required=False,
        help_text=_("“Ann” then goes from “Annual” as well."),
    )
    how = forms.ChoiceField(
        label=_("What is left"),
        choices=Expunction.CHOICES,
        initial=How.MARK.value,
        widget=forms.RadioSelect,
    )
    heading = forms.ChoiceField(label=_("Why"), choices=[("", "---------"), *Expunction.Heading.choices])
    field_order = ["words", "within", "how", "heading", "reason"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        reason = self.fields["reason"]
        reason.label = _("In your own words")
        reason.help_text = _(
            "Kept in the history with your name and the time, for the newsroom; say it without the words."
        )
        reason.required = True
        reason.error_messages["required"] = _("Say why these words must go. The reason is kept.")

    @property
    def removal(self) -> Removal:
        typed = self.cleaned_data
        return Removal(typed["words"].strip(), How(typed["how"]), typed["within"])

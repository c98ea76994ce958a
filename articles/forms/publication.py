"""What is asked when the working copy is given to readers: what changed, the note, the time."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..kinds import OFFERED
from ..models import Waiting
from .moments import MomentField
from .text_cleaning import PlainTextMixin


class PublicationForm(PlainTextMixin, forms.Form):
    """Asks only what this article needs: a kind once it is public, a choice where something waits."""

    kind = forms.ChoiceField(
        label=_("What kind of change is this?"),
        choices=[("", _("Choose …")), *OFFERED],
        required=False,
        help_text=_("A silent fix moves no date. An update, a correction or a clarification does."),
    )
    note = forms.CharField(
        label=_("Public note"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
        help_text=_("Readers see it with the article. A correction says here what was wrong."),
    )
    waiting = forms.ChoiceField(
        label=_("What becomes of the version that is scheduled for later?"),
        choices=[
            ("", _("Choose …")),
            (Waiting.CANCEL, _("Cancel it")),
            (Waiting.RENEW, _("Set it anew, with this change in it")),
        ],
        required=False,
    )
    at = MomentField(label=_("Publish at"), required=False)

    def __init__(self, *args, status, zone, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        sentence = gettext("Only to schedule it. The newsroom's time, {zone}.")
        self.fields["at"].help_text = sentence.format(zone=zone)
        if status.is_draft:
            del self.fields["kind"], self.fields["note"]
        if not status.waiting_texts:
            del self.fields["waiting"]

    def show(self, problems):
        """Put the sentences of a refusal at their fields; the article form shows those of its own fields."""
        self.full_clean()
        for field, sentence in problems.items():
            if field in self.fields:
                self.add_error(field, sentence)

"""What is asked when the working copy is given to readers: what changed, the note, the time."""

from django import forms

from ..kinds import OFFERED
from ..models import Waiting
from .text_cleaning import MomentInput, PlainTextMixin


class PublicationForm(PlainTextMixin, forms.Form):
    """Asks only what this article needs: a kind once it is public, a choice where something waits."""

    kind = forms.ChoiceField(
        label="What kind of change is this?",
        choices=[("", "Choose …"), *OFFERED],
        required=False,
        help_text="A silent fix moves no date. An update, a correction or a clarification does.",
    )
    note = forms.CharField(
        label="Public note",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
        help_text="Readers see it with the article. A correction says here what was wrong.",
    )
    waiting = forms.ChoiceField(
        label="What becomes of the version that is scheduled for later?",
        choices=[
            ("", "Choose …"),
            (Waiting.CANCEL, "Cancel it"),
            (Waiting.RENEW, "Set it anew, with this change in it"),
        ],
        required=False,
    )
    at = forms.DateTimeField(label="Publish at", required=False, widget=MomentInput)

    def __init__(self, *args, status, zone, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["at"].help_text = f"Only to schedule it. The newsroom's time, {zone}."
        if status.is_draft:
            del self.fields["kind"], self.fields["note"]
        if not status.schedule:
            del self.fields["waiting"]

    def show(self, problems):
        """Put the sentences of a refusal at their fields; those of the article stand there."""
        self.full_clean()
        for field, sentence in problems.items():
            if field in self.fields:
                self.add_error(field, sentence)

"""What is asked when the working copy is given to readers: the time, what changed, what is passed and why."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..kinds import OFFERED
from ..models import Owed, Refused, Waiting
from ..models.checks import refuse_past
from ..models.findings import Passes
from .moments import MomentField
from .text_cleaning import PlainTextMixin

NO_REASON = _("Say why it goes out all the same, or put it right first.")


class ScheduleForm(PlainTextMixin, forms.Form):
    """When readers get it, beside the button that schedules."""

    at = MomentField(label=_("Publish at"), required=False)

    def __init__(self, *args, zone, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        sentence = gettext("Only to schedule it. The newsroom's time, {zone}.")
        self.fields["at"].help_text = sentence.format(zone=zone)


class AnnouncementForm(PlainTextMixin, forms.Form):
    """What readers are told of a change, and where."""

    note = forms.CharField(
        label=_("Public note"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
        help_text=_("Readers see it with the article. A correction says here what was wrong."),
    )
    note_on_top = forms.BooleanField(
        label=_("The note stands above the text"),
        required=False,
        help_text=_(
            "Where the mistake weighs much. Else it stands below, and a line under the byline leads to it."
        ),
    )


class ReasonField(forms.CharField):
    """Why something goes out all the same; kept, and never public."""

    widget = forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"})

    def __init__(self, **kwargs):
        help_text = _("The reason is kept in the history of the story, with your name.")
        super().__init__(max_length=300, required=False, help_text=help_text, **kwargs)


class PublicationForm(AnnouncementForm, ScheduleForm):
    """Asks only what this article needs: a kind once it is public, a choice where something waits."""

    field_order = ["kind", "note", "note_on_top", "waiting", "at", "override", "unreviewed"]

    kind = forms.ChoiceField(
        label=_("What kind of change is this?"),
        choices=[("", _("Choose …")), *OFFERED],
        required=False,
        help_text=_("A silent fix moves no date. An update, a correction or a clarification does."),
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
    override = ReasonField(label=_("It goes out all the same, because …"))
    unreviewed = ReasonField(label=_("Publish past the review, because …"))
    owed = forms.ChoiceField(choices=[("", ""), *Owed.Reason.choices], required=False)

    def __init__(self, *args, status, **kwargs):
        super().__init__(*args, **kwargs)
        if status.is_draft:
            del self.fields["kind"], self.fields["note"], self.fields["note_on_top"]
        if not status.waiting_texts:
            del self.fields["waiting"]
        # One that was typed stays: the review was switched off meanwhile, or somebody approved it.
        if not status.lacks_review and not self.data.get("unreviewed"):
            del self.fields["unreviewed"]

    def clean_at(self):
        at = self.cleaned_data["at"]
        try:
            refuse_past(at, timezone.now())
        except Refused as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        return at

    @property
    def passes(self) -> Passes:
        """What was said to publish past what blocks."""
        typed = self.cleaned_data
        return Passes(
            reason=typed.get("override", "").strip(),
            owed=typed.get("owed", ""),
            unreviewed=typed.get("unreviewed", "").strip(),
        )

    @property
    def how(self) -> dict:
        """What `Article.publish` takes of it."""
        typed = self.cleaned_data
        waiting = Waiting(typed["waiting"]) if typed.get("waiting") else None
        return {
            "kind": typed.get("kind") or None,
            "note": typed.get("note", ""),
            "note_on_top": typed.get("note_on_top", False),
            "at": typed["at"],
            "waiting": waiting,
            "passes": self.passes,
        }

"""What a moderator types on the page of a comment, and what that sets in motion."""

from django import forms
from django.contrib.admin.helpers import ActionForm
from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.forms.text_cleaning import add_errors
from articles.models import Refused

from ..models import CommentNote, State

LARGEST = 2**63 - 1
VERDICTS = {"approve": State.VISIBLE, "reject": State.REJECTED, "spam": State.SPAM}


class ReasonForm(ActionForm):
    """Beside the choice of what to do with the ticked comments."""

    reason = forms.CharField(
        max_length=1000,
        required=False,
        label=_("Reason"),
        widget=forms.TextInput(attrs={"placeholder": _("for the reader, if refused"), "size": 28}),
    )


class DecisionForm(forms.Form):
    """Approve, reject or mark as spam, with a reason; set a note; or both in one step.

    `version` and `after` name the wording and the decision that the page showed.
    """

    version = forms.IntegerField(widget=forms.HiddenInput, max_value=LARGEST, min_value=1)
    after = forms.IntegerField(widget=forms.HiddenInput, max_value=LARGEST, min_value=1)
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=1000,
        help_text=_("The reader sees it on the receipt when the comment is refused."),
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=3000,
        help_text=_("Printed in brackets below the comment. The reader’s own words stay as they are."),
        widget=forms.Textarea(attrs={"class": "vLargeTextField", "rows": 4}),
    )
    kind = forms.ChoiceField(
        choices=CommentNote.Kind, label=_("Kind of note"), initial=CommentNote.Kind.EDITOR
    )
    signature = forms.CharField(
        label=_("Signature"),
        required=False,
        max_length=80,
        help_text=_("Such as “City desk”; the time is added."),
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )

    @classmethod
    def for_comment(cls, comment, data=None, *, signature) -> "DecisionForm":
        """The form as the page of `comment` shows it now."""
        seen = {"version": comment.latest.pk, "after": comment.decision_id}
        return cls(data, initial={**seen, "signature": signature, "kind": CommentNote.Kind.EDITOR})

    @property
    def holds_words(self) -> bool:
        """Whether something was typed that would have to be typed again."""
        return any(self.data.get(name, "").strip() for name in ("reason", "note"))

    def as_typed(self) -> "DecisionForm":
        """The same form unbound: it keeps what was typed, and shows no errors."""
        shown = {name: self.initial[name] for name in ("version", "after")}
        return type(self)(initial=self.data.dict() | shown)

    def carry_out(self, comment, *, do: str, by) -> bool:
        """Do what the button says, all of it or nothing; False with the reasons at their fields."""
        if not self.is_valid():
            return False
        try:
            with transaction.atomic():
                self.perform(comment, do, by)
        except Refused as refusal:
            self.refuse(refusal, comment)
            return False
        return True

    def refuse(self, refusal, comment):
        """Put the reasons at their fields, and name the wording and decision that the page now shows."""
        add_errors(self, refusal.problems)
        # With the old keys a second press would be refused again, though the person has seen the new state.
        shown = {"version": str(comment.latest.pk), "after": str(comment.decision_id)}
        self.data = self.data.dict() | shown

    def perform(self, comment, do, by):
        """Call the verbs; raises Refused."""
        typed = self.cleaned_data
        if do in VERDICTS:
            self.refuse_unseen_note(do)
            seen = (typed["version"], typed["after"])
            comment.decide_as_shown(VERDICTS[do], shown=seen, by=by, reason=typed["reason"])
        if typed["note"] or do not in VERDICTS:
            comment.add_note(typed["note"], by=by, signature=typed["signature"], kind=typed["kind"])

    def refuse_unseen_note(self, do):
        if self.cleaned_data["note"] and do != "approve":
            raise Refused(
                gettext("Nobody would see this note. Approve the comment, or take it out."), field="note"
            )

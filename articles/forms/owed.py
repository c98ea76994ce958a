"""What is asked when a chief settles what a colleague owes: who gives it from now on, or nobody, and why."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .actions import Confirmation
from .handover import WRITE, ColleagueField


class SettlementForm(Confirmation):
    to = ColleagueField(
        label=_("Who gives it now"), required=False, empty_label=_("Nobody: it is no longer asked for")
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        help_text=_("It is kept in the history of the story, with your name."),
        widget=forms.TextInput(attrs={"class": "vTextField", "dir": "auto"}),
        error_messages={"required": _("Say why. The reason is kept.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        section = self.article.section
        self.fields["to"].offer(WRITE, [section] if section else [])

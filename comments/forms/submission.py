"""What a reader types, and the stamp that says when the form was opened."""

import uuid
from dataclasses import dataclass
from datetime import UTC, datetime

from django import forms
from django.core import signing
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.forms.text_cleaning import add_errors

from .. import screening
from ..screening import Submission

signer = signing.Signer(salt="comments.form")


@dataclass(frozen=True)
class Stamp:
    """One opened form: its key and its time, signed, so that nobody can forge either."""

    submission: uuid.UUID
    opened_at: datetime

    @classmethod
    def fresh(cls) -> "Stamp":
        return cls(uuid.uuid4(), timezone.now())

    @classmethod
    def read(cls, text: str) -> "Stamp | None":
        """The stamp written as `text`; None where it is missing or was not signed here."""
        try:
            submission, seconds = signer.unsign_object(text)
        except (signing.BadSignature, ValueError):
            return None
        return cls(uuid.UUID(submission), datetime.fromtimestamp(seconds, UTC))

    def __str__(self):
        return signer.sign_object([str(self.submission), self.opened_at.timestamp()])


class CommentForm(forms.Form):
    """The reader's form; the field "website" is for machines only."""

    name = forms.CharField(
        label=_("Name"),
        max_length=80,
        help_text=_("Stands above your comment."),
        error_messages={"required": _("Tell readers your name, or one to go by.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        required=False,
        help_text=_("Not needed, and never shown. Only the moderators see it, to ask you back."),
        error_messages={"invalid": _("This is not an e-mail address. Write it like name@mail.example.")},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    text = forms.CharField(
        label=_("Your comment"),
        # Readers' words are stored exactly as they were typed.
        strip=False,
        error_messages={"required": _("There is no text yet. Write your comment first.")},
        widget=forms.Textarea(attrs={"rows": 9}),
    )
    website = forms.CharField(
        label=_("Website (leave this empty)"),
        required=False,
        # These keep browsers and keyboards away from the field, so that only a program fills it in.
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    # The screening refuses a missing stamp, and gives a new one: a field error would leave no way on.
    stamp = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data=None, **kwargs):
        initial = {"stamp": Stamp.fresh(), **kwargs.pop("initial", {})}
        super().__init__(data, initial=initial, label_suffix="", **kwargs)
        self.fields["text"].help_text = gettext(
            "Up to {count} characters. Blank lines part paragraphs."
        ).format(count=screening.count(screening.LONGEST))
        # Signs that no page can print are answered for by the screening, in its own words.
        for name in ("text", "website", "stamp"):
            self.fields[name].validators = []

    def clean_name(self):
        """One line of signs that can be seen."""
        name = " ".join(screening.UNSEEN.sub("", screening.tidy(self.cleaned_data["name"])).split())
        if not name:
            raise forms.ValidationError(self.fields["name"].error_messages["required"])
        return name

    def to_submission(self, **sender) -> Submission:
        """What was sent, for the thread to screen; after is_valid. `sender`: user, network, parent."""
        typed, stamp = self.cleaned_data, Stamp.read(self.cleaned_data["stamp"])
        return Submission(
            name=typed["name"],
            email=typed["email"],
            text=typed["text"],
            trap=typed["website"],
            age=timezone.now() - stamp.opened_at if stamp else None,
            submission=stamp.submission if stamp else uuid.uuid4(),
            **sender,
        )

    def refuse(self, refusal) -> None:
        """Say why at the field, and give back what was typed so that it can be sent again."""
        add_errors(self, refusal.problems)
        self.data = self.data.copy()
        self.data["text"] = screening.tidy(self.data.get("text", ""))
        if refusal.code == "too-old":
            self.data["stamp"] = str(Stamp.fresh())

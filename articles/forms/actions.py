"""The forms of actions on an article: a confirmation, a reason, and where readers are sent instead."""

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .moments import MomentField
from .related import NONE, article_at, may_know
from .text_cleaning import PlainTextMixin, to_one_line


class Confirmation(PlainTextMixin, forms.Form):
    """A form without fields: its button confirms the action. `site` is the paper's public address."""

    def __init__(self, *args, person=None, site="", article=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.person, self.site, self.article = person, site, article


class ReasonForm(Confirmation):
    """A reason that only the newsroom sees."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        required=False,
        help_text=_("For the newsroom alone."),
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )

    def clean_reason(self):
        return to_one_line(self.cleaned_data["reason"])


class BlankingForm(ReasonForm):
    """Why words must go, and whether what readers were told goes with them."""

    with_note = forms.BooleanField(
        label=_("What readers were told goes too"),
        required=False,
        help_text=_("The public notes: on a withdrawn article its notice, else the notes below the story."),
    )
    field_order = ["reason", "with_note"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = _("Why these words must go")
        self.fields["reason"].help_text = _("Kept at the desk with your name and the time; never public.")


class NoteForm(Confirmation):
    """A note that readers see."""

    note = forms.CharField(
        label=_("Public note"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        help_text=_("It stands at the article's address, for everybody to read."),
        error_messages={"required": _("Tell readers why.")},
    )


class OptionalNoteForm(NoteForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["note"].required = False


class UnpublishForm(OptionalNoteForm):
    at = MomentField(
        label=_("From when"),
        required=False,
        help_text=_("Blank: now. At a time ahead it expires by itself; until then that can be cancelled."),
    )
    redirect_to = forms.CharField(
        label=_("Send readers to"),
        max_length=1300,
        required=False,
        help_text=_("An address of this site, such as /section/world/. Blank: it says that it is gone."),
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )


class DuplicateForm(Confirmation):
    """The story that stays, searched by its words or pasted."""

    original = forms.CharField(
        label=_("The story that stays"),
        max_length=1300,
        help_text=_("Search it by the words of its headline, or paste its address."),
        error_messages={"required": _("Say which story stays.")},
        widget=forms.TextInput(attrs={"class": "vTextField", "dir": "auto"}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        found = reverse("admin:articles_article_lookup")
        self.fields["original"].widget.attrs |= {"data-lookup": found, "data-site": self.site}

    def clean_original(self):
        """The article at that address, where the person may know of it."""
        found = article_at(self.cleaned_data["original"], site=self.site)
        # One sentence for both: another one would tell that a draft of this address exists.
        if found is None or not may_know(found, self.person):
            raise forms.ValidationError(NONE)
        return found

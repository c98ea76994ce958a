"""What is asked when a story goes from hand to hand: to whom, a line with it, and which text was read."""

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _

from ..models import Handover
from ..models.handing_over import NO_REASON, SAVED_MEANWHILE, name_of
from ..models.handover import LONGEST_NOTE
from .actions import Confirmation
from .text_cleaning import add_errors, to_one_line

# Who may be chosen, by what is next: any of these permissions.
NEXT = {
    Handover.State.READY: ("articles.review_article", "articles.publish_article"),
    Handover.State.APPROVED: ("articles.publish_article",),
}
WRITE = ("articles.change_article",)
NOBODY_HERE = _("They cannot do this here: it is not in their sections, or beyond their rights.")


class ColleagueField(forms.ModelChoiceField):
    """Somebody of the newsroom, by name; `offer` says who."""

    def __init__(self, **kwargs):
        nobody = get_user_model().objects.none()
        kwargs.setdefault("error_messages", {"invalid_choice": NOBODY_HERE})
        super().__init__(nobody, **kwargs)

    def offer(self, codenames, sections):
        """Offer who may do one of these in one of these sections."""
        colleagues = get_user_model().objects.allowed(*codenames, sections=sections)
        self.queryset = colleagues.order_by("first_name", "last_name", "username")

    def label_from_instance(self, person):
        return name_of(person)


class NoteField(forms.CharField):
    """One line for colleagues."""

    def __init__(self, **kwargs):
        attrs = {"class": "vTextField", "dir": "auto"}
        super().__init__(max_length=LONGEST_NOTE, widget=forms.TextInput(attrs=attrs), **kwargs)

    def clean(self, value):
        return to_one_line(super().clean(value))


class ReadForm(Confirmation):
    """Carries the number of the Revision that the person had before their eyes."""

    seen = forms.IntegerField(
        widget=forms.HiddenInput,
        min_value=0,
        error_messages=dict.fromkeys(("required", "invalid", "min_value"), SAVED_MEANWHILE),
    )

    def __init__(self, *args, article=None, **kwargs):
        super().__init__(*args, article=article, **kwargs)
        latest = article.latest_revision
        self.initial["seen"] = latest.number if latest else 0


class HandOverForm(Confirmation):
    """For whom it is ready; the article may be a new one, whose section is not chosen yet."""

    to = ColleagueField(label=_("Ready for"), required=False, empty_label=_("Any editor of the section"))
    note = NoteField(label=_("A line to go with it"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        section = getattr(self.article, "section", None)
        reached = [section] if section else self.person.sections_where("articles.change_article")
        self.fields["to"].offer(NEXT[Handover.State.READY], reached)

    def show(self, problems: dict[str, str]) -> None:
        """Say at its fields, or above them, why nothing was handed over."""
        self.full_clean()
        add_errors(self, {name: said for name, said in problems.items() if not self.has_error(name)})


class SendBackForm(ReadForm):
    """Why it goes back."""

    reason = NoteField(
        label=_("Back, because"),
        help_text=_("Whoever wrote it reads this, at the desk and in a mail."),
        error_messages={"required": NO_REASON},
    )


class ApproveForm(ReadForm):
    note = NoteField(label=_("A line to go with it"), required=False)


class AssignForm(Confirmation):
    to = ColleagueField(
        label=_("To"), error_messages={"required": _("Say to whom."), "invalid_choice": NOBODY_HERE}
    )
    note = NoteField(label=_("A line to go with it"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        open_one, section = self.article.handover, self.article.section
        codenames = NEXT.get(open_one.state, WRITE) if open_one else WRITE
        self.fields["to"].offer(codenames, [section] if section else [])

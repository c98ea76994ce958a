"""The article form: a draft may lack anything, but nobody overwrites what another has saved."""

import re

from django import forms
from django.contrib.auth.base_user import AbstractBaseUser

from .. import content, paths
from ..content import Form
from ..dates import format_moment
from ..models import Article, Edition, Refused, Section
from .editor import BodyField
from .tags import TagsField
from .text_cleaning import MomentInput, PlainTextMixin, add_errors, to_one_line

BROUGHT_BACK = "_bring_back"
LAST_PART = 9999
# A browser would cut what is pasted beyond the limit, in silence: here the form says it instead.
UNCUT = tuple(field.name for field in content.FIELDS if field.form in (Form.LINE, Form.TEXT))
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")


class SectionField(forms.ModelChoiceField):
    """A section with those above it: World › Middle East."""

    def label_from_instance(self, section):
        return section.trail


class ArticleForm(PlainTextMixin, forms.ModelForm):
    """The working copy, with the number of the Revision it was opened with.

    `person`, `refusal` (a dict of sentences by field, or None) and `signature` (of new editor's notes)
    are set by the admin on a subclass made for each request.
    """

    person: AbstractBaseUser
    refusal = None
    conflict = None
    is_brought_back = False
    signature = ""

    body = BodyField(required=False)
    tags = TagsField(required=False, help_text="Separated by commas.")
    section = SectionField(Section.objects.none(), required=False)
    part = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=LAST_PART,
        widget=forms.NumberInput(attrs={"class": "place"}),
        error_messages={
            "min_value": "From 1 on.",
            "max_value": f"Up to {LAST_PART}.",
            "invalid": "A number.",
        },
    )
    embargo_until = forms.DateTimeField(
        label="Embargo until",
        required=False,
        widget=MomentInput,
        help_text="Nothing of this article can be published before.",
    )
    opened = forms.IntegerField(required=False, widget=forms.HiddenInput)
    over = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Article
        fields = [*(field.name for field in content.FIELDS), content.TAGS, "embargo_until"]
        widgets = {
            **dict.fromkeys(content.LINES, forms.TextInput(attrs={"class": "vTextField", "dir": "auto"})),
            "headline": forms.Textarea(attrs={"class": "vLargeTextField grows", "rows": 1, "dir": "auto"}),
            "standfirst": forms.Textarea(attrs={"class": "vLargeTextField grows", "rows": 2, "dir": "auto"}),
            "internal_note": forms.Textarea(
                attrs={"class": "vLargeTextField grows", "rows": 2, "dir": "auto"}
            ),
            "language": forms.TextInput(attrs={"size": 8}),
            "path": forms.TextInput(attrs={"class": "vTextField"}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        self.fields["body"].widget.signature = self.signature
        self.fields["tags"].widget.attrs |= {"class": "vTextField"}
        if "genre" in self.fields:
            self.fields["genre"].required = False
        for name in {*UNCUT} & self.fields.keys():
            self.fields[name].widget.attrs.pop("maxlength", None)
        self.fields["section"].queryset = self.sections()
        self.initial["opened"] = self.number
        if not self.is_bound:
            self.show_refusal()

    @property
    def number(self):
        """The number of the latest Revision; 0 for an article that has none."""
        latest = self.instance.pk and self.instance.latest_revision
        return latest.number if latest else 0

    def sections(self):
        """Those that the person may put an article into."""
        return self.person.sections_in_charge()

    def show_refusal(self):
        """Put the sentences of a refused publication at the fields of the form that is opened anew."""
        if self.refusal is None:
            return
        self.cleaned_data, self._errors = {}, forms.utils.ErrorDict()
        add_errors(self, self.refusal)

    def clean_section(self):
        """What stands in a section stays within reach of those who work there."""
        section = self.cleaned_data["section"]
        if section is None and self.instance.section_id:
            raise forms.ValidationError(
                f"It stands in {self.instance.section}, and without a section your colleagues would lose it. "
                "Choose a section."
            )
        return section

    def clean_genre(self):
        return self.cleaned_data["genre"] or self.instance.genre

    def clean_language(self):
        language = self.cleaned_data["language"].strip()
        if language and not LANGUAGE.fullmatch(language):
            raise forms.ValidationError("Write the language as a code, like “ar” or “pt-BR”.")
        return language

    def clean_path(self):
        path = self.cleaned_data["path"].strip()
        try:
            return paths.normalise(path) if path else ""
        except Refused as refusal:
            raise forms.ValidationError(str(refusal)) from refusal

    def clean_embargo_until(self):
        until = self.cleaned_data["embargo_until"]
        waiting = self.instance.editions.scheduled() if self.instance.pk else Edition.objects.none()
        if until and waiting.filter(live_from__lt=until).exists():
            raise forms.ValidationError(
                "A version is scheduled for before that. Cancel it first, or choose an earlier end."
            )
        return until

    def clean(self):
        cleaned = super().clean()
        cleaned |= {name: to_one_line(cleaned[name]) for name in content.LINES if name in cleaned}
        self.refuse_older_copy()
        self.refuse_what_is_brought_back()
        return cleaned

    def refuse_older_copy(self):
        """Refuse where somebody saved after this form was opened, unless the person has seen that."""
        seen = max(self.cleaned_data.get("opened") or 0, self.cleaned_data.get("over") or 0)
        if self.number <= seen:
            return
        latest = self.instance.latest_revision
        who = latest.saved_by.get_full_name() or latest.saved_by.username if latest.saved_by else "Somebody"
        self.conflict = latest
        raise forms.ValidationError(
            f"{who} saved this article on {format_moment(latest.saved_at)}, after you had opened it. "
            "What you typed is still here, and is not saved. Open the newer version beside this one, "
            "and bring the two together.",
            code="conflict",
        )

    def refuse_what_is_brought_back(self):
        """Words that the browser had kept are shown in the form again, and saved by the person alone."""
        if BROUGHT_BACK in self.data:
            self.is_brought_back = True
            raise forms.ValidationError("Your words are back in the form. They are not saved yet.")

"""The article form: a draft may lack anything, but nobody overwrites what another has saved."""

from django import forms
from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .. import content, markup, paths, text_length
from ..content import Form
from ..dates import format_moment
from ..headlines import SHOWN_WHOLE
from ..models import Article, Edition, Section
from .editor import BodyField
from .language import clean_language
from .moments import MomentField
from .tags import TagsField
from .text_cleaning import PlainTextMixin, to_one_line

BROUGHT_BACK = "_bring_back"
# The first of the choices between what two people wrote in one place.
CHOICE = "settle-0"
# The column is a small integer, which ends at 32,767 on PostgreSQL.
LAST_PART = 9999
# A browser would cut what is pasted beyond the limit, in silence: here the form says it instead.
UNCUT = tuple(field.name for field in content.FIELDS if field.form in (Form.LINE, Form.TEXT))


class SectionField(forms.ModelChoiceField):
    """A section with those above it: World › Middle East."""

    def label_from_instance(self, section):
        return section.trail


class ArticleForm(PlainTextMixin, forms.ModelForm):
    """The working copy, with the number of the Revision it was opened with.

    `person` types it; `signature` is that of new editor's notes; `paper_language` that of a text which names
    none; `takes_older`: it is asked elsewhere whether somebody saved since.
    """

    conflict = None
    is_brought_back = False

    body = BodyField(label=_("Body"), required=False)
    tags = TagsField(label=_("Tags"), required=False, help_text=_("Separated by commas."))
    section = SectionField(Section.objects.none(), label=_("Section"), required=False)
    part = forms.IntegerField(
        label=_("Part"),
        required=False,
        min_value=1,
        max_value=LAST_PART,
        widget=forms.NumberInput(attrs={"class": "place"}),
        error_messages={
            "min_value": _("From 1 on."),
            "max_value": _("Up to %(limit_value)s."),
            "invalid": _("A number."),
        },
    )
    embargo_until = MomentField(
        label=_("Embargo until"),
        required=False,
        help_text=_("Nothing of this article can be published before."),
    )
    embargo_reason = forms.CharField(
        label=_("Reason of the embargo"),
        required=False,
        widget=forms.TextInput(attrs={"class": "vTextField", "dir": "auto"}),
        help_text=_("Such as “Speech at 18:00”. For the desk alone; never printed."),
    )
    embargo_source = forms.CharField(
        label=_("Who asked for it"),
        required=False,
        widget=forms.TextInput(attrs={"class": "vTextField", "dir": "auto"}),
        help_text=_("An agency, a court, a press office. For the desk alone; never printed."),
    )
    is_developing = forms.BooleanField(
        label=_("This story is developing"),
        required=False,
        help_text=_(
            "Readers are told that more follows, until six hours after the version that says so. Untick it "
            "once the story is whole."
        ),
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

    def __init__(
        self,
        *args,
        person: AbstractBaseUser,
        signature: str = "",
        paper_language: str = "en",
        takes_older: bool = False,
        **kwargs,
    ):
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        self.person, self.takes_older = person, takes_older
        self.fields["body"].widget.signature = signature
        self.count_length(paper_language)
        self.fields["tags"].widget.attrs |= {"class": "vTextField"}
        if "genre" in self.fields:
            self.fields["genre"].required = False
        for name in {*UNCUT} & self.fields.keys():
            self.fields[name].widget.attrs.pop("maxlength", None)
        self.fields["section"].queryset = self.sections()
        # A page that is only opened has read it with the row; a save asks when it holds the row.
        read = getattr(self.instance, "latest_number", None)
        self.initial["opened"] = self.number if read is None else read

    def count_length(self, paper_language):
        """Tell how long the text is as it was saved, and hand its script what it needs to count on."""
        language, text = self.instance.language or paper_language, self.instance.body
        self.fields["body"].help_text = SimpleLazyObject(
            lambda: text_length.describe_length(markup.plain(text), language)
        )
        self.fields["body"].widget.attrs |= {
            "data-language": paper_language,
            "data-scripts": " ".join(text_length.COUNTED_BY_CHARACTER),
            "data-words": text_length.WORDS_A_MINUTE,
            "data-characters": text_length.CHARACTERS_A_MINUTE,
        }
        for name in SHOWN_WHOLE.keys() & self.fields.keys():
            self.fields[name].widget.attrs["data-recommended"] = SHOWN_WHOLE[name]

    @property
    def number(self):
        """The number of the latest Revision; 0 for an article that has none."""
        latest = self.instance.pk and self.instance.latest_revision
        return latest.number if latest else 0

    def sections(self):
        """Those that the person may put an article into."""
        return self.person.sections_where("articles.change_article")

    def clean_section(self):
        """Refuse to take an article out of its section: the colleagues there would lose it."""
        section = self.cleaned_data["section"]
        if section is None and self.instance.section_id:
            sentence = gettext(
                "It stands in {section}, and without a section your colleagues would lose it. "
                "Choose a section."
            )
            raise forms.ValidationError(sentence.format(section=self.instance.section))
        return section

    def clean_genre(self):
        return self.cleaned_data["genre"] or self.instance.genre

    def clean_language(self):
        return clean_language(self.cleaned_data["language"])

    def clean_path(self):
        """Its one spelling; what cannot be an address stays as it was typed, and stops only publication."""
        path = self.cleaned_data["path"].strip()
        return paths.normalize_path(path) if path else ""

    def clean_embargo_until(self):
        until = self.cleaned_data["embargo_until"]
        waiting = self.instance.editions.scheduled() if self.instance.pk else Edition.objects.none()
        if until and waiting.filter(live_from__lt=until).exists():
            raise forms.ValidationError(
                gettext("A version is scheduled for before that. Cancel it first, or choose an earlier end.")
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
        # Where passages were to be chosen, having seen the other version is not enough.
        over = 0 if CHOICE in self.data else self.cleaned_data.get("over") or 0
        seen = max(self.cleaned_data.get("opened") or 0, over)
        if self.takes_older or self.number <= seen:
            return
        latest = self.instance.latest_revision
        self.conflict = latest
        raise forms.ValidationError(describe_conflict(latest), code="conflict")

    def refuse_what_is_brought_back(self):
        """Refuse to save words that the browser had kept: they are shown first, and the person saves them."""
        if BROUGHT_BACK in self.data:
            self.is_brought_back = True
            raise forms.ValidationError(gettext("Your words are back in the form. They are not saved yet."))


def describe_conflict(latest) -> str:
    """Who saved meanwhile, and what to do about it."""
    if latest.saved_by is None:
        sentence = gettext(
            "Somebody saved this article on {time}, after you had opened it. "
            "What you typed is still here, and is not saved. Open the newer version beside this one, "
            "and bring the two together."
        )
        return sentence.format(time=format_moment(latest.saved_at))
    sentence = gettext(
        "{name} saved this article on {time}, after you had opened it. "
        "What you typed is still here, and is not saved. Open the newer version beside this one, "
        "and bring the two together."
    )
    name = latest.saved_by.get_full_name() or latest.saved_by.username
    return sentence.format(name=name, time=format_moment(latest.saved_at))

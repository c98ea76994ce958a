"""A template as it is saved from an article, and as it is typed at the desk."""

from django import forms
from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext_lazy as _

from .. import content, slugs
from ..models import Refused, Section, StoryTemplate, Tag
from ..models.story_template import FIELDS, refuse_too_many
from .actions import Confirmation
from .article import SectionField
from .editor import EXTENSIONS, BodyField
from .language import clean_language
from .tags import TagsField
from .text_cleaning import PlainTextMixin, to_one_line

INVISIBLE = _("Nobody can see this name. Type one with letters or signs.")
WHOLE_PAPER = _("The whole paper")
WIDGETS = {
    **dict.fromkeys(content.LINES, forms.TextInput(attrs={"class": "vTextField", "dir": "auto"})),
    **dict.fromkeys(
        ("standfirst", "internal_note"),
        forms.Textarea(attrs={"class": "vLargeTextField grows", "rows": 2, "dir": "auto"}),
    ),
    "name": forms.TextInput(attrs={"class": "vTextField", "dir": "auto"}),
    "language": forms.TextInput(attrs={"size": 8}),
}


def clean_name(typed: str) -> str:
    """A name in one line that somebody can see; ValidationError else."""
    name = to_one_line(typed)
    if not slugs.visible_signs(name):
        raise forms.ValidationError(str(INVISIBLE))
    return name


def offer_sections() -> SectionField:
    """The field that says where a template is offered; the form gives it the sections of the person."""
    return SectionField(
        Section.objects.none(),
        label=_("Section"),
        required=False,
        empty_label=WHOLE_PAPER,
        help_text=_("Who works there finds it, and its stories begin there."),
    )


def sections_of(person):
    """Those that the person writes in."""
    return person.sections_where("articles.change_article")


class SaveAsTemplateForm(Confirmation):
    """What the template of an article is called, and in which section it is offered."""

    name = forms.CharField(
        label=_("Name"),
        max_length=120,
        help_text=_("Such as “Weekend weather”."),
        widget=forms.TextInput(attrs={"class": "vTextField", "dir": "auto"}),
    )
    section = offer_sections()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["section"].queryset = sections_of(self.person)
        self.fields["section"].initial = self.article.section_id

    def clean_name(self):
        return clean_name(self.cleaned_data["name"])


class StoryTemplateForm(PlainTextMixin, forms.ModelForm):
    """The frame of a story; `person` offers it in sections of theirs, or to the whole paper."""

    body = BodyField(
        label=_("Body"),
        required=False,
        extensions={name: value for name, value in EXTENSIONS.items() if name != "PhotoSlot"},
    )
    tags = TagsField(label=_("Tags"), required=False, help_text=_("Separated by commas."))
    section = offer_sections()

    class Meta:
        model = StoryTemplate
        fields = ["name", *(field.name for field in FIELDS), content.TAGS]
        widgets = WIDGETS

    def __init__(self, *args, person: AbstractBaseUser, signature: str = "", **kwargs):
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        self.fields["body"].widget.signature = signature
        self.fields["tags"].widget.attrs |= {"class": "vTextField"}
        self.fields["section"].queryset = sections_of(person)

    def clean_name(self):
        return clean_name(self.cleaned_data["name"])

    def clean_language(self):
        return clean_language(self.cleaned_data["language"])

    def clean(self):
        cleaned = super().clean()
        if self.instance.pk is None:
            try:
                refuse_too_many()
            except Refused as refusal:
                raise forms.ValidationError(str(refusal)) from refusal
        return cleaned | {name: to_one_line(cleaned[name]) for name in content.LINES if name in cleaned}

    def save_tags(self) -> None:
        """Store the tags; a name that no tag has yet becomes one."""
        named = self.cleaned_data[content.TAGS]
        new = [Tag.objects.create(name=name) for name in named if isinstance(name, str)]
        self.cleaned_data[content.TAGS] = [*(tag for tag in named if not isinstance(tag, str)), *new]

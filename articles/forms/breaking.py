"""Breaking news as it is typed on a phone: a headline, one sentence, a section, and little else."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import Article, Author, Edition
from ..models.breaking import News, author_for
from .article import SectionField
from .tags import TagsField
from .text_cleaning import PlainTextMixin, to_one_line

ADD, WRITE, PUBLISH = "articles.add_article", "articles.change_article", "articles.publish_article"
SENTENCE = 500
TEXTAREA = {"class": "vLargeTextField grows", "dir": "auto"}


def may_break(person) -> bool:
    """Whether the person may publish a story of their own anywhere; in which sections, the page finds out."""
    return person.has_perm(ADD) and person.has_perm(PUBLISH)


def sections_to_break_in(person) -> list:
    """Those in which the person may publish a story that they make, by their role or by a grant."""
    found = person.sections_where(WRITE)
    return [one for one in found if person.has_perm(PUBLISH, Article(section=one, created_by=person))]


def last_section(person, sections: list):
    """Where the person wrote last, among these; the only one where there is one; else None."""
    if len(sections) == 1:
        return sections[0]
    written = Article.objects.filter(created_by=person, section__in=sections)
    key = written.order_by("-saved_at", "-pk").values_list("section", flat=True).first()
    return next((one for one in sections if one.pk == key), None)


class BreakingForm(PlainTextMixin, forms.Form):
    """`person` types it, for one of `sections`."""

    headline = forms.CharField(
        label=_("Headline"),
        max_length=Edition._meta.get_field("headline").max_length,
        widget=forms.Textarea(attrs=TEXTAREA | {"rows": 2, "autofocus": True, "enterkeyhint": "next"}),
        error_messages={"required": _("Readers need a headline. Write one.")},
    )
    sentence = forms.CharField(
        label=_("One sentence"),
        max_length=SENTENCE,
        widget=forms.Textarea(attrs=TEXTAREA | {"rows": 3}),
        help_text=_("What is known, and from whom."),
        error_messages={"required": _("Say in one sentence what is known.")},
    )
    section = SectionField(
        None,
        label=_("Section"),
        error_messages={
            "required": _("Choose the section it stands in."),
            "invalid_choice": _("You do not publish in this section. Choose another."),
        },
    )
    byline = forms.CharField(
        label=_("Your name above the story"),
        max_length=Author._meta.get_field("name").max_length,
        widget=forms.TextInput(attrs={"class": "vTextField", "dir": "auto", "autocomplete": "name"}),
        help_text=_("Asked once: it becomes your byline."),
        error_messages={"required": _("Readers are told who writes. Type your name.")},
    )
    is_developing = forms.BooleanField(
        label=_("Tell readers that the story is developing, and more follows"), required=False, initial=True
    )
    tags = TagsField(label=_("Tags"), required=False, help_text=_("Separated by commas."))

    def __init__(self, *args, person, sections, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.person = person
        self.author = author_for(person)
        field = self.fields["section"]
        field.queryset = person.sections_where(WRITE).filter(pk__in=[one.pk for one in sections])
        field.initial = last_section(person, sections)
        if self.author:
            del self.fields["byline"]
        else:
            self.fields["byline"].initial = person.get_full_name()
        for name in ("headline", "sentence"):
            # A browser would cut what is pasted beyond the limit, in silence.
            self.fields[name].widget.attrs.pop("maxlength", None)

    @property
    def news(self) -> News:
        """What was typed; whoever has no byline yet gets one."""
        typed = self.cleaned_data
        return News(
            headline=to_one_line(typed["headline"]),
            sentence=to_one_line(typed["sentence"]),
            section=typed["section"],
            author=self.author or author_for(self.person, to_one_line(typed["byline"])),
            is_developing=typed["is_developing"],
            tags=typed["tags"],
        )

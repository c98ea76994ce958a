"""What can be typed into what readers have: its words, those of its photographs and its credits."""

import re

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .. import content
from ..dates import format_moment_with_weekday
from ..headlines import RECOMMENDED
from ..kinds import OFFERED
from ..models import Edition, Placement
from ..models.fixing import fixed_copy
from .editor import EXTENSIONS, BodyField, BodyWidget
from .placement import same
from .publication import AnnouncementForm
from .text_cleaning import PlainTextMixin, to_one_line

SLOT = re.compile(r'data-slot="([0-9]+)"')
SLOTS_CHANGED = _(
    "The photographs in the text are not those that readers have. Photographs are taken out and put in where "
    "the next version is written: undo that here."
)
LINE = {"class": "vTextField", "dir": "auto"}
TEXTAREA = {"class": "vLargeTextField", "rows": 2, "dir": "auto"}
LABELS = {"caption": _("Caption"), "credit": _("Credit"), "alt": _("Alternative text")}


class FixBodyWidget(BodyWidget):
    """The editor without what changes photographs; `slots` says what stands in each slot, to be shown."""

    slots: dict = {}

    def get_config(self):
        config = super().get_config()
        config["extensions"] = config["extensions"] | {"FixedSlot": {"slots": self.slots}}
        return config


class FixBodyField(BodyField):
    def __init__(self, **kwargs):
        known = {name: value for name, value in EXTENSIONS.items() if name != "PhotoSlot"}
        super().__init__(widget=FixBodyWidget, extensions=known | {"FixedSlot": True}, **kwargs)


class FixForm(PlainTextMixin, forms.Form):
    """The text of an Edition that readers have; `said` is its content, with what was typed."""

    kicker, headline, standfirst, dateline, front_headline, search_headline, social_headline = (
        forms.CharField(
            label=capfirst(content.LABELS[name]),
            required=name == "headline",
            max_length=Edition._meta.get_field(name).max_length,
            widget=widget,
        )
        for name, widget in (
            ("kicker", forms.TextInput(attrs=LINE)),
            ("headline", forms.Textarea(attrs=TEXTAREA | {"class": "vLargeTextField grows", "rows": 1})),
            ("standfirst", forms.Textarea(attrs=TEXTAREA | {"class": "vLargeTextField grows"})),
            ("dateline", forms.TextInput(attrs=LINE)),
            *((name, forms.TextInput(attrs=LINE)) for name in RECOMMENDED),
        )
    )
    body = FixBodyField(label=_("Body"), required=True)

    def __init__(self, *args, edition, base, signature="", **kwargs):
        initial = {name: base[name] for name in content.TEXTS}
        super().__init__(*args, label_suffix="", initial=initial, **kwargs)
        self.edition, self.base = edition, base
        widget = self.fields["body"].widget
        widget.signature = signature
        widget.slots = {str(row.position): row.caption or str(row.photo) for row in edition.parts.photos}
        self.add_rows()

    def add_rows(self):
        """A field for each credit of a byline, and for each text of a photograph."""
        for number, row in enumerate(self.edition.parts.bylines):
            label = gettext("{name}, credited as").format(name=row.author.name)
            self.fields[f"byline-{number}"] = forms.CharField(
                label=label, max_length=120, required=False, initial=row.credited_as
            )
        for row in self.edition.parts.photos:
            for name in content.PHOTOGRAPHS.texts:
                self.fields[f"photo-{row.position}-{name}"] = forms.CharField(
                    label=LABELS[name],
                    max_length=Placement._meta.get_field(name).max_length,
                    required=False,
                    initial=getattr(row, name),
                    widget=forms.Textarea(attrs=TEXTAREA),
                )

    @property
    def text_fields(self):
        return [self[name] for name in content.TEXTS if name not in RECOMMENDED]

    @property
    def headline_fields(self):
        """The headlines for other places."""
        return [self[name] for name in RECOMMENDED]

    @property
    def byline_fields(self):
        return [self[name] for name in self.fields if name.startswith("byline-")]

    @property
    def photo_groups(self):
        """Each photograph (EditionPhoto) with the fields of its words."""
        names = content.PHOTOGRAPHS.texts
        return [
            (row, [self[f"photo-{row.position}-{name}"] for name in names])
            for row in self.edition.parts.photos
        ]

    def clean_body(self):
        body = self.cleaned_data["body"]
        if sorted(SLOT.findall(body)) != sorted(SLOT.findall(self.base["body"])):
            raise forms.ValidationError(SLOTS_CHANGED)
        return body

    @property
    def said(self) -> dict:
        """The content of the Edition with what was typed; words of the library stay with the library."""
        typed = self.cleaned_data
        texts = {name: typed[name].strip() for name in content.TEXTS}
        texts |= {name: to_one_line(typed[name]) for name in content.LINES if name in texts}
        rows = zip(self.base["bylines"], self.edition.parts.bylines, strict=True)
        credits = [
            said | {"credited_as": own_words(typed[f"byline-{number}"], row.author.name, said["credited_as"])}
            for number, (said, row) in enumerate(rows)
        ]
        rows = zip(self.base["placements"], self.edition.parts.photos, strict=True)
        photos = [said | self.photo_texts(said, row) for said, row in rows]
        return self.base | texts | {"bylines": credits, "placements": photos}

    def photo_texts(self, said, row) -> dict:
        """The words of one photograph, empty where they are the library's."""
        typed = {
            name: self.cleaned_data[f"photo-{row.position}-{name}"] for name in content.PHOTOGRAPHS.texts
        }
        return {name: own_words(words, getattr(row.photo, name), said[name]) for name, words in typed.items()}


def own_words(typed: str, usual: str, before: str) -> str:
    """What was typed; empty where it is what would stand there without it, `before` where it is the same."""
    return "" if same(typed, usual) else before if same(typed, before) else typed.strip()


class FixKindForm(AnnouncementForm):
    """What is asked beside the comparison: the kind, the note, and whether scheduled versions get it, too."""

    field_order = ["kind", "note", "note_on_top"]

    kind = forms.ChoiceField(
        label=_("What kind of change is this?"), choices=OFFERED, widget=forms.RadioSelect,
        error_messages={"required": _("Say what kind of change this is.")},
    )  # fmt: skip

    def __init__(self, *args, scheduled=(), **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.scheduled = list(scheduled)
        for edition in self.scheduled:
            label = gettext("Also in the version due {time}")
            self.fields[f"also-{edition.pk}"] = forms.BooleanField(
                label=label.format(time=format_moment_with_weekday(edition.live_from)),
                required=False,
                initial=True,
            )

    @property
    def also(self) -> frozenset[int]:
        """The keys of the scheduled Editions that get the change."""
        return frozenset(one.pk for one in self.scheduled if self.cleaned_data[f"also-{one.pk}"])


def has_same_rows(old: dict, new: dict) -> bool:
    """Whether both have the same bylines and photographs, so that typed words find their fields."""
    names = (("bylines", "author"), ("placements", "position"), ("placements", "photo"))
    return all([row[key] for row in old[name]] == [row[key] for row in new[name]] for name, key in names)


def as_typed(edition, said: dict) -> dict:
    """A content as the fields of FixForm hold it."""
    made = fixed_copy(edition, said)
    typed = {name: said[name] for name in content.TEXTS}
    typed |= {f"byline-{number}": row.credited_as for number, row in enumerate(made.parts.bylines)}
    return typed | {
        f"photo-{row.position}-{name}": getattr(row, name)
        for row in made.parts.photos
        for name in content.PHOTOGRAPHS.texts
    }

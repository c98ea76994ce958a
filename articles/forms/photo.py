"""A photograph at the desk: its file once, its words at any time."""

from django import forms
from django.contrib.auth.base_user import AbstractBaseUser
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from ..credits import split_credit
from ..models import Photo, Refused
from ..pictures import EMPTY, Examined
from .text_cleaning import PlainTextMixin

WORDS = ["caption", "credit", "alt"]
FACTS = ["photographer", "agency", "rights", "rights_until", "focal_x", "focal_y"]
FILLED = [*WORDS, "photographer", "rights"]
KNOWN = _('The library has this file already: <a href="{address}">{photo}</a>. Use that photograph.')
TAKE, LEAVE = "take", "leave"
ASKED = _("The caption ends in “({credit})”. Is that the credit? Nothing has been stored yet.")
AGAIN = _("Choose the picture again, too: a browser does not keep it.")
# Without step="any" a browser takes whole numbers alone.
FOCUS = {"step": "any", "min": 0, "max": 1}


class Unasked(forms.HiddenInput):
    """A question not asked yet. Without an id, as the admin puts a label even beside a hidden field."""

    def id_for_label(self, id_):
        return ""


class PhotoForm(PlainTextMixin, forms.ModelForm):
    """Changes a photograph of the library; `person` is who does it."""

    bracket = forms.ChoiceField(
        label=_("The bracket at the end"),
        choices=[(TAKE, _("Take “{credit}” as the credit")), (LEAVE, _("Leave it in the caption"))],
        required=False,
        widget=Unasked,
    )

    class Meta:
        model = Photo
        fields = [*WORDS, *FACTS]
        widgets = {
            "caption": forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
            "alt": forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
            "focal_x": forms.NumberInput(attrs=FOCUS),
            "focal_y": forms.NumberInput(attrs=FOCUS),
        }
        help_texts = {
            "focal_x": _("0 is the left edge, 1 the right one. Crops keep this point."),
            "focal_y": _("0 is the upper edge, 1 the lower one."),
        }

    def __init__(self, *args, person: AbstractBaseUser, **kwargs):
        super().__init__(*args, **kwargs)
        self.person = person
        if "caption" in self.fields:
            self.fields["caption"].widget.attrs["data-credit-offer"] = reverse("admin:articles_photo_credit")

    def clean(self):
        cleaned = super().clean()
        caption, credit = split_credit(cleaned.get("caption") or "")
        if credit and not cleaned.get("credit") and {"caption", "credit"} & {*self.changed_data}:
            self.settle_bracket(caption, credit, answer=cleaned.get("bracket"))
        return cleaned

    def settle_bracket(self, caption, credit, *, answer):
        """Do as was answered; without an answer show the question, and store nothing until there is one."""
        if answer == TAKE:
            self.cleaned_data |= {"caption": caption, "credit": credit}
        elif answer != LEAVE:
            field = self.fields["bracket"]
            field.widget = forms.RadioSelect()
            field.choices = [(value, label.format(credit=credit)) for value, label in field.choices]
            self.add_error(
                "bracket", [ASKED.format(credit=credit), *([AGAIN] if "file" in self.fields else [])]
            )

    def save(self):
        """By the verbs, on the photograph as it is stored: words reach every page that inherits them."""
        # Validation has put the typed words into self.instance; the verbs compare with the stored ones.
        photo = Photo.objects.get(pk=self.instance.pk)
        facts = {name: self.cleaned_data[name] for name in FACTS if name in self.changed_data}
        if facts:
            photo.update_facts(**facts)
        self.fixed = photo.update_texts(by=self.person, **{name: self.cleaned_data[name] for name in WORDS})
        self.save_m2m = self._save_m2m
        return photo


class BlankWordsForm(PlainTextMixin, forms.ModelForm):
    """Texts for the fields of a photograph that are still blank; the others stay as they are."""

    class Meta:
        model = Photo
        fields = WORDS

    def list_blank(self, photo):
        return {name: word for name, word in self.cleaned_data.items() if word and not getattr(photo, name)}


class UploadForm(PhotoForm):
    """Takes a photograph in; words left blank are filled by what the file says.

    `examined` is the file as `pictures.examine` saw it, or the Refused that it raised.
    """

    file = forms.FileField(
        label=_("Picture"),
        help_text=_("JPEG, PNG, WebP, AVIF or GIF; at most 20 MB and 40 megapixels."),
        error_messages={"empty": EMPTY, "required": _("Choose a picture to upload.")},
    )

    class Meta(PhotoForm.Meta):
        fields = ["file", *WORDS, *FACTS]

    def __init__(self, *args, examined: Examined | Refused | None, **kwargs):
        super().__init__(*args, **kwargs)
        self.examined = examined

    def clean_file(self):
        if isinstance(self.examined, Refused):
            raise forms.ValidationError(self.examined.messages)
        known = Photo.find_duplicate(self.examined)
        if known:
            there = reverse("admin:articles_photo_change", args=[known.pk])
            raise forms.ValidationError(format_html(KNOWN, address=there, photo=known))
        return self.cleaned_data["file"]

    def save(self):
        words = {name: self.cleaned_data[name] for name in (*WORDS, *FACTS)}
        photo = Photo.create(self.examined, by=self.person, **words)
        filled = (name for name in FILLED if getattr(photo, name) != words[name])
        self.filled = [Photo._meta.get_field(name).verbose_name for name in filled]
        self.save_m2m = self._save_m2m
        return photo

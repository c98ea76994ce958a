"""The photographs of an article: which one stands where, and the words that differ from the library's."""

from django import forms
from django.db.models import F
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..models import Photo, Placement
from .formsets import LAST_PLACE, PositionField, RowFormSet
from .text_cleaning import PlainTextMixin, parse_key

# Nine fields a row make 1,800; settings.DATA_UPLOAD_MAX_NUMBER_FIELDS allows 2,000.
GALLERY = 200
TAKEN = _("Somebody has put “{photo}” into this place meanwhile. Give this one another.")
UNKNOWN = _("The library has no photograph of this number. Choose one from the library.")


class PlacementSet(RowFormSet):
    """Photographs may change places with each other in one save."""

    most = GALLERY

    def get_unique_error_message(self, unique_check):
        return gettext("Two photographs have the same place. Give each one of its own.")

    @cached_property
    def rows(self):
        """Each form with the photograph that is chosen in it, saved or not."""
        keys = [parse_key(str(form["photo"].value() or "")) for form in self.forms]
        stored = [form.instance for form in self.initial_forms]
        known = {row.photo_id: row.photo for row in stored if Placement.photo.is_cached(row)}
        known |= Photo.objects.in_bulk({*keys} - {None, *known})
        return [(form, known.get(key)) for form, key in zip(self.forms, keys, strict=True)]

    def clean(self):
        super().clean()
        taken = {row.position: row for row in self.others}
        for form in self.live_forms:
            if form.instance.position in taken:
                form.add_error("position", TAKEN.format(photo=taken[form.instance.position].photo))

    def save(self, commit=True):  # noqa: FBT002 - Django's signature
        """Clear the places first: each is taken once, and rows are stored one after the other."""
        moving = [form.instance.pk for form in self.initial_forms if form.has_changed()]
        self.queryset.model.objects.filter(pk__in=moving).update(position=F("position") + LAST_PLACE + 1)
        return super().save(commit)


class PlacementForm(PlainTextMixin, forms.ModelForm):
    """One use of a photograph; words equal to the library's are left to the library."""

    position = PositionField(_("0 is the lead; 1, 2 … are the places in the text. Blank: the next one."))
    photo = forms.ModelChoiceField(
        Photo.objects.all(),
        label=_("Photograph"),
        help_text=_("Its number, which the list of photos shows."),
        widget=forms.NumberInput(attrs={"min": 1, "class": "place"}),
        error_messages={"invalid_choice": UNKNOWN},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance.pk:
            # The model's default is 0, the lead: each new row would ask for that place.
            self.initial["position"] = None

    def clean(self):
        cleaned = super().clean()
        photo = cleaned.get("photo")
        for name in Placement.WORDS if photo else ():
            # Blank means that later changes in the library reach this article.
            if same(cleaned.get(name), getattr(photo, name)):
                cleaned[name] = ""
        return cleaned

    def validate_constraints(self):
        """Check nothing here: two rows may change places, so the formset checks them all at once."""

    class Meta:
        model = Placement
        fields = ["position", "photo", "caption", "credit", "alt", "is_decorative"]
        widgets = {
            "caption": forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
            "credit": forms.TextInput(attrs={"dir": "auto"}),
            "alt": forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        }


def same(typed, library):
    """Whether two texts are equal apart from white space, as a browser posts other line ends."""
    return typed is not None and typed.split() == library.split()

"""Sections, authors, series and tags as typed: one line a name, and no second tag in another spelling."""

from django import forms
from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .. import slugs
from ..models import Author, Section, Series, Tag
from .text_cleaning import PlainTextMixin, to_one_line

NOT_AT_THE_TOP = _(
    "Choose the section of yours that it stands below. Only a chief of the whole paper adds one at the top."
)
NOT_YOURS = _("This section is not yours. Choose one that is, or ask a chief of the whole paper.")


class NameForm(PlainTextMixin, forms.ModelForm):
    """Something with a name that stands in one line, and an address made from it unless one is typed."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields["slug"].help_text = _("Its address; it stays for ever. Blank: made from the name.")

    def clean_name(self):
        name = to_one_line(self.cleaned_data["name"])
        if not slugs.visible_signs(name):
            raise forms.ValidationError(gettext("Nobody can see this name. Type one with letters or signs."))
        return name

    def clean_slug(self):
        """As slugs are spelled: “Middle East” is middle-east."""
        typed = self.cleaned_data["slug"]
        slug = slugs.slug(typed, longest=self.fields["slug"].max_length)
        if typed and not slug:
            raise forms.ValidationError(
                gettext("An address needs a letter or a digit. Leave it blank, and it is made from the name.")
            )
        return slug


class SectionForm(NameForm):
    """A section; `person` moves it within their own sections alone, as who works above works below too."""

    class Meta:
        model = Section
        fields = ["name", "slug", "parent", "description", "position", "needs_review"]
        error_messages = {"parent": {"required": NOT_AT_THE_TOP, "invalid_choice": NOT_YOURS}}
        help_texts = {
            "parent": _("After a move, older stories stay listed where they were; new ones are listed here.")
        }

    def __init__(self, *args, person: AbstractBaseUser, **kwargs):
        super().__init__(*args, **kwargs)
        self.person = person
        if "parent" in self.fields and not self.person.covers_everything:
            self.keep_within_reach(self.fields["parent"])

    def keep_within_reach(self, field):
        """What stands at the edge of the person's sections stays there."""
        above = self.instance.parent
        field.disabled = bool(self.instance.pk) and (above is None or not self.person.covers(above))
        field.required = not field.disabled
        if not field.disabled:
            field.queryset = self.person.sections_in_charge()


class AuthorForm(NameForm):
    class Meta:
        model = Author
        fields = ["name", "slug", "role", "about", "portrait", "is_organisation", "user"]


class SeriesForm(NameForm):
    class Meta:
        model = Series
        fields = ["name", "slug", "description"]


class TagForm(NameForm):
    class Meta:
        model = Tag
        fields = ["name", "slug"]

    def clean_name(self):
        name = super().clean_name()
        known = Tag.objects.exclude(pk=self.instance.pk).named([name])[0]
        if isinstance(known, Tag):
            raise forms.ValidationError(gettext("There is “{tag}” already. Use that one.").format(tag=known))
        return name

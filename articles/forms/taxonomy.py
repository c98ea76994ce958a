"""Sections, authors, series and tags as typed: one line a name, and no second tag in another spelling."""

from django import forms

from ..models import Author, Section, Series, Tag
from .words import PlainWords, one_line


class NameForm(PlainWords, forms.ModelForm):
    """Something with a name that stands in one line."""

    def clean_name(self):
        return one_line(self.cleaned_data["name"])


class SectionForm(NameForm):
    class Meta:
        model = Section
        fields = ["name", "slug", "parent", "description", "position"]


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
            raise forms.ValidationError(f"There is “{known}” already. Use that one.")
        return name

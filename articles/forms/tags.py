"""Tags as typed: separated by commas; case and accents make no second tag."""

from django import forms

from ..models import Tag
from .words import one_line, refuse_controls

LONGEST = 100


class TagNames(forms.TextInput):
    """One line of names; suggestions come from a datalist beside it."""

    def format_value(self, value):
        if value is not None and not isinstance(value, str):
            value = ", ".join(sorted(getattr(tag, "name", tag) for tag in value))
        return super().format_value(value)


class TagsField(forms.CharField):
    """Takes “Syria, Middle East”; gives tags that exist and the names of those that do not yet."""

    widget = TagNames

    def clean(self, value):
        words = super().clean(value)
        refuse_controls(words)
        names = [name for name in map(one_line, words.split(",")) if name]
        for name in names:
            if len(name) > LONGEST:
                raise forms.ValidationError(f"“{name[:40]}…” is too long for a tag. Shorten it.")
        return Tag.objects.named(names)

    def has_changed(self, initial, data):
        return {getattr(tag, "name", tag) for tag in initial or ()} != {
            one_line(name) for name in (data or "").split(",") if name.strip()
        }

"""Tags as typed: separated by commas; case and accents make no second tag."""

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .. import slugs
from ..models import Tag
from .text_cleaning import refuse_controls, to_one_line

LONGEST = 100
MOST = 50


class TagNames(forms.TextInput):
    """One line of names; with JavaScript they are chips, with suggestions for the next one."""

    def build_attrs(self, base_attrs, extra_attrs=None):
        found = reverse("admin:articles_article_tags")
        return super().build_attrs(base_attrs | {"data-tags": found}, extra_attrs)

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
        names = [name for name in map(to_one_line, words.split(",")) if slugs.visible_signs(name)]
        if len(names) > MOST:
            sentence = ngettext(
                "These are {count} tag. Keep the {limit} that matter most.",
                "These are {count} tags. Keep the {limit} that matter most.",
                len(names),
            )
            raise forms.ValidationError(sentence.format(count=len(names), limit=MOST))
        for name in names:
            if len(name) > LONGEST:
                sentence = _("“{beginning}…” is too long for a tag. Shorten it.")
                raise forms.ValidationError(sentence.format(beginning=name[:40]))
        return Tag.objects.named(names)

    def has_changed(self, initial, data):
        return {getattr(tag, "name", tag) for tag in initial or ()} != {
            to_one_line(name) for name in (data or "").split(",") if name.strip()
        }

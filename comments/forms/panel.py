"""Who may comment on an article, asked beside its text; no Thread is made while nothing is changed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.forms.counts import BoundedFormSet
from articles.forms.moments import MomentField

from ..models import Thread

COUNTS = {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0}


class Silent(forms.HiddenInput):
    """A hidden field for a first value, without aria attributes: no screen reader announces it."""

    def build_attrs(self, *args, **kwargs):
        attrs = super().build_attrs(*args, **kwargs)
        return {name: value for name, value in attrs.items() if not name.startswith("aria-")}


class PolicyForm(forms.ModelForm):
    """Changes only what was changed here: a moderator may have closed the comments meanwhile."""

    closes_at = MomentField(label=_("Close at"), required=False)

    class Meta:
        model = Thread
        fields = ["policy", "closes_at"]
        labels = {"policy": _("Who may comment")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        for field in self.fields.values():
            # A change is found against what the page showed, not against what is stored by now.
            field.show_hidden_initial, field.hidden_widget = True, Silent

    def validate_unique(self):
        """The one Thread is found when the form is saved, even where a reader began it meanwhile."""


class PolicySet(BoundedFormSet):
    most = 1

    def __init__(self, data=None, *args, prefix=None, **kwargs):
        if data is not None and f"{prefix}-TOTAL_FORMS" not in data:
            data = without_answer(data, prefix)
        super().__init__(data, *args, prefix=prefix, **kwargs)

    def save_new(self, form, commit=True):  # noqa: FBT002 - Django's signature
        # A reader may have begun the Thread since the page was opened; a second one cannot be stored.
        return self.save_existing(form, None, commit)

    def save_existing(self, form, obj, commit=True):  # noqa: FBT002 - Django's signature
        thread = Thread.objects.for_article(self.instance)
        for name in {"policy", "closes_at"} & set(form.changed_data):
            setattr(thread, name, form.cleaned_data[name])
        thread.save(update_fields=Thread.SETTINGS)
        return thread


def without_answer(data, prefix):
    """A copy of what a page without this panel posted, with an empty formset: it changes nothing."""
    data = data.copy()
    data.update({f"{prefix}-{name}": number for name, number in COUNTS.items()})
    return data

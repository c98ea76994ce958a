"""How strict the paper is before something is published: a choice for each rule, in the form of the paper."""

from django import forms

from ..models import RuleLevel
from ..preflight import LEVEL_LABELS, LEVELS, RULES

PREFIX = "level-"


class RuleLevelMixin:
    """A ModelForm with a choice for each rule that can be set; what is not posted stays as it is.

    Takes effect with the rows below the instance, as those of many-to-many fields.
    """

    def __init__(self, *args, sets_levels: bool = True, **kwargs):
        super().__init__(*args, **kwargs)
        self.stored = RuleLevel.objects.levels()
        for rule in RULES if sets_levels else ():
            if rule.name in LEVELS:
                self.fields[PREFIX + rule.name] = forms.ChoiceField(
                    label=rule.label,
                    choices=LEVEL_LABELS.items(),
                    initial=self.stored[rule.name],
                    required=False,
                )

    @property
    def levels(self):
        """The fields, bound, in the order of the rules."""
        return [self[PREFIX + name] for name in LEVELS if PREFIX + name in self.fields]

    @property
    def level_words(self):
        """For who may only look: each rule with its level, in words."""
        return [(rule.label, LEVEL_LABELS[self.stored[rule.name]]) for rule in RULES if rule.name in LEVELS]

    def _save_m2m(self):
        super()._save_m2m()
        chosen = {name: self.cleaned_data.get(PREFIX + name) for name in LEVELS}
        RuleLevel.objects.store({name: level for name, level in chosen.items() if level})

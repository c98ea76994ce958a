"""Check boxes for what somebody is granted: a row for all of their sections, and one for each section."""

from collections.abc import Iterable
from dataclasses import dataclass

from django import forms
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from articles.forms.text_cleaning import parse_key
from articles.models import Section
from newsroom.delegation import may_grant
from newsroom.grants import What
from newsroom.models import SectionGrant

BEYOND = _("You can grant only what you have yourself. A chief with more rights can grant more.")


@dataclass(frozen=True)
class Given:
    """One box: what is granted, and in which section; None: in all of the person's."""

    what: str
    section: int | None = None

    def __str__(self):
        """The value of its box."""
        return f"{self.what}:{self.section or ''}"

    @classmethod
    def parse(cls, value: str) -> "Given":
        what, _, key = value.partition(":")
        return cls(what, parse_key(key) if key else None)


@dataclass(frozen=True)
class Row:
    """The boxes of one section, or (empty name) of all of the person's."""

    section: str
    boxes: list[tuple[str, str, bool]]

    @property
    def has_checked(self) -> bool:
        return any(is_checked for _, _, is_checked in self.boxes)


class GrantBoxes(forms.CheckboxSelectMultiple):
    """Draws the boxes section by section; `sections` are pairs of its name and its choices."""

    sections: list = []

    def _render(self, template_name, context, renderer=None):
        checked = context["widget"]["value"] or []
        rows = [Row(name, [(*box, box[0] in checked) for box in boxes]) for name, boxes in self.sections]
        shown = {"name": context["widget"]["name"], "id": context["widget"]["attrs"].get("id", "")}
        whole = [row for row in rows if not row.section]
        rest = [row for row in rows if row.section]
        shown |= {"whole": whole, "rest": rest, "is_open": any(row.has_checked for row in rest)}
        return render_to_string("admin/newsroom/user/grants.html", shown)


class GrantsField(forms.MultipleChoiceField):
    """Grants of some kinds; `offer` says in which sections. Its value is a set of Given."""

    def __init__(self, kinds: Iterable[What], **kwargs):
        self.kinds = tuple(kinds)
        messages = {"invalid_choice": BEYOND}
        super().__init__(required=False, widget=GrantBoxes, error_messages=messages, **kwargs)

    def offer(self, actor, sections) -> None:
        """Offer what `actor` may grant, in all of a person's sections and in each of these."""
        everywhere = {what for what in self.kinds if may_grant(actor, what)}

        def boxes(section=None):
            held = (
                what
                for what in self.kinds
                if what in everywhere or (section and may_grant(actor, what, section))
            )
            return [(str(Given(what, section and section.pk)), what.label) for what in held]

        in_order = sorted(sections, key=lambda section: section.sort_key)
        rows = [("", boxes()), *((section.trail, boxes(section)) for section in in_order)]
        self.choices = [box for _, row in rows for box in row]
        self.widget.sections = [(name, row) for name, row in rows if row]

    def clean(self, value):
        return {Given.parse(box) for box in super().clean(value)}

    def prepare_value(self, value):
        return [str(one) for one in value or ()]


def given_to(person, kinds) -> set[Given]:
    """What a person was granted, of these kinds."""
    return {Given(one.what, one.section_id) for one in person.grants.all() if one.what in kinds}


def find_elsewhere(grants: set[Given], sections) -> list:
    """The sections that some of these name, and that do not stand in or below one of `sections`."""
    named = Section.objects.select_related("parent__parent__parent").filter(
        pk__in=[one.section for one in grants if one.section]
    )
    theirs = set(sections)
    return [one for one in named if not theirs & set(one.lineage())]


def store(person, grants: set[Given]) -> None:
    """Let the person have these grants and no others."""
    before = {Given(one.what, one.section_id): one.pk for one in person.grants.all()}
    person.grants.filter(pk__in=[key for one, key in before.items() if one not in grants]).delete()
    new = [SectionGrant(user=person, what=one.what, section_id=one.section) for one in grants - before.keys()]
    SectionGrant.objects.bulk_create(new)

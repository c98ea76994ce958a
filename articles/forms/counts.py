"""The number of rows of a formset, bounded before it is used: it comes from a hidden field."""

import re
from typing import NamedTuple

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from .text_cleaning import parse_key

MOST = 100
DAMAGED = _(
    "The number of these rows did not arrive as this page had sent it. Nothing has been saved. "
    "Look through the rows, and save again."
)
TOO_MANY = ngettext_lazy(
    "{count} row can be added at a time; those beyond are not shown. Nothing has been saved. "
    "Save these first.",
    "{count} rows can be added at a time; those beyond are not shown. Nothing has been saved. "
    "Save these first.",
    "count",
)


class Counts(NamedTuple):
    """How many rows a form says it has, how many of them are stored ones, and what is wrong with that."""

    total: int
    initial: int
    problem: str = ""


class BoundedFormSet(forms.BaseInlineFormSet):
    """A formset of the rows whose fields were posted, at most `most` more than are stored.

    A set with impossible counts is refused in words, and shows its rows as they were typed.
    Rows that were stored when the form was opened and are gone now come back as new ones.
    """

    most = MOST
    problem = ""

    def __init__(self, data=None, *args, **kwargs):
        super().__init__(data, *args, **kwargs)
        if self.is_bound:
            self.bind_posted_rows()

    def bind_posted_rows(self):
        """Number the posted rows anew without gaps, those first that are stored."""
        # Django loops as often as the posted counts say; here only rows count whose fields were posted.
        posted, known = rows_of(self.data, self.prefix), {str(row.pk) for row in self.get_queryset()}
        most = self.most + len(known)
        counts = counts_of(self.data, self.prefix, posted=len(posted), most=most)
        rows = [row for row in sorted(posted) if row < counts.total or counts.problem][:most]
        may_be_stored = [row for row in rows if row < counts.initial or counts.problem]
        stored = self.match_stored(may_be_stored, posted, known)
        gone = [row for row in rows if row < counts.initial and row not in stored]
        new = [row for row in rows if row >= counts.initial and row not in stored]
        self.problem = counts.problem and counts.problem.format(count=self.most)
        order = [posted[row] for row in (*sorted(stored), *gone, *new)]
        self.data = renumber(self.data, self.prefix, order)
        # The key of a row that is gone would be refused as no choice.
        unnamed = {f"{row}-{self.key}": "" for row in range(len(stored), len(rows))}
        for name, value in (unnamed | self.management(total=len(rows), initial=len(stored))).items():
            self.data[f"{self.prefix}-{name}"] = value

    @property
    def key(self):
        """The field that names the stored row."""
        return self.model._meta.pk.name

    def match_stored(self, rows, posted, known) -> set[int]:
        """Those of the rows that stand for a stored one (`known`: their keys), each named once."""
        by_key = {self.data.get(posted[row].get(self.key)): row for row in reversed(rows)}
        return {row for key, row in by_key.items() if key in known}

    def management(self, *, total, initial) -> dict:
        """The fields of the set itself."""
        limits = {"MIN_NUM": self.min_num, "MAX_NUM": self.max_num}
        counts = {"TOTAL": total, "INITIAL": initial, **limits}
        return {f"{name}_FORMS": number for name, number in counts.items()}

    def clean(self):
        super().clean()
        if self.problem:
            raise forms.ValidationError(self.problem, code="counts")


def counts_of(data, prefix, *, posted, most) -> Counts:
    """The posted counts, with a problem where no page of ours has sent them."""
    total, initial = (parse_key(str(data.get(f"{prefix}-{name}_FORMS", ""))) for name in ("TOTAL", "INITIAL"))
    limits = [str(data.get(f"{prefix}-{name}_FORMS") or 0) for name in ("MIN_NUM", "MAX_NUM")]
    if total is None or initial is None or initial > total or None in map(parse_key, limits):
        return Counts(0, 0, DAMAGED)
    if total > most:
        return Counts(0, 0, TOO_MANY if posted > most else DAMAGED)
    return Counts(total, initial)


def rows_of(data, prefix) -> dict[int, dict[str, str]]:
    """The posted fields by the number of their row: `{3: {"author": "bylines-3-author"}}`."""
    # Nine digits at most: int() raises ValueError for more than 4,300 of them.
    written, rows = re.compile(rf"{re.escape(prefix)}-(0|[1-9][0-9]{{0,8}})-(.+)", re.DOTALL), {}
    for name in data:
        if found := written.fullmatch(name):
            rows.setdefault(int(found[1]), {})[found[2]] = name
    return rows


def renumber(data, prefix, rows):
    """What was posted, with these rows (fields with their posted names) as the only ones."""
    left = {name for names in rows_of(data, prefix).values() for name in names.values()}
    # What stays is not copied value by value: each set of the form does this anew.
    again = {name: data.getlist(name) for name in data if name not in left}
    for number, names in enumerate(rows):
        again |= {f"{prefix}-{number}-{field}": data.getlist(name) for field, name in names.items()}
    return MultiValueDict(again)

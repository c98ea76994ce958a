"""The columns of the headlines for other places, in a working copy and in an Edition."""

from django.db import models

from ..content import LABELS
from ..headlines import RECOMMENDED, headline_at


def make_columns(longest: int) -> list[models.CharField]:
    """Those of `headlines.RECOMMENDED`, in its order, for so many characters each."""
    return [
        models.CharField(LABELS[name], max_length=longest, blank=True, default="", db_default="")
        for name in RECOMMENDED
    ]


class HeadlineVariants:
    """The headline at each place; see articles/headlines.py for what stands in where none is written."""

    @property
    def headline_at_front(self) -> str:
        return headline_at(self, "front")

    @property
    def headline_in_search(self) -> str:
        return headline_at(self, "search")

    @property
    def headline_where_shared(self) -> str:
        return headline_at(self, "social")

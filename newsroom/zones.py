"""Chooses a time zone by region and city, as people know them."""

import zoneinfo
from functools import cache
from itertools import groupby

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

# Regions of the IANA data, and what people call them.
REGIONS = {
    "Africa": _("Africa"),
    "America": _("America"),
    "Antarctica": _("Antarctica"),
    "Arctic": _("Arctic"),
    "Asia": _("Asia"),
    "Atlantic": pgettext_lazy("region", "Atlantic"),
    "Australia": _("Australia"),
    "Europe": _("Europe"),
    "Indian": pgettext_lazy("region", "Indian Ocean"),
    "Pacific": pgettext_lazy("region", "Pacific"),
}


def region(name: str) -> str:
    return name.partition("/")[0]


def city(name: str) -> str:
    """What stands behind the region: America/Argentina/Buenos_Aires is Argentina, Buenos Aires."""
    return name.partition("/")[2].replace("/", ", ").replace("_", " ")


@cache
def by_region() -> list:
    """Every zone that is named after a place, in groups; UTC first."""
    # The IANA data also has zones without a place, such as Etc/GMT+5, whose signs mislead.
    names = sorted(name for name in zoneinfo.available_timezones() if region(name) in REGIONS)
    groups = [
        (REGIONS[found], [(name, city(name)) for name in group]) for found, group in groupby(names, region)
    ]
    return [("UTC", "UTC"), *groups]


class TimeZoneField(forms.ChoiceField):
    """An IANA time zone."""

    def __init__(self, **kwargs):
        super().__init__(choices=by_region, initial="UTC", **kwargs)

    def store(self, name: str) -> None:
        """Offer `name` too, which may be an old one that no place is named after."""
        if not self.valid_value(name):
            self.choices = [(name, name), *self.choices]

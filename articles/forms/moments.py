"""The one control for date and time: in the newsroom's zone, on the days of clock changes too."""

from datetime import UTC, datetime

from django import forms
from django.forms import Script
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from ..local_times import find_instants, find_neighbours

# Beyond them zones know no rules, and arithmetic overflows.
FIRST_YEAR, LAST_YEAR = 1900, 2999


class MomentInput(forms.DateTimeInput):
    """The browser's own picker; where a time is shown twice by the clock, also which of both is meant."""

    input_type = "datetime-local"

    class Media:
        js = [Script("articles/js/moments.js", type="module")]

    def format_value(self, value):
        """As the picker takes it: without a zone, and with seconds only where they are not 0."""
        local = read_local(value)
        if local is None:
            return value
        return local.replace(tzinfo=None).isoformat(timespec="seconds" if local.second else "minutes")

    def value_from_datadict(self, data, files, name):
        """What was typed; in its place what was chosen for it, where the clock shows it twice or never."""
        typed, (asked, _, chosen) = data.get(name), data.get(f"{name}_which", "").partition(" ")
        return chosen if typed and chosen and asked == self.format_value(typed) else typed

    def render(self, name, value, attrs=None, renderer=None):
        zone = timezone.get_current_timezone()
        attrs = {**(attrs or {}), "data-zone": str(zone)}
        context = {
            "picker": super().render(name, value, attrs, renderer),
            "name": f"{name}_which",
            "zone": str(zone).replace("_", " "),
            "choices": list_choices(value),
        }
        return render_to_string("admin/moment.html", context)


class MomentField(forms.DateTimeField):
    """An instant (aware), typed as the newsroom's clock shows it."""

    widget = MomentInput
    default_error_messages = {
        "year": _("Choose a year from {first} to {last}."),
        "never": _("The clocks are put forward then, and never show {time}. Choose {before} or {after}."),
        "twice": _("The clocks are put back then, and show {time} twice. Say which one you mean."),
    }

    def prepare_value(self, value):
        # Django drops the zone, and with it which of two times is stored.
        return (
            timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value
        )

    def to_python(self, value):
        """The instant; ValidationError in words where the clock never shows the time, or shows it twice."""
        local = read_local(value)
        if local is None:
            return super().to_python(value)
        if not FIRST_YEAR <= local.year <= LAST_YEAR:
            self.refuse("year", first=FIRST_YEAR, last=LAST_YEAR)
        if timezone.is_aware(local):
            return local
        zone = timezone.get_current_timezone()
        instants = find_instants(local, zone)
        if not instants:
            before, after = map(format_time, find_neighbours(local, zone))
            self.refuse("never", time=format_time(local), before=before, after=after)
        if len(instants) == 2:
            self.refuse("twice", time=format_time(local))
        return instants[0]

    def refuse(self, code, **values):
        raise forms.ValidationError(str(self.error_messages[code]).format(**values), code=code)


def read_local(value) -> datetime | None:
    """A moment from what a form holds: a datetime, or one as text (ISO 8601); None for anything else."""
    if isinstance(value, datetime):
        return timezone.localtime(value) if timezone.is_aware(value) else value
    try:
        return parse_datetime(value.strip()) if isinstance(value, str) else None
    # Such as the 31st of February.
    except ValueError:
        return None


def list_choices(value) -> list[dict]:
    """What can be chosen for a time that the clock shows twice or never, each with value and label."""
    local, zone = read_local(value), timezone.get_current_timezone()
    if local is None or not FIRST_YEAR <= local.year <= LAST_YEAR:
        return []
    naive = local.replace(tzinfo=None, fold=0)
    instants = find_instants(naive, zone)
    if len(instants) == 1:
        return []
    meant = local.astimezone(UTC) if timezone.is_aware(local) else None
    offered = name_both(instants) if instants else name_neighbours(naive, zone)
    asked = MomentInput().format_value(naive)
    return [
        {"value": f"{asked} {one.isoformat()}", "label": label, "is_chosen": one.astimezone(UTC) == meant}
        for one, label in offered
    ]


def name_both(instants):
    labels = (
        pgettext("one of two equal times", "{time}, before the clocks are put back ({offset})"),
        pgettext("one of two equal times", "{time}, after the clocks are put back ({offset})"),
    )
    for one, label in zip(instants, labels, strict=True):
        yield one, label.format(time=format_time(one), offset=f"UTC{one:%:z}")


def name_neighbours(naive, zone):
    return [(one.replace(tzinfo=zone), format_time(one)) for one in find_neighbours(naive, zone)]


def format_time(local: datetime) -> str:
    return date_format(local, "TIME_FORMAT")

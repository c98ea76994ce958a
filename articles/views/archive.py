"""The paper day by day, in the newsroom's calendar: the years, a year, a month, a day."""

from collections import namedtuple
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ..models import listing
from ..public_view import Missing, render_page
from .lists import before, page

CALENDAR = range(1000, 9000)
Way = namedtuple("Way", "name path")


def archive(request):
    """The years in which something was published that can still be read."""
    request.page.read_versions("front")
    first, last = (moment and timezone.localtime(moment).year for moment in listing.span())
    years = range(last, first - 1, -1) if first else []
    return render_page(request, "articles/archive.html", {"years": years})


def archive_year(request, year):
    """What was first published in a year, and the months that have something."""
    request.page.read_versions("front")
    months = [midnight(year, month) for month in range(1, 13)]
    begins = [*months, next_month(months[-1])]
    parts = [
        Way(date_format(begin, "F"), month_path(begin)) for begin in listing.periods_with_articles(begins)
    ]
    return render_period(request, begins[0], begins[-1], name=f"{year:04}", parts=parts)


def archive_month(request, year, month):
    """What was first published in a month, and the days that have something."""
    request.page.read_versions("front")
    begin = midnight(year, month)
    end = next_month(begin)
    begins = [next_day(begin, days) for days in range((end.date() - begin.date()).days + 1)]
    parts = [Way(date_format(day, "j"), day_path(day)) for day in listing.periods_with_articles(begins)]
    return render_period(
        request, begin, end, name=date_format(begin, "YEAR_MONTH_FORMAT"), parts=parts, above=[year_of(begin)]
    )


def archive_day(request, year, month, day):
    """What was first published on a day."""
    request.page.read_versions("front")
    begin = midnight(year, month, day)
    above = [year_of(begin), Way(date_format(begin, "F"), month_path(begin))]
    return render_period(
        request, begin, next_day(begin), name=date_format(begin, "DATE_FORMAT"), parts=[], above=above
    )


def render_period(request, begin, end, **names):
    """A page of the list of what was first published in a period."""
    names.setdefault("above", [Way(_("Archive"), reverse("articles:archive"))])
    stories = listing.in_period(begin, end, before=before(request))
    return page(request, "articles/archive_period.html", stories, **names)


def midnight(year, month=1, day=1):
    """The instant at which a day of the newsroom's calendar begins."""
    try:
        if year not in CALENDAR:
            raise ValueError(year)
        return timezone.make_aware(datetime(year, month, day))  # noqa: DTZ001
    except ValueError as error:
        raise Missing(_("The calendar has no such day."), way=reverse("articles:archive")) from error


def next_day(begin, days=1):
    """The midnight that comes `days` after."""
    # By the calendar: where clocks change, a day has 23 or 25 hours.
    day = begin.date() + timedelta(days=days)
    return midnight(day.year, day.month, day.day)


def next_month(begin):
    # No month has more than 31 days, so this lands in the next one and never beyond it.
    return next_day(begin.replace(day=1), 32).replace(day=1)


def year_of(moment):
    return Way(f"{moment.year:04}", reverse("articles:archive_year", args=[moment.year]))


def month_path(moment):
    return reverse("articles:archive_month", args=[moment.year, moment.month])


def day_path(moment):
    return reverse("articles:archive_day", args=[moment.year, moment.month, moment.day])

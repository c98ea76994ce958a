"""Today's timetable on the desk's first page: what is scheduled by the hour, along a line of the day."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import ClassVar

from django.utils import timezone
from django.utils.translation import gettext, ngettext

from ..dates import format_moment
from ..models import Edition
from .blocks import COUNTED, Block, Row
from .stories import form_address, list_address, of_reached

# Marks on the line; a day of a large paper has about as many.
MOST_MARKS = 150
MOST_ROWS = 24


@dataclass(frozen=True)
class Mark:
    """A point of the line, in minutes since midnight, and whether it is past."""

    minute: str
    is_past: bool


@dataclass(frozen=True)
class DayLine:
    """The line of one day as it is drawn, from 0 to 1440 minutes of the newsroom's clock."""

    marks: list[Mark]
    now: str
    HOURS: ClassVar = [str(hour * 60) for hour in range(3, 24, 3)]


def schedule_of_today(person) -> Block:
    """What becomes public or goes away today, with what went out today on the line."""
    now = timezone.now()
    day = timezone.localtime(now).date()
    begin, end = (timezone.make_aware(datetime.combine(one, time.min)) for one in (day, day + timedelta(1)))
    scheduled = of_reached(person, Edition.objects.scheduled(now)).order_by("live_from", "pk")
    today = scheduled.filter(live_from__lt=end).select_related("article", "section")
    editions = list(today.defer("body", "text", "article__body", "article__standfirst")[: COUNTED + 1])
    gone_out = of_reached(
        person, Edition.objects.with_body().filter(live_from__gte=begin, live_from__lte=now)
    )
    times = list(gone_out.order_by("-live_from").values_list("live_from", flat=True)[:MOST_MARKS])
    marks = [Mark(minute_of(one), is_past=True) for one in reversed(times)]
    marks += [Mark(minute_of(one.live_from), is_past=False) for one in editions]
    later = scheduled.filter(live_from__gte=end)[: COUNTED + 1].count()
    return Block(
        "scheduled",
        gettext("Today"),
        [describe(edition) for edition in editions[:MOST_ROWS]],
        count=len(editions),
        address=list_address(state="scheduled", order="due"),
        link=describe_later(later),
        empty=gettext("Nothing more is scheduled today.") if marks or later else "",
        first="next",
        line=DayLine(marks, minute_of(now)),
    )


def minute_of(moment: datetime) -> str:
    """Minutes since midnight as the newsroom's clock shows them, as a text that no language formats."""
    local = timezone.localtime(moment)
    return str(local.hour * 60 + local.minute)


def describe(edition) -> Row:
    return Row(
        title=edition.headline or str(edition.article),
        address=form_address(edition.article_id),
        time=format_moment(edition.live_from, "H:i"),
        facts=(edition.section.name,),
        state="" if edition.is_listed else str(edition.kind_rules.predicate),
        tone="ahead" if edition.is_listed else "gone",
    )


def describe_later(count: int) -> str:
    """The words of the link to what is scheduled for other days."""
    if count > COUNTED:
        return gettext("More than {most} scheduled after today").format(most=COUNTED)
    if count:
        return ngettext("{count} scheduled after today", "{count} scheduled after today", count).format(
            count=count
        )
    return ""

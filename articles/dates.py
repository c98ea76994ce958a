"""How a moment is told in a sentence: in the newsroom's time and the language's formats; pure."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import pgettext


def format_moment(moment: datetime, style: str = "DATETIME_FORMAT") -> str:
    """An aware moment in words; `style` is one of newsroom/formats or a date format of Django's."""
    return date_format(timezone.localtime(moment), style)


def format_moment_with_weekday(moment: datetime) -> str:
    """An aware moment in words with its day of the week: Monday, 2 March 2026, 14:05."""
    return pgettext("a moment with its day of the week", "{weekday}, {moment}").format(
        weekday=format_moment(moment, "l"), moment=format_moment(moment)
    )

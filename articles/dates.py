"""How a moment is told in a sentence: in the newsroom's time and by the house's formats."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format


def format_moment(moment: datetime, style: str = "DATETIME_FORMAT") -> str:
    """An aware moment in words; `style` is one of newsroom/formats or a date format of Django's."""
    return date_format(timezone.localtime(moment), style)

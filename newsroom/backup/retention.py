"""Which of many backups stay: the newest of each of the last days, weeks and months; pure."""

from collections.abc import Callable, Iterable
from datetime import datetime

DAYS, WEEKS, MONTHS = 7, 4, 6


def select(moments: Iterable[datetime]) -> set[datetime]:
    """The moments of those that stay: days, weeks and months without a backup do not count."""
    newest_first = sorted(moments, reverse=True)
    return {
        *newest_of_each(newest_first, lambda at: at.date(), DAYS),
        *newest_of_each(newest_first, lambda at: at.isocalendar()[:2], WEEKS),
        *newest_of_each(newest_first, lambda at: (at.year, at.month), MONTHS),
    }


def newest_of_each(newest_first: list[datetime], period: Callable, count: int) -> list[datetime]:
    """The newest of each of the last `count` periods that have any."""
    found = {}
    for moment in newest_first:
        found.setdefault(period(moment), moment)
    return list(found.values())[:count]

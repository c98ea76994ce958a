"""What must not go unnoticed: read off the database whenever the desk's first page is shown."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.template.defaultfilters import date
from django.utils import timezone

from newsroom import jobs, models
from newsroom.backup import watching

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Alert:
    """A sentence or two that say what is wrong and what to do; `address` leads to where it is done."""

    text: str
    address: str = ""
    is_grave: bool = False


def current(person) -> list[Alert]:
    """What concerns `person` now, the grave first; each source is asked for those who have its permission."""
    found = [alert for may, source in SOURCES if person.has_perm(may) for alert in ask(source)]
    return sorted(found, key=lambda alert: not alert.is_grave)


def ask(source: Callable[[], Iterable[Alert]]) -> list[Alert]:
    """What the source says. One that fails says so, and does not cost the page."""
    try:
        return list(source())
    except Exception:
        logger.exception("The alerts of %s failed.", source.__qualname__)
        return [
            Alert(f"It could not be found out whether all is well ({source.__qualname__}).", is_grave=True)
        ]


def silent_worker() -> Iterable[Alert]:
    """Grave while no worker is heard of."""
    if models.Worker.objects.alive().exists():
        return
    last = models.Worker.objects.order_by("-heard_at").first()
    since = f"has not been heard of since {moment(last.heard_at)}" if last else "has never run"
    yield Alert(
        f"The worker {since}. Mails wait, and no backup is made. Start it: python manage.py worker",
        is_grave=True,
    )


def failing_jobs() -> Iterable[Alert]:
    """Jobs whose last run failed."""
    for job in models.Job.objects.filter(name__in=[job.name for job in jobs.JOBS]).exclude(error=""):
        yield Alert(f"“{job.name}” failed at {moment(job.finished_at)}: {job.error}")


def stale_backup() -> Iterable[Alert]:
    """Grave once no good backup is younger than 26 hours."""
    return (Alert(words, is_grave=True) for words in watching.stale_backup())


def full_disks() -> Iterable[Alert]:
    """Grave before a disk of the paper is full."""
    return (Alert(words, is_grave=True) for words in watching.full_disks())


def moment(at) -> str:
    """A time as the newsroom's clock shows it."""
    return date(timezone.localtime(at), "j M Y, H:i")


# Who is told (a permission), and by what.
SOURCES: list[tuple[str, Callable[[], Iterable[Alert]]]] = [
    ("newsroom.view_site", silent_worker),
    ("newsroom.view_site", failing_jobs),
    ("newsroom.view_site", stale_backup),
    ("newsroom.view_site", full_disks),
]

"""Alerts of the desk's first page, derived from the database each time the page is shown."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from articles.dates import format_moment
from newsroom import invitations, jobs, mail, models, queue
from newsroom.backup import watching

logger = logging.getLogger(__name__)

HEARD_OF = _(
    "The worker has not been heard of since {time}. Mails wait, and no backup is made. "
    "Start it: python manage.py worker"
)
NEVER_RUN = _(
    "The worker has never run. Mails wait, and no backup is made. Start it: python manage.py worker"
)
# Alerts of one kind; the others are counted, so that they do not push the page down.
MOST_SHOWN = 10


@dataclass(frozen=True)
class Alert:
    """A sentence or two that say what is wrong and what to do; `address` leads to where it is done."""

    text: str
    address: str = ""
    is_grave: bool = False


def current(person) -> list[Alert]:
    """The alerts that `person` has the permission to see, the grave ones first."""
    return gather(source for may, source in SOURCES if person.has_perm(may))


def every() -> list[Alert]:
    """All alerts, whoever may see them, for an operator."""
    return gather(source for _, source in SOURCES)


def gather(sources: Iterable[Callable]) -> list[Alert]:
    found = [alert for source in sources for alert in ask(source)]
    return sorted(found, key=lambda alert: not alert.is_grave)


def ask(source: Callable[[], Iterable[Alert]]) -> list[Alert]:
    """The alerts of one source. A source that fails becomes an alert itself, and the page still shows."""
    try:
        return list(source())
    except Exception:
        logger.exception("The alerts of %s failed.", source.__qualname__)
        return [
            Alert(
                gettext("It could not be found out whether all is well ({source}).").format(
                    source=source.__qualname__
                ),
                is_grave=True,
            )
        ]


def silent_worker() -> Iterable[Alert]:
    """Grave while no worker is heard of."""
    if models.Worker.objects.alive().exists():
        return
    last = models.Worker.objects.order_by("-heard_at").first()
    text = HEARD_OF.format(time=format_moment(last.heard_at)) if last else NEVER_RUN
    yield Alert(text, reverse("admin:status"), is_grave=True)


def list_failing_jobs() -> Iterable[Alert]:
    """Jobs whose last run failed."""
    # A job that the code does not have never runs again, so the alert of its row would stay for ever.
    for job in models.Job.objects.filter(name__in=[job.name for job in jobs.JOBS]).exclude(error=""):
        yield Alert(
            gettext("“{name}” failed at {time}: {error}").format(
                name=job.name, time=format_moment(job.finished_at), error=job.error
            ),
            reverse("admin:status"),
        )


def stale_backup() -> Iterable[Alert]:
    """Grave once no good backup is younger than 26 hours."""
    return (Alert(words, is_grave=True) for words in watching.stale_backup())


def full_disks() -> Iterable[Alert]:
    """Grave before a disk of the paper is full."""
    return (Alert(words, is_grave=True) for words in watching.full_disks())


def late_mails() -> Iterable[Alert]:
    """Grave while the mail server takes no mail at all. A refusal of one single address does not count."""
    late = queue.list_held_up(mail.Unreachable).order_by("enqueued_at")
    first = late.first()
    if first:
        count = late[:MOST_SHOWN].count()
        yield Alert(
            ngettext(
                "A mail waits since {time}. {reason}", "Mails wait since {time}. {reason}", count
            ).format(time=format_moment(first.enqueued_at), reason=queue.reason(first)),
            reverse("admin:status"),
            is_grave=True,
        )


def describe_failed(count: int) -> str:
    if count == MOST_SHOWN:
        text = gettext("The worker gave up {count} or more tasks. See why, and try again.")
    else:
        text = ngettext(
            "The worker gave up {count} task. See why, and try again.",
            "The worker gave up {count} tasks. See why, and try again.",
            count,
        )
    return text.format(count=count)


def list_failed_tasks() -> Iterable[Alert]:
    """What the worker gave up; invitations are told of one by one."""
    count = queue.list_failed().exclude(task_path=invitations.TASK)[:MOST_SHOWN].count()
    if count:
        yield Alert(describe_failed(count), reverse("admin:status"))


def list_undelivered_invitations() -> Iterable[Alert]:
    """One for each invitation that was given up, with the way to where a link can be made."""
    found = invitations.list_undelivered()
    for person, why in found[:MOST_SHOWN]:
        name = person.get_full_name() or person.username
        yield Alert(
            gettext(
                "The invitation of {name} could not be delivered. {why} You can hand over a link instead."
            ).format(name=name, why=why),
            reverse("admin:newsroom_user_change", args=[person.pk]) + "#invitation",
        )
    if len(found) > MOST_SHOWN:
        yield Alert(
            ngettext(
                "{count} more invitation could not be delivered.",
                "{count} more invitations could not be delivered.",
                len(found) - MOST_SHOWN,
            ).format(count=len(found) - MOST_SHOWN)
        )


# Who is told (a permission), and by what.
SOURCES: list[tuple[str, Callable[[], Iterable[Alert]]]] = [
    ("newsroom.view_site", silent_worker),
    ("newsroom.view_site", list_failing_jobs),
    ("newsroom.view_site", stale_backup),
    ("newsroom.view_site", full_disks),
    ("newsroom.view_site", late_mails),
    ("newsroom.view_site", list_failed_tasks),
    ("newsroom.change_user", list_undelivered_invitations),
]

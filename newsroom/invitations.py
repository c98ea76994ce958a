"""Invitations and what became of them, read off the task queue: sent, waiting, or not delivered."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.tasks import TaskResultStatus
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult

from articles.dates import format_moment
from newsroom import mail, queue
from newsroom.accounts import send_invitation
from newsroom.models import User

TASK = send_invitation.module_path
PRINTED = _(
    "No mail server is set, so the invitation was only printed where the paper was started. "
    "Hand over a link instead."
)
UNFINISHED = (TaskResultStatus.READY, TaskResultStatus.RUNNING)
# The desk's first page reads them each time it is shown, so their number has a bound.
MOST_SENT = 500


@dataclass(frozen=True)
class Delivery:
    """What became of the newest invitation of a person, in words."""

    text: str
    is_failed: bool = False


def is_open(person: User) -> bool:
    """Whether they are still to choose a password."""
    return person.is_active and not person.has_usable_password()


def invite(person: User) -> None:
    """Have the worker send the one-time link. A mail that waits already is sent now, with all its tries."""
    with queue.guard():
        waiting = list_sent().filter(args_kwargs__args__0=person.pk, status__in=UNFINISHED).first()
    if waiting is None:
        queue.put(send_invitation, person.pk)
    else:
        queue.hasten(waiting.pk)


def delivery(person: User) -> Delivery | None:
    """What became of the newest invitation; None where none was made lately."""
    row = list_sent().filter(args_kwargs__args__0=person.pk).first()
    if row is None:
        return None
    if row.status == TaskResultStatus.SUCCESSFUL and mail.is_printed():
        return Delivery(PRINTED, is_failed=True)
    if row.status == TaskResultStatus.SUCCESSFUL:
        return Delivery(
            gettext("The invitation was sent to {email} at {time}.").format(
                email=person.email, time=format_moment(row.finished_at)
            )
        )
    if row.status == TaskResultStatus.FAILED:
        return Delivery(
            gettext("The invitation could not be delivered. {reason}").format(reason=queue.reason(row)),
            is_failed=True,
        )
    if row.status == TaskResultStatus.READY and row.traceback:
        return Delivery(
            gettext("The invitation is not delivered yet. {reason} It is tried again at {time}.").format(
                reason=queue.reason(row), time=format_moment(row.run_after)
            ),
            is_failed=True,
        )
    return Delivery(gettext("The invitation waits to be sent to {email}.").format(email=person.email))


def list_sent():
    """Every invitation in the queue, the newest first."""
    return DBTaskResult.objects.filter(task_path=TASK).order_by("-enqueued_at")


def list_undelivered() -> list[tuple[User, str]]:
    """People whose newest invitation failed for good, with the reason, as long as its link would last."""
    since = timezone.now() - timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)
    newest = {}
    for row in list_sent().filter(enqueued_at__gt=since)[:MOST_SENT]:
        # The newest comes first: a later invitation that was sent makes an older failure no alert.
        newest.setdefault(row.args_kwargs["args"][0], row)
    failed = {key: row for key, row in newest.items() if row.status == TaskResultStatus.FAILED}
    people = User.objects.filter(pk__in=failed).order_by("pk")
    return [(one, queue.reason(failed[one.pk])) for one in people if is_open(one)]

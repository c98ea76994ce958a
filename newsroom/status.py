"""Whether the paper is well: the worker, its jobs and the queue on one page of the desk, for a chief."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.contrib import messages
from django.contrib.admin import site as desk
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django_tasks_db.models import DBTaskResult

from articles.idempotency import FIELD, key_of, once
from newsroom import alerts, jobs, mail, models, queue

VIEW, CHANGE = "newsroom.view_site", "newsroom.change_site"
# Databases count row by row: a long queue counted to its end would slow the page.
MOST_ROWS = 20
FARTHEST = 1000
WORDS = {
    "newsroom.accounts.send_invitation": _("Invitation"),
    "newsroom.accounts.send_password_reset": _("Link for a forgotten password"),
    "newsroom.accounts.send_text": _("Mail"),
    "newsroom.testmail.send_test": _("Test mail"),
    "newsroom.handover_mails.send_handover": _("Mail about a story that was handed over"),
    "newsroom.handover_mails.send_digest": _("Mail of the day"),
    "articles.models.photo.make_renditions": _("Sizes of a photograph"),
}

# Whom a mail is for where the task has only a key: of the person, or of what was handed to them.
RECEIVERS = {
    "newsroom.accounts.send_invitation": lambda key: models.User.objects.filter(pk=key),
    "newsroom.handover_mails.send_digest": lambda key: models.User.objects.filter(pk=key),
    "newsroom.handover_mails.send_handover": lambda key: models.User.objects.filter(handovers=key),
}


@dataclass(frozen=True)
class JobLine:
    """A job of the table with what its row says."""

    name: str
    every: timedelta
    row: models.Job

    @property
    def took(self) -> timedelta | None:
        done = self.row.started_at and self.row.finished_at and not self.row.is_running
        return self.row.finished_at - self.row.started_at if done else None

    @property
    def next_at(self) -> datetime | None:
        return self.row.next_at(self.every)


@dataclass(frozen=True)
class TaskLine:
    """A task of the queue in words."""

    row: DBTaskResult

    @property
    def name(self) -> str:
        return WORDS.get(self.row.task_path, self.row.task_name)

    @property
    def about(self) -> str:
        """Whom a mail is for, as far as the row says."""
        said = self.row.args_kwargs["args"]
        if find := RECEIVERS.get(self.row.task_path):
            return str(find(said[0]).first() or "")
        return next((word for word in said if isinstance(word, str) and "@" in word), "")

    @property
    def reason(self) -> str:
        return queue.reason(self.row)

    @property
    def tries(self) -> int:
        return len(self.row.worker_ids)


@dataclass(frozen=True)
class Lines:
    """The head of a list of tasks, and how many there are as far as they are counted."""

    rows: list[TaskLine]
    count: int

    @property
    def is_cut(self) -> bool:
        return self.count > len(self.rows)


def lines(tasks) -> Lines:
    return Lines([TaskLine(row) for row in tasks[:MOST_ROWS]], tasks[:FARTHEST].count())


def job_lines() -> list[JobLine]:
    rows = {row.name: row for row in models.Job.objects.all()}
    return [JobLine(job.name, job.every, rows.get(job.name, models.Job(name=job.name))) for job in jobs.JOBS]


def facts() -> dict:
    """All that the page says, but for the alerts."""
    return {
        "workers": models.Worker.objects.alive().order_by("started_at")[:MOST_ROWS],
        "last_worker": models.Worker.objects.order_by("-heard_at").first(),
        "jobs": job_lines(),
        "running": lines(DBTaskResult.objects.running().order_by("started_at")),
        "waiting": lines(queue.list_waiting()),
        "failed": lines(queue.list_failed()),
        "way": mail.way(),
        "now": timezone.now(),
    }


@never_cache
def status(request):
    """The page; posted, a task that failed is tried again or dismissed."""
    if not request.user.has_perm(CHANGE if request.method == "POST" else VIEW):
        raise PermissionDenied
    if request.method == "POST":
        return once(request, lambda: act(request))
    may = {"title": _("Status"), "may_act": request.user.has_perm(CHANGE), FIELD: key_of(request)}
    context = desk.each_context(request) | facts() | may | {"alerts": alerts.current(request.user)}
    return render(request, "admin/status.html", context)


ACTS = {
    "retry": (queue.run_again, _("The worker tries it again.")),
    "dismiss": (queue.dismiss, _("It is dismissed.")),
}
GONE = _("That task is in the list no more: it was tried again or dismissed meanwhile.")


def act(request):
    """Do what the button says with the task it names."""
    do, _, key = request.POST.get("do", "").partition(" ")
    verb, words = ACTS.get(do, (None, GONE))
    is_done = verb is not None and is_key(key) and verb(key)
    messages.add_message(
        request, messages.SUCCESS if is_done else messages.WARNING, words if is_done else GONE
    )
    return HttpResponseRedirect(reverse("admin:status"))


def is_key(typed: str) -> bool:
    """Whether this can be the key of a task, which is a UUID."""
    try:
        # A query by any other key raises ValidationError, which would be answered with 500.
        return bool(UUID(typed))
    except ValueError:
        return False

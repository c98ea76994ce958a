"""What the worker does again and again, and how often: one table, run by what the rows of `Job` say."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext_noop as _

from articles.models import Article, Autosave, IdempotencyKey, Presence, binning, search_index
from newsroom import handover_mails, models, orphans, queue
from newsroom.backup import nightly

logger = logging.getLogger(__name__)

LONGEST_ERROR = 2_000


def empty_bin() -> int:
    """Erase the articles whose days in the bin are over; gives how many."""
    return binning.erase_overdue(Article.objects.all())


@dataclass(frozen=True)
class Job:
    """`run` is called without arguments once in `every`, by one worker; what it raises is its failure.

    The name is shown to people and names the row, so it stays as it is.
    """

    name: str
    every: timedelta
    run: Callable[[], object]


JOBS = (
    Job(_("Take up abandoned tasks"), timedelta(seconds=10), queue.rescue),
    Job(_("Clear old task results and sessions"), timedelta(days=1), queue.prune),
    Job(_("Clear files that no row names"), timedelta(days=1), orphans.clear),
    Job(_("Clear old idempotency keys"), timedelta(days=1), IdempotencyKey.prune),
    Job(_("Clear old autosaves"), timedelta(days=1), Autosave.prune),
    Job(_("Erase what lay in the bin for 30 days"), timedelta(hours=6), empty_bin),
    Job(_("Forget who had an article open"), timedelta(hours=1), Presence.prune),
    Job(_("Forget old attempts to log in"), timedelta(days=1), models.Throttle.prune),
    Job(_("Mail what waits for each, once a day"), timedelta(minutes=15), handover_mails.queue_digests),
    Job(_("Make the nightly backup when it is due"), timedelta(minutes=15), nightly.back_up_if_due),
    Job(
        _("Take blanked words out of the search index"),
        timedelta(days=1),
        search_index.purge_lately_blanked,
    ),
)


def run_due(worker: str, jobs: tuple[Job, ...] | None = None) -> None:
    """Run what is due now, as the worker of this name; a job that fails does not keep the others."""
    for job in JOBS if jobs is None else jobs:
        row, _ = models.Job.objects.get_or_create(name=job.name)
        if row.is_due(job.every, worker=worker) and row.claim(worker=worker):
            row.finish(failure_of(job))


def failure_of(job: Job) -> str:
    """Run the job; the error as one text, empty where it succeeded."""
    try:
        job.run()
    # Any error: a job that fails must not end the worker or keep the other jobs from running.
    except Exception as error:
        logger.exception("The job “%s” failed.", job.name)
        # PostgreSQL stores no null character, which may be in the answer of a server.
        return f"{type(error).__name__}: {error}"[:LONGEST_ERROR].replace("\x00", "�")
    return ""

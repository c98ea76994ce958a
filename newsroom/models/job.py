"""A row for each worker (is it alive?) and for each recurring job (when did it run, did it fail?)."""

from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone

# Longer than any task takes (queue.LIMIT): a worker is not heard of while it runs one.
SILENT = timedelta(minutes=3)
RETRY = timedelta(minutes=30)
# A start farther ahead comes from a wrong clock; else the job would wait until that moment.
SKEW = timedelta(minutes=5)


class WorkerQuerySet(models.QuerySet):
    def alive(self):
        """Those that were heard of lately."""
        return self.filter(heard_at__gt=timezone.now() - SILENT)


class Worker(models.Model):
    """A process that runs tasks and jobs; it sets `heard_at` between them, so a stuck one falls silent."""

    name = models.CharField(max_length=120, unique=True)
    started_at = models.DateTimeField()
    heard_at = models.DateTimeField()

    objects = WorkerQuerySet.as_manager()

    def __str__(self):
        return self.name

    @classmethod
    def beat(cls, name: str) -> None:
        """Say that the worker of this name is alive."""
        now = timezone.now()
        if not cls.objects.filter(name=name).update(heard_at=now):
            cls.objects.create(name=name, started_at=now, heard_at=now)


class Job(models.Model):
    """When a job of `newsroom.jobs.JOBS` last ran; `error` says why that failed, and is empty otherwise."""

    name = models.CharField(max_length=80, unique=True)
    worker = models.CharField(max_length=120, blank=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    succeeded_at = models.DateTimeField(null=True)
    error = models.TextField(blank=True)

    def __str__(self):
        return self.name

    @property
    def is_running(self) -> bool:
        """Whether it was begun and not ended; its worker may be gone all the same."""
        return bool(self.started_at) and (self.finished_at is None or self.finished_at < self.started_at)

    def next_at(self, every: timedelta) -> datetime | None:
        """When it is due again: at once when it never ran, sooner after a failure."""
        if self.started_at is None:
            return None
        return self.started_at + (min(every, RETRY) if self.error else every)

    def is_due(self, every: timedelta, *, worker: str) -> bool:
        """Whether `worker` must run it now; also if a silent worker, or this one, began it without an end."""
        now = timezone.now()
        if self.started_at is None or self.started_at > now + SKEW:
            return True
        if self.is_running:
            return self.worker == worker or not Worker.objects.alive().filter(name=self.worker).exists()
        return self.next_at(every) <= now

    def claim(self, *, worker: str) -> bool:
        """Take it for `worker`; of several that try at once, one gets True."""
        # One UPDATE with the old start as its condition: of two workers one finds no row any more.
        unchanged = Job.objects.filter(pk=self.pk, started_at=self.started_at)
        self.started_at, self.worker = timezone.now(), worker
        return unchanged.update(started_at=self.started_at, worker=worker) == 1

    def finish(self, error: str = "") -> None:
        """Store what came of the run that was claimed."""
        now = timezone.now()
        outcome = {"finished_at": now, "error": error} | ({} if error else {"succeeded_at": now})
        # Where this worker was silent, another may have claimed the job and started it anew.
        Job.objects.filter(pk=self.pk, started_at=self.started_at).update(**outcome)

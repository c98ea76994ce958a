"""What the worker does and when: a row for each worker, and one for each job that comes round again."""

from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone

SILENT = timedelta(minutes=3)
RETRY = timedelta(minutes=30)
SKEW = timedelta(minutes=5)


class WorkerQuerySet(models.QuerySet):
    def alive(self):
        """Those that were heard of lately."""
        return self.filter(heard_at__gt=timezone.now() - SILENT)


class Worker(models.Model):
    """A process that runs tasks and jobs; `heard_at` moves on as long as it gets round."""

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
        """Whether `worker` is to run it now. What a silent worker began, or this one could not end, is."""
        now = timezone.now()
        if self.started_at is None or self.started_at > now + SKEW:
            return True
        if self.is_running:
            return self.worker == worker or not Worker.objects.alive().filter(name=self.worker).exists()
        return self.next_at(every) <= now

    def claim(self, *, worker: str) -> bool:
        """Take it for `worker`; of several that try at once, one gets True."""
        unchanged = Job.objects.filter(pk=self.pk, started_at=self.started_at)
        self.started_at, self.worker = timezone.now(), worker
        return unchanged.update(started_at=self.started_at, worker=worker) == 1

    def finish(self, error: str = "") -> None:
        """Store what came of the run that was claimed."""
        now = timezone.now()
        outcome = {"finished_at": now, "error": error} | ({} if error else {"succeeded_at": now})
        Job.objects.filter(pk=self.pk, started_at=self.started_at).update(**outcome)

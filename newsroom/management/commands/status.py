"""Says whether the paper is well, as the desk's status page does; ends with 1 where something is grave."""

import sys

from django.core.management import BaseCommand
from django.utils import timezone

from articles.dates import format_moment
from newsroom import alerts, status
from newsroom.models import Site


class Command(BaseCommand):
    help = "Says whether the worker runs, what its jobs did, and what waits or failed in the queue."

    def handle(self, **options):
        with timezone.override(Site.current().zone):
            found = alerts.every()
            for line in self.lines(found):
                self.stdout.write(line)
        if any(alert.is_grave for alert in found):
            sys.exit(1)

    def lines(self, found):
        yield from (f"{'URGENT: ' * alert.is_grave}{alert.text}" for alert in found)
        facts = status.facts()
        for worker in facts["workers"]:
            yield f"Worker: {worker.name}, heard of at {format_moment(worker.heard_at)}"
        for job in facts["jobs"]:
            at = job.row.succeeded_at
            outcome = f"last succeeded at {format_moment(at)}" if at else "has not succeeded yet"
            yield f"Job: {job.name}, {outcome}"
        for name in ("running", "waiting", "failed"):
            yield f"Tasks {name}: {facts[name].count}"
        yield facts["way"]

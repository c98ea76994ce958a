"""What the worker would do now, done within the test."""

from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from newsroom import queue
from newsroom.models import Worker


def work_off(*, tries=1):
    """Run all that is queued as often as this, as if every pause were over."""
    Worker.beat("night shift")
    runner = queue.Runner("night shift")
    for _ in range(tries):
        runner.outages.clear()
        DBTaskResult.objects.filter(status="READY").update(run_after=timezone.now())
        for row in DBTaskResult.objects.ready():
            row.claim(runner.name)
            runner.run(row)

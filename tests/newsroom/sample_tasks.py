"""Tasks for the worker's tests, at an address the worker can import."""

import os
import signal
import time
from datetime import timedelta
from pathlib import Path

from django.tasks import task

from newsroom import queue


@task
def write(path):
    Path(path).write_text("done")


@task
def kill_the_worker(path):
    """Takes the first worker down as a full memory would, and is done by the next."""
    if not Path(path).exists():
        Path(path).write_text("tried")
        os.kill(os.getpid(), signal.SIGKILL)
    Path(path).write_text("done")


class Weather(Exception):
    """Passes."""


@task
@queue.retry(pauses=(timedelta(minutes=1), timedelta(minutes=5)))
def fail_until(path):
    """Fails until there is a file at `path`."""
    if not Path(path).exists():
        raise Weather("It rains.")


@task
@queue.retry()
def fail_for_good():
    raise queue.Final("Never again.")


@task
def fail_once():
    raise Weather("It rains.")


@task
def leave():
    raise SystemExit(3)


@task
def return_a_riddle():
    return object()


@task
def return_nothing_postgresql_holds():
    return ["\x00"]


@task
def fail_with_nothing_postgresql_holds():
    raise ValueError("\x00")


@task(queue_name=queue.MAIL)
@queue.retry()
def meet_an_outage():
    raise queue.Outage("Nobody answers.")


@task(queue_name=queue.MAIL)
def post(path):
    Path(path).write_text("posted")


@task
@queue.retry(limit=timedelta(seconds=0.2))
def sleep_and_defy():
    """Takes the first sign that its time is over for a fault of its own."""
    try:
        time.sleep(5)
    except OSError:
        time.sleep(20)

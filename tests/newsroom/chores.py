"""Tasks for the worker's tests, at an address the worker can import."""

import os
import signal
from pathlib import Path

from django.tasks import task


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

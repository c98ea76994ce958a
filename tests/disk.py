"""A real disk of a few kilobytes, and a queue that takes nothing, for tests of what happens then."""

import subprocess
from contextlib import contextmanager

import pytest
from django.db import OperationalError
from django_tasks_db import DatabaseBackend

NO_DISK = "Only root can mount a small disk, so what happens on a full one is not tried here."


@contextmanager
def mount(folder, *, size="64k"):
    """A disk of this size at `folder`; the test is skipped where none can be mounted."""
    folder.mkdir(parents=True, exist_ok=True)
    order = ["mount", "-t", "tmpfs", "-o", f"size={size}", "none", str(folder)]
    if subprocess.run(order, capture_output=True, check=False).returncode:
        pytest.skip(NO_DISK)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill(folder, *, but=0):
    """Take all room on the disk of `folder`, but for so many bytes (whole pages of 4096)."""
    filler = folder / ".filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"\0" * 4096)
        except OSError:
            pass
    if but:
        with filler.open("r+b") as file:
            file.truncate(max(0, filler.stat().st_size - but))
    return filler


def close(folder):
    """Let nothing more be written to the disk of `folder`."""
    subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)


class DeadQueue(DatabaseBackend):
    """A queue whose table cannot be written."""

    def enqueue(self, task, args, kwargs):
        raise OperationalError("database or disk is full")


DEAD_QUEUE = {"default": {"BACKEND": "tests.disk.DeadQueue"}}

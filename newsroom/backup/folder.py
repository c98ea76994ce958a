"""The folder that holds backups: their names, a lock, and the place where the next one grows."""

import fcntl
import os
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from django.utils import timezone

from articles.refusal import Refused

from . import manifest
from .files import PRIVATE_FOLDER, create, flush, flush_folders, make_folder

NAME = "%Y-%m-%dT%H-%M-%SZ"
PATTERN = re.compile(r"\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ")
PARTIAL = ".partial-"
LOCK = ".backup.lock"
BUSY = "Another backup or restore is running ({path} is locked). Wait until it has ended, then try again."
NOT_A_FOLDER = "{path} is not a folder. Name a folder for backups; it is made where there is none."


def name_of(moment: datetime) -> str:
    """What a backup of this moment is called: its UTC time, without signs that a file system refuses."""
    return moment.astimezone(UTC).strftime(NAME)


def moment_of(path: Path) -> datetime:
    """When the backup at `path` was begun, by its name."""
    return datetime.strptime(path.name, NAME).replace(tzinfo=UTC)


def backups(folder: Path) -> list[Path]:
    """The backups in a folder, the newest first; whether they are whole is not asked."""
    if not folder.is_dir():
        return []
    found = [path for path in folder.iterdir() if PATTERN.fullmatch(path.name) and not path.is_symlink()]
    return sorted((path for path in found if (path / manifest.NAME).is_file()), reverse=True)


def newest(folder: Path) -> Path | None:
    """The newest backup in a folder."""
    return next(iter(backups(folder)), None)


def chosen(path: Path) -> Path:
    """`path` itself where it is a backup, else the newest backup in it, else `path`."""
    return path if (path / manifest.NAME).exists() else newest(path) or path


@contextmanager
def lock(*folders: Path) -> Iterator[None]:
    """Lock these folders against other backups and restores; Refused where one is running."""
    with ExitStack() as stack:
        for path in sorted({folder.resolve() / LOCK for folder in folders}):
            file = stack.enter_context(open(path, "ab", opener=create))
            try:
                # The system releases it when the process dies, so a crash leaves no lock behind.
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise Refused(BUSY.format(path=path)) from error
        yield


def free_moment(folder: Path) -> datetime:
    """The time now; waits for the next second where a backup of this one exists."""
    # Names of backups have whole seconds: two of one second would have the same name.
    while (folder / name_of(moment := timezone.now())).exists():
        time.sleep(0.1)
    return moment


@contextmanager
def create_place(folder: Path, moment: datetime) -> Iterator[Path]:
    """Yield a new folder in the locked `folder`; renamed to the backup of `moment` when the block succeeds.

    Removes what interrupted backups left, and the new folder when the block fails.
    """
    final = folder / name_of(moment)
    remove_partial(folder)
    partial = folder / f"{PARTIAL}{final.name}"
    partial.mkdir(PRIVATE_FOLDER)
    try:
        yield partial
        # Contents first, then the name: after a power failure a finished name never has half its files.
        flush_folders(partial)
        os.rename(partial, final)
        flush(folder)
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def delete(path: Path) -> None:
    """Delete a backup in a locked folder."""
    # Renamed first: a deletion that is cut off leaves a partial folder, never a backup that lacks files.
    gone = path.with_name(f"{PARTIAL}{path.name}")
    os.rename(path, gone)
    shutil.rmtree(gone, ignore_errors=True)


def remove_partial(folder: Path) -> None:
    """Remove what backups that were interrupted left in the locked `folder`."""
    for path in folder.glob(f"{PARTIAL}*"):
        shutil.rmtree(path, ignore_errors=True)


def make_ready(folder: Path) -> None:
    """Make the folder where there is none; Refused where something else has its name."""
    if folder.exists() and not folder.is_dir():
        raise Refused(NOT_A_FOLDER.format(path=folder))
    make_folder(folder)

"""Files that are stored whole or not at all; pure.

A file is written before the row that names it, and a row is never kept for one that could not be. What a
killed process leaves behind, a `.part` or a file without a row, is cleared later (newsroom/orphans.py).
"""

import errno
import os
import secrets
from contextlib import suppress
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.utils.translation import gettext_lazy as _

from .refusal import Refused

PART = ".part"
NO_ROOM = {errno.ENOSPC, errno.EDQUOT}
FULL = _(
    "The disk with the folder {folder} is full. Nothing was stored: have room made there, then try again."
)
CLOSED = _(
    "Nothing could be written to the folder {folder} ({reason}). Nothing was stored: have it looked at, "
    "then try again."
)
AWAY = _(
    "The store of files does not take anything ({reason}). Nothing was stored: have it looked at, "
    "then try again."
)


class NotWritten(Refused):
    """The disk, or the object store, did not take a file; nothing of it stays."""


def write(path: Path, data: bytes, *, mode: int = 0o644) -> None:
    """Put `data` at `path`, in place of what was there: others find the old file or the new one, whole.

    Raises OSError as the disk gave it; then nothing has changed.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    # A name of its own: another process may write the same file at the same moment.
    part = path.with_name(f"{path.name}.{secrets.token_hex(8)}{PART}")
    try:
        # The mode is given as the file is made: after a later chmod others could have read it for a moment.
        with open(part, "xb", opener=lambda name, flags: os.open(name, flags, mode)) as file:
            file.write(data)
            file.flush()
            # Before the rename: after a power cut the name could else lead to an empty file.
            os.fsync(file.fileno())
        part.replace(path)
    # SystemExit and KeyboardInterrupt, too, must leave no part behind.
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Write the names in a folder to the disk, so that they survive a power cut; nothing where it cannot."""
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def store(storage, name: str, data: bytes) -> None:
    """Put `data` under just this `name` into a Django storage; raises NotWritten (field "file")."""
    try:
        if isinstance(storage, FileSystemStorage):
            write(Path(storage.path(name)), data)
        elif not storage.exists(name):
            # An object store shows an object once it is whole; save() would add a second under another name.
            storage.save(name, ContentFile(data))
    except OSError as error:
        raise NotWritten(reason(storage, error), field="file") from error


def reason(storage, error: OSError) -> str:
    """The sentence for a person: why the file could not be written, and in which folder."""
    if not isinstance(storage, FileSystemStorage):
        return AWAY.format(reason=error.strerror or error)
    folder = storage.location
    if error.errno in NO_ROOM:
        return FULL.format(folder=folder)
    return CLOSED.format(folder=folder, reason=error.strerror or error)


def has_content(storage, name: str) -> bool:
    """Whether a file is there and is not empty, as one may be after a power cut."""
    try:
        return storage.exists(name) and storage.size(name) > 0
    # Another process may delete it between the two questions.
    except FileNotFoundError:
        return False

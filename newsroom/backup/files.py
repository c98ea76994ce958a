"""Copies files so that they are on the disk when the call returns, hashing what was read; pure."""

import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

CHUNK = 1024 * 1024
PRIVATE_FILE, PRIVATE_FOLDER = 0o600, 0o700


@dataclass(frozen=True)
class StoredFile:
    """One file of a backup: its size in bytes and the SHA-256 of its content."""

    size: int
    sha256: str


def create(path: Path, flags: int) -> int:
    """An opener for `open`: a file that only its owner may read."""
    return os.open(path, flags, PRIVATE_FILE)


def copy(source, target: Path, *, progress) -> StoredFile:
    """Write an open binary `source` to the new file `target`; its size and hash."""
    make_folder(target.parent)
    with open(target, "xb", opener=create) as file:
        stored = hash_content(source, progress=progress, write=file.write)
        # A closed file may still be in memory alone: a power failure would leave it empty.
        file.flush()
        os.fsync(file.fileno())
    return stored


def hash_file(path: Path, *, progress) -> StoredFile:
    """The size and hash of a file, read to its end."""
    with open_file(path) as file:
        return hash_content(file, progress=progress)


def open_file(path: Path):
    """A file, open for reading in binary; a symbolic link is not followed."""
    # A link in a backup could bring any file of this machine among the public photographs.
    return open(path, "rb", opener=lambda name, flags: os.open(name, flags | os.O_NOFOLLOW))


def hash_content(source, *, progress, write=None) -> StoredFile:
    """The size and hash of what an open binary `source` has left; each piece is given to `write`."""
    sha256, size = hashlib.sha256(), 0
    while piece := source.read(CHUNK):
        sha256.update(piece)
        size += len(piece)
        if write:
            write(piece)
        progress.add(len(piece))
    return StoredFile(size, sha256.hexdigest())


def link(source: Path, target: Path) -> bool:
    """Give `source` the second name `target`; False where the file system cannot."""
    make_folder(target.parent)
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        return False
    return True


def make_folder(path: Path) -> None:
    """Make a folder, and those above it, that only their owner may open."""
    if not path.is_dir():
        make_folder(path.parent)
        # Another process may make the same folder at this moment.
        with suppress(FileExistsError):
            path.mkdir(PRIVATE_FOLDER)


def flush(path: Path) -> None:
    """Write the file, or the names in the folder, to the disk (fsync)."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def flush_folders(root: Path) -> None:
    """Write the names in `root` and in all folders below it to the disk."""
    for folder, _, _ in os.walk(root):
        # fsync of a file does not store its name: that is data of the folder.
        flush(Path(folder))

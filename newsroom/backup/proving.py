"""Reads a whole backup again and compares it with its manifest; restores nothing."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from articles.refusal import Refused

from . import files, manifest, postgresql, programs, sqlite
from .files import StoredFile
from .manifest import Manifest, Snapshot
from .progress import Progress

DIFFERS = "{name} is not what it was."
MISSING = "{name} cannot be read: {words}."
STRANGE = "{name} is no part of this backup."


def problems(path: Path, *, terminal=None) -> Iterator[str]:
    """Yields a sentence for each fault of the backup at `path`; Refused where it has no good manifest."""
    made = manifest.read(path)
    with Progress("Reading the backup", made.size, stream=terminal) as progress:
        for name, known in made.files.items():
            yield from problems_of_file(path, name, known, progress)
    yield from strange(path, made)
    yield from DATABASES[made.snapshot.vendor](path, made.snapshot)


def problems_of_file(path: Path, name: str, known: StoredFile, progress) -> Iterator[str]:
    try:
        if files.hash_file(path / name, progress=progress) != known:
            yield DIFFERS.format(name=name)
    except OSError as error:
        yield MISSING.format(name=name, words=error.strerror)


def strange(path: Path, made: Manifest) -> Iterator[str]:
    """Files that the manifest does not name."""
    for file in path.rglob("*"):
        name = file.relative_to(path).as_posix()
        if not file.is_dir() and name not in made.files and name != manifest.NAME:
            yield STRANGE.format(name=name)


def problems_of_sqlite(path: Path, snapshot: Snapshot) -> Iterator[str]:
    """Opens a copy, because SQLite may write files beside the one that it reads."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copy(path / sqlite.NAME, folder))
        try:
            sqlite.refuse_other(copy, snapshot)
        except Refused as refusal:
            yield str(refusal)


def problems_of_dump(path: Path, snapshot: Snapshot) -> Iterator[str]:
    """pg_restore reads the dump to its end and writes it nowhere."""
    program = programs.find("pg_restore", int(snapshot.server))
    command = [program, "--file=/dev/null", path / postgresql.NAME]
    done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL)  # noqa: S603
    if done.returncode:
        yield done.stderr.strip()


DATABASES = {"sqlite": problems_of_sqlite, "postgresql": problems_of_dump}

"""Makes a backup: the database first, then each original, then the manifest, without which it is none."""

import shutil
import sqlite3
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import Error

from articles.refusal import Refused

from . import files, folder, originals, postgresql, sqlite
from .files import StoredFile
from .manifest import Manifest
from .originals import Copying, Earlier
from .progress import Progress
from .progress import size as spoken

DATABASES = {"sqlite": sqlite, "postgresql": postgresql}
SECRET_KEY = "secret_key"  # noqa: S105
# What the manifest needs, and what others write to the same disk meanwhile.
RESERVE = 64 * 1024 * 1024
TOO_FULL = (
    "{path} has {free} free, and this backup needs {needed}. "
    "Make room there, or name another folder. Older backups are as they were."
)
PUBLIC = "{path} is handed out to everybody, so backups must not lie there. Name another folder."
INSIDE = "{path} lies within the paper's photographs. Name a folder outside of them."
FAILED = (
    "The backup could not be finished: {words}. Nothing of it was left, and older backups are as they were."
)


def back_up(target: Path, connection, *, terminal=None) -> tuple[Path, Manifest]:
    """Make a backup of the whole paper in the folder `target`; returns its path and its manifest.

    Raises Refused, with a sentence for an operator, where it could not be made; leaves nothing behind then.
    """
    target = target.resolve()
    refuse_place(target)
    with in_words(FAILED):
        folder.make_ready(target)
        # The paper's own folder too: a restore must not exchange files while they are copied elsewhere.
        with folder.lock(settings.VAR_DIR, target):
            moment = folder.free_moment(target)
            with folder.create_place(target, moment) as partial:
                made = fill(partial, moment, connection, terminal=terminal)
            return target / folder.name_of(moment), made


def refuse_place(target: Path) -> None:
    """Refuse a folder within what is backed up, or within what the web server hands out."""
    if target.is_relative_to(Path(settings.STATIC_ROOT).resolve()):
        raise Refused(PUBLIC.format(path=target))
    for inner in (settings.MEDIA_ROOT, settings.RENDITIONS_ROOT):
        if target.is_relative_to(Path(inner).resolve()):
            raise Refused(INSIDE.format(path=target))


@contextmanager
def in_words(sentence: str) -> Iterator[None]:
    """Turn errors of the disk or the database into Refused; `sentence` has a place for {words}."""
    try:
        yield
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        raise Refused(sentence.format(words=f"{error.strerror or error}{where}")) from error
    except (sqlite3.Error, Error) as error:
        raise Refused(sentence.format(words=str(error).strip())) from error


def fill(partial: Path, moment: datetime, connection, *, terminal) -> Manifest:
    """Put everything into a growing backup."""
    database, earlier = DATABASES[connection.vendor], Earlier.newest(partial.parent)
    sizes = originals.sizes()
    in_database = database.size(connection)
    refuse_full(
        partial, in_database + sum(size for name, size in sizes.items() if not has(earlier, name, size))
    )
    with Progress("Backing up", in_database + sum(sizes.values()), stream=terminal) as progress:
        snapshot = database.dump(connection, partial, progress=progress)
        copying = Copying(partial, snapshot.originals, earlier, progress)
        copying.run()
        others = {database.NAME: files.hash_file(partial / database.NAME, progress=progress)}
        others |= take_secret_key(partial, progress)
    made = Manifest(
        made_at=moment,
        project=version(),
        snapshot=snapshot,
        files=others | copying.files,
        missing=copying.missing,
        damaged=copying.damaged,
    )
    made.write(partial)
    return made


def has(earlier: Earlier, name: str, size: int) -> bool:
    """Whether the earlier backup has a file of this name and size, which will probably be linked."""
    known = earlier.files.get(f"{originals.FOLDER}/{name}")
    return known is not None and known.size == size


def refuse_full(path: Path, needed: int) -> None:
    """Refuse where the disk has no room for so many bytes."""
    free = shutil.disk_usage(path).free
    if free < needed + RESERVE:
        words = {"free": spoken(free), "needed": spoken(needed + RESERVE)}
        raise Refused(TOO_FULL.format(path=path.parent, **words))


def take_secret_key(partial: Path, progress) -> dict[str, StoredFile]:
    """Copy the secret key, which signs sessions and receipts; none where the environment sets it."""
    source = settings.VAR_DIR / SECRET_KEY
    if not source.is_file():
        return {}
    with source.open("rb") as file:
        return {SECRET_KEY: files.copy(file, partial / SECRET_KEY, progress=progress)}


def version() -> str:
    """The version of this program."""
    return tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text("utf-8"))["project"]["version"]

"""Restores a paper: copies and checks the whole backup first, then exchanges it for what is there."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.utils import timezone

from articles.refusal import Refused

from . import files, folder, manifest
from .exchange import Exchange
from .fitting import NOT_EMPTY, contents, refuse_places, refuse_unfit
from .making import DATABASES, RESERVE, SECRET_KEY, in_words
from .manifest import Manifest
from .originals import FOLDER
from .progress import Progress
from .progress import size as spoken

CHANGED = (
    "The backup at {path} is damaged: {name} is {problem}. Nothing was changed here. Take another backup."
)
TOO_FULL = (
    "{path} has {free} free, and this needs {needed}. Nothing was changed. Make room there, then try again."
)
FAILED = "The backup could not be restored: {words}. Everything is as it was before."


def restore(path: Path, connection, *, replace: bool, force: bool, terminal=None) -> tuple[Path, Exchange]:
    """Make the paper what it was when the backup at `path` (or the newest one in it) was made.

    Answers with the backup, and with what moved aside. Raises Refused, in words for an operator;
    everything is as it was before then. `replace`: there may be a paper here; `force`: others may use it.
    """
    path = folder.chosen(path.resolve())
    made, database = manifest.read(path), DATABASES[connection.vendor]
    refuse_unfit(made, connection)
    refuse_places(path)
    settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
    with in_words(FAILED), folder.lock(settings.VAR_DIR):
        here = list(contents(connection))
        if here and not replace:
            raise Refused(NOT_EMPTY.format(what=", ".join(here)))
        connections.close_all()
        if not force:
            database.refuse_in_use(connection)
        exchange = Exchange(timezone.now().strftime("%Y%m%d_%H%M%S_%f"))
        with make_staging() as staged:
            stage(path, made, staged, terminal=terminal)
            exchange_all(staged, made, connection, exchange)
        if not here:
            exchange.discard()
    return path, exchange


@contextmanager
def make_staging() -> Iterator[Path]:
    """Yield a temporary folder beside the originals."""
    originals = settings.MEDIA_ROOT.resolve()
    # On the same disk as the originals, because a rename across disks is impossible.
    path = originals.with_name(f"{originals.name}.restoring")
    shutil.rmtree(path, ignore_errors=True)
    files.make_folder(path)
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


def stage(path: Path, made: Manifest, staged: Path, *, terminal) -> None:
    """Copy every file of the backup, and compare it with what the manifest says."""
    free = shutil.disk_usage(staged).free
    if free < made.size + RESERVE:
        words = {"free": spoken(free), "needed": spoken(made.size + RESERVE)}
        raise Refused(TOO_FULL.format(path=staged.parent, **words))
    with Progress("Reading the backup", made.size, stream=terminal) as progress:
        for name, known in made.files.items():
            stage_file(path, name, known, staged, progress)
    files.make_folder(staged / FOLDER)
    # Files of a backup are private (0600), and the web server may be another user.
    open_to_the_web_server(staged / FOLDER)


def stage_file(path, name, known, staged, progress):
    try:
        with files.open_file(path / name) as source:
            stored = files.copy(source, staged / name, progress=progress)
    except FileNotFoundError as error:
        raise Refused(CHANGED.format(path=path, name=name, problem="missing")) from error
    if stored != known:
        raise Refused(CHANGED.format(path=path, name=name, problem="not what it was"))


def open_to_the_web_server(root: Path) -> None:
    """Give folders and files the rights that the storage of originals gives them."""
    for folder_path, _, names in root.walk():
        folder_path.chmod(settings.FILE_UPLOAD_DIRECTORY_PERMISSIONS or 0o755)
        for name in names:
            (folder_path / name).chmod(settings.FILE_UPLOAD_PERMISSIONS or 0o644)


def exchange_all(staged: Path, made: Manifest, connection, exchange: Exchange) -> None:
    """Exchange the staged files for the present ones and migrate; undoes all of it where a step fails."""
    database = DATABASES[connection.vendor]
    try:
        database.put_back(connection, staged / database.NAME, made.snapshot, exchange)
        exchange.put(staged / FOLDER, settings.MEDIA_ROOT.resolve())
        # Renditions are made again from the originals, so no backup holds them.
        exchange.move_aside(settings.RENDITIONS_ROOT.resolve())
        if SECRET_KEY in made.files:
            exchange.put(staged / SECRET_KEY, settings.VAR_DIR / SECRET_KEY)
        # Puts the triggers in place, too.
        call_command("migrate", verbosity=0, interactive=False)
    # Ctrl-C and SIGTERM raise a KeyboardInterrupt, which is no Exception.
    except BaseException:
        connections.close_all()
        exchange.take_back()
        raise
    finally:
        connections.close_all()

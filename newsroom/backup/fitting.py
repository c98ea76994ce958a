"""Checks that a backup may be restored here: version and database fit, and nobody's work is overwritten."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage, default_storage, storages
from django.db import DatabaseError
from django.db.migrations.loader import MigrationLoader

from articles.refusal import Refused
from newsroom.orphans import walk

from . import sqlite
from .manifest import Manifest

NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
PEOPLES_WORK = {"newsroom_user": "people", "articles_article": "articles", "articles_photo": "photographs"}
OTHER_DATABASE = (
    "This backup is of a paper on {theirs}, and this one is on {ours}. "
    "Let DATABASE_URL name a database of {theirs}, then try again."
)
NEWER = (
    "This backup was made by a newer version of this program: {migration} is not known here. "
    "Bring the program up to date, then try again."
)
NOT_EMPTY = (
    "There is a paper here already ({what}). Nothing was changed. With --replace the backup takes its place, "
    "and what is here now is moved aside, not deleted."
)
NO_FOLDER = (
    "The originals of this paper lie in no folder, so they cannot be put back. Copy {path} into their store."
)
MOUNTED = "{path} is a disk of its own, so nothing can take its place. Mount that disk at {parent}."


def refuse_unfit(made: Manifest, connection) -> None:
    """Refuse a backup that this version, or this database, cannot take."""
    snapshot = made.snapshot
    if snapshot.vendor != connection.vendor:
        names = {"theirs": NAMES.get(snapshot.vendor, snapshot.vendor), "ours": NAMES[connection.vendor]}
        raise Refused(OTHER_DATABASE.format(**names))
    if newer := sorted(set(snapshot.migrations) - list_known_migrations()):
        raise Refused(NEWER.format(migration=newer[-1]))


def list_known_migrations() -> set[str]:
    """Every migration that this version knows, those included that it has squashed."""
    # Without a connection the loader reads files alone: the database here may be missing or damaged.
    every = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    squashed = {replaced for migration in every.values() for replaced in migration.replaces}
    return {f"{app}.{name}" for app, name in {*every, *squashed}}


def refuse_places(path: Path) -> None:
    """Refuse where originals lie in no folder, or in one that cannot be renamed."""
    if not isinstance(storages["default"], FileSystemStorage):
        raise Refused(NO_FOLDER.format(path=path))
    for place in (settings.MEDIA_ROOT, settings.RENDITIONS_ROOT):
        # A mount point cannot be renamed: the system answers “device busy”.
        if place.resolve().is_mount():
            raise Refused(MOUNTED.format(path=place, parent=place.resolve().parent))


def contents(connection) -> Iterator[str]:
    """What people have made in the paper that is here now, such as "articles: 3"."""
    if connection.vendor == "sqlite" and not sqlite.source(connection).exists():
        return
    try:
        yield from rows(connection)
    # A damaged SQLite file is a reason to restore, and can be moved aside; an unreachable server is not.
    except DatabaseError as error:
        if connection.vendor == "postgresql":
            raise
        yield f"a database that cannot be read: {error}"
    if count := sum(1 for _ in walk(default_storage)):
        yield f"files: {count}"


def rows(connection) -> Iterator[str]:
    with connection.cursor() as cursor:
        present = connection.introspection.table_names(cursor)
        for table, noun in PEOPLES_WORK.items():
            if table in present:
                cursor.execute(f"SELECT count(*) FROM {table}")  # noqa: S608
                if count := cursor.fetchone()[0]:
                    yield f"{noun}: {count}"

"""Checks the database itself: its file, foreign keys, triggers and migrations."""

from collections.abc import Iterator

from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from newsroom import triggers

from .finding import Finding

BROKEN = "The database is damaged: {words}. Restore the newest backup."
ASTRAY = "{table}: row {row} names a row of {parent} that is not there. Restore the newest backup."
INVALID = (
    "{table}: the rule {name} was never checked. Have PostgreSQL do so: "
    "ALTER TABLE {table} VALIDATE CONSTRAINT {name}"
)
UNGUARDED = (
    "{count} triggers are missing, so that rows could change which never must. Run: python manage.py migrate"
)
BEHIND = "{count} migrations have not been applied, {name} first. Run: python manage.py migrate"
NOT_VALID = """
    SELECT conrelid::regclass::text, conname FROM pg_constraint
    WHERE NOT convalidated AND connamespace = current_schema()::regnamespace
"""


def check_file() -> Iterator[Finding]:
    """SQLite looks through its file; PostgreSQL has checksums of its own."""
    if connection.vendor == "sqlite":
        for (words,) in fetch("PRAGMA integrity_check(20)"):
            if words != "ok":
                yield Finding(BROKEN.format(words=words))


def check_foreign_keys() -> Iterator[Finding]:
    if connection.vendor == "sqlite":
        # SQLite enforces foreign keys only on connections that ask for it; another program may not have.
        for table, row, parent, _ in fetch("PRAGMA foreign_key_check"):
            yield Finding(ASTRAY.format(table=table, row=row, parent=parent))
    else:
        # PostgreSQL enforces foreign keys always, except on rows older than a constraint added NOT VALID.
        for table, name in fetch(NOT_VALID):
            yield Finding(INVALID.format(table=table, name=name))


def check_triggers() -> Iterator[Finding]:
    if missing := triggers.list_missing(connection):
        yield Finding(UNGUARDED.format(count=len(missing)))


def check_migrations() -> Iterator[Finding]:
    executor = MigrationExecutor(connection)
    if plan := executor.migration_plan(executor.loader.graph.leaf_nodes()):
        yield Finding(BEHIND.format(count=len(plan), name=plan[0][0]))


def fetch(sql: str) -> Iterator[tuple]:
    """The rows of a statement."""
    with connection.cursor() as cursor:
        cursor.execute(sql)
        yield from cursor

"""Copies an SQLite database while others write to it, by SQLite's own online backup."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from articles.refusal import Refused

from . import files
from .manifest import Snapshot
from .row_queries import migrations, originals

NAME = "database.sqlite3"
PAGES = 1024
PATIENCE = 20
NOT_THERE = "There is no database at {path} yet, so there is nothing to back up."
NO_FILE = "The database {name} is no plain file, so it cannot be backed up. Let DATABASE_URL name a file."
DAMAGED = (
    "The database is damaged, so no backup was made of it: {words}. "
    "Keep the file {path}, and restore the newest backup."
)
IN_USE = (
    "Other programs have the database {path} open. Stop the web server and the worker, then try again "
    "(--force: although they have)."
)
NOT_WHOLE = "The backup is damaged: its database {words}. Nothing was changed here. Take another backup."


def source(connection) -> Path:
    """The file of the database; Refused where it has none."""
    name = str(connection.settings_dict["NAME"])
    if name == ":memory:" or name.startswith("file:"):
        raise Refused(NO_FILE.format(name=name))
    return Path(name)


def size(connection) -> int:
    """Bytes that a copy will have."""
    path = source(connection)
    if not path.is_file():
        raise Refused(NOT_THERE.format(path=path))
    return path.stat().st_size


def dump(connection, folder: Path, *, progress) -> Snapshot:
    """Copy the database, as it is at one moment, into `folder`; what the copy holds."""
    target = folder / NAME
    target.touch(files.PRIVATE_FILE)
    copy(source(connection), target, progress=progress)
    with closing(sqlite3.connect(target)) as database:
        # One file, which can be read where nothing may be written beside it.
        database.execute("PRAGMA journal_mode = DELETE")
        if found := problems(database):
            raise Refused(DAMAGED.format(words=found[0], path=source(connection)))
        snapshot = read(database)
    files.flush(target)
    return snapshot


def copy(path: Path, target: Path, *, progress) -> None:
    """Copy a database page by page within one reading transaction, which writers need not wait for."""
    with closing(sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)) as database:
        page = database.execute("PRAGMA page_size").fetchone()[0]
        # BEGIN fixes what is read only at the first query; without that, backup() starts anew at each write
        # of another process, and may never end.
        database.execute("BEGIN")
        database.execute("SELECT count(*) FROM sqlite_master").fetchone()
        with closing(sqlite3.connect(target)) as empty:
            left = None

            def show(status, remaining, total):
                nonlocal left
                progress.add(page * ((total if left is None else left) - remaining))
                left = remaining

            database.backup(empty, pages=PAGES, progress=show)


def problems(database: sqlite3.Connection) -> list[str]:
    """What SQLite finds wrong with its file, in its words."""
    try:
        found = [row[0] for row in database.execute("PRAGMA integrity_check(10)")]
    except sqlite3.DatabaseError as error:
        return [str(error)]
    return [] if found == ["ok"] else found


def read(database: sqlite3.Connection) -> Snapshot:
    """What an SQLite database holds."""

    def fetch(sql):
        return database.execute(sql).fetchall()

    tables = {name: fetch(f'SELECT count(*) FROM "{name}"')[0][0] for name in table_names(fetch)}  # noqa: S608
    return Snapshot(
        vendor="sqlite",
        server=sqlite3.sqlite_version,
        tables=tables,
        migrations=migrations(fetch, tables),
        originals=originals(fetch, lambda table: [row[1] for row in fetch(f'PRAGMA table_info("{table}")')]),
    )


def table_names(fetch) -> list[str]:
    """The tables of an SQLite database, without its own."""
    sql = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    return sorted(name for (name,) in fetch(sql))


def refuse_in_use(connection) -> None:
    """Refuse while another process has the database open; a damaged file is let through."""
    path = source(connection)
    if not path.exists():
        return
    with closing(sqlite3.connect(path, timeout=2, isolation_level=None)) as database:
        try:
            # With a write-ahead log, BEGIN EXCLUSIVE alone succeeds although others read.
            database.execute("PRAGMA locking_mode = EXCLUSIVE")
            database.execute("BEGIN EXCLUSIVE")
            database.execute("ROLLBACK")
        except sqlite3.OperationalError as error:
            # The low byte is the primary code; extended ones such as SQLITE_BUSY_RECOVERY add to it.
            if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise Refused(IN_USE.format(path=path)) from error
        except sqlite3.DatabaseError:
            return


def put_back(connection, staged: Path, snapshot: Snapshot, exchange) -> None:
    """Replace the database by the staged copy; Refused where that is damaged or has other rows."""
    refuse_other(staged, snapshot)
    place = source(connection).resolve()
    files.make_folder(place.parent)
    beside = place.with_name(f"{place.name}.restoring")
    # By rename where both are on one disk, else by copying.
    exchange.cleanups.append(lambda: beside.unlink(missing_ok=True))
    shutil.move(staged, beside)
    files.flush(beside)
    # SQLite would play an old log that is left beside it into the new database.
    for suffix in ("", "-wal", "-shm", "-journal"):
        exchange.move_aside(place, suffix=suffix)
    exchange.rename(beside, place)


def refuse_other(staged: Path, snapshot: Snapshot) -> None:
    """Refuse a copy that is not whole, or has other rows than the manifest says."""
    with closing(sqlite3.connect(staged)) as database:
        if found := problems(database):
            raise Refused(NOT_WHOLE.format(words=f"is not whole ({found[0]})"))
        if read(database).tables != snapshot.tables:
            raise Refused(NOT_WHOLE.format(words="has other rows than its manifest says"))

"""Dumps a PostgreSQL database while others write to it: pg_dump and our own counts read one snapshot."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import transaction

from articles.refusal import Refused

from . import files, programs
from .manifest import Snapshot
from .row_queries import migrations, originals

NAME = "database.dump"
# Settings stand in the first lines of a dump; further down the same words may be an article's text.
HEADER = 40
FAILED = "{name} failed: {words}. Nothing of this backup was left, and older backups are as they were."
# The snapshot lasts as long as its transaction, which waits for pg_dump: no timeout may end it.
SNAPSHOT = (
    "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
    "SET LOCAL statement_timeout = 0",
    "SET LOCAL lock_timeout = 0",
    "SET LOCAL idle_in_transaction_session_timeout = 0",
)
TABLES = """
    SELECT c.relname FROM pg_class c WHERE c.relkind IN ('r', 'p')
    AND c.relnamespace = current_schema()::regnamespace ORDER BY c.relname
"""
OTHERS = (
    "{count} other programs use the database. Stop the web server and the worker, then try again "
    "(--force: although they are)."
)
OLD_SERVER = (
    "This backup was made on PostgreSQL {theirs}, and this server is of version {ours}. "
    "Restore it on one that is not older."
)
OTHER_SCHEMA = (
    "This backup is of the schema {theirs}, and this paper lies in {ours}. Set the search_path to match."
)
NOT_TAKEN = "{name} could not put the database back: {words}. Everything is as it was before."
OTHER_ROWS = "The backup is damaged: its database has other rows than its manifest says. Take another backup."
COLUMNS = """
    SELECT attname FROM pg_attribute WHERE attrelid = to_regclass(quote_ident('{}'))
    AND attnum > 0 AND NOT attisdropped
"""
EXTENSIONS = "SELECT extname FROM pg_extension WHERE extnamespace = current_schema()::regnamespace ORDER BY 1"


# pg_depend: 'e' belongs to an extension, which stays; 'a' and 'i' move along with the table they serve.
MOVE = """
    DO $$ DECLARE change text; BEGIN FOR change IN
        SELECT format('ALTER %s %I.%I', CASE c.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW'
            WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, {old}, c.relname) FROM pg_class c
        WHERE c.relnamespace = to_regnamespace(quote_ident({old})) AND c.relkind IN ('r', 'p', 'v', 'm', 'S')
        AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid
            AND d.deptype IN ('e', 'a', 'i'))
        UNION ALL SELECT format('ALTER ROUTINE %s', p.oid::regprocedure) FROM pg_proc p
        WHERE p.pronamespace = to_regnamespace(quote_ident({old})) AND NOT EXISTS (SELECT 1 FROM pg_depend d
            WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
        UNION ALL SELECT format('ALTER TEXT SEARCH CONFIGURATION %I.%I', {old}, t.cfgname) FROM pg_ts_config t
        WHERE t.cfgnamespace = to_regnamespace(quote_ident({old})) AND NOT EXISTS (SELECT 1 FROM pg_depend d
            WHERE d.classid = 'pg_ts_config'::regclass AND d.objid = t.oid AND d.deptype = 'e')
    LOOP EXECUTE change || format(' SET SCHEMA %I', {new}); END LOOP; END $$
"""
# Processes of the server itself, such as autovacuum, are no client backends.
IN_USE = """
    SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()
    AND backend_type = 'client backend' AND pid <> pg_backend_pid()
"""


def size(connection) -> int:
    """The size of the database in bytes; a dump is smaller."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        return cursor.fetchone()[0]


def dump(connection, folder: Path, *, progress) -> Snapshot:
    """Dump the database, as it is at one moment, into `folder`; what the dump holds."""
    # The caller may be in a transaction, and the isolation level cannot change after its first query.
    target, own = folder / NAME, connection.copy()
    try:
        with own.cursor() as cursor, snapshot(cursor) as name:
            found = read(cursor, own)
            run_pg_dump(own, target, snapshot=name, schema=found.schema)
    finally:
        own.close()
    progress.add(target.stat().st_size)
    files.flush(target)
    return found


@contextmanager
def snapshot(cursor) -> Iterator[str]:
    """Open a reading transaction; yields the snapshot's name, with which pg_dump sees the same rows."""
    for statement in SNAPSHOT:
        cursor.execute(statement)
    try:
        cursor.execute("SELECT pg_export_snapshot()")
        yield cursor.fetchone()[0]
    finally:
        cursor.execute("ROLLBACK")


def run_pg_dump(connection, target: Path, *, snapshot: str, schema: str) -> None:
    """Run pg_dump on one schema as the snapshot shows it; Refused where it fails."""
    program = programs.find("pg_dump", major(connection))
    where, environment = programs.access(connection)
    # Made beforehand, because pg_dump would let the umask decide who may read it.
    target.touch(files.PRIVATE_FILE)
    command = [
        # Owners and rights name roles that another server may not have.
        *(program, "--format=custom", "--no-owner", "--no-privileges", "--no-comments"),
        *(f"--snapshot={snapshot}", f'--schema="{schema}"', f"--file={target}", *where),
    ]
    done = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True)  # noqa: S603
    if done.returncode:
        raise Refused(FAILED.format(name="pg_dump", words=programs.error_output(done)))


def major(connection) -> int:
    """The major version of the server."""
    connection.ensure_connection()
    return connection.pg_version // 10_000


def read(cursor, connection) -> Snapshot:
    """What the transaction of `cursor` sees."""

    def fetch(sql):
        cursor.execute(sql)
        return cursor.fetchall()

    tables = {name: fetch(f'SELECT count(*) FROM "{name}"')[0][0] for (name,) in fetch(TABLES)}  # noqa: S608
    return Snapshot(
        vendor="postgresql",
        server=str(major(connection)),
        tables=tables,
        migrations=migrations(fetch, tables),
        schema=fetch("SELECT current_schema()")[0][0],
        extensions=[name for (name,) in fetch(EXTENSIONS)],
        originals=originals(fetch, lambda table: [name for (name,) in fetch(COLUMNS.format(table))]),
    )


def refuse_in_use(connection) -> None:
    """Refuse while another program is connected to the database."""
    with connection.cursor() as cursor:
        cursor.execute(IN_USE)
        if count := cursor.fetchone()[0]:
            raise Refused(OTHERS.format(count=count))
    connection.close()


def put_back(connection, staged: Path, snapshot: Snapshot, exchange) -> None:
    """Replace the database's tables by those of the dump, in one transaction; Refused where that fails."""
    refuse_other_server(connection, snapshot)
    old, script = f"before_{exchange.stamp}", staged.with_name("database.sql")
    is_empty = not tables(connection)
    write_script(connection, staged, script, schema=snapshot.schema)
    begin = script.with_name("begin.sql")
    begin.write_text(";\n".join(preamble(snapshot, "" if is_empty else old)) + ";\n")
    run_psql(connection, begin, script)
    # From here on the change is committed, so it can be undone only by another transaction.
    exchange.steps.append(lambda: take_back(connection, snapshot.schema, "" if is_empty else old))
    if not is_empty:
        exchange.moved[f"schema {snapshot.schema}"] = f"schema {old}"
        exchange.discards.append(lambda: execute(connection, f'DROP SCHEMA "{old}" CASCADE'))
    if count_rows(connection) != snapshot.tables:
        raise Refused(OTHER_ROWS)


def refuse_other_server(connection, snapshot: Snapshot) -> None:
    """Refuse a server, or a place in it, that does not understand the dump."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_schema()")
        here = cursor.fetchone()[0]
    if here not in (None, snapshot.schema):
        raise Refused(OTHER_SCHEMA.format(theirs=snapshot.schema, ours=here))
    if major(connection) < int(snapshot.server):
        raise Refused(OLD_SERVER.format(theirs=snapshot.server, ours=major(connection)))


def tables(connection) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(TABLES)
        return [name for (name,) in cursor.fetchall()]


def count_rows(connection) -> dict[str, int]:
    """The rows of each table."""
    own = connection.copy()
    try:
        with own.cursor() as cursor:
            return read(cursor, own).tables
    finally:
        own.close()


def write_script(connection, dump: Path, script: Path, *, schema: str) -> None:
    """Have pg_restore write the dump as SQL, without the setting that older servers do not know."""
    program = programs.find("pg_restore", major(connection))
    options = ["--no-owner", "--no-privileges", "--no-comments", f"--schema={schema}", "--file=-"]
    command = [program, *options, dump]
    with (
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process,  # noqa: S603
        open(script, "xb", opener=files.create) as file,
    ):
        for number, line in enumerate(process.stdout):
            # pg_dump 17 writes this setting, and a server of version 16 or older stops at it.
            if number > HEADER or not line.startswith(b"SET transaction_timeout"):
                file.write(line)
        said = process.stderr.read().decode(errors="replace").strip()
    if process.returncode:
        raise Refused(NOT_TAKEN.format(name="pg_restore", words=said or process.returncode))


def preamble(snapshot: Snapshot, aside: str) -> list[str]:
    """The SQL to run before the dump: moves the present tables into the schema `aside` (none if empty)."""
    schema = f'"{snapshot.schema}"'
    moving = [f'CREATE SCHEMA "{aside}"', MOVE.format(old=literal(snapshot.schema), new=literal(aside))]
    extensions = [f'CREATE EXTENSION IF NOT EXISTS "{name}" SCHEMA {schema}' for name in snapshot.extensions]
    return [
        # A program that still holds a lock (--force) must not keep the restore waiting without end.
        *("SET client_min_messages = warning", "SET lock_timeout = '20s'", "SET statement_timeout = 0"),
        *(moving if aside else []),
        f"CREATE SCHEMA IF NOT EXISTS {schema}",
        *extensions,
    ]


def run_psql(connection, *scripts: Path) -> None:
    """Have psql run SQL scripts in one transaction."""
    where, environment = programs.access(connection)
    files = [f"--file={script}" for script in scripts]
    command = [programs.find("psql", major(connection)), "--no-psqlrc", "--quiet", "--single-transaction"]
    # Without it psql goes on after an error and ends with 0.
    command += ["--set=ON_ERROR_STOP=1", "--output=/dev/null", *files, *where]
    done = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True)  # noqa: S603
    if done.returncode:
        raise Refused(NOT_TAKEN.format(name="psql", words=programs.error_output(done)))


def take_back(connection, schema: str, aside: str) -> None:
    """Undo a restore: drop what was put back, and move the tables back from the schema `aside`."""
    # Moved, then dropped: the schema itself stays, with its rights and its extensions.
    failed = "restore_failed"
    moving = [MOVE.format(old=literal(aside), new=literal(schema)), f'DROP SCHEMA "{aside}"'] if aside else []
    execute(
        connection,
        f"CREATE SCHEMA {failed}",
        MOVE.format(old=literal(schema), new=literal(failed)),
        f"DROP SCHEMA {failed} CASCADE",
        *moving,
    )


def execute(connection, *statements: str) -> None:
    """Run statements of ours in one transaction."""
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def literal(name: str) -> str:
    """A name as an SQL string."""
    return "'" + name.replace("'", "''") + "'"

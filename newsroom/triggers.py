"""Puts the rules that the apps declare into the database, on SQLite and PostgreSQL.

Each app has its own, in a module called `triggers`; those of the project's rows stand here. Installed
after every migrate and removed before it: SQLite drops a table's triggers without a word when it
rebuilds the table, and cannot rebuild one that a trigger names.
"""

from functools import cache
from importlib import import_module

from django.apps import apps
from django.core import checks
from django.db import DatabaseError, connections, transaction
from django.utils.module_loading import module_has_submodule

from articles.trigger import Trigger, forbid_delete

TRIGGERS = (forbid_delete("newsroom_user"), forbid_delete("newsroom_site"))
FUNCTION = "newsroom_{name}"
PRESENT = {
    "sqlite": """
        SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'
        AND (tbl_name LIKE 'articles_%' OR tbl_name LIKE 'comments_%' OR tbl_name LIKE 'newsroom_%')
    """,
    "postgresql": """
        SELECT t.tgname, c.relname FROM pg_trigger t
        JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
        WHERE NOT t.tgisinternal AND pg_table_is_visible(c.oid) AND starts_with(p.proname, 'newsroom_')
    """,
}
DEFINED = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
}


@cache
def collect() -> tuple[Trigger, ...]:
    """The triggers of every app that has some."""
    owners = [config for config in apps.get_app_configs() if module_has_submodule(config.module, "triggers")]
    modules = [import_module(f"{config.name}.triggers") for config in owners]
    return tuple(trigger for module in modules for trigger in getattr(module, "TRIGGERS", ()))


def install(connection) -> None:
    """Create every trigger whose table exists."""
    # One app may be migrated alone, or back to nothing; then tables of triggers are missing.
    tables = connection.introspection.table_names()
    with connection.cursor() as cursor:
        for trigger in collect():
            if trigger.table in tables:
                for statement in CREATE[connection.vendor](trigger):
                    cursor.execute(statement)


def remove(connection) -> None:
    """Drop every trigger of ours, those of earlier versions with other names included."""
    with connection.cursor() as cursor:
        for name, table in present(connection):
            on = f" ON {table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")


def present(connection) -> list[tuple[str, str]]:
    """Name and table of each trigger of ours that the database has now."""
    with connection.cursor() as cursor:
        cursor.execute(PRESENT[connection.vendor])
        return sorted(cursor.fetchall())


def definitions(connection) -> list[str]:
    """The statements that make the triggers of ours that the database has now."""
    names = {name for name, _ in present(connection)}
    with connection.cursor() as cursor:
        cursor.execute(DEFINED[connection.vendor])
        return [statement for name, statement in cursor.fetchall() if name in names]


def put_back(connection, statements: list[str]) -> list[DatabaseError]:
    """Make those of these triggers that the database lacks, as after a migration that failed.

    Gives what stood in the way of some: a table or column that an earlier migration took away.
    """
    known, errors = {name for name, _ in present(connection)}, []
    for statement in statements:
        if statement.split()[2].strip('"') in known:
            continue
        try:
            # One by one: on PostgreSQL a failed statement would take the others of its transaction along.
            with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
                cursor.execute(statement)
        except DatabaseError as error:
            errors.append(error)
    return errors


def list_missing(connection) -> list[str]:
    """The names of declared triggers that a table of ours should have, and has not."""
    tables, known = connection.introspection.table_names(), {name for name, _ in present(connection)}
    expected = [trigger for trigger in collect() if trigger.table in tables]
    return [name for trigger in expected for name in trigger.names(connection.vendor) if name not in known]


@checks.register(checks.Tags.database)
def every_trigger_is_present(databases=None, **kwargs) -> list:
    """Warn where a broken migration, or somebody's hand, has left tables without their guard."""
    lost = {alias: list_missing(connections[alias]) for alias in databases or ()}
    return [
        checks.Warning(
            f"{len(names)} triggers are missing, so that rows could change which never must.",
            hint="Run manage.py migrate, which puts them back.",
            obj=alias,
            id="newsroom.W001",
        )
        for alias, names in lost.items()
        if names
    ]


def on_sqlite(trigger):
    """The statements that make a trigger on SQLite."""
    # SQLite knows IS DISTINCT FROM only from 3.39 on; its IS NOT compares NULL in the same way.
    when = trigger.when.replace("IS NOT DISTINCT FROM", "IS").replace("IS DISTINCT FROM", "IS NOT")
    yield f"DROP TRIGGER IF EXISTS {trigger.name}"
    yield (
        f"CREATE TRIGGER {trigger.name} BEFORE {trigger.event.upper()} ON {trigger.table} "
        f"FOR EACH ROW WHEN {when} BEGIN SELECT RAISE(ABORT, '{trigger.message}'); END"
    )


def on_postgresql(trigger):
    """The statements that make a trigger, and the function it calls, on PostgreSQL."""
    function = FUNCTION.format(name=trigger.name)
    # NEW is NULL in a delete, and a trigger that returns NULL lets the statement pass without effect.
    row = "OLD" if trigger.event == "delete" else "NEW"
    yield (
        f"CREATE OR REPLACE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        # 23000 becomes Django's IntegrityError, as the refusal of SQLite does.
        f"IF {trigger.when} THEN RAISE EXCEPTION '{trigger.message}' USING ERRCODE = '23000'; "
        f"END IF; RETURN {row}; END $$"
    )
    for name in trigger.names("postgresql"):
        # TRUNCATE fires no trigger for rows, so it needs one for the statement.
        emptying = name != trigger.name
        event = "TRUNCATE" if emptying else trigger.event.upper()
        yield f"DROP TRIGGER IF EXISTS {name} ON {trigger.table}"
        yield (
            f"CREATE TRIGGER {name} BEFORE {event} ON {trigger.table} "
            f"FOR EACH {'STATEMENT' if emptying else 'ROW'} EXECUTE FUNCTION {function}()"
        )


CREATE = {"sqlite": on_sqlite, "postgresql": on_postgresql}


def before_migrate(using, **kwargs) -> None:
    remove(connections[using])


def after_migrate(using, **kwargs) -> None:
    install(connections[using])

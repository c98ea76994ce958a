"""Rules that the database itself keeps, on SQLite and PostgreSQL: append-only rows, the ledger.

Installed after every migrate and removed before it: SQLite drops a table's triggers without a
word when it rebuilds the table, and cannot rebuild one that a trigger names.
"""

from django.db import connections

from .articles import ARTICLES
from .comments import COMMENTS

FUNCTION = "newsroom_{name}"
TRIGGERS = (*ARTICLES, *COMMENTS)


def install(connection) -> None:
    """Create every trigger whose table exists."""
    tables = connection.introspection.table_names()
    with connection.cursor() as cursor:
        for trigger in TRIGGERS:
            if trigger.table in tables:
                for statement in CREATE[connection.vendor](trigger):
                    cursor.execute(statement)


def remove(connection) -> None:
    """Drop every trigger whose table exists."""
    tables = connection.introspection.table_names()
    with connection.cursor() as cursor:
        for trigger in TRIGGERS:
            if trigger.table in tables:
                on = f" ON {trigger.table}" if connection.vendor == "postgresql" else ""
                for name in trigger.names(connection.vendor):
                    cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")


def on_sqlite(trigger):
    """The statements that make a trigger on SQLite."""
    when = trigger.when.replace("IS NOT DISTINCT FROM", "IS").replace("IS DISTINCT FROM", "IS NOT")
    yield f"DROP TRIGGER IF EXISTS {trigger.name}"
    yield (
        f"CREATE TRIGGER {trigger.name} BEFORE {trigger.event.upper()} ON {trigger.table} "
        f"FOR EACH ROW WHEN {when} BEGIN SELECT RAISE(ABORT, '{trigger.message}'); END"
    )


def on_postgresql(trigger):
    """The statements that make a trigger, and the function it calls, on PostgreSQL."""
    function = FUNCTION.format(name=trigger.name)
    row = "OLD" if trigger.event == "delete" else "NEW"
    yield (
        f"CREATE OR REPLACE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF {trigger.when} THEN RAISE EXCEPTION '{trigger.message}' USING ERRCODE = '23000'; "
        f"END IF; RETURN {row}; END $$"
    )
    for name in trigger.names("postgresql"):
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

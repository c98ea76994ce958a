"""How long a statement of a web request may take; the middleware answers for one that was cut.

Commands (migrate, backup, import, the worker) do not pass through the middleware and have no limit.
"""

from contextlib import contextmanager
from time import monotonic
from weakref import WeakKeyDictionary

from django.conf import settings
from django.db import OperationalError, connection
from psycopg2.extensions import TRANSACTION_STATUS_INERROR

from newsroom.watchdog import TooSlow

# Instructions of SQLite's machine between two looks at the clock: about a millisecond.
STEPS = 20_000
SESSION = """
SELECT set_config('statement_timeout', %(statement)s, false),
       set_config('lock_timeout', %(statement)s, false),
       set_config('idle_in_transaction_session_timeout', %(request)s, false)
"""
# Cut, locked for too long, connection ended (PostgreSQL's appendix A; SQLite's result codes).
TRANSIENT = {
    *("57014", "55P03", "25P03", "40P01", "57P01", "57P02", "57P03", "53300"),
    *("SQLITE_INTERRUPT", "SQLITE_BUSY", "SQLITE_BUSY_SNAPSHOT", "SQLITE_LOCKED"),
}
# By the driver's connection: after a reconnect the server knows of no limits, and they are set again.
LIMITED = WeakKeyDictionary()


@contextmanager
def limit_statements():
    """Within it no statement of this thread takes longer than settings.STATEMENT_SECONDS."""
    limit = {"sqlite": limit_statement, "postgresql": limit_session}[connection.vendor]
    with connection.execute_wrapper(limit):
        try:
            yield
        finally:
            # The connection outlives the request; a handler left on it would cut later statements, too.
            if connection.vendor == "sqlite" and connection.connection:
                connection.connection.set_progress_handler(None, 0)


def limit_statement(execute, sql, params, many, context):
    """SQLite: a progress handler ends the statement when its time is over."""
    end = monotonic() + settings.STATEMENT_SECONDS
    context["connection"].connection.set_progress_handler(lambda: monotonic() > end, STEPS)
    return execute(sql, params, many, context)


def limit_session(execute, sql, params, many, context):
    """PostgreSQL: set the limits once for each connection, in a transaction for that transaction alone."""
    wrapper, wanted = context["connection"], (settings.STATEMENT_SECONDS, settings.REQUEST_SECONDS)
    session = wrapper.connection
    # After a failed statement PostgreSQL refuses all but a rollback, also to a savepoint.
    has_failed = session.get_transaction_status() == TRANSACTION_STATUS_INERROR
    if LIMITED.get(session) != wanted and not has_failed:
        limits = dict(
            zip(("statement", "request"), (f"{round(seconds * 1000)}ms" for seconds in wanted), strict=True)
        )
        with session.cursor() as cursor:
            cursor.execute(SESSION, limits)
        # A rollback would take the limits back, so after a transaction they are set again.
        if not wrapper.in_atomic_block:
            LIMITED[session] = wanted
    return execute(sql, params, many, context)


def is_cut(error: BaseException | None) -> bool:
    """Whether this took too long, or the database was not there: not a fault of the code."""
    if isinstance(error, TooSlow):
        return True
    if not isinstance(error, OperationalError):
        return False
    cause = error.__cause__
    code = getattr(cause, "pgcode", None) or getattr(cause, "sqlite_errorname", None)
    # Where no connection comes about, psycopg2 gives no code.
    return code in TRANSIENT or (code is None and connection.vendor == "postgresql")

"""Tells the errors that mean "nothing can be written" from all others, and names what is full; pure."""

import errno
import sqlite3

from django.utils.translation import gettext_lazy as _

NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EFBIG}
# Where its log cannot grow, SQLite reports a failed input or output (IOERR), not a full disk (FULL).
SQLITE = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN}
# disk_full, read_only_sql_transaction
POSTGRESQL = {"53100", "25006"}

DATABASE = _("The disk of the database is full, or nothing can be written to it.")
FILES = _(
    "A disk of the server is full, or nothing can be written to it: "
    "the one of the folder NEWSROOM_VAR, or the one for temporary files."
)


def what_is_full(error: BaseException | None) -> str:
    """The sentence that names it, for `error` or what led to it; empty for an error of another kind."""
    while error is not None:
        if words := sentence(error):
            return words
        # Django and libraries raise their own errors from the one that names the disk.
        error = error.__cause__ or error.__context__
    return ""


def sentence(error: BaseException) -> str:
    # SQLite's extended codes have the primary code in their low byte.
    if getattr(error, "sqlite_errorcode", 0) & 0xFF in SQLITE or getattr(error, "pgcode", "") in POSTGRESQL:
        return DATABASE
    return FILES if isinstance(error, OSError) and error.errno in NO_ROOM else ""

"""Every check of the paper, in the order in which they are made."""

from collections.abc import Callable, Iterable

from . import comments, database, desk, files, ledger
from .finding import Finding

Check = tuple[str, Callable[[], Iterable[Finding]]]

OF_THE_DATABASE: tuple[Check, ...] = (
    ("The file of the database", database.check_file),
    ("Migrations", database.check_migrations),
    ("Triggers", database.check_triggers),
    ("Foreign keys", database.check_foreign_keys),
)
OF_ROWS: tuple[Check, ...] = (
    ("The line of Editions", ledger.check_line),
    ("Dates in lists", ledger.check_dates),
    ("Lists of sections and tags", ledger.check_lists),
    ("The search index", ledger.check_index),
    ("Lists of the desk", desk.check_facts),
    ("The search index of the desk", desk.check_index),
    ("Versions of pages", ledger.check_versions),
    ("Counts of comments", comments.check_counts),
    ("Decisions on comments", comments.check_decisions),
)
OF_FILES: tuple[Check, ...] = (
    ("Files of photographs", files.check_content),
    ("Files without a row", files.check_orphans),
)
QUICK_OF_FILES: tuple[Check, ...] = (("Files of photographs", files.check_presence),)


def checks(*, quick: bool) -> tuple[Check, ...]:
    """Every check as (title, function); `quick` leaves out reading the content of every photograph."""
    return (*OF_THE_DATABASE, *OF_ROWS, *(QUICK_OF_FILES if quick else OF_FILES))

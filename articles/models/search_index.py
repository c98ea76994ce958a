"""The search index: a row for each listed Edition, in SQLite's FTS5 or PostgreSQL's tsvector.

Rows are written at publication; whether one may be shown is asked of the Edition at each search.
Only the newest `MOST` matches are ranked: the order of the keys gives them without sorting.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.db import connection
from django.utils import timezone

from .. import content, search_query
from .edition import Edition

# Ranking all matches takes a hundred times as long and helps nobody.
MOST = 2000
LONGEST = 200_000
# Blocks that one step of a purge writes, and up to which the whole is done at once.
STEP = 500
SMALL = 2_000
# SQLite: a step that changes fewer rows had nothing to do.
LEAST_CHANGE = 2
LATELY = timedelta(days=2)

ADD = {
    "sqlite": """
        INSERT INTO articles_index (rowid, headline, standfirst, names, text)
        VALUES (%s, %s, %s, %s, %s)
    """,
    "postgresql": """
        INSERT INTO articles_index (key, words) VALUES (%s,
            setweight(to_tsvector('newsroom', %s), 'A') || setweight(to_tsvector('newsroom', %s), 'B')
            || setweight(to_tsvector('newsroom', %s), 'C') || setweight(to_tsvector('newsroom', %s), 'D'))
    """,
}
REMOVE = {
    "sqlite": "DELETE FROM articles_index WHERE rowid = %s",
    "postgresql": "DELETE FROM articles_index WHERE key = %s",
}


def add_all(editions: list[Edition]) -> None:
    """Write listed Editions (their parts set) into the index that are not in it yet."""
    with connection.cursor() as cursor:
        cursor.executemany(ADD[connection.vendor], [index_text(edition) for edition in editions])


def index_text(edition):
    """The key of an Edition and its words, by how much they weigh."""
    *headed, text = content.search_texts(edition)
    return edition.search_key, *headed, text[:LONGEST]


def remove(edition: Edition) -> None:
    """Take the words of an Edition out of the index."""
    with connection.cursor() as cursor:
        cursor.execute(REMOVE[connection.vendor], [edition.search_key])


def purge_lately_blanked() -> None:
    """`purge` where words were blanked lately, and empty the log of SQLite; the worker's job."""
    if not Edition.objects.filter(blanked_at__gt=timezone.now() - LATELY).exists():
        return
    purge()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            # The log keeps old pages, with blanked words on them, until it is emptied.
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def purge() -> None:
    """Rewrite the index without the words of removed rows, which SQLite keeps in it until then.

    In small steps, so that nobody waits for the whole; PostgreSQL does this by itself.
    """
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        # Below zero every segment is merged, then those that were begun.
        merge(cursor, -STEP)
        while merge(cursor, STEP) >= LEAST_CHANGE:
            pass


def merge(cursor, most: int) -> int:
    """One step of SQLite's merging; answers with the number of rows that it changed."""
    before = total_changes(cursor)
    cursor.execute("INSERT INTO articles_index (articles_index, rank) VALUES ('merge', %s)", [most])
    return total_changes(cursor) - before


def total_changes(cursor) -> int:
    """Rows changed over this connection so far, as SQLite counts them."""
    cursor.execute("SELECT total_changes()")
    return cursor.fetchone()[0]


def purge_if_small() -> None:
    """`purge` within the transaction where that takes no time; a larger index is left to the worker."""
    if connection.vendor == "sqlite" and blocks() <= SMALL:
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO articles_index (articles_index) VALUES ('optimize')")


def blocks() -> int:
    """The size of SQLite's index, in blocks of about 4,000 bytes, counted no farther than needed."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM (SELECT 1 FROM articles_index_data LIMIT %s)", [SMALL + 1])
        return cursor.fetchone()[0]


@dataclass(frozen=True)
class Found:
    """The search keys of what was found and can be read, in order; whether there may be more."""

    keys: list[int]
    is_cut: bool


def find(asked: search_query.Question, *, newest: bool) -> Found:
    """The best of the newest matches, or just the newest of them first."""
    if not asked.terms:
        return Found([], is_cut=False)
    # The limit counts matches that readers may not see, too: it bounds the work, not the answer.
    matches, parameters = MATCHES[connection.vendor](asked)
    shown, visible = Edition.objects.published().values("search_key").query.sql_with_params()
    order = "matches.key DESC" if newest else "matches.score, matches.key DESC"
    sql = f"""
        SELECT matches.key, shown.search_key FROM ({matches} LIMIT %s) matches
        LEFT JOIN ({shown}) shown ON shown.search_key = matches.key ORDER BY {order}
    """  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, [*parameters, MOST, *visible])
        rows = cursor.fetchall()
    return Found([key for key, seen in rows if seen is not None], is_cut=len(rows) == MOST)


def sqlite_matches(asked):
    """SQL and parameters: key and score (lower is better), newest first."""
    sql = """
        SELECT rowid AS key, bm25(articles_index, 10, 4, 4, 1) AS score FROM articles_index
        WHERE articles_index MATCH %s ORDER BY rowid DESC
    """
    return sql, [search_query.fts5(asked)]


def postgresql_matches(asked):
    """The same by tsvector."""
    query, parameters = search_query.tsquery(asked)
    sql = f"""
        SELECT key, -ts_rank(words, {query}) AS score FROM articles_index
        WHERE words @@ ({query}) ORDER BY key DESC
    """  # noqa: S608
    return sql, [*parameters, *parameters]


def snippets(asked: search_query.Question, keys: list[int]) -> dict[int, str]:
    """Where the text of each Edition says it, the words found between search.START and STOP."""
    if not keys:
        return {}
    sql, parameters = SNIPPETS[connection.vendor](asked)
    places = ", ".join(["%s"] * len(keys))
    with connection.cursor() as cursor:
        cursor.execute(f"{sql} IN ({places})", [*parameters, *keys])
        return dict(cursor.fetchall())


def sqlite_snippets(asked):
    sql = """
        SELECT rowid, snippet(articles_index, 3, %s, %s, '…', 36) FROM articles_index
        WHERE articles_index MATCH %s AND rowid
    """
    return sql, [search_query.START, search_query.STOP, search_query.fts5(asked)]


def postgresql_snippets(asked):
    query, parameters = search_query.tsquery(asked)
    options = f"StartSel={search_query.START}, StopSel={search_query.STOP}, MaxWords=36, MinWords=20"
    sql = f"""
        SELECT search_key, ts_headline('newsroom', text, {query}, %s) FROM articles_edition
        WHERE search_key
    """  # noqa: S608
    return sql, [*parameters, options]


MATCHES = {"sqlite": sqlite_matches, "postgresql": postgresql_matches}
SNIPPETS = {"sqlite": sqlite_snippets, "postgresql": postgresql_snippets}

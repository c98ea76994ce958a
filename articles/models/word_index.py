"""A table of words in the database's own full text search: SQLite's FTS5, or PostgreSQL's tsvector.

No model owns such a table (migrations make it), so flushing and dumping pass it by. A row has the key of
what it stands for and words of four weights. Both databases fold accents and find the stems of words.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection

from .. import content, search_query

LONGEST = 200_000
# Blocks that one step of a purge writes, and up to which the whole is done at once.
STEP = 500
SMALL = 2_000
# SQLite: a step that changes fewer rows had nothing to do.
LEAST_CHANGE = 2

PUT = {
    "sqlite": """
        INSERT OR REPLACE INTO {table} (rowid, headline, standfirst, names, text)
        VALUES (%s, %s, %s, %s, %s)
    """,
    "postgresql": """
        INSERT INTO {table} (key, words) VALUES (%s,
            setweight(to_tsvector('newsroom', %s), 'A') || setweight(to_tsvector('newsroom', %s), 'B')
            || setweight(to_tsvector('newsroom', %s), 'C') || setweight(to_tsvector('newsroom', %s), 'D'))
        ON CONFLICT (key) DO UPDATE SET words = EXCLUDED.words
    """,
}
REMOVE = {
    "sqlite": "DELETE FROM {table} WHERE rowid = %s",
    "postgresql": "DELETE FROM {table} WHERE key = %s",
}
MATCHES = {
    "sqlite": """
        SELECT rowid AS key, {score} AS score FROM {table}
        WHERE {table} MATCH %s ORDER BY rowid DESC
    """,
    "postgresql": """
        SELECT key, {score} AS score FROM {table}
        WHERE words @@ ({query}) ORDER BY key DESC
    """,
}
SCORE = {"sqlite": "bm25({table}, 10, 4, 4, 1)", "postgresql": "-ts_rank(words, {query})"}
MERGE = "INSERT INTO {table} ({table}, rank) VALUES ('merge', %s)"
OPTIMISE = "INSERT INTO {table} ({table}) VALUES ('optimize')"
SIZE = "SELECT COUNT(*) FROM (SELECT 1 FROM {table}_data LIMIT %s)"


@dataclass(frozen=True)
class WordIndex:
    """One table of words, by its name."""

    table: str

    def put(self, rows: Iterable[tuple[int, content.Weighed]]) -> None:
        """Write rows (key, words by their weight from A to D), in the place of those that they had."""
        values = [(key, *headed, text[:LONGEST]) for key, (*headed, text) in rows]
        with connection.cursor() as cursor:
            cursor.executemany(PUT[connection.vendor].format(table=self.table), values)

    def remove(self, key: int) -> None:
        """Take the words of one row out of the table."""
        with connection.cursor() as cursor:
            cursor.execute(REMOVE[connection.vendor].format(table=self.table), [key])

    def matches(self, asked: search_query.Question, *, scored: bool) -> tuple[str, list[str]]:
        """SQL and parameters: key and score (lower is better) of what is asked for, highest key first.

        To score each match costs more than to find it; without, all scores are 0.
        """
        vendor, table = connection.vendor, self.table
        if vendor == "sqlite":
            score = SCORE[vendor].format(table=table) if scored else "0"
            return MATCHES[vendor].format(table=table, score=score), [search_query.fts5(asked)]
        query, parameters = search_query.tsquery(asked)
        score = SCORE[vendor].format(query=query) if scored else "0"
        sql = MATCHES[vendor].format(table=table, query=query, score=score)
        return sql, [*(parameters if scored else ()), *parameters]

    def purge(self) -> None:
        """Rewrite it without the words of removed rows, which SQLite keeps in it until then.

        In small steps, so that nobody waits for the whole; PostgreSQL does this by itself.
        """
        if connection.vendor != "sqlite":
            return
        with connection.cursor() as cursor:
            # Below zero every segment is merged, then those that were begun.
            self._merge(cursor, -STEP)
            while self._merge(cursor, STEP) >= LEAST_CHANGE:
                pass

    def _merge(self, cursor, most: int) -> int:
        """One step of SQLite's merging; answers with the number of rows that it changed."""
        before = total_changes(cursor)
        cursor.execute(MERGE.format(table=self.table), [most])
        return total_changes(cursor) - before

    def purge_if_small(self) -> None:
        """`purge` within the transaction where that takes no time; a larger index is left to the worker."""
        if connection.vendor == "sqlite" and self._blocks() <= SMALL:
            with connection.cursor() as cursor:
                cursor.execute(OPTIMISE.format(table=self.table))

    def _blocks(self) -> int:
        """The size of SQLite's table, in blocks of about 4,000 bytes, counted no farther than needed."""
        with connection.cursor() as cursor:
            cursor.execute(SIZE.format(table=self.table), [SMALL + 1])
            return cursor.fetchone()[0]


def total_changes(cursor) -> int:
    """Rows changed over this connection so far, as SQLite counts them."""
    cursor.execute("SELECT total_changes()")
    return cursor.fetchone()[0]

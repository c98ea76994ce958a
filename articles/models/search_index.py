"""The search of readers: a row for each listed Edition in the index of words.

Rows are written at publication; whether one may be shown is asked of the Edition at each search.
Only the newest `MOST` matches are ranked: the order of the keys gives them without sorting.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.db import connection
from django.utils import timezone

from .. import content, search_query
from . import desk_index
from .edition import Edition
from .expunction import Expunction
from .revision import Revision
from .word_index import WordIndex

# Ranking all matches takes a hundred times as long and helps nobody.
MOST = 2000
LATELY = timedelta(days=2)
INDEX = WordIndex("articles_index")


def add_all(editions: list[Edition]) -> None:
    """Write listed Editions (their parts set) into the index."""
    INDEX.put((edition.search_key, content.search_texts(edition)) for edition in editions)


def remove(edition: Edition) -> None:
    """Take the words of an Edition out of the index."""
    INDEX.remove(edition.search_key)


def purge_lately_blanked() -> None:
    """Purge both indexes where words were blanked lately, and empty the log of SQLite; the worker's job."""
    since = timezone.now() - LATELY
    is_blanked = any(model.objects.filter(blanked_at__gt=since).exists() for model in (Edition, Revision))
    if not (is_blanked or Expunction.objects.filter(closed_at__gt=since).exists()):
        return
    for index in (INDEX, desk_index.INDEX):
        index.purge()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            # The log keeps old pages, with blanked words on them, until it is emptied.
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


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
    matches, parameters = INDEX.matches(asked, scored=not newest)
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


SNIPPETS = {"sqlite": sqlite_snippets, "postgresql": postgresql_snippets}

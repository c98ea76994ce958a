"""The search of the desk: a row for each working copy, as it was last saved.

A row is written with each Revision and emptied by blanking; who reaches an article is asked at each search.
"""

from collections.abc import Iterable

from django.db import connection

from .. import content, markup, search_query
from .word_index import WordIndex

INDEX = WordIndex("articles_desk_index")
# As many of the newest articles with these words are looked at; more would take too long and help nobody.
MOST = 2000


def renew(article, said: dict) -> None:
    """Write the words of a saved working copy, `said` as a Revision keeps it."""
    INDEX.put([(article.pk, words_of(said, names_of(article)))])


def names_of(article) -> list[str]:
    """The names in its bylines, as they are printed."""
    rows = article.bylines.values_list("credited_as", "author__name")
    return [credited_as or name for credited_as, name in rows]


def words_of(said: dict, names: Iterable[str]) -> content.Weighed:
    """The words of a working copy by how much they weigh."""
    return content.weigh(lambda name: said.get(name) or "", names, markup.plain(said.get("body") or ""))


def remove(article) -> None:
    """Take the words of an article out of the index."""
    INDEX.remove(article.pk)


def find(typed: str) -> list[int]:
    """The keys of the newest articles whose working copy has these words."""
    asked = search_query.question(typed)
    if not asked.terms:
        return []
    sql, parameters = INDEX.matches(asked, scored=False)
    with connection.cursor() as cursor:
        cursor.execute(f"{sql} LIMIT %s", [*parameters, MOST])
        return [key for key, _ in cursor.fetchall()]

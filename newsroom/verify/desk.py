"""Checks that the desk's lists and its search show each article as its Revisions and Editions have it."""

from collections.abc import Iterator

from django.db import connection
from django.db.models import Exists, F, OuterRef, Q, Subquery

from articles.models import Article, Edition, Revision
from articles.models.desk_index import INDEX

from .finding import Finding
from .ledger import KEY

FIRST = "Article {article}: the desk has another time for its first Edition, so it may be taken for a draft."
CHANGES = "Article {article} says more than readers have, and the desk does not list it as changed."
ABSENCE = "Article {article} is withdrawn, now or later, and the desk does not list it so."
LATEST = "Article {article} was last saved at another time than the desk says, so lists order it wrongly."
UNFOUND = "Article {article} is not in the search index of the desk; saving it with a change puts it there."
STRAY = "The search index of the desk has the words of {article}, which is no article."
# NOT EXISTS compares within the database; a list of all keys here could fill the memory.
LACKING = """
    SELECT a.id FROM ({articles}) a
    WHERE NOT EXISTS (SELECT 1 FROM {table} i WHERE i.{key} = a.id)
"""
STRAYS = """
    SELECT i.{key} FROM {table} i
    WHERE NOT EXISTS (SELECT 1 FROM ({articles}) a WHERE a.id = i.{key})
"""


def check_facts() -> Iterator[Finding]:
    """What a row says of its Editions and Revisions; a flag may stay up too long, never fall too early."""
    editions = Edition.objects.of_outer_article()
    first = editions.not_cancelled().order_by("live_from").values("live_from")[:1]
    ahead = editions.current_or_scheduled()
    others = ahead.with_body().exclude(digest=OuterRef("digest"))
    latest = Revision.objects.filter(article=OuterRef("pk")).order_by("-number").values("saved_at")[:1]
    articles = Article.objects.order_by("pk").annotate(first=Subquery(first), latest=Subquery(latest))
    for condition, words in (
        (differs("public_from", "first"), FIRST),
        (Q(Exists(others), has_changes=False), CHANGES),
        (Q(Exists(ahead.absent()), has_absence=False), ABSENCE),
        (Q(latest__isnull=False) & differs("saved_at", "latest"), LATEST),
    ):
        for key in articles.filter(condition).values_list("pk", flat=True).iterator():
            yield Finding(words.format(article=key))


def differs(one: str, other: str) -> Q:
    """That two columns are unequal; either may be NULL, which is no other time."""
    one_alone = Q(**{f"{one}__isnull": False, f"{other}__isnull": True})
    other_alone = Q(**{f"{one}__isnull": True, f"{other}__isnull": False})
    return one_alone | other_alone | Q(**{f"{one}__lt": F(other)}) | Q(**{f"{one}__gt": F(other)})


def check_index() -> Iterator[Finding]:
    """The search index of the desk has each article whose Revisions are not all blanked, and nothing else."""
    kept = Revision.objects.filter(article=OuterRef("pk"), blanked_at=None)
    written = Article.objects.order_by().filter(Exists(kept)).values("id")
    every = Article.objects.order_by().values("id")
    for sql, articles, words in ((LACKING, written, UNFOUND), (STRAYS, every, STRAY)):
        found, parameters = articles.query.sql_with_params()
        names = {"articles": found, "table": INDEX.table, "key": KEY[connection.vendor]}
        with connection.cursor() as cursor:
            cursor.execute(sql.format(**names), parameters)
            for (key,) in cursor:
                yield Finding(words.format(article=key))

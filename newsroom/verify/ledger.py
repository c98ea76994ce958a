"""Checks that the Editions of each article follow without gaps, and are listed and found as they should."""

from collections.abc import Iterator
from itertools import chain, pairwise

from django.db import connection
from django.db.models import Exists, F, OuterRef

from articles.kinds import LISTED
from articles.models import Edition, EditionByline, EditionSection, Freshness
from articles.models.edition import FOREVER
from articles.models.tag import EditionTag

from .finding import Finding

GAP = "Article {article}: between Editions {one} and {two} readers have nothing."
OVERLAP = "Article {article}: Editions {one} and {two} overlap."
ENDS = "Article {article}: its last Edition, {one}, ends at {at:%Y-%m-%d %H:%M} UTC."
OTHER_DATE = (
    "{table}: row {row} is dated otherwise than its Edition {edition}, so a list shows it in a wrong place."
)
UNLISTED = "Edition {edition} stands in no list of its section {section}, so readers of the section miss it."
GHOST = "{table}: row {row} lists Edition {edition}, which has nothing to read."
UNFOUND = "Edition {edition} is not in the search index, so readers do not find it."
STRAY = "The search index has the words {key} of no Edition that readers may find."
UNTOUCHED = "Article {article} has Editions and no version, so copies of its page are never made anew."
# Compared with the last row, so that the last article's end is checked as well.
AFTER = (None, None, None, None)
# NOT EXISTS compares within the database; a list of all keys here could fill the memory.
LACKING = """
    SELECT e.id FROM ({editions}) e
    WHERE NOT EXISTS (SELECT 1 FROM articles_index i WHERE i.{key} = e.search_key)
"""
STRAYS = """
    SELECT i.{key} FROM articles_index i
    WHERE NOT EXISTS (SELECT 1 FROM ({editions}) e WHERE e.search_key = i.{key})
"""
# A table of SQLite's FTS5 has no key but its rowid.
KEY = {"sqlite": "rowid", "postgresql": "key"}


def check_line() -> Iterator[Finding]:
    """No gap and no overlap from the first publication on, and no end."""
    found = Edition.objects.not_cancelled().order_by("article_id", "live_from")
    rows = found.values_list("article_id", "pk", "live_from", "live_until").iterator(chunk_size=2000)
    for one, two in pairwise(chain(rows, [AFTER])):
        if one[0] != two[0]:
            if one[3] != FOREVER:
                yield Finding(ENDS.format(article=one[0], one=one[1], at=one[3]))
        elif one[3] != two[2]:
            words = GAP if one[3] < two[2] else OVERLAP
            yield Finding(words.format(article=one[0], one=one[1], two=two[1]))


def check_dates() -> Iterator[Finding]:
    """Narrow rows repeat the date of their Edition."""
    for model, key in (
        (EditionSection, "edition"),
        (EditionByline, "edition"),
        (EditionTag, "content_object"),
    ):
        rows = model.objects.exclude(published_at=F(f"{key}__published_at"))
        for row, edition in rows.values_list("pk", f"{key}_id").iterator():
            yield Finding(OTHER_DATE.format(table=model._meta.db_table, row=row, edition=edition))


def check_lists() -> Iterator[Finding]:
    """What is listed stands in its section; what has nothing to read stands in no list."""
    own = EditionSection.objects.filter(edition=OuterRef("pk"), section=OuterRef("section"))
    lacking = Edition.objects.with_body().filter(~Exists(own))
    for edition, section in lacking.values_list("pk", "section_id").iterator():
        yield Finding(UNLISTED.format(edition=edition, section=section))
    for model, key in ((EditionSection, "edition"), (EditionTag, "content_object")):
        ghosts = model.objects.exclude(**{f"{key}__kind__in": LISTED})
        for row, edition in ghosts.values_list("pk", f"{key}_id").iterator():
            yield Finding(GHOST.format(table=model._meta.db_table, row=row, edition=edition))


def check_index() -> Iterator[Finding]:
    """The search index has the words of each listed Edition that was not blanked, and no others."""
    listed = Edition.objects.with_body().filter(blanked_at=None).order_by()
    found, parameters = listed.values("search_key", "id").query.sql_with_params()
    for sql, words in ((LACKING, UNFOUND), (STRAYS, STRAY)):
        with connection.cursor() as cursor:
            cursor.execute(sql.format(editions=found, key=KEY[connection.vendor]), parameters)
            for (number,) in cursor:
                yield Finding(words.format(edition=number, key=number))


def check_versions() -> Iterator[Finding]:
    """Each article with an Edition has a version, by which copies of its page are known to be old."""
    known = set(Freshness.objects.filter(surface__startswith="article:").values_list("surface", flat=True))
    articles = Edition.objects.order_by().values_list("article_id", flat=True).distinct()
    for article in articles.iterator():
        if f"article:{article}" not in known:
            yield Finding(UNTOUCHED.format(article=article))

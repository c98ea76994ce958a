"""No page of readers, editors or moderators reads a large table from end to end, on either database."""

import json
import re
import sys
from collections import Counter
from unittest.mock import patch
from urllib.parse import quote

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Article, Author, Edition, Section, Tag, search_index
from benchmarks.paper import fill
from comments.models import Comment, Thread
from newsroom import version_cache
from tests import cast

ARTICLES, COMMENTS, TAGS = 3000, 10_000, 20_000
LARGE = {
    *("articles_article", "articles_edition", "articles_editionsection", "articles_editiontag"),
    *("articles_editionbyline", "articles_editionphoto", "articles_revision", "articles_address"),
    *("articles_articletag", "articles_byline", "articles_placement", "articles_freshness"),
    *("comments_thread", "comments_comment", "comments_commentversion", "comments_decision"),
}
# A page may read so many rows of one table, whatever the table holds.
ENOUGH = 1200
ALIAS = re.compile(r'"(\w+)"(?: (?:AS )?"?([A-Za-z]\w*)"?)?')
END_TO_END = re.compile(r"SCAN (\w+)(?! (?:VIRTUAL TABLE|USING))")
# The index of the bin holds what lies in it and nothing else.
ALONG_AN_INDEX = re.compile(r"SCAN (\w+) USING (?:COVERING )?INDEX (?!bin\b)")
# Rows named one by one: a small table may be walked for them, a large one is not.
KEYS = re.compile(r'"id" IN \(\d+, \d+')
ALL_OF_THE_PAST = re.compile(r"SEARCH (\w+) USING .*\((?:live_from<\?|live_until>\?)\)")


def tables(sql):
    """Which table each alias of a query stands for."""
    return {alias or table: table for table, alias in ALIAS.findall(sql)} | {name: name for name in LARGE}


def faults_on_sqlite(sql):
    """What SQLite's plan reads whole; a walk in the order asked for is well where a LIMIT ends it."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}", None)
        lines = [row[3] for row in cursor.fetchall()]
    named, ended = tables(sql), " LIMIT " in sql and "USE TEMP B-TREE FOR ORDER BY" not in lines
    patterns = [ALL_OF_THE_PAST, ALONG_AN_INDEX] if not ended and not KEYS.search(sql) else []
    if not ended or " WHERE " in sql:
        patterns.append(END_TO_END)
    for line in lines:
        found = [pattern.match(line) for pattern in patterns]
        if any(match and named.get(match[1]) in LARGE for match in found):
            yield line


def faults_on_postgresql(sql, enough):
    """What PostgreSQL really touches or sorts, by its own count, where it takes every index it can.

    Left to itself it may well read a table of 3,000 rows whole, as it never would a large one.
    """
    with connection.cursor() as cursor:
        for habit in ("seqscan", "hashjoin", "mergejoin"):
            cursor.execute(f"SET LOCAL enable_{habit} = off")
        cursor.execute(f"EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) {sql}", None)
        plan = cursor.fetchone()[0]
    for node in nodes((plan if isinstance(plan, list) else json.loads(plan))[0]["Plan"]):
        rows = node["Actual Rows"] + sum(node.get(name, 0) for name in REMOVED)
        touched = rows * node["Actual Loops"]
        table = node.get("Relation Name")
        if (table in LARGE or node["Node Type"] == "Sort") and touched > enough:
            yield f"{node['Node Type']} of {table or 'rows'} touches {touched:.0f}"


REMOVED = ("Rows Removed by Filter", "Rows Removed by Index Recheck", "Rows Removed by Join Filter")


def nodes(plan):
    yield plan
    for below in plan.get("Plans", []):
        yield from nodes(below)


class Scale(TestCase):
    @classmethod
    def setUpTestData(cls):
        fill(articles=ARTICLES, comments=COMMENTS, longest=5)
        cls.chief = cast.user("Chief", is_superuser=True)
        cls.section = Section.objects.get(slug="world")
        cls.thread = Thread.objects.order_by("-visible_count").select_related("article").first()
        cls.tag = Tag.objects.order_by("pk").first()
        cls.author = Author.objects.order_by("pk").first()

    def assert_short(self, *addresses, enough=ENOUGH):
        """Every query of these pages reads only what it shows, more or less."""
        version_cache.forget()
        for address in addresses:
            with (
                self.subTest(address=address),
                CaptureQueriesContext(
                    connection,
                ) as captured,
            ):
                response = self.client.get(address)
                assert response.status_code == 200, address
            assert captured.captured_queries
            faults = [
                f"{fault}\n  in {query['sql']}"
                for query in captured.captured_queries
                if query["sql"].startswith("SELECT")
                for fault in self.faults(query["sql"], enough)
            ]
            assert not faults, f"{address}\n" + "\n".join(faults)

    def faults(self, sql, enough=ENOUGH):
        if connection.vendor == "sqlite":
            return faults_on_sqlite(sql)
        return faults_on_postgresql(sql, enough)

    def and_older(self, address):
        """The page at `address`, and the one that its link to older ones leads to."""
        found = re.search(r'href="([^"]*[?&;](?:before|older|after)=[^"]*)"', self.client.get(address).text)
        assert found, f"{address} has no link to older ones."
        older = found[1].replace("&amp;", "&")
        return [address, older if older.startswith("/") else address + older]

    def test_the_front(self):
        self.assert_short(reverse("articles:front"))

    def test_a_section_and_its_older_page(self):
        self.assert_short(*self.and_older(self.section.get_absolute_url()))

    def test_a_topic_and_its_older_page(self):
        self.assert_short(*self.and_older(self.tag.get_absolute_url()))

    def test_an_author_and_the_older_page(self):
        self.assert_short(*self.and_older(self.author.get_absolute_url()))

    def test_the_archive(self):
        date = Edition.objects.published().order_by("-published_at")[200].published_at
        self.assert_short(
            reverse("articles:archive"),
            reverse("articles:archive_year", args=[date.year]),
            reverse("articles:archive_month", args=[date.year, date.month]),
            reverse("articles:archive_day", args=[date.year, date.month, date.day]),
        )

    def test_a_search_for_a_rare_word(self):
        word = Edition.objects.published().order_by("pk").first().headline.split()[-1]
        self.assert_short(f"{reverse('articles:search')}?q={quote(word)}")

    def test_a_search_for_the_commonest_word_ranks_so_many_and_no_more(self):
        texts = Edition.objects.published().values_list("text", flat=True)
        words = Counter(word for text in texts for word in set(text.split()))
        word = quote(words.most_common(1)[0][0])
        search = reverse("articles:search")
        self.assert_short(f"{search}?q={word}", enough=search_index.MOST * 1.2)

    def test_the_feeds(self):
        feeds = [reverse("articles:feed"), reverse("articles:section_feed", args=[self.section.slug])]
        self.assert_short(*feeds)

    def test_the_sitemap(self):
        index = self.client.get("/sitemap.xml").text
        parts = re.findall(r"<loc>https?://[^/]+(/[^<]+)</loc>", index)
        assert len(parts) >= 1
        self.assert_short("/sitemap.xml")
        # A part holds the articles of 10,000 keys, and so here all of them.
        self.assert_short(*parts[:2], enough=10_000)

    def test_an_article_that_hundreds_wrote_about(self):
        path = self.thread.edition.get_absolute_url()
        assert self.thread.visible_count > 50
        self.assert_short(path)

    def test_the_moderation_queue(self):
        self.client.force_login(self.chief)
        queue = reverse("admin:comments_comment_changelist")
        self.assert_short(queue, f"{queue}?p=2")

    def test_one_comment_at_the_desk(self):
        self.client.force_login(self.chief)
        comment = Comment.objects.held().first()
        self.assert_short(reverse("admin:comments_comment_change", args=[comment.pk]))

    def test_the_article_list_and_an_article(self):
        self.client.force_login(self.chief)
        articles = reverse("admin:articles_article_changelist")
        article = Article.objects.order_by("-pk").first()
        change = reverse("admin:articles_article_change", args=[article.pk])
        self.assert_short(articles, f"{articles}?p=2", change)

    def test_the_article_list_as_it_is_filtered_and_searched(self):
        self.client.force_login(self.chief)
        articles, words = reverse("admin:articles_article_changelist"), quote(self.thread.edition.headline)
        states = ("draft", "ready", "back", "approved", "live", "changed", "scheduled", "withdrawn", "bin")
        filters = [f"state={state}" for state in states]
        filters += ["whose=mine", "whose=waiting", "date=week", "order=due", "section=world"]
        filters += [f"author={quote(self.author.name)}", f"tag={quote(self.tag.name)}", f"q={words}"]
        self.assert_short(*(f"{articles}?{chosen}" for chosen in filters))

    def test_the_first_page_of_the_desk(self):
        self.client.force_login(self.chief)
        self.assert_short(reverse("admin:index"))

    def test_the_comment_list_as_it_is_filtered_and_searched(self):
        self.client.force_login(self.chief)
        queue, comment = reverse("admin:comments_comment_changelist"), Comment.objects.first()
        filters = [f"state={state}" for state in ("visible", "rejected", "spam", "all")]
        searches = [f"state=all&q={quote(words)}" for words in (comment.name, comment.email)]
        self.assert_short(*(f"{queue}?{chosen}" for chosen in filters + searches))

    def test_the_other_lists_of_the_desk(self):
        self.client.force_login(self.chief)
        names = ["articles_photo", "articles_author", "articles_tag", "articles_section", "comments_thread"]
        self.assert_short(*(reverse(f"admin:{name}_changelist") for name in names))

    def test_tags_by_their_names_and_beginnings(self):
        """What is suggested while somebody types, and what becomes of the names in a form."""
        Tag.objects.bulk_create([Tag(name=f"Été {n:05}", slug=f"ete-{n}") for n in range(TAGS)])
        with patch.object(sys.modules[__name__], "LARGE", LARGE | {"articles_tag"}):
            with CaptureQueriesContext(connection) as captured:
                assert Tag.objects.suggested("ETE 1234", most=10) == [f"Été 1234{n}" for n in range(10)]
                assert len(Tag.objects.named(["ete 00007", "Été 19999", "New"])) == 3
            faults = [fault for query in captured.captured_queries for fault in self.faults(query["sql"], 50)]
            assert len(captured) == 2 and not faults, faults
            with CaptureQueriesContext(connection) as captured:
                list(Tag.objects.filter(name__contains="té 1234"))
            assert list(self.faults(captured.captured_queries[0]["sql"], 50))

    def test_a_query_that_reads_a_whole_table_is_noticed(self):
        """Or else all of the above says nothing."""
        long = [
            Edition.objects.filter(headline="x"),
            Edition.objects.filter(kind="silent").order_by("published_at"),
            Edition.objects.order_by("headline")[:20],
            Edition.objects.current(),
            Comment.objects.filter(name="x").order_by("posted_at"),
            Article.objects.filter(headline__contains="x"),
        ]
        for rows in long:
            with self.subTest(query=str(rows.query)), CaptureQueriesContext(connection) as captured:
                list(rows)
            assert list(self.faults(captured.captured_queries[0]["sql"]))

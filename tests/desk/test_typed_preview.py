"""The preview of what stands in the form: as a save would clean it, and nothing is stored."""

from django.apps import apps
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Article
from tests import cast
from tests.desk.form_data import article as typed_form


def counts():
    """How many rows each table has; the session and its like change with every request."""
    return {
        model.__name__: model.objects.count() for model in apps.get_models() if model.__name__ != "Session"
    }


class TheTypedPreview(TestCase):
    def setUp(self):
        self.story = cast.draft("As it was saved", section=cast.section("World"))
        self.reporter = cast.user("Reporter", sections=[cast.section("World")])
        self.client.force_login(self.reporter)
        self.address = reverse("admin:articles_article_preview", args=[self.story.pk])

    def show(self, **typed):
        return self.client.post(self.address, typed_form(section=self.story.section, **typed))

    def test_shows_the_words_as_typed_and_stores_none(self):
        before, saved = counts(), Article.objects.values().get(pk=self.story.pk)
        answer = self.show(headline="Typed just now", body="<p>Quite new.</p>", tags="A tag of today")
        for words in ("Typed just now", "Quite new.", "A tag of today"):
            self.assertContains(answer, words)
        assert counts() == before
        assert Article.objects.values().get(pk=self.story.pk) == saved

    def test_writes_nothing_at_all(self):
        with CaptureQueriesContext(connection) as captured:
            self.show(headline="Typed just now", tags="A tag of today")
        writes = ("INSERT", "UPDATE", "DELETE", "SAVEPOINT", "BEGIN")
        assert [one["sql"] for one in captured if one["sql"].startswith(writes)] == []

    def test_is_kept_by_nobody(self):
        answer = self.show()
        assert "no-store" in answer["Cache-Control"]
        assert answer["X-Robots-Tag"] == "noindex, nofollow"
        assert answer["X-Frame-Options"] == "SAMEORIGIN"

    def test_cleans_as_a_save_does(self):
        answer = self.show(body="<p onclick='x()'>Fine</p><script>alert(1)</script>")
        self.assertContains(answer, "<p>Fine</p>")
        self.assertNotContains(answer, "onclick")
        self.assertNotContains(answer, "alert(1)")

    def test_tells_in_words_what_a_save_would_refuse(self):
        answer = self.show(headline="Still shown", language="x y")
        self.assertContains(answer, "Still shown")
        self.assertContains(answer, "Language: Write the language as a code")

    def test_shows_a_refused_line_as_it_was_typed(self):
        self.assertContains(self.show(headline="Too long" * 2000), "Too longToo long")

    def test_has_the_order_and_the_words_of_the_rows(self):
        first, second = cast.author("Cy Pier"), cast.author("Bo Ferry")
        answer = self.show(
            **{
                "bylines-TOTAL_FORMS": "2", "bylines-INITIAL_FORMS": "0",
                "bylines-0-author": first.pk, "bylines-0-position": "1", "bylines-0-credited_as": "A. Q.",
                "bylines-1-author": second.pk, "bylines-1-position": "0",
            }
        )  # fmt: skip
        page = answer.content.decode()
        assert 0 < page.index("Bo Ferry") < page.index("A. Q.")

    def test_of_a_story_that_was_never_saved(self):
        address = reverse("admin:articles_article_preview_new")
        before = counts()
        answer = self.client.post(address, typed_form("Begun just now"))
        self.assertContains(answer, "Begun just now")
        self.assertContains(answer, "No section yet")
        assert counts() == before
        assert self.client.get(address).status_code == 302

    def test_survives_a_form_of_nothing(self):
        assert self.client.post(self.address, {}).status_code == 200
        assert self.client.post(reverse("admin:articles_article_preview_new"), {}).status_code == 200

    def test_is_not_for_those_who_may_not_write_it(self):
        self.client.force_login(cast.user("Reporter", sections=[cast.section("Sport")]))
        assert self.client.post(self.address, {"headline": "x"}).status_code == 403

"""What no browser sends: refused in words, nothing half stored, never 500."""

import uuid

from django.conf import settings
from django.contrib.admin import site
from django.contrib.messages import get_messages
from django.test import TestCase
from django.urls import reverse

from articles.models import Article, Author, Section, Series, Tag
from tests import cast
from tests.desk import form_data

ADD = reverse("admin:articles_article_add")
LIST = reverse("admin:articles_article_changelist")
HUGE = "9" * 30


class AHostilePost(TestCase):
    def setUp(self):
        self.world = cast.section("World")
        self.client.force_login(cast.user("Editor"))

    def post(self, **words):
        return self.client.post(ADD, form_data.article(section=self.world, **words))

    def assert_refused(self, **words):
        """The page that comes back where nothing was stored."""
        answer = self.post(**words)
        assert not Article.objects.exists(), words
        assert answer.status_code in (200, 400), (words, answer.status_code)
        return answer

    def test_without_management_forms_stores_nothing(self):
        words = {name: value for name, value in form_data.article().items() if "FORMS" not in name}
        assert self.client.post(ADD, words).status_code == 200
        assert not Article.objects.exists()

    def test_with_a_million_rows_stores_nothing(self):
        self.assert_refused(**{"bylines-TOTAL_FORMS": 1_000_000})

    def test_with_rows_that_are_none_stores_nothing(self):
        row = {"bylines-TOTAL_FORMS": 1, "bylines-0-author": "nobody", "bylines-0-position": "-1"}
        self.assert_refused(**row)
        self.assert_refused(**row | {"bylines-0-author": HUGE})
        self.assert_refused(
            **{"placements-TOTAL_FORMS": 1, "placements-0-photo": HUGE, "placements-0-position": 0}
        )

    def test_with_another_articles_row_leaves_it_alone(self):
        row = cast.draft("Theirs").bylines.get()
        words = {"bylines-TOTAL_FORMS": 1, "bylines-INITIAL_FORMS": 1, "bylines-0-id": row.pk}
        self.post(**words, **{"bylines-0-author": cast.author("Mallory").pk, "bylines-0-position": 0})
        row.refresh_from_db()
        assert (row.article.headline, row.author.name) == ("Theirs", "Ada Quill")

    def test_with_odd_values_keeps_what_was_typed(self):
        for words in (
            {"opened": "soon"},
            {"opened": HUGE, "over": HUGE, "language": "<script>"},
            {"embargo_until": "2026-13-45T99:99"},
            {"path": "//evil.example/\x00"},
            {"language": "klingon-and-more"},
            {"tags": "x" * 101},
        ):
            self.assertContains(self.assert_refused(**words), "Rain over the harbour")

    def test_with_control_characters_says_where(self):
        self.assertContains(self.assert_refused(headline="Rain\x0bover"), "invisible control character")
        self.assertContains(self.assert_refused(body="<p>Rain\x00</p>"), "ontrol character")
        self.assertContains(self.assert_refused(standfirst="Rain\x85over"), "invisible control character")

    def test_past_the_editor_is_cleaned(self):
        self.post(body='<p onclick="x()">Rain<script>alert(1)</script></p><iframe src="//x"></iframe>')
        assert Article.objects.get().body == "<p>Rain</p>"

    def test_of_six_megabytes_is_refused_in_words(self):
        answer = self.post(body="x" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1))
        self.assertContains(answer, "<h1", status_code=400)
        assert not Article.objects.exists()

    def test_with_a_body_as_long_as_a_book_is_refused_at_the_text_and_keeps_it(self):
        answer = self.assert_refused(body="<p>" + "word " * 210_000 + "the last</p>")
        self.assertContains(answer, "Divide it into parts.")
        self.assertContains(answer, "the last")

    def test_with_a_thousand_tags_is_refused_at_the_tags(self):
        answer = self.assert_refused(tags=", ".join(f"topic {number}" for number in range(1000)))
        assert "tags" in answer.context["adminform"].form.errors

    def test_with_pictures_of_other_sites_keeps_none(self):
        self.post(body="<p>a<img src='https://evil.example/x.png' srcset='//evil.example/y.png 2x'></p>")
        assert Article.objects.get().body == "<p>a</p>"

    def test_of_too_many_fields_is_refused_in_words(self):
        many = {f"field{number}": "" for number in range(settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1)}
        self.assertContains(self.post(**many), "<h1", status_code=400)
        assert not Article.objects.exists()

    def test_in_an_odd_charset_is_refused_in_words(self):
        kind = "application/x-www-form-urlencoded; charset=utf-7"
        answer = self.client.post(ADD, b"headline=x", content_type=kind)
        assert answer.status_code in (200, 400)

    def test_without_a_token_is_refused_in_words(self):
        self.client.handler.enforce_csrf_checks = True
        self.assertContains(self.post(), "<h1", status_code=403)


class AnOddAddress(TestCase):
    def setUp(self):
        self.client.force_login(cast.user("Chief"))

    def test_of_an_article_leads_back_or_says_so(self):
        for key in ("abc", "0", HUGE, "%00", "1%00", "-1", "1_2F", "٣"):
            for page in ("change", "history", "delete"):
                answer = self.client.get(f"/admin/articles/article/{key}/{page}/")
                assert answer.status_code in (302, 403, 404), (key, page)

    def test_of_an_act_is_not_found(self):
        for act in ("unpublish", "preview", "bin", "cancel/1"):
            assert self.client.get(f"/admin/articles/article/{HUGE}/{act}/").status_code == 404

    def test_of_the_list_is_answered(self):
        story = cast.draft()
        for query in (
            {"p": "-1"},
            {"p": HUGE},
            {"p": "x"},
            {"q": "\x00"},
            {"q": "x" * 5000},
            {"q": "%' OR 1=1 --"},
            {"state": "nonsense"},
            {"section": "\x00"},
            {"section": HUGE},
            {"o": "99.x"},
            {"_to_field": "created_by"},
            {"headline__contains": "x"},
            {"created_by__password__startswith": "a"},
            {"all": ""},
            {"_popup": "1"},
            {"_facets": "True"},
        ):
            for address in (LIST, form_data.change(story)):
                answer = self.client.get(address, query)
                assert answer.status_code in (200, 302, 400), (query, address, answer.status_code)

    def test_of_suggestions_is_answered(self):
        address = reverse("admin:autocomplete")
        known = {"app_label": "articles", "model_name": "byline", "field_name": "author"}
        for query in ({}, {"app_label": "x"}, known | {"field_name": "x"}, known | {"model_name": "x"}):
            assert self.client.get(address, query).status_code in (403, 404)
        for more in ({"term": "\x00"}, {"page": HUGE}, {"page": "-1"}, {"page": "x"}):
            assert self.client.get(address, known | more).status_code in (200, 404), more


class AWindowOfItsOwn(TestCase):
    """A row added from another form: `_source_model` names that form, in whatever way it was sent."""

    def setUp(self):
        self.client.force_login(cast.user("Chief"))

    def add(self, model, number, source):
        words = {
            "name": f"Rain {number}",
            "slug": f"rain-{number}",
            "position": 0,
            "idempotency_key": uuid.uuid4(),
        }
        address = reverse(f"admin:articles_{model._meta.model_name}_add")
        return self.client.post(address, words | {"_popup": "1", "_source_model": source})

    def test_answers_the_form_that_opened_it(self):
        known = [model._meta.label_lower for model in site._registry]
        unknown = ["articles", ".", "a.b.c", "articles.", "no.thing", "\x00", "../", "x" * 5000, "١.٢"]
        for model in (Tag, Author, Section, Series):
            for number, source in enumerate(known + unknown):
                with self.subTest(model=model.__name__, source=source[:40]):
                    self.assertContains(self.add(model, number, source), "popup")
        assert list(get_messages(self.client.get(LIST).wsgi_request)) == []

"""However a section, tag, author or series is made, it has a page of its own that can be opened."""

from functools import partial

import pytest
from django.db import IntegrityError, transaction
from django.test import TestCase, TransactionTestCase
from django.urls import reverse

from articles.models import Author, Section, Series, Tag
from tests import cast
from tests.articles.test_ledger_concurrency import at_once
from tests.desk import form_data

MODELS = (Section, Author, Series, Tag)
NAMES = {
    "🔥": "fire",
    "हिन्दी": "हिन्दी",
    "ข่าวน้ำท่วม": "ข่าวน้ำท่วม",
    "مُحَمَّد": "مُحَمَّد",
    "עִבְרִית": "עִבְרִית",
    "বাংলা": "বাংলা",
    "İstanbul ısı": "istanbul-ısı",
    "Straße": "straße",
    "feed": "feed",
    "..": "full-stop",
    "C++": "c",
    "2026": "2026",
    "A/B": "a-b",
    "x" * 80: "x" * 80,
}


def page(client, row):
    return client.get(row.get_absolute_url())


class Made(TestCase):
    def setUp(self):
        self.client.force_login(cast.user("Chief"))

    def add(self, model, **words):
        words = {"position": 0, **words} if model is Section else words
        return self.client.post(reverse(f"admin:articles_{model._meta.model_name}_add"), words)

    def test_at_the_desk_a_slug_is_made_of_every_name(self):
        for model in MODELS:
            for name, slug in NAMES.items():
                with self.subTest(model=model.__name__, name=name):
                    assert self.add(model, name=name, slug="").status_code == 302
                    row = model.objects.get(name=name)
                    assert row.slug == slug
                    assert row.get_absolute_url()

    def test_in_a_window_of_its_own_as_well(self):
        answer = self.add(Author, name="🖋", slug="", _popup="1")
        assert answer.status_code == 200
        assert Author.objects.get().slug == "lower-left-fountain-pen"

    def test_a_second_of_the_same_slug_is_numbered(self):
        for name in ("C", "C++", "C#", "🔥🔥", "🔥", "Fire!"):
            self.add(Tag, name=name)
        assert sorted(Tag.objects.values_list("slug", flat=True)) == [
            *("c", "c-2", "c-3", "fire", "fire-2", "fire-3")
        ]

    def test_a_typed_slug_is_spelled_as_every_other(self):
        self.add(Tag, name="Near", slug="Middle East.2")
        self.add(Tag, name="Devanagari", slug="हिन्दी")
        assert list(Tag.objects.order_by("pk").values_list("slug", flat=True)) == ["middle-east2", "हिन्दी"]

    def test_a_typed_slug_that_nobody_could_open_is_refused_at_its_field(self):
        for slug in ("-", "_", "..", "/", "🔥", "\u200b"):
            with self.subTest(slug=slug):
                self.assertContains(
                    self.add(Author, name="Ada Quill", slug=slug), "needs a letter or a digit"
                )
        assert not Author.objects.exists()

    def test_a_typed_slug_in_another_case_is_the_same(self):
        self.add(Series, name="Fire", slug="fire")
        self.assertContains(self.add(Series, name="Other", slug="FIRE"), "already exists")

    def test_a_tag_made_while_a_story_is_saved_has_a_page(self):
        world = cast.section("World")
        words = form_data.article("Rain", section=world, tags="🔥, हिन्दी, C, C++", button="_publish")
        self.client.post(reverse("admin:articles_article_add"), words)
        made = dict(Tag.objects.values_list("name", "slug"))
        assert made == {"🔥": "fire", "हिन्दी": "हिन्दी", "C": "c", "C++": "c-2"}

    def test_rows_made_by_a_program_have_one_too(self):
        Tag.objects.bulk_create([Tag(name="Rain", slug="rain")])
        assert Tag.objects.get_or_create(name="🔥")[0].slug == "fire"
        assert Series.objects.create(name="Rain", slug=" a/b ").slug == "a-b"
        assert Author.objects.create(name="\u200b").slug == "author"
        with pytest.raises(IntegrityError), transaction.atomic():
            Tag.objects.update(slug="")

    def test_a_name_that_nobody_can_see_is_refused(self):
        for model in MODELS:
            for name in ("\u200b", "\u2060\u3164"):
                self.assertContains(self.add(model, name=name), "Nobody can see this name.")
        words = form_data.article("Rain", section=cast.section("World"), tags="\u200b, rain, \u200f")
        self.client.post(reverse("admin:articles_article_add"), words)
        assert [tag.name for tag in Tag.objects.all()] == ["rain"]

    def test_marks_that_make_another_word_make_another_tag(self):
        pairs = [("ข่าว", "ขาว"), ("ガラス", "カラス"), ("कर्म", "करम"), ("বাংলা", "বাল")]
        for one, other in pairs:
            self.add(Tag, name=one)
            assert self.add(Tag, name=other).status_code == 302
        assert Tag.objects.count() == 2 * len(pairs)
        for one, other in [("Zürich", "ZURICH"), ("مُحَمَّد", "محمد"), ("עִבְרִית", "עברית"), ("Ёлка", "елка")]:
            self.add(Tag, name=one)
            self.assertContains(self.add(Tag, name=other), f"There is “{one}” already.")

    def test_a_new_name_leaves_the_address(self):
        tag = Tag.objects.create(name="🔥")
        tag.name = "Blaze"
        tag.save()
        assert Tag.objects.get().slug == "fire"


class Opened(TestCase):
    def test_every_page_of_such_names_answers(self):
        rows = {}
        for name in NAMES:
            section, author = Section.objects.create(name=name), Author.objects.create(name=name)
            series, tag = Series.objects.create(name=name), Tag.objects.create(name=name)
            story = cast.draft(f"About {name}", section=section, series=series, part=1, tags=[tag])
            story.bylines.update(author=author)
            rows[name] = (story.publish(by=cast.user("Editor")), section, author, series, tag)
        for name, (edition, *named) in rows.items():
            with self.subTest(name=name):
                shown = self.client.get(edition.get_absolute_url())
                for row in named:
                    self.assertContains(shown, f'href="{row.get_absolute_url()}"')
                    self.assertContains(page(self.client, row), f"About {name}")
        assert self.client.get("/section/feed/feed/").status_code == 200

    def test_a_composed_address_is_found_however_it_is_spelled(self):
        tag = Tag.objects.create(name="Zürich")
        cast.published("The lake", tags=[tag])
        assert self.client.get("/tag/zu%CC%88rich/").status_code == 200

    def test_what_is_no_slug_is_not_found(self):
        for slug in ("%00", "%2E%2E", ".", "a%20b", "%0A", "🔥", "x" * 3000):
            with self.subTest(slug=slug):
                assert self.client.get(f"/tag/{slug}/").status_code == 404


class AtOnce(TransactionTestCase):
    def test_names_of_one_slug_get_two(self):
        for model in (Author, Tag):
            made = at_once(*[partial(model.objects.create, name=name) for name in ("🔥", "Fire")])
            assert sorted(row.slug for row in made) == ["fire", "fire-2"]

    def test_one_name_stays_one_tag(self):
        stories = [cast.article("One"), cast.article("Two")]
        at_once(*[lambda story=story: story.tags.add("🔥") for story in stories])
        assert Tag.objects.get().slug == "fire"
        assert [story.tags.get().name for story in stories] == ["🔥", "🔥"]

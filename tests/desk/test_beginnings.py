"""What a new article begins with at the desk: a byline, a copy, a template."""

from uuid import uuid4

import time_machine
from django.test import TestCase
from django.urls import reverse

from articles.models import Article, StoryTemplate
from tests import cast
from tests.desk import form_data

ADD = "/admin/articles/article/add/"


class TheFormOfANewArticle(TestCase):
    def page(self, person, address=ADD):
        self.client.force_login(person)
        return self.client.get(address)

    def bylines(self, page):
        formset = next(
            one.formset for one in page.context["inline_admin_formsets"] if one.formset.prefix == "bylines"
        )
        return [form.initial.get("author") for form in formset.forms]

    def test_begins_in_the_headline(self):
        page = self.page(cast.user("Reporter"))
        assert page.context["adminform"].form.fields["headline"].widget.attrs["autofocus"]
        self.assertContains(page, "autofocus", count=1)

    def test_that_was_refused_begins_at_the_first_mistake(self):
        self.client.force_login(cast.user("Reporter"))
        page = self.client.post(ADD, form_data.article(language="no language"))
        fields = page.context["adminform"].form.fields
        assert [name for name in fields if "autofocus" in fields[name].widget.attrs] == ["language"]

    def test_has_the_byline_of_a_reporter(self):
        reporter = cast.user("Reporter")
        author = cast.author("Bo Ferry", user=reporter)
        assert self.bylines(self.page(reporter)) == [author.pk]

    def test_has_no_byline_of_an_editor_nor_of_who_has_none(self):
        editor = cast.user("Editor")
        cast.author("Ed Itor", user=editor)
        assert self.bylines(self.page(editor)) == []
        assert self.bylines(self.page(cast.user("Reporter"))) == []

    def test_stores_the_byline_that_stood_there(self):
        reporter = cast.user("Reporter")
        author = cast.author("Bo Ferry", user=reporter)
        self.client.force_login(reporter)
        self.client.post(
            ADD, form_data.article(**form_data.management(bylines=1), **{"bylines-0-author": author.pk})
        )
        assert Article.objects.get().bylines.get().author == author

    def test_stores_none_where_it_was_emptied(self):
        reporter = cast.user("Reporter")
        cast.author("Bo Ferry", user=reporter)
        page = self.page(reporter)
        self.assertContains(
            page, '<option value="" label="Nothing chosen"', msg_prefix="A way out without scripts"
        )
        self.client.post(
            ADD, form_data.article(**form_data.management(bylines=1), **{"bylines-0-author": ""})
        )
        assert not Article.objects.get().bylines.exists()

    def test_opened_makes_no_article(self):
        cast.template()
        self.page(cast.user("Reporter"), f"{ADD}?template={StoryTemplate.objects.get().pk}")
        assert not Article.objects.exists()

    @time_machine.travel("2026-11-28 12:00", tick=False)
    def test_begins_with_the_words_of_a_template_and_the_day(self):
        template = cast.template(section=cast.section("World"), genre="analysis", language="de")
        page = self.page(cast.user("Reporter"), f"{ADD}?template={template.pk}")
        initial = page.context["adminform"].form.initial
        assert initial["headline"] == "Weather for 28. November 2026"
        assert (initial["section"], initial["genre"], initial["body"]) == (
            cast.section("World").pk,
            "analysis",
            cast.BODY,
        )

    def test_takes_no_template_of_another_section_nor_a_key_that_is_none(self):
        template = cast.template(section=cast.section("Sport"))
        reporter = cast.user("Reporter", sections=[cast.section("World")])
        for key in (template.pk, "9" * 30, "x", "-1"):
            page = self.page(reporter, f"{ADD}?template={key}")
            assert page.status_code == 200
            assert not page.context["adminform"].form.initial.get("headline")


class ACopy(TestCase):
    def test_sent_twice_is_made_once_and_leads_to_itself(self):
        editor = cast.user("Editor")
        story = cast.published("Weather", by=editor)
        self.client.force_login(editor)
        address = reverse("admin:articles_article_copy", args=[story.pk])
        sent = {"idempotency_key": str(uuid4())}
        first, second = self.client.post(address, sent), self.client.post(address, sent)
        copy = Article.objects.exclude(pk=story.pk).get()
        assert first["Location"] == second["Location"] == form_data.change(copy)
        page = self.client.get(form_data.change(copy))
        self.assertContains(page, f'Copied from <a href="{form_data.change(story)}">Weather</a>.')

    def test_names_no_article_of_other_sections(self):
        chief, sport = cast.user("Chief"), cast.section("Sport")
        copy = cast.draft("A secret of the world desk", by=chief).copy_as_new(by=chief)
        Article.objects.filter(pk=copy.pk).update(section=sport, headline="Harmless")
        self.client.force_login(cast.user("Reporter", sections=[sport]))
        page = self.client.get(form_data.change(copy))
        self.assertContains(page, "Copied from an article that is not in your sections.")
        self.assertNotContains(page, "A secret of the world desk")

    def test_is_offered_in_the_list_to_who_may_write(self):
        story = cast.draft("Weather")
        self.client.force_login(cast.user("Reporter"))
        address = reverse("admin:articles_article_copy", args=[story.pk])
        self.assertContains(self.client.get("/admin/articles/article/"), f'href="{address}"')


class Templates(TestCase):
    def setUp(self):
        self.editor = cast.user("Editor")
        self.client.force_login(self.editor)

    def test_are_made_from_an_article(self):
        story = cast.draft("Weather", by=self.editor)
        address = reverse("admin:articles_article_template", args=[story.pk])
        answer = self.client.post(address, {"name": "  Weekend   weather ", "section": ""})
        made = StoryTemplate.objects.get()
        assert (made.name, made.section) == ("Weekend weather", None)
        assert answer["Location"] == reverse("admin:articles_storytemplate_change", args=[made.pk])
        again = self.client.post(address, {"name": "Weekend weather", "section": ""})
        self.assertContains(again, "There is a template", status_code=422)

    def test_are_written_and_changed_with_the_same_cleaning(self):
        address = reverse("admin:articles_storytemplate_add")
        typed = {
            "name": "Diary",
            "body": "<p>One<script>x</script></p>",
            "tags": "Ferries, Ferries",
            "genre": "news",
        }
        self.client.post(address, typed)
        made = StoryTemplate.objects.get()
        assert made.body == "<p>One</p>"
        assert [tag.name for tag in made.tags.all()] == ["Ferries"]
        change = reverse("admin:articles_storytemplate_change", args=[made.pk])
        self.client.post(change, typed | {"headline": "The\nweek {week}", "language": "DE"})
        made.refresh_from_db()
        assert (made.headline, made.language) == ("The week {week}", "de")

    def test_of_bad_words_are_refused_beside_their_field(self):
        address = reverse("admin:articles_storytemplate_add")
        cast.template("Diary")
        for typed in (
            {"name": "Diary"},
            {"name": "\u200b"},
            {"name": "x" * 121},
            {"name": "A", "headline": "a\x00"},
        ):
            page = self.client.post(address, {"genre": "news", **typed})
            assert page.status_code == 200
            assert page.context["adminform"].form.errors
        assert StoryTemplate.objects.count() == 1

    def test_deleted_twice_are_deleted_once(self):
        template = cast.template()
        address = reverse("admin:articles_storytemplate_delete", args=[template.pk])
        sent = {"idempotency_key": str(uuid4())}
        places = {self.client.post(address, sent)["Location"] for _ in range(2)}
        assert places == {reverse("admin:articles_storytemplate_changelist")}
        assert not StoryTemplate.objects.exists()

    def test_of_a_section_are_changed_by_nobody_elsewhere(self):
        template = cast.template(section=cast.section("Sport"))
        self.client.force_login(cast.user("Editor", sections=[cast.section("World")]))
        for name in ("change", "delete"):
            address = reverse(f"admin:articles_storytemplate_{name}", args=[template.pk])
            assert self.client.post(address, {"name": "Mine"}).status_code in (302, 403, 404)
        template.refresh_from_db()
        assert template.name == "Weekend weather"

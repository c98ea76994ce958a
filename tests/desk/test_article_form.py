"""Writing and publishing at the desk."""

from django.test import TestCase
from django.urls import reverse

from articles.autosave_form import sign
from articles.models import Article, Edition
from tests import cast
from tests.desk import form_data

ADD = reverse("admin:articles_article_add")


class ADraft(TestCase):
    def setUp(self):
        self.world = cast.section("World")
        self.reporter = cast.user("Reporter", sections=[self.world])
        self.client.force_login(self.reporter)

    def test_the_form_opens_empty(self):
        self.assertContains(self.client.get(ADD), "Save draft")

    def test_is_saved_with_its_maker_and_a_revision(self):
        answer = self.client.post(
            ADD, form_data.article(section=self.world, tags="Rain, harbour"), follow=True
        )
        story = Article.objects.get()
        self.assertContains(answer, "Readers see nothing of it")
        assert story.created_by == self.reporter
        assert story.latest_revision.data["headline"] == "Rain over the harbour"
        assert story.latest_revision.data["tags"] == ["Rain", "harbour"]

    def test_is_never_published_by_a_reporter(self):
        answer = self.client.post(ADD, form_data.article(section=self.world, button="_publish"))
        assert answer.status_code == 403
        assert not Edition.objects.exists()
        assert not Article.objects.exists()


class TheForm(TestCase):
    def setUp(self):
        self.world = cast.section("World")
        self.editor = cast.user("Editor")
        self.client.force_login(self.editor)

    def test_files_a_story_by_kind_series_and_part(self):
        series = cast.series("The harbour")
        filed = {"genre": "opinion", "series": series.pk, "part": 3, "internal_note": "Phone her first."}
        filed |= form_data.signed()
        self.client.post(ADD, form_data.article(section=self.world, button="_publish", **filed))
        story = Article.objects.get()
        assert (story.genre, story.series, story.part) == ("opinion", series, 3)
        assert story.current.genre == "opinion"
        assert "Phone her first." not in self.client.get(story.current.get_absolute_url()).text

    def test_takes_news_where_no_kind_was_posted(self):
        self.client.post(ADD, form_data.article(section=self.world))
        assert Article.objects.get().genre == "news"

    def test_keeps_a_headline_in_one_line(self):
        self.client.post(ADD, form_data.article("Rain over\r\nthe  harbour", section=self.world))
        assert Article.objects.get().headline == "Rain over the harbour"

    def test_says_how_long_a_headline_may_be_and_cuts_nothing(self):
        assert "maxlength" not in self.client.get(ADD).text.partition("id_headline")[0].rpartition("<")[2]
        words = form_data.article("x" * 300, section=self.world, button="_publish")
        answer = self.client.post(ADD, words, follow=True)
        self.assertContains(answer, "300 characters are too many; 250 fit.")
        assert Article.objects.get().headline == "x" * 300

    def test_shows_words_that_are_brought_back_and_saves_none(self):
        story = cast.draft("As it was", by=self.editor)
        back = {"opened": 1, "_bring_back": "1", "tags": "Ferries"}
        answer = self.client.post(
            form_data.change(story), form_data.article("As typed", section=self.world, **back)
        )
        self.assertContains(answer, "Your words are back in the form. They are not saved yet.")
        self.assertContains(answer, "As typed</textarea>")
        self.assertContains(answer, 'value="Ferries"')
        story.refresh_from_db()
        assert (story.headline, story.revisions.count()) == ("As it was", 1)

    def test_publishes_nothing_that_is_brought_back_with_the_button(self):
        words = form_data.article(section=self.world, button="_publish", _bring_back="1")
        assert self.client.post(ADD, words).status_code == 200
        assert not Article.objects.exists()

    def test_says_at_the_text_which_link_readers_cannot_follow(self):
        hidden = cast.published("The storm", by=self.editor)
        path = hidden.current.address.path
        hidden.unpublish(by=self.editor)
        body = f'<p>See <a href="{path}">the storm</a>.</p>'
        words = form_data.article(section=self.world, button="_publish", body=body)
        answer = self.client.post(ADD, words, follow=True)
        self.assertContains(answer, "The text links to “The storm”, which readers cannot open at that time.")
        address = form_data.change(Article.objects.get(headline=words["headline"]))
        self.assertContains(answer, f'href="{address}?block=0&amp;nth=1&amp;words=the+storm#id_body"')
        assert not Edition.objects.filter(article__headline=words["headline"]).exists()

    def test_names_the_copy_by_person_and_article(self):
        story = cast.draft(by=self.editor)
        for address in (form_data.change(story), ADD):
            page = self.client.get(address)
            self.assertContains(page, f'data-autosave="{sign(address, person=self.editor)}"')
            self.assertContains(page, f'data-person="{self.editor.pk}"')


class WhoMayOnlyRead(TestCase):
    def test_reads_the_story_with_all_that_belongs_to_it(self):
        world = cast.section("World")
        story = cast.published("Council votes", section=world, standfirst="After four hours.")
        story.related.create(url="https://town.example/minutes", headline="The minutes")
        self.client.force_login(cast.user("Reporter", sections=[world]))
        page = self.client.get(form_data.change(story))
        for words in ("Council votes", "After four hours.", "Nobody left", "council, harbour", "The minutes"):
            self.assertContains(page, words)
        self.assertNotContains(page, "Save draft")
        self.assertNotContains(page, "bylines-0-author")

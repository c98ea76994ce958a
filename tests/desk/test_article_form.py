"""Writing and publishing at the desk."""

from django.test import TestCase
from django.urls import reverse

from articles.models import Article, Edition
from tests import cast
from tests.desk import typed

ADD = reverse("admin:articles_article_add")


class ADraft(TestCase):
    def setUp(self):
        self.world = cast.section("World")
        self.reporter = cast.user("Reporter", sections=[self.world])
        self.client.force_login(self.reporter)

    def test_the_form_opens_empty(self):
        self.assertContains(self.client.get(ADD), "Save draft")

    def test_is_saved_with_its_maker_and_a_revision(self):
        answer = self.client.post(ADD, typed.article(section=self.world, tags="Rain, harbour"), follow=True)
        story = Article.objects.get()
        self.assertContains(answer, "Readers see nothing of it")
        assert story.created_by == self.reporter
        assert story.latest_revision.words["headline"] == "Rain over the harbour"
        assert story.latest_revision.words["tags"] == ["Rain", "harbour"]

    def test_is_never_published_by_a_reporter(self):
        answer = self.client.post(ADD, typed.article(section=self.world, button="_publish"), follow=True)
        self.assertContains(answer, "Only an editor of this section publishes.")
        assert not Edition.objects.exists()
        assert Article.objects.get().headline == "Rain over the harbour"

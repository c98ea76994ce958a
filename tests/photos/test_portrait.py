"""An author's face: public with the first story that readers have of them, and no sooner."""

from django.test import TestCase
from django.urls import reverse

from articles.models import freshness
from tests import cast


class Portrait(TestCase):
    def setUp(self):
        self.author = cast.author(portrait=cast.photo("", credit="", alt="Ada Quill, smiling"))

    def file(self):
        files = self.author.portrait.renditions
        return self.client.get(files.url(files.small))

    def test_it_is_hidden_before_the_first_story(self):
        cast.draft()
        assert self.file().status_code == 404

    def test_it_stands_on_the_authors_page(self):
        cast.published()
        answer = self.client.get(reverse("articles:author", args=["ada-quill"]))
        self.assertContains(answer, "Ada Quill, smiling")
        assert self.file().status_code == 200

    def test_another_alternative_text_makes_that_page_anew(self):
        cast.published()
        before = freshness.versions(f"author:{self.author.pk}")
        self.author.portrait.update_texts(by=None, alt="Ada Quill, laughing")
        assert freshness.versions(f"author:{self.author.pk}") != before

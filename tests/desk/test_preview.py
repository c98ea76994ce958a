"""The preview: the page as readers would have it, for the desk alone."""

from django.test import TestCase
from django.urls import reverse

from articles.models import RelatedLink
from tests import cast


def preview(story):
    return reverse("admin:articles_article_preview", args=[story.pk])


class ThePreview(TestCase):
    def setUp(self):
        self.story = cast.draft("Nobody has read this yet", section=cast.section("World"))
        self.client.force_login(cast.user("Reporter", sections=[cast.section("World")]))

    def test_shows_the_working_copy(self):
        self.assertContains(self.client.get(preview(self.story)), "Nobody has read this yet")

    def test_says_how_long_the_text_is(self):
        self.assertContains(self.client.get(preview(self.story)), "10 words · 1 minute to read")

    def test_is_kept_by_nobody(self):
        answer = self.client.get(preview(self.story))
        assert "no-store" in answer["Cache-Control"]
        assert answer["X-Robots-Tag"] == "noindex, nofollow"
        assert answer["X-Frame-Options"] == "SAMEORIGIN"
        assert "frame-ancestors 'self'" in answer["Content-Security-Policy"]
        assert "nonce" not in answer["Content-Security-Policy"]

    def test_shows_photographs_that_are_not_public(self):
        photo = self.story.placements.get().photo
        self.assertContains(self.client.get(preview(self.story)), f"/admin/articles/photo/{photo.uuid}/file/")

    def test_follows_related_links_to_what_is_public(self):
        RelatedLink.objects.create(article=self.story, target=cast.published("Out already"))
        RelatedLink.objects.create(article=self.story, target=cast.draft("Still secret"), position=1)
        answer = self.client.get(preview(self.story))
        self.assertContains(answer, "Out already")
        self.assertNotContains(answer, "Still secret")

    def test_works_for_an_empty_draft(self):
        self.story.section, self.story.headline, self.story.body = None, "", ""
        self.story.created_by = cast.user("Reporter")
        self.story.save()
        self.client.force_login(self.story.created_by)
        self.assertContains(self.client.get(preview(self.story)), "No section yet")

    def test_is_not_for_another_section(self):
        self.client.force_login(cast.user("Reporter", sections=[cast.section("Sport")]))
        assert self.client.get(preview(self.story)).status_code == 403

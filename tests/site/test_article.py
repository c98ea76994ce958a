"""The page of one article: its parts in order, its dates, its notes, what machines are told."""

from django.test import TestCase

from tests import cast


class ArticlePage(TestCase):
    def test_it_shows_the_story(self):
        story = cast.published()
        page = self.client.get(story.visible.get_absolute_url())
        assert page.status_code == 200
        self.assertContains(page, "The council voted on Monday evening.")
        front = self.client.get("/")
        self.assertContains(front, "Council votes for the harbour")
        for path in (
            "/section/world/",
            "/tag/harbour/",
            "/author/ada-quill/",
            "/archive/",
            "/search/?q=harbour",
            "/feed/",
            "/section/world/feed/",
            "/sitemap.xml",
            "/sitemap-1.xml",
            "/sitemap-pages.xml",
            "/robots.txt",
            "/.well-known/security.txt",
            "/healthz",
        ):
            r = self.client.get(path)
            assert r.status_code == 200, path
            print(path, r.headers)
            print(r.content.decode())

"""Slow work on what was posted is done before the transaction that keeps every other writer waiting."""

from unittest.mock import patch

import nh3
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.forms.models import model_to_dict
from django.test import TransactionTestCase
from django.urls import reverse
from PIL import Image

from articles import markup
from articles.models import Article
from newsroom.models import Site
from tests import cast
from tests.desk import form_data


class Before(TransactionTestCase):
    """Counts calls of a library within and outside of a transaction."""

    def setUp(self):
        self.client.force_login(cast.user("Chief"))
        self.within = []
        markup.body.cache_clear()

    def watch(self, target, name):
        real = getattr(target, name)

        def watched(*arguments, **more):
            # Taking all tags out, for search, is quick.
            if more.get("tags") != set():
                self.within.append(connection.in_atomic_block)
            return real(*arguments, **more)

        return patch.object(target, name, watched)

    def save(self, address, **words):
        with self.watch(nh3, "clean"):
            answer = self.client.post(address, form_data.article(section=cast.section(), **words))
        assert self.within, "nothing was cleaned"
        assert True not in self.within
        return answer


class AText(Before):
    body = "<p>It rained <strong>all</strong> night." + "<div>" * 50

    def test_of_a_new_article_is_made_safe_before(self):
        assert self.save(reverse("admin:articles_article_add"), body=self.body).status_code == 302
        assert Article.objects.get().body.startswith("<p>It rained <strong>all</strong> night.</p>")

    def test_of_a_saved_article_is_made_safe_before(self):
        story = cast.draft()
        assert self.save(form_data.change(story), body=self.body, opened=1).status_code == 302

    def test_that_is_published_is_made_safe_before(self):
        story = cast.draft()
        answer = self.save(form_data.change(story), body=self.body, opened=1, button="_publish")
        assert answer.status_code == 302
        assert "<strong>all</strong>" in story.current.body

    def test_that_is_refused_is_made_safe_before(self):
        answer = self.save(form_data.change(cast.draft()), body=self.body, opened=0)
        assert answer.status_code == 200

    def test_is_not_touched_for_those_who_may_not_write(self):
        self.client.force_login(cast.user("Moderator"))
        with self.watch(nh3, "clean"):
            answer = self.client.post(
                reverse("admin:articles_article_add"), form_data.article(body=self.body)
            )
        assert (answer.status_code, self.within) == (403, [])


class APicture(Before):
    def test_of_the_library_is_decoded_before(self):
        file = SimpleUploadedFile("harbour.jpg", cast.picture(), "image/jpeg")
        with self.watch(Image, "open"):
            answer = self.client.post(
                reverse("admin:articles_photo_add"), {"file": file, "focal_x": 0.5, "focal_y": 0.5}
            )
        assert (answer.status_code, set(self.within)) == (302, {False})

    def test_of_the_papers_logo_is_drawn_before(self):
        site = {name: value or "" for name, value in model_to_dict(Site.current()).items()}
        file = SimpleUploadedFile("sign.png", cast.picture(format="PNG"), "image/png")
        with self.watch(Image, "open"):
            words = site | {"sign": file, "publisher": "", "address": "https://echo.example"}
            answer = self.client.post(reverse("admin:newsroom_site_change", args=[1]), words)
        assert (answer.status_code, set(self.within)) == (302, {False})
        assert Site.current().logo

    def test_that_is_no_logo_is_refused_at_its_field(self):
        file = SimpleUploadedFile("sign.svg", b"<svg></svg>", "image/svg+xml")
        answer = self.client.post(reverse("admin:newsroom_site_change", args=[1]), {"sign": file})
        self.assertContains(answer, "This is an SVG drawing")

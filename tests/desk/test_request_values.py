"""What one request brings to a form of the desk stays with that request."""

from django.contrib import admin
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import TestCase
from django.urls import reverse

from articles.models import Article, Photo
from tests import cast
from tests.desk import form_data


class TheRegisteredAdmin(TestCase):
    """It serves all threads, so it must not remember anything of a request."""

    def setUp(self):
        self.client.force_login(cast.user("Chief"))

    def test_of_articles_remembers_no_sending_and_no_refusal(self):
        registered, story = admin.site.get_model_admin(Article), cast.draft()
        before = dict(vars(registered))
        words = form_data.article("", section=cast.section(), button="_publish", opened=1)
        answer = self.client.post(form_data.change(story), words, follow=True)
        self.assertContains(answer, "Saved as a draft, but not published.")
        assert vars(registered) == before

    def test_of_photographs_remembers_no_file(self):
        registered = admin.site.get_model_admin(Photo)
        before = dict(vars(registered))
        file = SimpleUploadedFile("harbour.jpg", cast.picture(), "image/jpeg")
        words = {"file": file, "focal_x": 0.5, "focal_y": 0.5}
        assert self.client.post(reverse("admin:articles_photo_add"), words).status_code == 302
        assert vars(registered) == before

    def test_of_sections_offers_each_person_their_own(self):
        world, city = cast.section("World"), cast.section("City")
        assert {world, city} <= self.offered_parents()
        self.client.force_login(cast.user("Chief", sections=[city]))
        assert self.offered_parents() == {city}

    def offered_parents(self):
        page = self.client.get(reverse("admin:articles_section_add"))
        return set(page.context["adminform"].form.fields["parent"].queryset)

"""What the edit area of a body is told by the desk, and what it may ask."""

import html
import json
import re

from django.test import TestCase
from django.urls import reverse

from newsroom.models import Site
from tests import cast

TOLD = re.compile(r'data-django-prose-editor-configurable="([^"]*)"')
EMBED = reverse("admin:articles_article_embed")


class EditorTests(TestCase):
    def setUp(self):
        self.client.force_login(cast.user("Reporter"))

    def configuration(self):
        page = self.client.get(reverse("admin:articles_article_add")).content.decode()
        return json.loads(html.unescape(TOLD.search(page)[1]))["extensions"]

    def test_a_new_note_is_signed_by_the_desk_on_the_day_of_its_newsroom(self):
        Site(name="The Courier", desk_signature="City desk", time_zone="Asia/Tokyo").save()
        assert self.configuration()["EditorsNote"] == {"signature": "City desk", "zone": "Asia/Tokyo"}

    def test_without_a_signature_the_paper_signs(self):
        Site(name="The Courier").save()
        assert self.configuration()["EditorsNote"]["signature"] == "The Courier"

    def test_an_address_of_an_allowed_provider_is_kept_in_one_form(self):
        answer = self.client.get(EMBED, {"address": "https://youtu.be/dQw4w9WgXcQ"}).json()
        assert answer == {"address": "https://www.youtube.com/watch?v=dQw4w9WgXcQ", "provider": "YouTube"}

    def test_a_refusal_names_what_may_be_embedded(self):
        for address in ("https://tracker.example/v", "javascript:alert(1)", "", "\x00", "https://[" * 99):
            answer = self.client.get(EMBED, {"address": address}).json()
            assert "YouTube, Vimeo" in answer["refusal"]

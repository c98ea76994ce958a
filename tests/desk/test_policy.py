"""What a page may load and run: strict in public, a nonce at the desk, nothing inline anywhere."""

import re

from django.conf import settings
from django.test import TestCase
from django.urls import reverse

from tests import cast
from tests.desk import form_data


def policy(answer):
    return dict(part.split(" ", 1) for part in answer["Content-Security-Policy"].split("; "))


class ThePolicy(TestCase):
    def setUp(self):
        self.editor = cast.user("Editor")

    def test_of_public_pages_is_strict(self):
        for address in ("/", reverse("account_login"), reverse("articles:search"), "/nowhere/"):
            said = policy(self.client.get(address))
            assert said["default-src"] == "'none'", address
            assert said["script-src"] == said["style-src"] == "'self'", address
            assert said["frame-ancestors"] == "'none'", address

    def test_of_the_desk_allows_what_carries_the_nonce(self):
        self.client.force_login(self.editor)
        answer = self.client.get(reverse("admin:articles_article_add"))
        said, page = policy(answer), answer.content.decode()
        nonce = re.search(r"'nonce-([^']+)'", said["script-src"]).group(1)
        assert said["script-src"] == said["style-src"] == f"'self' 'nonce-{nonce}'"
        assert (
            f'<script type="importmap" nonce="{nonce}">' in page
            or f'nonce="{nonce}" type="importmap"' in page
        )
        assert "unsafe" not in answer["Content-Security-Policy"]

    def test_of_the_desk_is_another_each_time(self):
        self.client.force_login(self.editor)
        address = reverse("admin:articles_article_add")
        assert policy(self.client.get(address)) != policy(self.client.get(address))

    def test_is_kept_by_the_pages_themselves(self):
        self.client.force_login(cast.user("Chief"))
        story = cast.published(by=self.editor)
        names = ["admin:index", "admin:articles_article_changelist", "admin:newsroom_user_add"]
        for address in (*map(reverse, names), form_data.change(story)):
            page = self.client.get(address).content.decode()
            assert not re.search(r"<[^>]+\son[a-z]+=", page), address
            assert not re.search(r"<[^>]+\sstyle=", page), address
            for tag in re.findall(r"<script[^>]*>|<style[^>]*>", page):
                assert "nonce=" in tag or " src=" in tag or "application/" in tag, (address, tag)

    def test_lets_nobody_frame_the_desk(self):
        self.client.force_login(self.editor)
        answer = self.client.get(reverse("admin:index"))
        assert policy(answer)["frame-ancestors"] == "'none'"
        assert answer["X-Frame-Options"] == "DENY"

    def test_of_the_settings_names_no_exception(self):
        assert "unsafe" not in str(settings.SECURE_CSP)

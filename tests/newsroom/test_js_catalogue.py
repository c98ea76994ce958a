"""The words of scripts: kept for good under an address that names language and content."""

import re

from django.test import TestCase
from django.urls import reverse

from newsroom import js_catalogue
from tests import cast


class Catalogue(TestCase):
    def ask(self, language, version):
        return self.client.get(reverse("catalogue", args=[language, version]))

    def test_it_is_kept_for_good_under_the_address_that_pages_name(self):
        answer = self.ask("de", js_catalogue.version_of("de"))
        assert answer["Content-Type"] == "text/javascript; charset=utf-8"
        assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
        assert not answer.cookies

    def test_it_is_not_kept_under_an_older_version(self):
        answer = self.ask("de", "0123456789ab")
        assert answer["Cache-Control"] == "no-cache"
        assert answer.content == self.ask("de", js_catalogue.version_of("de")).content

    def test_its_language_is_that_of_its_address(self):
        german, english = js_catalogue.read("de").decode(), js_catalogue.read("en").decode()
        assert "Abbrechen" in german
        assert "Abbrechen" not in english
        address = reverse("catalogue", args=["en", js_catalogue.version_of("en")])
        assert self.client.get(address, headers={"Accept-Language": "de"}).content.decode() == english

    def test_the_words_of_the_editors_library_are_in_it(self):
        assert "Vollbild umschalten" in js_catalogue.read("de").decode()

    def test_a_language_that_the_desk_does_not_know_has_none(self):
        assert self.ask("xx", "0123456789ab").status_code == 404

    def test_a_form_of_the_desk_loads_it_before_its_modules_and_not_djangos(self):
        self.client.force_login(cast.user("Editor", all_sections=True))
        page = self.client.get(reverse("admin:articles_article_add")).content.decode()
        address = reverse("catalogue", args=["en", js_catalogue.version_of("en")])
        assert page.index(f'<script src="{address}">') < page.index('type="module"')
        assert reverse("admin:jsi18n") not in page

    def test_its_address_is_in_the_language_of_the_page(self):
        person = cast.user("Editor", all_sections=True)
        person.language = "de"
        person.save()
        self.client.force_login(person)
        page = self.client.get(reverse("admin:articles_article_add")).content.decode()
        assert re.search(rf'src="/catalogue/de/{js_catalogue.version_of("de")}\.js"', page)

"""Which language a page, a desk and a mail speak; what a tag says of direction; names in a row."""

import tempfile
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from django.core import mail
from django.test import TestCase, override_settings
from django.urls import reverse
from django.utils import translation

from articles.languages import direction, furniture_language, normalize_tag
from articles.locales import format_list
from newsroom.accounts import send_invitation, send_password_reset
from newsroom.models import Site
from tests import cast

GERMAN = {
    "Archive": "Archivseite",
    "%(paper)s: your log-in": "%(paper)s: Ihr Zugang",
    "%(paper)s: choose a new password": "%(paper)s: neues Passwort wählen",
    "There is nothing at this address.": "Unter dieser Adresse ist nichts.",
}
LANGUAGE = reverse("account_language")
ASKED = {"headers": {"accept-language": "de"}}


def speak_german(test):
    """For one test, a German catalogue of few words, so that no wording of ours decides it."""
    folder = Path(test.enterContext(tempfile.TemporaryDirectory()))
    path = folder / "de/LC_MESSAGES/django.mo"
    path.parent.mkdir(parents=True)
    catalogue = Catalog(locale="de", charset="utf-8")
    for english, german in GERMAN.items():
        catalogue.add(english, german)
    with path.open("wb") as file:
        write_mo(file, catalogue)
    test.enterContext(override_settings(LOCALE_PATHS=[folder]))


def german_paper():
    Site(name="Hafenpost", language="de", time_zone="UTC").save()


class APublicPage(TestCase):
    def setUp(self):
        self.editor = cast.user("Editor", all_sections=True)

    def story(self, **more):
        return cast.published(by=self.editor, **more).current.get_absolute_url()

    def test_speaks_english_where_the_paper_says_nothing_else(self):
        self.assertContains(self.client.get("/"), '<html lang="en" dir="ltr">')

    def test_speaks_the_language_of_the_paper(self):
        german_paper()
        for path in ("/", "/archive/", "/search/"):
            self.assertContains(self.client.get(path), '<html lang="de" dir="ltr">')

    def test_names_months_as_the_paper_does(self):
        german_paper()
        self.assertContains(self.client.get("/archive/2026/03/"), "<h1>März 2026</h1>")

    def test_speaks_the_language_of_its_article(self):
        page = self.client.get(self.story(language="ar"))
        self.assertContains(page, '<html lang="ar" dir="rtl">')
        self.assertContains(page, '<article class="story" lang="ar" dir="rtl">')

    def test_names_the_language_of_the_paper_on_what_the_paper_says_there(self):
        page = self.client.get(self.story(language="ar"))
        self.assertContains(page, '<div class="masthead-title" lang="en" dir="ltr">')

    def test_speaks_the_papers_where_the_article_has_one_without_a_catalogue(self):
        german_paper()
        page = self.client.get(self.story(language="ku-Arab"))
        self.assertContains(page, '<html lang="de" dir="ltr">')
        self.assertContains(page, '<article class="story" lang="ku-Arab" dir="rtl">')

    def test_speaks_english_for_a_paper_without_a_catalogue_and_marks_what_is_its_own(self):
        Site(name="Le Port", language="fr", time_zone="UTC").save()
        self.story()
        page = self.client.get("/")
        self.assertContains(page, '<html lang="en" dir="ltr">')
        self.assertContains(page, '<div class="card-words" lang="fr" dir="ltr">')

    def test_is_the_same_whatever_the_browser_asks_for(self):
        story = self.story()
        for path in ("/", story, "/archive/", "/nothing-here/", reverse("account_login")):
            plain, asked = self.client.get(path), self.client.get(path, **ASKED)
            self.assertContains(asked, '<html lang="en" dir="ltr">', status_code=plain.status_code)
            assert "accept-language" not in asked.get("Vary", "").lower()
        assert self.client.get(story).content == self.client.get(story, **ASKED).content

    def test_is_the_same_for_a_member_of_staff_with_another_language(self):
        story = self.story()
        before = self.client.get(story).content
        self.client.force_login(cast.user("Reporter", username="greta", language="de"))
        assert self.client.get(story).content == before

    def test_says_in_the_papers_language_that_there_is_nothing(self):
        german_paper()
        speak_german(self)
        page = self.client.get("/nothing-here/")
        self.assertContains(page, "Unter dieser Adresse ist nichts.", status_code=404)

    def test_of_comments_speaks_the_language_of_the_article(self):
        story = cast.published(by=self.editor, language="ar")
        page = self.client.get(reverse("comments:write", args=[story.pk]))
        self.assertContains(page, '<html lang="ar" dir="rtl">')


class TheDesk(TestCase):
    def setUp(self):
        self.greta = cast.user("Reporter", username="greta", all_sections=True, language="ar")
        self.client.force_login(self.greta)

    def test_speaks_the_language_that_the_person_chose(self):
        self.assertContains(self.client.get(reverse("admin:index")), '<html lang="ar" dir="rtl">')

    def test_speaks_the_papers_to_who_chose_none(self):
        german_paper()
        self.client.force_login(cast.user("Reporter", username="rita"))
        self.assertContains(self.client.get(reverse("admin:index")), '<html lang="de"')

    def test_shows_a_page_as_readers_get_it(self):
        story = cast.article(by=self.greta)
        page = self.client.get(reverse("admin:articles_article_preview", args=[story.pk]))
        self.assertContains(page, '<html lang="en" dir="ltr">')

    def test_speaks_the_new_language_as_soon_as_it_is_chosen(self):
        page = self.client.post(LANGUAGE, {"language": "de"}, follow=True)
        self.assertContains(page, '<html lang="de"')
        self.greta.refresh_from_db()
        assert self.greta.language == "de"

    def test_can_be_given_back_to_the_papers_language(self):
        self.assertContains(self.client.post(LANGUAGE, {"language": ""}, follow=True), '<html lang="en"')

    def test_has_no_language_without_a_catalogue(self):
        assert self.client.post(LANGUAGE, {"language": "fr"}).status_code == 422

    def test_says_where_its_language_is_chosen(self):
        self.assertContains(self.client.get(reverse("admin:index")), f'href="{LANGUAGE}"')


class AMail(TestCase):
    def setUp(self):
        speak_german(self)
        self.rita = cast.user("Reporter", username="rita", language="de")

    def test_of_a_forgotten_password_speaks_the_receivers_language(self):
        send_password_reset.call("rita@paper.example")
        assert mail.outbox[0].subject == "The Newsroom: neues Passwort wählen"

    def test_speaks_the_papers_to_who_chose_none(self):
        german_paper()
        cast.user("Reporter", username="ada")
        send_password_reset.call("ada@paper.example")
        assert mail.outbox[0].subject == "Hafenpost: neues Passwort wählen"

    def test_that_invites_speaks_the_language_chosen_for_them(self):
        self.rita.set_unusable_password()
        self.rita.save()
        send_invitation.call(self.rita.pk)
        assert mail.outbox[0].subject == "The Newsroom: Ihr Zugang"

    def test_leaves_the_worker_as_it_was(self):
        with translation.override("ar"):
            send_password_reset.call("rita@paper.example")
            assert translation.get_language() == "ar"


class ATag(TestCase):
    def test_says_which_way_its_script_runs(self):
        for tag in "ar arz ckb dv fa he ku-Arab pa-Arab pa-PK ps sd ug ur yi ar-EG az-Arab".split():
            assert direction(tag) == "rtl", tag
        for tag in "en de ar-Latn ku pa az he-Latn zh-Hant el".split():
            assert direction(tag) == "ltr", tag

    def test_is_served_by_a_catalogue_of_its_language_and_script_alone(self):
        served = {"de": "de", "de-AT": "de", "DE_ch": "de", "ar-EG": "ar", "en-GB": "en"}
        served |= {"ar-Latn": None, "arz": None, "fr": None, "": None, "no tag": None}
        assert {tag: furniture_language(tag) for tag in served} == served

    def test_is_spelled_in_one_way(self):
        spelled = {
            "KU-arab": "ku-Arab",
            "pt_br": "pt-BR",
            "ZH-hant-hk": "zh-Hant-HK",
            "ca-es-VALENCIA": "ca-ES-valencia",
        }
        assert {tag: normalize_tag(tag) for tag in spelled} == spelled

    def test_is_refused_where_it_is_none(self):
        for tag in ("", "klingon", "de at", "d", "ar-", "<b>"):
            with self.assertRaises(ValueError, msg=tag):
                normalize_tag(tag)


class Names(TestCase):
    def test_stand_in_a_row_as_the_language_has_it(self):
        rows = {"en": "Ada, Ben and Cem", "de": "Ada, Ben und Cem", "ar": "Ada وBen وCem"}
        for language, row in rows.items():
            with translation.override(language):
                assert format_list(["Ada", "Ben", "Cem"]) == row
        assert (format_list([]), format_list(["Ada"]), format_list(["Ada", "Ben"])) == (
            "",
            "Ada",
            "Ada and Ben",
        )


class ThePaper(TestCase):
    def setUp(self):
        self.client.force_login(cast.user("Chief", username="chief", all_sections=True))
        self.page = reverse("admin:newsroom_site_change", args=[1])

    def store(self, **typed):
        words = {"name": "Post", "address": "https://post.example", "language": "en", "time_zone": "UTC"}
        return self.client.post(self.page, words | {"comment_default": "premoderated"} | typed)

    def test_may_be_in_any_language(self):
        assert self.store(other_language="ku_arab").status_code == 302
        assert Site.current().language == "ku-Arab"
        self.assertContains(self.client.get(self.page), '<option value="ku-Arab" selected>')

    def test_hears_how_a_language_is_written(self):
        self.assertContains(self.store(other_language="Kurdish"), "Write the language as a code")

"""The set-up page: what it makes of a paper and its first chief, and what it refuses."""

import pytest
from django.core.management import CommandError
from django.test import Client, override_settings
from django.urls import reverse

from articles.models import Section
from newsroom.models import SetupLink, Site, User
from newsroom.passwords import DEMONSTRATION
from tests import cast
from tests.newsroom.setup_visitor import PAGE, PASSWORD, Visited, form_data, link, path


class Claiming(Visited):
    def test_makes_the_paper_its_sections_and_its_chief_who_is_at_the_desk(self):
        self.assertRedirects(self.post(), reverse("admin:index"))
        site, ada = Site.objects.get(), User.objects.get()
        assert (site.name, site.language, site.time_zone) == ("The Harbour Post", "de", "Europe/Berlin")
        assert (site.address, site.comment_default) == ("https://harbour.example", "open")
        assert site.sender == "desk@harbour.example"
        sections = Section.objects.values_list("name", "slug")
        assert list(sections) == [("Town", "town"), ("Harbour", "harbour"), ("Sport", "sport")]
        assert ada.has_perm("newsroom.change_site") and ada.has_perm("newsroom.add_user")
        assert ada.covers(Section.objects.get(name="Sport")) and not ada.is_superuser
        assert self.client.session["_auth_user_id"] == str(ada.pk)
        assert Client().login(username="ada@harbour.example", password=PASSWORD)

    def test_ends_the_link_for_everybody(self):
        self.post(language="en")
        for visitor in (self.client, Client()):
            self.assertContains(visitor.get(path(self.address)), "Set up already", status_code=410)
            self.assertContains(visitor.get(PAGE), "The link was used", status_code=410)
        other = Client()
        other.cookies["setup"] = self.address.rstrip("/").rpartition("/")[2]
        assert other.post(PAGE, form_data(username="eve", email="eve@paper.example")).status_code == 410
        assert User.objects.count() == 1 and not SetupLink.objects.exists()

    def test_is_over_once_an_operator_made_somebody(self):
        User.objects.create_superuser("root", "root@paper.example", PASSWORD)
        assert self.post().status_code == 410
        with pytest.raises(CommandError, match="set up already"):
            link()

    def test_keeps_the_sections_that_an_import_brought(self):
        cast.section("Sport")
        self.post(sections="sport, Town")
        assert sorted(Section.objects.values_list("name", flat=True)) == ["Sport", "Town"]

    def test_needs_no_sections(self):
        self.assertRedirects(self.post(sections=" , "), reverse("admin:index"))
        assert not Section.objects.exists()

    def test_takes_names_in_any_script(self):
        self.assertRedirects(self.post(name="صحيفة الميناء", sections="أخبار, Ουρανός, 体育"), "/admin/")
        assert Section.objects.count() == 3

    def test_needs_a_form_of_ours(self):
        strict = Client(enforce_csrf_checks=True)
        strict.get(path(self.address))
        assert strict.post(PAGE, form_data()).status_code == 403
        assert not User.objects.exists()


class Refusals(Visited):
    def assert_refused(self, words, **other):
        """That these answers are refused in these words, nothing being stored and the rest kept."""
        answer = self.post(**other)
        self.assertContains(answer, words, status_code=422)
        if "first_name" not in other:
            self.assertContains(answer, 'value="Ada"', status_code=422)
        assert not (User.objects.exists() or Site.objects.exists() or Section.objects.exists())
        assert SetupLink.objects.exists()
        return answer

    def test_a_paper_needs_a_name(self):
        self.assert_refused("Give the paper a name.", name=" ")
        assert self.client.get(PAGE).status_code == 200

    def test_an_address_is_an_origin(self):
        for address in ("nowhere", "ftp://paper.example", "https://ada@paper.example", "javascript:alert(1)"):
            with self.subTest(address=address):
                self.assert_refused("This is no address.", address=address)
        self.assert_refused("leave out “/news”", address="https://paper.example/news")

    def test_an_address_may_lack_its_scheme_and_have_a_slash(self):
        self.post(address="harbour.example/")
        assert Site.current().address == "https://harbour.example"

    def test_a_language_and_a_time_zone_are_of_the_list(self):
        self.assert_refused("Select a valid choice", language="xx")
        self.assert_refused("Select a valid choice", time_zone="Mars/Olympus")

    def test_a_section_has_a_word_for_a_name(self):
        self.assert_refused("has neither letter nor digit", sections="News, !!!")
        self.assert_refused("is too long", sections="a" * 81)
        self.assert_refused("30 sections at most", sections=",".join(map(str, range(31))))

    def test_a_section_is_made_once(self):
        self.post(sections="News, news, NEWS!, Sport")
        assert list(Section.objects.values_list("name", flat=True)) == ["News", "Sport"]

    def test_a_chief_has_a_name_and_an_address(self):
        self.assert_refused("Choose a name to log in with.", username="")
        self.assert_refused("without spaces", username="ada quill")
        self.assert_refused("a forgotten password is mended by mail", email="")
        self.assert_refused("valid email", email="ada")

    def test_a_password_is_hard_to_guess(self):
        weak = {
            "too short": "ink",
            "too common": "password123",
            "entirely numeric": "90210902109",
            "too similar": "ada@harbour.example",
        }
        for words, password in weak.items():
            with self.subTest(password=password):
                self.assert_refused(words, password1=password, password2=password)

    @override_settings(DEMO=False)
    def test_a_password_is_not_the_demonstrations(self):
        self.assert_refused("Choose one of your own", password1=DEMONSTRATION, password2=DEMONSTRATION)

    def test_a_password_is_typed_twice_and_never_sent_back(self):
        answer = self.assert_refused("The two are not the same.", password2="ink under my nail")
        self.assertNotContains(answer, "under my", status_code=422)

    def test_what_was_typed_is_shown_as_text(self):
        hostile = '"><script>alert(1)</script>'
        answer = self.assert_refused(
            "no address", name=hostile, tagline=hostile, address=hostile, sections=hostile
        )
        self.assertNotContains(answer, "<script>alert", status_code=422)

    def test_no_control_characters(self):
        self.assert_refused("invisible control character", name="The\x07 Post")
        self.assert_refused("Null characters", username="ad\x00a")

    def test_a_line_stays_one_line(self):
        self.post(name="The Harbour\r\nBcc: x@y.example")
        assert Site.current().name == "The Harbour Bcc: x@y.example"

    def test_too_much_is_said_in_words(self):
        self.assert_refused("at most 80 characters", name="a" * 5000)
        self.assert_refused("at most 254 characters", email=f"{'a' * 300}@paper.example")
        self.assert_refused("at most 150 characters", username="a" * 5000)

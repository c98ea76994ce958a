"""Light or dark: a stylesheet of its own knows the reader's choice, and no page does."""

from django.test import TestCase

from tests import cast


class Colours(TestCase):
    def colours(self):
        return self.client.get("/theme/colours.css")

    def choose(self, theme, **headers):
        return self.client.post("/theme/", {"theme": theme}, headers=headers)

    def test_without_a_choice_they_follow_the_device(self):
        assert "@media screen and (prefers-color-scheme: dark)" in self.colours().text
        assert "--theme: system" in self.colours().text

    def test_a_choice_holds_until_the_next(self):
        self.choose("dark")
        assert "@media screen {" in self.colours().text
        self.choose("light")
        assert "@media not all" in self.colours().text
        self.choose("system")
        assert "prefers-color-scheme" in self.colours().text

    def test_no_other_address_hears_of_the_choice(self):
        cookie = self.choose("dark").cookies["theme"]
        assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/theme/", True, "Lax")

    def test_no_shared_cache_may_keep_them(self):
        response = self.colours()
        assert "private" in response["Cache-Control"] and "Cookie" in response["Vary"]
        assert response["Content-Type"] == "text/css; charset=utf-8"

    def test_the_switch_leads_back_to_its_page(self):
        assert self.choose("dark", referer="http://testserver/section/world/").url == (
            "http://testserver/section/world/"
        )

    def test_it_leads_to_no_other_site(self):
        assert self.choose("dark", referer="https://elsewhere.example/").url == "/"
        assert self.choose("dark").url == "/"

    def test_nonsense_is_as_no_choice(self):
        self.choose("purple")
        assert "--theme: system" in self.colours().text
        self.client.cookies["theme"] = "}</style>"
        assert "--theme: system" in self.colours().text and "</style>" not in self.colours().text

    def test_a_page_is_the_same_whatever_was_chosen(self):
        address = cast.published().current.get_absolute_url()
        before = self.client.get(address).content
        self.choose("dark")
        after = self.client.get(address)
        assert after.content == before and not after.cookies

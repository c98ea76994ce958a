"""A chief who is locked out gets in by one command."""

import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import TestCase

from newsroom.models import Site, User
from tests import cast
from tests.newsroom.login_attempts import REFUSED, Trying


def run_command(*args, **options):
    out = StringIO()
    call_command("login_link", *args, stdout=out, **options)
    return out.getvalue()


class TheLink(Trying):
    def setUp(self):
        super().setUp()
        self.chief = cast.user("Chief", username="Jürgen")

    def choose(self, words, password="ink under my nails"):
        path = re.search(r"/accounts/password/reset/key/\S+", words).group()
        form = self.client.get(path, follow=True)
        return self.client.post(form.request["PATH_INFO"], {"password1": password, "password2": password})

    def test_is_printed_for_the_only_chief_without_a_name(self):
        assert self.choose(run_command()).status_code == 302
        assert self.gets_in(self.password("ink under my nails", login="jürgen"))

    def test_finds_somebody_by_name_or_address_in_any_spelling(self):
        for name in ("JÜRGEN", "jürgen", "JÜRGEN@paper.example"):
            assert "/accounts/password/reset/key/" in run_command(name), name
        assert "/accounts/password/reset/key/" in run_command("ada")

    def test_ends_the_wait_at_the_log_in(self):
        self.wrong(6, login="Jürgen")
        self.assertContains(self.password(cast.PASSWORD, login="Jürgen"), REFUSED)
        run_command("Jürgen")
        assert self.gets_in(self.password(cast.PASSWORD, login="Jürgen"))

    def test_makes_active_again(self):
        User.objects.update(is_active=False)
        words = run_command("Jürgen")
        assert "Jürgen is active again." in words
        self.choose(words)
        assert self.gets_in(self.password("ink under my nails", login="Jürgen"))
        assert not User.objects.get(username="ada").is_active

    def test_works_once(self):
        words = run_command()
        self.choose(words)
        path = re.search(r"/accounts/password/reset/key/\S+", words).group()
        self.assertContains(self.client.get(path), "This link no longer works")

    def test_leads_to_the_paper_or_where_it_is_said_to_be(self):
        Site(address="https://echo.example").save()
        assert "https://echo.example/accounts/" in run_command()
        assert "http://127.0.0.1:9000/accounts/" in run_command(address="http://127.0.0.1:9000/")

    def test_is_for_nobody_until_it_is_said_which_of_several_chiefs(self):
        cast.user("Chief", username="wanda", is_active=False)
        words = run_command()
        assert "Jürgen (Jürgen@paper.example)" in words
        assert "wanda (wanda@paper.example, not active)" in words
        assert "/accounts/" not in words
        assert not User.objects.get(username="wanda").is_active


class Nobody(TestCase):
    def test_is_let_into_an_empty_paper(self):
        with pytest.raises(CommandError, match="setup_link"):
            run_command()

    def test_is_let_in_under_an_unknown_name(self):
        cast.user("Chief", username="wanda")
        with pytest.raises(CommandError, match="Nobody here logs in as “eve”.\n  wanda"):
            run_command("eve")

    def test_is_chief_of_a_paper_without_one(self):
        cast.user("Reporter")
        with pytest.raises(CommandError, match="createsuperuser"):
            run_command()

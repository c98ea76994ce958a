"""The link by which a new paper is claimed: once, for a day, and by nobody who was not given it."""

import logging
import re
from datetime import timedelta
from threading import Barrier, Thread

import pytest
import time_machine
from django.core.management import CommandError
from django.db import IntegrityError, connection
from django.test import Client, TestCase, TransactionTestCase, override_settings
from django.utils import timezone

from articles.models import Section
from newsroom.models import SetupLink, Site, User
from tests import cast
from tests.newsroom.setup_visitor import PAGE, Visited, form_data, link, path


def everything_stored():
    """Every value of every table, as text."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            found += [str(value) for row in cursor.fetchall() for value in row]
    return "\n".join(found)


class TheLink(Visited):
    def test_leads_to_one_page_and_leaves_the_token_behind(self):
        answer = Client().get(path(self.address))
        self.assertRedirects(answer, PAGE, status_code=303, fetch_redirect_response=False)
        assert answer["Referrer-Policy"] == "no-referrer"
        assert "no-store" in answer["Cache-Control"]
        cookie = answer.cookies["setup"]
        assert cookie["httponly"] and cookie["path"] == PAGE and cookie["samesite"] == "Lax"

    def test_has_256_bits_and_is_stored_as_a_digest_alone(self):
        token = self.address.rstrip("/").rpartition("/")[2]
        assert len(token) == 43
        self.client.get(PAGE)
        self.client.post(PAGE, form_data(name=""))
        assert token not in everything_stored()

    def test_stands_in_no_log(self):
        token = self.address.rstrip("/").rpartition("/")[2]
        with self.assertLogs("", logging.DEBUG) as heard:
            logging.getLogger("newsroom").warning("Listening.")
            strict = Client(enforce_csrf_checks=True)
            strict.post(path(self.address))
            strict.get(path(self.address))
            strict.post(PAGE, form_data())
            self.post(name="")
        assert "Forbidden" in str(heard.output)
        assert token not in str(heard.output)

    def test_opens_the_page_with_sensible_answers(self):
        page = self.client.get(PAGE)
        for answer in ("http://testserver", "News, Opinion, Sport, Culture", '<option value="UTC" selected'):
            self.assertContains(page, answer)
        assert "no-store" in page["Cache-Control"]
        assert page["X-Robots-Tag"] == "noindex"

    def test_may_be_opened_again_before_it_is_used(self):
        self.client.get(path(self.address))
        assert self.client.get(PAGE).status_code == 200

    def test_ends_with_the_next_one(self):
        new = link()
        self.assertContains(self.client.get(path(self.address)), "opens nothing", status_code=404)
        self.assertContains(self.post(), "What you typed is not lost", status_code=404)
        self.client.get(path(new))
        assert self.post().status_code == 302

    def test_ends_after_a_day(self):
        with time_machine.travel(timezone.now() + timedelta(hours=23, minutes=59)):
            assert self.client.get(PAGE).status_code == 200
        with time_machine.travel(timezone.now() + timedelta(hours=24, seconds=1)):
            self.assertContains(self.client.get(path(self.address)), "is too old", status_code=410)
            self.assertContains(self.post(), "is too old", status_code=410)
        assert not User.objects.exists()

    def test_that_somebody_guessed_opens_nothing(self):
        for guess in ("x" * 43, "%00", "é", "a" * 5000, "..", "%F0%9F%97%9E"):
            with self.subTest(guess=guess[:10]):
                other = Client()
                self.assertContains(other.get(f"{PAGE}{guess}/"), "opens nothing", status_code=404)
                other.cookies["setup"] = guess
                assert other.get(PAGE).status_code == 404
                assert other.post(PAGE, form_data()).status_code == 404

    def test_is_needed_for_the_page(self):
        self.assertContains(Client().get(PAGE), "setup_link", status_code=404)

    def test_is_kept_out_of_search_engines(self):
        self.assertContains(self.client.get("/robots.txt"), "Disallow: /setup/")


class HalfWay(TestCase):
    def test_nothing_is_stored_of_a_paper_whose_chief_cannot_be(self):
        token = SetupLink.open()
        with pytest.raises(IntegrityError):
            SetupLink.take(token, chief=User(username=None), site=Site(name="Half"), sections=["Town"])
        assert not (Site.objects.exists() or Section.objects.exists() or User.objects.exists())
        assert SetupLink.state(token) == "open"


class TwoAtOnce(TransactionTestCase):
    def test_one_wins_and_the_other_is_told(self):
        address, start, answers = path(link()), Barrier(2), {}

        def claim(name):
            try:
                client = Client()
                client.get(address)
                start.wait(60)
                words = form_data(name=f"Paper of {name}", username=name, email=f"{name}@paper.example")
                answers[name] = client.post(PAGE, words).status_code
            finally:
                connection.close()

        rivals = [Thread(target=claim, args=[name]) for name in ("ada", "eve")]
        for rival in rivals:
            rival.start()
        for rival in rivals:
            rival.join()
        assert sorted(answers.values()) == [302, 410]
        winner = min(answers, key=answers.get)
        assert User.objects.get().username == winner
        assert Site.current().name == f"Paper of {winner}"
        assert Section.objects.count() == 3


class TheCommand(TestCase):
    def test_prints_where_the_paper_is_reached(self):
        assert re.fullmatch(r"http://127\.0\.0\.1:8000/setup/[\w-]{43}/", link())
        with override_settings(CSRF_TRUSTED_ORIGINS=["https://paper.example"]):
            assert link().startswith("https://paper.example/setup/")

    def test_leaves_one_claim(self):
        link(), link()
        assert SetupLink.objects.count() == 1

    def test_does_not_reach_into_a_paper_with_people(self):
        cast.user("Reporter", is_active=False)
        with pytest.raises(CommandError, match="set up already"):
            link()

"""Every view as every person in a pseudo-language: no word that people read is outside the catalogues."""

from django.core import mail
from django.test import Client, TestCase
from django.urls import reverse

from comments.models import Thread
from newsroom.models import Site
from tests import cast
from tests.permission_matrix import NAMES, RULES, STAFF
from tests.test_permissions import people, things
from tests.words.outside import Stored, outside_catalogues, runs
from tests.words.pseudo import OPEN, speak_pseudo

# What is the same in every language.
EVERYWHERE = {"Newsroom"}
UNREAD = {"robots", "security", "colours", "healthz", "admin:jsi18n", "admin:autocomplete"}


class EveryWord(TestCase):
    language = "en"

    @classmethod
    def setUpTestData(cls):
        world, sport = cast.section("World"), cast.section("Sport")
        cls.people = people(world, sport)
        cls.made = things(by=cls.people["editor"], section=world)
        Site.objects.update(language=cls.language)

    def setUp(self):
        self.enterContext(speak_pseudo(self.language))
        self.known = Stored()

    def client_of(self, person):
        client = Client(raise_request_exception=True)
        if person != "anonymous":
            client.force_login(self.people[person])
        return client

    def address(self, name, rule):
        if rule.given == ("@path",):
            return self.made["@path"]
        if name == "admin:catch_all_view":
            return "/admin/nowhere/"
        return reverse(name, args=[self.made.get(one, one) for one in rule.given])

    def outside(self, answer) -> set[str]:
        if not answer.headers.get("Content-Type", "").startswith("text/html") or not answer.content:
            return set()
        return outside_catalogues(answer.content.decode(), self.known) - EVERYWHERE

    def check(self, ask, names=RULES):
        """Ask every view as every person; the words outside, each with the first page that has it."""
        found = {}
        for name, rule in RULES.items():
            if name in UNREAD:
                continue
            for person in NAMES:
                for run in self.outside(ask(self.client_of(person), name, rule)):
                    found.setdefault(run, f"{name} as {person}")
        assert found == {}

    def test_that_is_read(self):
        self.check(lambda client, name, rule: client.get(self.address(name, rule) + rule.query))

    def test_that_answers_an_empty_form(self):
        self.check(lambda client, name, rule: client.post(self.address(name, rule)))

    def test_is_bracketed_once_it_is_marked(self):
        page = self.client_of("chief").get("/admin/").content.decode()
        assert page.count(OPEN) > 20


class EveryWordFromRightToLeft(EveryWord):
    language = "ar"

    def test_runs_so(self):
        assert 'dir="rtl"' in self.client_of("anonymous").get("/").content.decode()

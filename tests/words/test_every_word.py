"""Every view as every person in a pseudo-language: no word that people read is outside the catalogues."""

from functools import cache
from unittest import skipUnless

from django.core import mail
from django.db import connection
from django.test import Client, TestCase
from django.urls import reverse

from newsroom import testmail
from newsroom.invitations import invite
from newsroom.models import Site
from tests import cast
from tests.newsroom.run_queue import work_off
from tests.permission_matrix import NAMES, RULES
from tests.test_permissions import people, things
from tests.words.outside import Stored, outside_catalogues, runs
from tests.words.pseudo import OPEN, speak_pseudo

# Machines read these.
FOR_MACHINES = {"robots", "security", "colours", "healthz", "admin:jsi18n", "admin:autocomplete"}
WHO_SEND_FORMS = ("anonymous", "moderator", "reporter", "chief")


def report(found):
    return "\n".join(sorted(f"{page}: {words}" for words, page in found.items()))


@skipUnless(connection.vendor == "sqlite", "the words of a page do not depend on the database")
class EveryWord(TestCase):
    language = "en"

    @classmethod
    def setUpTestData(cls):
        world, sport = cast.section("World"), cast.section("Sport")
        cls.people = people(world, sport)
        cls.made = things(by=cls.people["editor"], section=world)
        site = Site.current()
        site.language = cls.language
        site.save()

    def setUp(self):
        self.enterContext(speak_pseudo(self.language))
        self.known = Stored()
        self.client_of = cache(self.log_in)

    def log_in(self, person):
        client = Client()
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
        return outside_catalogues(answer.content.decode(), self.known)

    def look_at(self, ask, people):
        """Every view as each of these people: words outside, each with the first page that has it."""
        found = {}
        for name, rule in RULES.items():
            for person in people if name not in FOR_MACHINES else ():
                for run in self.outside(ask(self.client_of(person), name, rule)):
                    found.setdefault(run, f"{name} as {person}")
        return found

    def read(self, client, name, rule):
        return client.get(self.address(name, rule) + rule.query)

    def send_nothing(self, client, name, rule):
        """A form sent empty, with all that it then complains of."""
        return client.post(self.address(name, rule))

    def test_that_is_read(self):
        assert report(self.look_at(self.read, NAMES)) == ""

    def test_that_answers_a_form(self):
        assert report(self.look_at(self.send_nothing, WHO_SEND_FORMS)) == ""

    def test_of_a_mail(self):
        person, newcomer = cast.user("Reporter"), cast.user("Editor")
        newcomer.set_unusable_password()
        newcomer.save()
        invite(newcomer)
        testmail.request("ada@paper.example", site=Site.current(), asker=self.people["chief"].pk)
        self.client.post(reverse("account_reset_password"), {"email": person.email})
        work_off()
        assert len(mail.outbox) == 3
        for letter in mail.outbox:
            assert runs(letter.subject, self.known) | runs(letter.body, self.known) == set()

    def test_is_looked_for(self):
        page = self.client_of("chief").get(reverse("admin:index")).content.decode()
        assert page.count(OPEN) > 20
        assert outside_catalogues(f"<p>{OPEN}in</p> <b title='out of it'>it]</b> <i>here</i>", self.known)


class EveryWordFromRightToLeft(EveryWord):
    language = "ar"

    def test_runs_so(self):
        assert 'dir="rtl"' in self.client_of("anonymous").get("/").content.decode()

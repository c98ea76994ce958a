"""Every address and form that a crawl finds, with hostile input: an answer in words, never a 500.

`make fuzz` runs it longer; FUZZ_SEED and FUZZ_ROUNDS choose other input.
"""

import logging
import os
import random
from collections import Counter
from time import monotonic, thread_time

from django.contrib.admin import site as desk
from django.db import transaction
from django.test import Client, TestCase
from django.urls import reverse

from tests import cast
from tests.fuzz import hostile
from tests.fuzz.forms import Page

SEED = int(os.environ.get("FUZZ_SEED", "1"))
ROUNDS = int(os.environ.get("FUZZ_ROUNDS", "60"))
PAGES = int(os.environ.get("FUZZ_PAGES", "45"))
LONGEST = 5
# The short form runs beside other tests, whose time is not the answer's.
CLOCK = monotonic if "FUZZ_ROUNDS" in os.environ else thread_time
LEFT_ALONE = ("/accounts/logout", "/admin/logout", "/admin/jsi18n", "/static/")


class Undone(Exception):
    """Takes back what a request stored."""


class Intruder:
    """A client whose every request is undone, and who keeps each answer that is a failure."""

    def __init__(self, person=None):
        self.client = Client(raise_request_exception=False)
        if person:
            self.client.force_login(person)
        self.failures, self.statuses = [], Counter()

    def send(self, method, address, data=None, content_type=None, **headers):
        """The answer to one request, whose traces in the database are gone afterwards."""
        how = {"content_type": content_type} if content_type is not None else {}
        answer, start = None, CLOCK()
        try:
            with transaction.atomic():
                send = (
                    self.client.generic if content_type is not None else getattr(self.client, method.lower())
                )
                arguments = (method, address, data) if content_type is not None else (address, data)
                answer = send(*arguments, **how, **headers)
                raise Undone
        except Undone:
            pass
        self.statuses[answer.status_code] += 1
        took = CLOCK() - start
        if answer.status_code >= 500 or took > LONGEST:
            asked = (method, address[:300], repr(data)[:600], content_type, headers)
            self.failures.append((*asked, f"{took:.1f} s", why(answer)))
        return answer

    def forms_of_the_desk(self):
        """The forms to add and to change something of each kind, as far as the person gets them."""
        for model in desk._registry:
            kind = f"admin:{model._meta.app_label}_{model._meta.model_name}"
            one = model._default_manager.first()
            addresses = [reverse(f"{kind}_{page}") for page in ("changelist", "add")]
            addresses += [reverse(f"{kind}_change", args=[one.pk])] if one else []
            for address in addresses:
                answer = self.send("GET", address)
                if answer.status_code == 200:
                    yield from Page(address, answer.content.decode()).forms

    def pages(self):
        """Pages by address, found by following links from the front page and the desk."""
        waiting, found = ["/", reverse("articles:search"), reverse("admin:index")], {}
        while waiting and len(found) < PAGES:
            address = waiting.pop(0)
            if address in found or address.startswith(LEFT_ALONE) or "?" in address and len(found) % 3:
                continue
            answer = self.send("GET", address)
            if answer.status_code == 200 and answer.get("Content-Type", "").startswith("text/html"):
                found[address] = page = Page(address, answer.content.decode())
                waiting += [link for link in page.links if link and link not in found]
        return found


def why(answer):
    """The exception behind a failure, in short."""
    if not getattr(answer, "exc_info", None):
        return ""
    kind, error, trace = answer.exc_info
    while trace.tb_next:
        trace = trace.tb_next
    return f"{kind.__name__}: {error} ({trace.tb_frame.f_code.co_filename}:{trace.tb_lineno})"[:600]


class HostileInput(TestCase):
    @classmethod
    def setUpTestData(cls):
        editor = cast.user("Editor")
        cls.story = cast.published(by=editor)
        cast.comment(cls.story, text="Held for the desk.")
        cast.draft("A draft about the quay", by=editor)
        cls.people = [None, cast.user("Chief", all_sections=True), cast.user("Reporter")]
        cls.people.append(cast.user(username="root", is_staff=True, is_superuser=True))

    def setUp(self):
        logging.disable(logging.CRITICAL)
        self.addCleanup(logging.disable, logging.NOTSET)
        self.chance = random.Random(SEED)

    def attack(self, work):
        """Run `work(intruder, pages)` as each kind of person and show every failure."""
        failures = []
        for person in self.people:
            intruder = Intruder(person)
            pages = intruder.pages()
            assert pages, "the crawl found nothing to attack"
            work(intruder, pages)
            assert sum(intruder.statuses.values()) > len(pages)
            failures += [(str(person), *failure) for failure in intruder.failures]
        assert "\n".join(map(str, failures)) == ""

    def test_addresses(self):
        def work(intruder, pages):
            for _ in range(ROUNDS):
                address = hostile.mutate(self.chance.choice(list(pages)), self.chance)
                intruder.send("GET", address)

        self.attack(work)

    def test_parameters(self):
        def work(intruder, pages):
            for _ in range(ROUNDS):
                names = self.chance.sample(hostile.PARAMETERS, 3)
                data = {name: self.chance.choice(hostile.VALUES) for name in names}
                intruder.send("GET", self.chance.choice(list(pages)).partition("?")[0], data)

        self.attack(work)

    def test_forms(self):
        def work(intruder, pages):
            forms = [form for page in pages.values() for form in page.forms]
            forms = [form for form in forms if not form.action.startswith(LEFT_ALONE)]
            for _ in range(ROUNDS if forms else 0):
                form = self.chance.choice(forms)
                intruder.send(form.method.upper(), form.action, hostile.fill(form.values, self.chance))

        self.attack(work)

    def test_hidden_fields_and_counts(self):
        """Every form of the desk with what nobody sees tampered; those with rows most of all."""

        def work(intruder, pages):
            forms = [form for page in pages.values() for form in page.forms] + [*intruder.forms_of_the_desk()]
            forms = [one for one in forms if one.hidden and not one.action.startswith(LEFT_ALONE)]
            with_rows = [one for one in forms if one.sets]
            for number in range(ROUNDS // 2 if forms else 0):
                form = self.chance.choice(with_rows if with_rows and number % 2 else forms)
                intruder.send(form.method.upper(), form.action, hostile.tamper(form, self.chance))

        self.attack(work)

    def test_methods_bodies_and_headers(self):
        def work(intruder, pages):
            for _ in range(ROUNDS):
                intruder.send(
                    self.chance.choice(hostile.METHODS),
                    self.chance.choice(list(pages)).partition("?")[0],
                    self.chance.choice(hostile.BODIES),
                    self.chance.choice(hostile.CONTENT_TYPES),
                    **self.chance.choice(hostile.HEADERS),
                )

        self.attack(work)

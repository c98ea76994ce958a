"""A forgotten password: the same for everybody who asks, whatever the mail server does."""

import re
import time
from statistics import median

from django.core import mail
from django.db import connection
from django.test import Client, TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from newsroom.models import Site
from newsroom.models.throttle import Throttle
from tests import cast
from tests.mailserver import serve, through
from tests.newsroom.run_queue import work_off
from tests.ports import find_free_port

ASK = reverse("account_reset_password")
UNKNOWN = "nobody@elsewhere.example"


class Asking(TestCase):
    def setUp(self):
        self.rita = cast.user("Reporter", username="rita")
        cast.user("Chief", username="gone", is_active=False)
        invited = cast.user("Editor", username="new")
        invited.set_unusable_password()
        invited.save()

    everybody = (
        *("rita@paper.example", "RITA@Paper.example", "gone@paper.example", "new@paper.example"),
        UNKNOWN,
    )

    def ask(self, email):
        Throttle.objects.all().delete()
        return Client().post(ASK, {"email": email})

    def test_gets_everybody_the_same_answer_and_the_same_work(self):
        self.client.get(reverse("account_reset_password"))
        answers = set()
        for email in self.everybody:
            with CaptureQueriesContext(
                connection,
            ) as queries:
                answer = self.ask(email)
            kinds = tuple(re.sub(r"'[^']*'|\d+", "?", query["sql"]) for query in queries)
            answers.add((answer.status_code, answer["Location"], answer.content, len(kinds)))
            assert not any("newsroom_user" in kind for kind in kinds), "The worker looks whose address it is."
        assert len(answers) == 1
        assert DBTaskResult.objects.count() == len(self.everybody)

    def test_calls_no_mail_server_within_the_request(self):
        for answers in ({}, {"GREETING": 30}, {"GREETING": None}):
            server = serve(self, **answers)
            with through(server.port):
                assert {self.ask(email).status_code for email in self.everybody} == {302}
            assert server.calls == 0
        with through(find_free_port()):
            assert {self.ask(email).status_code for email in self.everybody} == {302}

    def test_takes_as_long_for_the_known_as_for_the_unknown(self):
        server = serve(self, GREETING=0.5)
        took = {email: [] for email in ("rita@paper.example", UNKNOWN)}
        with through(server.port):
            for _ in range(15):
                for email, times in took.items():
                    began = time.perf_counter()
                    self.ask(email)
                    times.append(time.perf_counter() - began)
        known, unknown = (median(times) for times in took.values())
        assert 1 / 3 < known / unknown < 3

    def test_brings_a_link_that_opens_to_those_who_work_here_alone(self):
        for email in self.everybody:
            self.ask(email)
        work_off()
        assert sorted(letter.to[0] for letter in mail.outbox) == [
            *("new@paper.example", "rita@paper.example", "rita@paper.example")
        ]
        letter = mail.outbox[0]
        path = re.search(r"^http://\S+?(/accounts/password/reset/key/\S+)$", letter.body, re.MULTILINE)[1]
        self.assertContains(self.client.get(path, follow=True), "Choose a password")
        assert Site.current().name in letter.subject and self.rita.username in letter.body

    def test_leaves_no_link_in_the_queue(self):
        self.ask("rita@paper.example")
        work_off()
        row = DBTaskResult.objects.get()
        assert row.args_kwargs == {"args": ["rita@paper.example"], "kwargs": {}}
        assert row.return_value is None

    def test_brings_the_link_once_the_mail_server_is_back(self):
        self.ask("rita@paper.example")
        with through(find_free_port()):
            work_off(tries=3)
        assert mail.outbox == []
        work_off()
        assert len(mail.outbox) == 1

    def test_does_nothing_for_who_was_deactivated_meanwhile(self):
        self.ask("rita@paper.example")
        self.rita.is_active = False
        self.rita.save()
        work_off()
        assert mail.outbox == []

    def test_refuses_what_is_no_address(self):
        for typed in ("", "rita", "a@b.example\nBcc: c@d.example", "a" * 400 + "@b.example"):
            assert self.ask(typed).status_code == 200
        assert not DBTaskResult.objects.exists()

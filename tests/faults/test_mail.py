"""The mail server refuses, is silent, slow, or says no: nobody waits, and each mail arrives or is told of."""

import re

from django.tasks import TaskResultStatus
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from newsroom.models import User
from tests import cast
from tests.faults.case import ROUNDS, Faults
from tests.faults.paper import wait_until
from tests.faults.visitor import Tally
from tests.mailserver import MailServer

MOODS = ["refusing", "silent", "slow", "busy", "never"]
# No mail server is waited for within a request: they all fail later than this.
SOON = 3


class AMailServerThatFails(Faults):
    def setUp(self):
        self.mail = MailServer()
        self.addCleanup(self.mail.close)
        self.own = self.mail.environment()
        super().setUp()
        self.chief = cast.user("Chief", all_sections=True)
        self.paper.serve()
        self.tally, self.desk = Tally(), self.visitor(self.chief)

    def test_costs_no_mail_and_nobody_waits(self):
        for number in range(ROUNDS):
            for mood in self.random.sample(MOODS, len(MOODS)):
                self.mail.turn(mood)
                self.ask(f"{mood}{number}")
                self.work(f"the worker has tried while the server is {mood}")
                self.mail.turn("well")
        self.work("the mails are out", everything=True)
        missing = self.tally.acknowledged - {*self.mail.recipients}
        failed = DBTaskResult.objects.filter(status=TaskResultStatus.FAILED)
        assert missing <= self.mail.rejected
        assert len(missing) == failed.count()
        self.assert_well()

    def ask(self, name):
        """A known and an unknown person forgot the password, and the chief invites somebody."""
        known = cast.user("Reporter", username=name)
        answers = [self.forget(known.email), self.forget(f"nobody-{name}@paper.example")]
        assert len({(answer.status, answer.location) for answer in answers}) == 1, answers
        assert len({self.plain(answer) for answer in answers}) == 1
        self.tally.note(known.email, answers[0])
        email = f"invited-{name}@paper.example"
        fields = {"username": f"invited-{name}", "email": email, "first_name": "Rosa", "last_name": "Quill"}
        self.tally.note(email, invited := self.desk.post(reverse("admin:newsroom_user_add"), **fields))
        assert invited.status == 302 and User.objects.filter(email=email).count() == 1, invited
        assert max(answer.seconds for answer in [*answers, invited]) < SOON

    def forget(self, email):
        return self.visitor().post(reverse("account_reset_password"), email=email)

    def plain(self, answer):
        """The words of the answer without the address that was typed."""
        return re.sub(r"[\w-]+@paper\.example", "", answer.text)

    def work(self, words, *, everything=False):
        """Have a worker try what is due, or all that waits, as after its pause."""
        if everything:
            DBTaskResult.objects.filter(status=TaskResultStatus.READY).update(run_after=timezone.now())
        before = self.attempts()
        worker = self.paper.work()
        wait_until(lambda: self.is_idle() or (not everything and self.has_tried(before)), words)
        worker.terminate()
        assert worker.wait(40) == 0

    def attempts(self):
        """How often tasks were begun, those included that are tried again."""
        return sum(len(workers) for workers in DBTaskResult.objects.values_list("worker_ids", flat=True))

    def has_tried(self, before):
        return self.attempts() > before and not DBTaskResult.objects.running().exists()

    def is_idle(self):
        tasks = DBTaskResult.objects
        return not tasks.ready().exists() and not tasks.running().exists()

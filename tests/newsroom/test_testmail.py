"""The test mail: asked for on a page, sent by the worker, and told on the page when it is known."""

from datetime import timedelta

from django.core import mail
from django.test import TestCase
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from newsroom import queue, testmail
from newsroom.models import SetupLink, Site, Worker
from tests import cast
from tests.mailserver import serve, through
from tests.newsroom.run_queue import work_off
from tests.newsroom.test_invitations import invite
from tests.ports import find_free_port

SITE = reverse("admin:newsroom_site_change", args=[1])
TEST = reverse("admin:newsroom_site_test")


class FromTheDesk(TestCase):
    def setUp(self):
        self.chief = cast.user("Chief")
        self.client.force_login(self.chief)

    def press(self):
        return self.client.post(TEST, follow=True)

    def test_goes_to_who_asks_once_the_worker_comes_round(self):
        Worker.beat("night shift")
        self.assertContains(self.press(), "The test mail is on its way.")
        assert mail.outbox == []
        work_off()
        assert mail.outbox[0].to == [self.chief.email]
        self.assertContains(self.client.get(SITE), f"Look into the box of {self.chief.email}")

    def test_is_told_as_a_fragment_too(self):
        Worker.beat("night shift")
        self.press()
        self.assertContains(self.client.get(TEST), "outcome-open")
        work_off()
        fragment = self.client.get(TEST)
        self.assertContains(fragment, "The mail server took it.")
        self.assertNotContains(fragment, "<html")

    def test_says_what_failed_and_is_not_tried_again(self):
        with through(find_free_port()):
            self.press()
            work_off(tries=2)
        self.assertContains(self.client.get(SITE), "It was not sent. The mail server could not be reached")
        assert len(DBTaskResult.objects.get().worker_ids) == 1

    def test_calls_no_mail_server_within_the_request(self):
        server = serve(self, GREETING=30)
        with through(server.port):
            assert self.press().status_code == self.client.get(TEST).status_code == 200
        assert server.calls == 0

    def test_goes_out_at_once_while_other_mails_wait_for_the_server(self):
        runner = queue.Runner("night shift")
        invite()
        with through(find_free_port()):
            runner.run_one()
            self.press()
            assert runner.run_one() and not runner.run_one()
        self.assertContains(self.client.get(SITE), "It was not sent.")

    def test_says_that_the_worker_does_not_run(self):
        self.assertContains(self.press(), "the worker does not run")

    def test_is_queued_once_while_it_waits_and_ten_times_in_ten_minutes(self):
        self.press()
        self.press()
        assert DBTaskResult.objects.count() == 1
        for _ in range(12):
            work_off()
            answer = self.press()
        self.assertContains(answer, "Wait ten minutes")
        assert DBTaskResult.objects.count() == testmail.MOST
        DBTaskResult.objects.update(enqueued_at=timezone.now() - timedelta(minutes=11))
        self.press()
        assert DBTaskResult.objects.count() == testmail.MOST + 1

    def test_says_nothing_of_what_others_asked(self):
        self.press()
        work_off()
        self.client.force_login(cast.user("Chief"))
        self.assertNotContains(self.client.get(SITE), "The mail server took it.")

    def test_goes_nowhere_without_an_address(self):
        self.chief.email = ""
        self.chief.save()
        self.assertContains(self.press(), "There is no e-mail address")
        assert not DBTaskResult.objects.exists()


class FromTheSetUp(TestCase):
    def setUp(self):
        self.client.get(reverse("setup_link", args=[SetupLink.open()]))

    def press(self, **typed):
        return self.client.post("/setup/", {"test": "1", "name": "The Harbour Post", **typed})

    def look(self, **typed):
        return self.client.post("/setup/", {"outcome": "1", "name": "The Harbour Post", **typed})

    def test_goes_to_the_address_typed_and_keeps_the_rest(self):
        typed = {"test_to": "ada@harbour.example", "from_address": "desk@h.example", "sections": "Town"}
        pressed = self.press(**typed)
        work_off()
        looked = self.look(**typed)
        self.assertContains(looked, "Look into the box of ada@harbour.example")
        for answer in (pressed, looked):
            for kept in ("The Harbour Post", "desk@h.example", 'value="Town"'):
                self.assertContains(answer, kept)
            self.assertNotContains(answer, "need another look")
        assert (mail.outbox[0].to, mail.outbox[0].from_email) == (["ada@harbour.example"], "desk@h.example")
        assert mail.outbox[0].subject == "The Harbour Post: a test"
        assert not Site.objects.exists()

    def test_offers_to_look_again_without_javascript_until_it_is_known(self):
        self.assertContains(self.press(test_to="ada@h.example"), "See what came of it")
        work_off()
        self.assertNotContains(self.look(), "See what came of it")

    def test_is_told_as_a_fragment_to_who_came_by_the_link_alone(self):
        self.press(test_to="ada@h.example")
        work_off()
        address = reverse("setup_test")
        self.assertContains(self.client.get(address), "Look into the box of ada@h.example")
        self.client.cookies.clear()
        self.assertNotContains(self.client.get(address), "ada@h.example", status_code=404)

    def test_survives_any_name(self):
        for name in ("", "a\r\nBcc: x@y.example", "a\u2028b\x85c\x00", "صحيفة " * 99):
            assert self.press(name=name, test_to="ada@harbour.example").status_code == 200
            work_off()
        assert len(mail.outbox) == 4
        assert all(letter.recipients() == ["ada@harbour.example"] for letter in mail.outbox)

    def test_goes_to_the_chief_where_no_other_address_is_typed(self):
        self.press(email="ada@harbour.example")
        work_off()
        assert mail.outbox[0].to == ["ada@harbour.example"]

    def test_asks_for_whole_addresses(self):
        for typed in ({}, {"test_to": "ada"}, {"test_to": "a@b.example\nBcc: c@d.example"}):
            self.assertContains(self.press(**typed), "Type whole addresses first")
        self.assertContains(self.press(test_to="a@b.example", from_address="x"), "Type whole addresses")
        assert not DBTaskResult.objects.exists()

    def test_says_what_the_server_says_of_the_address(self):
        with through(serve(self, RCPT="550 No such box here").port):
            self.press(test_to="a@b.example")
            work_off()
        self.assertContains(self.look(), "550 No such box here.")

    def test_calls_no_mail_server_within_the_request(self):
        server = serve(self, GREETING=30)
        with through(server.port):
            self.press(test_to="a@b.example")
        assert server.calls == 0

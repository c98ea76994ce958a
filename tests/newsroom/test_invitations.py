"""Invitations: queued with the person, tried again, told of where one did not arrive, with another way in."""

import re
from datetime import timedelta

from django.contrib.admin.models import LogEntry
from django.core import mail
from django.db import transaction
from django.test import Client, TestCase, TransactionTestCase, override_settings
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from newsroom.accounts import send_invitation
from newsroom.mail import CONSOLE
from newsroom.models import User
from tests import cast
from tests.desk.test_people import ADD, change, person, role
from tests.mailserver import serve, through
from tests.newsroom.run_queue import work_off
from tests.ports import find_free_port

INDEX = reverse("admin:index")
TOLD = "The invitation of Rita Note could not be delivered."


def invite(username="rita"):
    """Somebody who was invited and has not chosen a password."""
    rita = cast.user("Reporter", username=username, first_name="Rita", last_name="Note")
    rita.set_unusable_password()
    rita.save()
    send_invitation.enqueue(rita.pk)
    return rita


class AnInvitation(TestCase):
    def setUp(self):
        self.client.force_login(cast.user("Chief", username="chief"))

    def through(self, *, tries=1, **answers):
        """Work the queue off through a mail server that answers like this."""
        server = serve(self, **answers)
        with through(server.port):
            work_off(tries=tries)
        return server

    def test_calls_no_mail_server_within_the_request(self):
        server = serve(self, GREETING=30)
        words = person(roles=[role("Reporter")], all_sections="on")
        with through(server.port):
            answer = self.client.post(ADD, words, follow=True)
        self.assertContains(answer, "The invitation will be sent to rita@paper.example.")
        assert server.calls == 0

    def test_that_was_sent_says_so_at_the_person(self):
        rita = invite()
        self.assertContains(self.client.get(change(rita)), "The invitation waits to be sent")
        work_off()
        self.assertContains(self.client.get(change(rita)), "The invitation was sent to")
        self.assertNotContains(self.client.get(INDEX), TOLD)

    def test_is_tried_again_for_hours_and_its_person_says_why(self):
        rita = invite()
        self.through(RCPT="451 Come back later", tries=5)
        page = self.client.get(change(rita))
        self.assertContains(page, "451 Come back later")
        self.assertContains(page, "It is tried again at")
        self.assertNotContains(self.client.get(INDEX), TOLD)
        assert len(self.through().letters) == 1

    def test_that_never_got_through_is_told_at_the_person_and_on_the_first_page(self):
        rita = invite()
        self.through(RCPT="451 Come back later", tries=6)
        for page in (self.client.get(change(rita)), self.client.get(INDEX)):
            self.assertContains(page, "451 Come back later")
        self.assertContains(self.client.get(INDEX), TOLD)
        self.assertContains(self.client.get(INDEX), f'href="{change(rita)}#invitation"')

    def test_that_is_refused_for_good_is_told_at_once(self):
        invite()
        self.through(RCPT="550 No such box")
        self.assertContains(self.client.get(INDEX), "550 No such box")

    def test_is_told_no_more_once_another_was_sent(self):
        rita = invite()
        self.through(RCPT="550 No such box")
        self.client.post(reverse("admin:newsroom_user_invite", args=[rita.pk]))
        work_off()
        self.assertNotContains(self.client.get(INDEX), TOLD)

    def test_is_told_no_more_once_they_got_in_or_left_or_its_time_is_over(self):
        def password(rita):
            rita.set_password(cast.PASSWORD)
            rita.save()

        def leaving(rita):
            rita.is_active = False
            rita.save()

        def time(rita):
            DBTaskResult.objects.update(enqueued_at=timezone.now() - timedelta(days=4))

        for end in (password, leaving, time):
            with self.subTest(end.__name__):
                rita = invite(end.__name__)
                self.through(RCPT="550 No such box")
                self.assertContains(self.client.get(INDEX), TOLD)
                end(rita)
                self.assertNotContains(self.client.get(INDEX), TOLD)
                DBTaskResult.objects.all().delete()

    def test_is_not_sent_to_who_got_in_or_left_meanwhile(self):
        rita = invite()
        with through(find_free_port()):
            work_off()
        rita.set_password(cast.PASSWORD)
        rita.save()
        gone = invite("gone")
        gone.is_active = False
        gone.save()
        work_off()
        assert mail.outbox == []

    def test_goes_to_the_address_as_it_was_mended(self):
        rita = invite()
        with through(find_free_port()):
            work_off()
        rita.email = "rita.note@paper.example"
        rita.save()
        work_off()
        assert mail.outbox[0].to == ["rita.note@paper.example"]

    def test_asked_for_twice_is_sent_once(self):
        rita = invite()
        again = reverse("admin:newsroom_user_invite", args=[rita.pk])
        for _ in range(2):
            self.client.post(again)
        work_off()
        assert len(mail.outbox) == 1
        self.client.post(again)
        work_off()
        assert len(mail.outbox) == 2

    def test_asked_for_again_while_it_waits_out_a_pause_is_sent_now_with_all_its_tries(self):
        rita = invite()
        self.through(RCPT="451 Come back later", tries=4)
        self.client.post(reverse("admin:newsroom_user_invite", args=[rita.pk]))
        row = DBTaskResult.objects.get()
        assert row.run_after <= timezone.now() and row.worker_ids == []

    def test_that_was_only_printed_says_so(self):
        rita = invite()
        work_off()
        with override_settings(MAILERS={"default": {"BACKEND": CONSOLE}}):
            self.assertContains(self.client.get(change(rita)), "was only printed where the paper was started")

    def test_tells_of_ten_and_counts_the_others(self):
        for number in range(12):
            invite(f"rita-{number}")
        self.through(RCPT="550 No such box")
        self.assertContains(self.client.get(INDEX), TOLD, count=10)
        self.assertContains(self.client.get(INDEX), "2 more invitations could not be delivered.")

    def test_tells_nothing_to_those_who_invite_nobody(self):
        invite()
        self.through(RCPT="550 No such box")
        self.client.force_login(cast.user("Editor"))
        self.assertNotContains(self.client.get(INDEX), "could not be delivered")


class ALinkToHandOver(TestCase):
    def setUp(self):
        self.chief, self.rita = cast.user("Chief", username="chief"), invite()
        self.client.force_login(self.chief)
        self.address = reverse("admin:newsroom_user_link", args=[self.rita.pk])

    def link(self, page):
        return re.search(r"(http\S+/accounts/password/reset/key/[^\s<]+)", page.content.decode())[1]

    def test_is_made_by_pressing_a_button_and_opens_once(self):
        self.assertContains(self.client.get(change(self.rita)), f'action="{self.address}"')
        page = self.client.post(self.address)
        assert "no-store" in page["Cache-Control"]
        path = "/" + self.link(page).split("/", 3)[3]
        reader = Client()
        form = reader.get(path, follow=True)
        words = {"password1": "ink under my nails", "password2": "ink under my nails"}
        reader.post(form.request["PATH_INFO"], words)
        assert reader.login(username="rita", password="ink under my nails")
        self.assertContains(Client().get(path), "This link no longer works")

    def test_is_not_made_by_a_look(self):
        self.assertRedirects(self.client.get(self.address), change(self.rita))
        assert not LogEntry.objects.exists()

    def test_stands_in_no_log_and_no_session_and_the_log_says_who_made_one(self):
        with self.assertNoLogs("newsroom"):
            link = self.link(self.client.post(self.address))
        key = link.rstrip("/").rpartition("-")[2]
        entry = LogEntry.objects.get()
        assert (entry.user, entry.object_id) == (self.chief, str(self.rita.pk))
        assert key not in entry.change_message
        assert key not in str(dict(self.client.session)) + str(self.client.cookies)

    def test_is_not_made_for_who_has_a_password_or_left(self):
        for state in ({"password": "known"}, {"is_active": False}):
            User.objects.filter(pk=self.rita.pk).update(**state)
            self.assertNotContains(self.client.post(self.address, follow=True), "/password/reset/key/")
            self.assertNotContains(self.client.get(change(self.rita)), self.address)

    def test_is_not_made_for_who_is_beyond_ones_rights(self):
        User.objects.filter(pk=self.rita.pk).update(is_superuser=True)
        assert self.client.post(self.address).status_code == 403
        for name in ("Editor", "Reporter", "Moderator"):
            self.client.force_login(cast.user(name))
            assert self.client.post(self.address).status_code == 403


class Together(TransactionTestCase):
    """A person and their invitation are stored together, or neither is."""

    def test_what_is_undone_leaves_no_invitation(self):
        try:
            with transaction.atomic():
                invite()
                raise InterruptedError
        except InterruptedError:
            pass
        assert not (User.objects.exists() or DBTaskResult.objects.exists())

    def test_the_invitation_is_queued_before_the_transaction_ends(self):
        with transaction.atomic():
            invite()
            assert DBTaskResult.objects.count() == 1
            transaction.on_commit(lambda: None)
        assert DBTaskResult.objects.count() == User.objects.count() == 1

"""The alerts at the head of the desk: what is wrong, told to those who can do something about it."""

from datetime import timedelta
from unittest import mock

from django.test import TestCase
from django.urls import reverse
from django.utils import timezone

from newsroom import alerts
from newsroom.alerts import Alert
from newsroom.jobs import JOBS
from newsroom.models import Job, Worker
from tests import cast

CARD = "Needs attention"


def sources(*functions, may="newsroom.view_site"):
    return mock.patch.object(alerts, "SOURCES", [(may, function) for function in functions])


class TheDesk(TestCase):
    def index(self, role="Chief"):
        self.client.force_login(cast.user(role))
        return self.client.get(reverse("admin:index"))

    def test_is_calm_while_the_worker_is_heard_of(self):
        Worker.beat("night shift")
        self.assertNotContains(self.index(), CARD)

    def test_is_red_when_no_worker_ever_ran(self):
        self.assertContains(self.index(), "The worker has never run.")

    def test_is_red_when_the_worker_fell_silent_and_says_since_when(self):
        Worker.beat("night shift")
        Worker.objects.update(heard_at=timezone.now() - timedelta(minutes=4))
        page = self.index()
        self.assertContains(page, "<strong>Urgent:</strong>")
        self.assertContains(page, "The worker has not been heard of since")

    def test_is_calm_while_one_of_two_workers_is_heard_of(self):
        Worker.beat("night shift")
        Worker.objects.update(heard_at=timezone.now() - timedelta(days=1))
        Worker.beat("day shift")
        self.assertNotContains(self.index(), CARD)

    def test_tells_of_a_job_that_failed_until_it_succeeds(self):
        Worker.beat("night shift")
        job = Job.objects.create(name=JOBS[0].name, started_at=timezone.now(), error="OSError: <disk> full")
        self.assertContains(self.index(), "OSError: &lt;disk&gt; full")
        job.finish()
        self.assertNotContains(self.index(), CARD)

    def test_says_nothing_to_those_who_can_do_nothing(self):
        for role in ("Reporter", "Editor", "Moderator"):
            self.assertNotContains(self.index(role), CARD)


class Sources(TestCase):
    def test_stand_in_order_of_gravity(self):
        said = [Alert("It drips."), Alert("It burns.", is_grave=True)]
        with sources(lambda: said):
            assert [alert.text for alert in alerts.current(cast.user("Chief"))] == ["It burns.", "It drips."]

    def test_are_asked_for_those_with_their_permission_alone(self):
        with sources(lambda: [Alert("It drips.")], may="comments.decide_comment"):
            assert alerts.current(cast.user("Moderator"))
            assert not alerts.current(cast.user("Reporter"))

    def test_that_fail_do_not_cost_the_page_and_do_not_fail_in_silence(self):
        def broken():
            raise ValueError("no such disk")

        self.client.force_login(cast.user("Chief"))
        with sources(broken, lambda: [Alert("It drips.")]), self.assertLogs(alerts.logger):
            page = self.client.get(reverse("admin:index"))
        self.assertContains(page, "It could not be found out whether all is well")
        self.assertContains(page, "It drips.")

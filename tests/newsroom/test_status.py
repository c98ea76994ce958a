"""The status page: the worker, its jobs and the queue in plain words, with buttons for what failed."""

import re
from datetime import timedelta
from io import StringIO

from django.core.management import call_command
from django.test import TestCase
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from newsroom import jobs
from newsroom.models import Job, Worker
from tests import cast
from tests.mailserver import serve, through
from tests.newsroom import sample_tasks
from tests.newsroom.run_queue import work_off
from tests.newsroom.test_invitations import invite
from tests.ports import find_free_port

STATUS = reverse("admin:status")


class ThePage(TestCase):
    def setUp(self):
        self.client.force_login(cast.user("Chief"))

    def page(self):
        return self.client.get(STATUS)

    def act(self, do, key):
        return self.client.post(STATUS, {"do": f"{do} {key}"}, follow=True)

    def test_is_reached_from_the_first_page(self):
        self.assertContains(self.client.get(reverse("admin:index")), f'href="{STATUS}"')
        self.client.force_login(cast.user("Editor"))
        self.assertNotContains(self.client.get(reverse("admin:index")), f'href="{STATUS}"')

    def test_says_that_all_is_well(self):
        Worker.beat("night shift")
        jobs.run_due("night shift")
        self.assertContains(self.page(), "All is well.")
        self.assertContains(self.page(), "Heard of")
        self.assertContains(self.page(), "Last ran at", count=len(jobs.JOBS))

    def test_says_that_nothing_ever_ran(self):
        self.assertContains(self.page(), "It has never run.")
        self.assertContains(self.page(), "Has not run yet.", count=len(jobs.JOBS))

    def test_says_when_a_job_runs_and_why_it_failed(self):
        row = Job.objects.create(name=jobs.JOBS[0].name, started_at=timezone.now())
        self.assertContains(self.page(), "Running since")
        row.finish("OSError: <disk> full")
        self.assertContains(self.page(), "OSError: &lt;disk&gt; full")

    def test_says_what_waits_and_why(self):
        invite()
        with through(find_free_port()):
            work_off()
        page = self.page()
        self.assertContains(page, "Waiting tasks (1)")
        self.assertContains(page, "Connection refused")
        self.assertContains(page, "Tried again at")
        self.assertContains(page, "rita")

    def test_says_what_was_given_up_until_it_succeeds(self):
        sample_tasks.fail_for_good.enqueue()
        work_off()
        self.assertContains(self.page(), "Never again.")
        self.assertContains(self.client.get(reverse("admin:index")), "The worker gave up 1 task.")
        key = DBTaskResult.objects.get().pk
        self.assertContains(self.act("retry", key), "The worker tries it again.")
        assert DBTaskResult.objects.get().status == "READY"
        self.assertNotContains(self.client.get(reverse("admin:index")), "gave up")

    def test_dismisses_what_was_given_up_and_no_other(self):
        sample_tasks.fail_for_good.enqueue()
        key = DBTaskResult.objects.get().pk
        self.assertContains(self.act("dismiss", key), "in the list no more")
        work_off()
        self.assertContains(self.act("dismiss", key), "It is dismissed.")
        assert not DBTaskResult.objects.exists()
        self.assertContains(self.act("dismiss", key), "in the list no more")

    def test_has_a_token_in_every_form(self):
        sample_tasks.fail_for_good.enqueue()
        work_off()
        forms = re.findall(r'<form[^>]*method="post".*?</form>', self.page().content.decode(), re.DOTALL)
        assert len(forms) >= 2
        assert all("csrfmiddlewaretoken" in form for form in forms)

    def test_bears_any_answer(self):
        for do in ("", "retry", "retry 1", "retry \x00", "drop all", "retry " + "9" * 400):
            self.assertContains(self.client.post(STATUS, {"do": do}, follow=True), "in the list no more")

    def test_shows_the_head_of_a_long_list(self):
        for _ in range(25):
            sample_tasks.fail_once.enqueue()
        self.assertContains(self.page(), "The first 20 of 25.")


class Alerts(TestCase):
    def setUp(self):
        self.client.force_login(cast.user("Chief"))

    def test_are_grave_when_mails_do_not_get_through(self):
        invite()
        with through(find_free_port()):
            work_off()
        index = reverse("admin:index")
        self.assertNotContains(self.client.get(index), "Urgent")
        DBTaskResult.objects.update(enqueued_at=timezone.now() - timedelta(minutes=6))
        self.assertContains(self.client.get(index), "<strong>Urgent:</strong> <a")
        self.assertContains(self.client.get(index), "A mail waits since")
        work_off()
        self.assertNotContains(self.client.get(index), "A mail waits since")

    def test_are_silent_while_one_address_alone_is_refused_for_now(self):
        invite()
        with through(serve(self, RCPT="451 Come back later").port):
            work_off()
        DBTaskResult.objects.update(enqueued_at=timezone.now() - timedelta(minutes=6))
        self.assertNotContains(self.client.get(reverse("admin:index")), "Needs attention")


class TheCommand(TestCase):
    def run_it(self):
        said = StringIO()
        try:
            call_command("status", stdout=said)
        except SystemExit as end:
            return end.code, said.getvalue()
        return 0, said.getvalue()

    def test_says_the_same_to_an_operator_and_ends_badly_where_it_is_grave(self):
        code, said = self.run_it()
        assert code == 1 and "The worker has never run." in said
        Worker.beat("night shift")
        jobs.run_due("night shift")
        code, said = self.run_it()
        assert code == 0 and jobs.JOBS[0].name in said

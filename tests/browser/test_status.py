"""The status page and the test mail in a browser: no barrier, and the outcome comes by itself."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from newsroom import jobs
from newsroom.models import Job, SetupLink
from tests import cast
from tests.browser.desk import enter
from tests.browser.test_accessibility import examine
from tests.mailserver import through
from tests.newsroom import sample_tasks
from tests.newsroom.run_queue import work_off
from tests.newsroom.test_invitations import invite
from tests.ports import find_free_port

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def troubles():
    """Somebody whose invitation waits, a task that was given up, a job that failed."""
    rita = invite()
    sample_tasks.fail_for_good.enqueue()
    with through(find_free_port()):
        work_off()
    Job.objects.create(name=jobs.JOBS[0].name, started_at=timezone.now(), error="OSError: no space")
    return rita


def test_troubles_have_no_barrier_on_any_page_that_tells_of_them(live_server, page, troubles, complaints):
    enter(page, live_server, cast.user("Chief"))
    user = reverse("admin:newsroom_user_change", args=[troubles.pk])
    for address in (reverse("admin:index"), reverse("admin:status"), user):
        assert examine(page, live_server.url + address) == []
    page.get_by_role("button", name="Make a link to hand over").click()
    expect(page.get_by_label("The link")).to_have_value(re.compile("/accounts/password/reset/key/"))
    assert complaints == []


def test_a_task_is_tried_again_by_its_button(live_server, page, troubles):
    enter(page, live_server, cast.user("Chief"))
    page.goto(live_server.url + reverse("admin:status"))
    page.get_by_role("button", name="Retry").click()
    expect(page.get_by_text("The worker tries it again.")).to_be_visible()


def test_the_outcome_of_a_test_mail_comes_by_itself(live_server, page, complaints):
    enter(page, live_server, cast.user("Chief"))
    page.goto(live_server.url + reverse("admin:newsroom_site_change", args=[1]))
    page.get_by_role("button", name="Send a test mail").click()
    expect(page.get_by_role("link", name="See what came of it")).to_be_visible()
    work_off()
    expect(page.get_by_text("The mail server took it.")).to_be_visible()
    expect(page.get_by_role("link", name="See what came of it")).to_have_count(0)
    assert complaints == []


def test_the_set_up_tells_the_outcome_by_itself_and_keeps_what_was_typed(live_server, page, complaints):
    page.goto(live_server.url + reverse("setup_link", args=[SetupLink.open()]))
    page.get_by_label("Name of the paper").fill("The Harbour Post")
    page.get_by_label("Send a test mail to").fill("ada@harbour.example")
    page.get_by_role("button", name="Send the test mail").click()
    expect(page.get_by_role("button", name="See what came of it")).to_be_visible()
    page.get_by_label("Tagline").fill("Both banks")
    work_off()
    expect(page.get_by_text("Look into the box of ada@harbour.example")).to_be_visible()
    expect(page.get_by_label("Tagline")).to_have_value("Both banks")
    expect(page.get_by_label("Name of the paper")).to_have_value("The Harbour Post")
    assert complaints == []

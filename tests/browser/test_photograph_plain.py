"""Photographs in the article form without JavaScript: plain rows, by number."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.browser import photographs as hand
from tests.browser.desk import press

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def story(page, live_server):
    return hand.begin(page, live_server)


@pytest.fixture
def plain(browser, browser_context_args, page, story):
    """A page of the same person, in a browser that runs no script."""
    known = {"storage_state": page.context.storage_state()}
    context = browser.new_context(**browser_context_args, **known, java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_rows_are_filled_in_by_hand(plain, live_server, story):
    quay = hand.the_quay()
    plain.goto(live_server.url + reverse("admin:articles_article_change", args=[story.pk]))
    expect(plain.locator("[data-panel]")).not_to_be_visible()
    plain.locator("#id_placements-0-photo").fill(str(quay.pk))
    plain.locator("#id_placements-0-caption").fill("The quay, empty")
    press(plain, "Save draft")
    assert hand.load_stored(story)[1] == [(0, "The quay", "The quay, empty", "", "")]
    expect(plain.locator("#placements-group img").first).to_be_visible()

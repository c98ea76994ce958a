"""After publication, by keyboard alone: retract and restore, take a passage out, bin and undo."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests import cast
from tests.browser.desk import enter
from tests.browser.keyboard import tab_to

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def chief(live_server):
    return cast.user("Chief", username="chris", first_name="Chris")


@pytest.fixture
def story(chief):
    return cast.published("John Doe votes", by=chief, body="<p>It rained. John Doe voted.</p>")


def open_page(page, live_server, name, story):
    page.goto(live_server.url + reverse(f"admin:articles_article_{name}", args=[story.pk]))


def press_enter(page, selector):
    """Tab to something, press Enter, and wait for the page that answers."""
    tab_to(page, selector)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_retracted_and_restored(page, elsewhere, live_server, chief, story):
    address = live_server.url + story.current.get_absolute_url()
    enter(page, live_server, chief)
    open_page(page, live_server, "change", story)
    tab_to(page, "details:has(.acts) > summary")
    page.keyboard.press("Enter")
    press_enter(page, ".acts a[href$='/retract/']")
    expect(page.locator(".after-ends")).to_contain_text("It leaves the front page")
    tab_to(page, "#id_note")
    page.keyboard.type("We were deceived.")
    press_enter(page, ".submit-row input[type=submit]")
    expect(page.locator(".messagelist")).to_contain_text("Retracted.")
    elsewhere.goto(address)
    expect(elsewhere.locator("main")).to_contain_text("We were deceived.")
    expect(elsewhere.locator("main")).not_to_contain_text("It rained.")
    open_page(page, live_server, "restore", story)
    expect(page.locator(".after-ends")).to_contain_text("at its address again")
    press_enter(page, ".submit-row input[type=submit]")
    expect(page.locator(".messagelist")).to_contain_text("Restored")
    elsewhere.goto(address)
    expect(elsewhere.locator("main")).to_contain_text("It rained.")


def test_a_passage_is_looked_for_and_taken_out(page, live_server, chief, story):
    enter(page, live_server, chief)
    open_page(page, live_server, "expunge", story)
    tab_to(page, "#id_words")
    page.keyboard.type("john doe")
    tab_to(page, "#id_heading")
    page.keyboard.press("ArrowDown")
    tab_to(page, "#id_reason")
    page.keyboard.type("He asked for it.")
    press_enter(page, ".submit-row input[type=submit]")
    expect(page.locator("#found")).to_contain_text("John Doe voted.")
    press_enter(page, "button[name=seen]")
    expect(page.locator(".messagelist")).to_contain_text("The words are gone")
    assert story.current.headline == "[…] votes"


def test_into_the_bin_and_out_of_it(page, live_server, chief):
    draft = cast.draft("Nobody needs this", by=chief)
    enter(page, live_server, chief)
    open_page(page, live_server, "bin", draft)
    press_enter(page, ".submit-row input[type=submit]")
    expect(page.locator(".bin-notice")).to_contain_text("It is erased on")
    press_enter(page, ".bin-notice button")
    expect(page.locator(".bin-notice")).to_have_count(0)
    draft.refresh_from_db()
    assert draft.binned_at is None

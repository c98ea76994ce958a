"""A story goes from hand to hand by the keyboard alone: Ready, Back, Ready again, Approve, Publish."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import Section
from tests import cast
from tests.browser.desk import enter
from tests.browser.keyboard import tab_to

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def story(live_server):
    """A draft in a section that is reviewed."""
    world = cast.section("World")
    Section.objects.update(needs_review=True)
    rita = cast.user("Reporter", sections=[world], username="rita", first_name="Rita")
    return cast.draft("Council votes", by=rita, section=world)


@pytest.fixture
def editor(story):
    return cast.user("Editor", sections=[story.section], username="ed", first_name="Ed")


def open_form(page, live_server, story):
    page.goto(live_server.url + reverse("admin:articles_article_change", args=[story.pk]))
    page.locator(".ProseMirror").wait_for()


def press_enter(page, selector, *, back=False):
    """Tab to something, press Enter, and wait for the page that answers."""
    tab_to(page, selector, back=back)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def say_ready(page, live_server, story, note):
    open_form(page, live_server, story)
    tab_to(page, "#id_ready-note", back=True)
    page.keyboard.type(note)
    press_enter(page, "[name=_ready]")
    expect(page.locator(".messagelist")).to_contain_text("Saved and handed over.")


def test_goes_round_by_keyboard_alone(page, elsewhere, live_server, story, editor):
    enter(page, live_server, story.created_by)
    enter(elsewhere, live_server, editor)
    say_ready(page, live_server, story, "The figures are checked.")
    open_form(elsewhere, live_server, story)
    expect(elsewhere.locator("#turn")).to_contain_text("Rita: “The figures are checked.”")
    press_enter(elsewhere, "#turn a[href$='/back/']")
    tab_to(elsewhere, "#id_reason")
    elsewhere.keyboard.type("Who was there?")
    with elsewhere.expect_navigation():
        elsewhere.keyboard.press("Enter")
    expect(elsewhere.locator(".messagelist")).to_contain_text("Sent back.")
    open_form(page, live_server, story)
    expect(page.locator("#turn")).to_contain_text("Ed: “Who was there?”")
    say_ready(page, live_server, story, "Ten people, said the clerk.")
    open_form(elsewhere, live_server, story)
    press_enter(elsewhere, "#turn a[href$='/approve/']")
    press_enter(elsewhere, "input[type=submit]")
    expect(elsewhere.locator("#turn")).to_contain_text("Approved and to be published")
    press_enter(elsewhere, "[name=_publish]", back=True)
    expect(elsewhere.locator(".messagelist")).to_contain_text(re.compile("Published"))
    assert story.current.headline == "Council votes"
    assert story.handover is None


def test_is_ready_once_however_often_it_is_pressed(page, live_server, story):
    enter(page, live_server, story.created_by)
    open_form(page, live_server, story)
    page.locator("[name=_ready]").dblclick()
    expect(page.locator(".messagelist")).to_contain_text("Saved and handed over.")
    page.go_back()
    page.locator(".ProseMirror").wait_for()
    page.locator("[name=_ready]").click()
    page.locator(".messagelist").wait_for()
    assert story.handovers.count() == 1

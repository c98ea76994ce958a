"""Breaking news by thumb on a phone of 360 pixels: from the desk's first page to what readers read."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from articles.models import Article
from tests import cast
from tests.browser import chromium
from tests.browser.accessibility_checks import SIDEWAYS, barriers
from tests.browser.desk import enter

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
HEADLINE, SENTENCE = "The bridge has fallen", "The old bridge has fallen, the fire brigade says."
LINE = "This is a developing story; more follows."


@pytest.fixture
def phone(browser, browser_context_args):
    context = browser.new_context(**browser_context_args | PHONE)
    yield chromium.slow(context.new_page())
    context.close()


@pytest.fixture
def editor():
    """Who has a byline and works in one section; something else is on the front page already."""
    person = cast.user("Editor", sections=[cast.section("City")])
    cast.author("Ada Quill", user=person)
    cast.published("The council votes", by=person, section=cast.section("City"))
    return person


def tops(page, live_server):
    """The headlines of the front page, the lead first."""
    page.goto(live_server.url)
    return page.locator(".top .card-headline").all_inner_texts()


def test_is_published_by_three_taps_and_leads_for_two_hours(phone, live_server, editor):
    enter(phone, live_server, editor)
    phone.goto(live_server.url + reverse("admin:index"))
    phone.get_by_role("link", name="Breaking", exact=True).tap()
    # The cursor stands in the headline, and the section is filled: nothing to tap before typing.
    expect(phone.get_by_label("Headline", exact=True)).to_be_focused()
    phone.keyboard.type(HEADLINE)
    phone.get_by_label("One sentence").tap()
    phone.keyboard.type(SENTENCE)
    assert not phone.evaluate(SIDEWAYS)
    phone.get_by_role("button", name="Publish now").tap()
    expect(phone.get_by_text("Leads the front page until")).to_be_visible()
    assert not phone.evaluate(SIDEWAYS)
    assert list(barriers(phone)) == []
    phone.get_by_role("link", name="See it as readers do").tap()
    expect(phone.get_by_role("heading", name=HEADLINE)).to_be_visible()
    for words in (SENTENCE, LINE, "Ada Quill"):
        expect(phone.get_by_text(words).first).to_be_visible()
    assert tops(phone, live_server)[0] == HEADLINE
    expect(phone.locator(".lead .developing")).to_have_text("Developing")
    with time_machine.travel(timezone.now() + timedelta(minutes=1), tick=True):
        cast.published("What came later", by=editor, section=cast.section("City"))
        assert tops(phone, live_server)[0] == HEADLINE
    begun = Article.objects.get(headline=HEADLINE).front_placements.get()
    with time_machine.travel(begun.stands_until, tick=True):
        assert tops(phone, live_server)[0] == "What came later"


def test_what_was_typed_is_there_again_after_the_page_was_lost(phone, live_server, editor):
    enter(phone, live_server, editor)
    address = live_server.url + reverse("admin:articles_article_breaking")
    phone.goto(address)
    phone.get_by_label("Headline", exact=True).fill(HEADLINE)
    phone.get_by_label("One sentence").fill(SENTENCE)
    phone.wait_for_function("() => Object.keys(localStorage).length > 0")
    phone.goto(live_server.url + reverse("admin:index"))
    phone.goto(address)
    phone.get_by_role("button", name="Bring them back").tap()
    expect(phone.get_by_label("One sentence")).to_have_value(SENTENCE)


def test_has_no_barrier(phone, live_server, editor):
    enter(phone, live_server, editor)
    found = []
    for scheme in ("light", "dark"):
        phone.emulate_media(color_scheme=scheme)
        phone.goto(live_server.url + reverse("admin:articles_article_breaking"))
        found += list(barriers(phone))
        phone.goto(live_server.url + reverse("admin:index"))
        found += list(barriers(phone))
    assert found == []

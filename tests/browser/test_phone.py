"""Every page of the desk on a phone of 360 pixels: nothing sideways, and nothing too small for a finger."""

import pytest
from django.urls import reverse

from tests import cast
from tests.browser import chromium
from tests.browser.desk import enter
from tests.browser.touch_targets import SMALL
from tests.permission_matrix import RULES
from tests.test_permissions import people, things

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
# Answers to scripts and files, which nobody touches.
NO_PAGES = {"admin:jsi18n", "admin:autocomplete", "admin:autosave", "admin:session", "admin:catch_all_view"}
NO_PAGES |= {f"admin:articles_{name}" for name in ("photo_original", "photo_file", "photo_library")}
NO_PAGES |= {f"admin:articles_article_{name}" for name in ("lookup", "tags", "embed")}
OF_THE_DESK = ("admin:", "account_language", "account_change_password", "comments:desk")


@pytest.fixture
def phone(browser, browser_context_args):
    context = browser.new_context(**browser_context_args | PHONE)
    yield chromium.slow(context.new_page())
    context.close()


@pytest.fixture
def addresses():
    """Every page of the desk that a superuser may open, by the name of its view."""
    world, sport = cast.section("World"), cast.section("Sport")
    everybody = people(world, sport)
    made = things(by=everybody["editor"], section=world)
    found = {
        name: reverse(name, args=[made.get(one, one) for one in rule.given]) + rule.query
        for name, rule in RULES.items()
        if name.startswith(OF_THE_DESK) and rule.status == 200 and name not in NO_PAGES and rule.who
    }
    return found, everybody["superuser"]


def test_every_page_of_the_desk_fits_a_phone_and_a_finger(phone, live_server, addresses):
    pages, root = addresses
    enter(phone, live_server, root)
    found, seen = [], 0
    for name, address in pages.items():
        answer = phone.goto(live_server.url + address)
        if answer.status != 200 or "html" not in answer.headers.get("content-type", ""):
            found.append(f"{name}: answered {answer.status}")
            continue
        seen += 1
        measured = phone.evaluate(SMALL)
        found += [f"{name}: it scrolls sideways"] if measured["wide"] else []
        found += [f"{name}: too small: {one}" for one in measured["small"]]
        found += [f"{name}: not 44 high: {one}" for one in measured["low"]]
    assert "\n".join(found) == ""
    assert seen >= 40


def test_the_log_in_fits_a_phone_and_a_finger(phone, live_server):
    phone.goto(live_server.url + reverse("account_login"))
    assert phone.evaluate(SMALL) == {"small": [], "low": [], "wide": False}

"""The pages on which stories are handed over and rights are granted: no barrier, no line that is cut."""

import pytest
from django.urls import reverse

from newsroom.grants import What
from tests import cast
from tests.browser.desk import enter
from tests.browser.test_accessibility import examine

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def addresses():
    """Where a chief finds them, by their names."""
    world = cast.section("World")
    cast.section("Middle East", parent=world)
    rita = cast.user("Reporter", sections=[world], first_name="Rita")
    rita.grants.create(what=What.PUBLISH_OWN, section=world)
    story = cast.draft("Council votes", by=rita, section=world)
    story.hand_over(by=rita, note="The figures are checked; call the clerk about the third paragraph.")
    acts = {
        name: reverse(f"admin:articles_article_{name}", args=[story.pk])
        for name in ("change", "back", "approve", "assign", "ready")
    }
    person = reverse("admin:newsroom_user_change", args=[rita.pk])
    return acts | {"person": person, "settings": reverse("account_language")}


def test_have_no_barrier(page, live_server, addresses):
    enter(page, live_server, cast.user("Chief", all_sections=True))
    found = {name: examine(page, live_server.url + address) for name, address in addresses.items()}
    assert "\n".join(f"{name}: {words}" for name in found for words in found[name]) == ""


def test_fit_a_small_phone_in_both_directions(page, live_server, addresses):
    page.set_viewport_size({"width": 320, "height": 800})
    enter(page, live_server, cast.user("Chief", all_sections=True))
    wide = {}
    for name, address in addresses.items():
        page.goto(live_server.url + address)
        for direction in ("ltr", "rtl"):
            page.evaluate("(direction) => { document.documentElement.dir = direction }", direction)
            if page.evaluate("document.documentElement.scrollWidth") > 320:
                wide[name, direction] = page.evaluate("document.documentElement.scrollWidth")
    assert wide == {}

"""A time typed for a day on which the clocks are changed, by keyboard alone."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from newsroom.models import Site
from tests import cast
from tests.browser.desk import editor_at_desk
from tests.browser.keyboard import tab_to

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BERLIN = ZoneInfo("Europe/Berlin")


def find_change(*, forward):
    """The next day (at 02:30 by the clock, naive) on which Berlin's clocks go forward, or back."""
    day = timezone.now().astimezone(BERLIN).replace(hour=2, minute=30, second=0, microsecond=0, tzinfo=None)
    for _ in range(400):
        day += timedelta(days=1)
        early, late = (day.replace(tzinfo=BERLIN, fold=fold).utcoffset() for fold in (0, 1))
        if early != late and (early < late) == forward:
            return day
    raise AssertionError("Berlin changes its clocks no more.")


@pytest.fixture
def story(page, live_server):
    Site(name="The Harbour Post", address=live_server.url, time_zone=BERLIN.key).save()
    editor = editor_at_desk(page, live_server)
    story = cast.draft("Rain over the harbour", by=editor, section=cast.section("City"))
    page.goto(f"{live_server.url}/admin/articles/article/{story.pk}/publish/")
    return story


def schedule(page, at: datetime):
    tab_to(page, "#id_at")
    # Which part comes first is the language of the browser's windows, and no page can ask for it.
    type_parts(page, f"{at:%m}", f"{at:%d}", f"{at:%Y}")
    if page.locator("#id_at").input_value() != f"{at:%Y-%m-%dT%H:%M}":
        tab_to(page, "body:not(:has(#id_at:focus)) :focus", back=True)
        tab_to(page, "#id_at")
        type_parts(page, f"{at:%d}", f"{at:%m}", f"{at:%Y}")
    expect(page.locator("#id_at")).to_have_value(f"{at:%Y-%m-%dT%H:%M}")
    press_schedule(page)


def type_parts(page, *date):
    page.keyboard.type("".join(date))
    # A year may have six digits; the last key says "in the morning" to a clock of twelve hours.
    page.keyboard.press("ArrowRight")
    page.keyboard.type("0230a")


def press_schedule(page):
    tab_to(page, ".submit-row [name=_go]")
    with page.expect_navigation():
        page.keyboard.press("Enter")


def choose(page, presses):
    tab_to(page, "[name=at_which]")
    for key in ("Space", *["ArrowDown"] * presses):
        page.keyboard.press(key)
    press_schedule(page)


def test_a_time_that_never_comes_is_refused_with_its_neighbours(page, story):
    day = find_change(forward=True)
    schedule(page, day)
    expect(page.get_by_text("The clocks are put forward then, and never show 02:30.")).to_have_count(1)
    assert not story.editions.exists()
    choose(page, 1)
    at = story.editions.scheduled().get().live_from
    assert at == day.replace(hour=3, minute=0, tzinfo=BERLIN)


@pytest.mark.parametrize("fold", [0, 1])
def test_of_a_time_that_comes_twice_the_one_that_is_meant_counts(page, story, fold):
    day = find_change(forward=False)
    schedule(page, day)
    expect(page.get_by_text("The clocks are put back then, and show 02:30 twice.")).to_have_count(1)
    assert not story.editions.exists()
    choose(page, fold)
    at = story.editions.scheduled().get().live_from
    assert at == day.replace(tzinfo=BERLIN, fold=fold).astimezone(UTC)

"""Lead photograph and gallery, and what becomes of photographs when a save is refused."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests import cast
from tests.browser import photographs as hand
from tests.browser.desk import log_in, press

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def story(page, live_server):
    return hand.begin(page, live_server)


def test_a_place_that_somebody_took_meanwhile_costs_neither_photograph(page, live_server, story):
    hand.the_quay()
    hand.begin_to_insert(page, live_server, story)
    hand.use(page)
    story.placements.create(photo=hand.in_library("The crane", colour="#553311"), position=1)
    press(page, "Save draft")
    expect(hand.figure(page)).to_contain_text("Somebody has put another photograph into its place")
    hand.save(page)
    body, rows = hand.load_stored(story)
    assert body == '<p>Before.</p><figure data-slot="2"></figure><p>After.</p>'
    assert [row[:2] for row in rows] == [(1, "The crane"), (2, "The quay")]


def test_those_who_may_not_change_the_article_see_its_photographs(page, live_server, story):
    story.placements.create(
        photo=hand.in_library("The quay", credit="Mia Lens", alt="A quay"), caption="Today", position=1
    )
    story.publish(by=story.created_by)
    log_in(page, live_server, cast.user("Reporter", sections=[story.section]))
    page.goto(live_server.url + reverse("admin:articles_article_change", args=[story.pk]))
    expect(page.locator("#placements-group")).to_contain_text("Today Mia Lens")
    expect(page.locator("#placements-group").get_by_role("button")).to_have_count(0)


def test_a_lead_is_chosen_and_a_gallery_is_ordered(page, live_server, story, complaints):
    for caption, colour in (("The quay", "#7a8f99"), ("The crane", "#553311"), ("The gull", "#eeeeee")):
        hand.in_library(caption, credit="Mia Lens", alt=caption, colour=colour)
    hand.open_form(page, live_server, story)
    hand.choose_with(page, "Choose the lead photograph", "The gull")
    for caption in ("The quay", "The crane"):
        hand.choose_with(page, "Add a photograph after the text", caption)
    last = page.locator("[data-gallery] li").last
    last.get_by_role("button", name="Move up").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-gallery] .caption")).to_have_text(["The crane", "The quay"])
    hand.save(page)
    rows = hand.load_stored(story)[1]
    assert [row[:2] for row in rows] == [(0, "The gull"), (1, "The crane"), (2, "The quay")]
    page.locator("[data-lead]").get_by_role("button", name="Remove").focus()
    page.keyboard.press("Enter")
    expect(page.locator(":focus")).to_have_text("Put it back")
    hand.save(page)
    assert [row[0] for row in hand.load_stored(story)[1]] == [1, 2]
    assert complaints == []


def test_what_was_chosen_survives_a_refused_save(page, live_server, story):
    hand.the_quay()
    hand.in_library("The crane", credit="Mia Lens", alt="A crane", colour="#553311")
    hand.begin_to_insert(page, live_server, story)
    hand.use(page)
    hand.choose_with(page, "Choose the lead photograph", "The crane")
    story.save_revision(by=cast.user("Editor"))
    press(page, "Save draft")
    expect(page.locator("#content-main")).to_contain_text("saved this article")
    expect(hand.figure(page)).to_contain_text("The quay")
    expect(page.locator("[data-lead]")).to_contain_text("The crane")
    page.locator("#id_over").check()
    hand.save(page)
    assert [row[:2] for row in hand.load_stored(story)[1]] == [(0, "The crane"), (1, "The quay")]

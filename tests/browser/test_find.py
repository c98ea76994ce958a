"""Find and replace in the form of an article, by keyboard alone."""

import pytest
from playwright.sync_api import expect

from tests import cast
from tests.browser.accessibility_checks import barriers
from tests.browser.desk import editor_at_desk
from tests.browser.editor_actions import body, edit_area, keys, open_form, step_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TEXT = "<p>The harbor and the <strong>Harbor</strong> master.</p><p>A harborside; it’s late.</p>"


@pytest.fixture
def panel(page, live_server, complaints):
    person = editor_at_desk(page, live_server)
    story = cast.draft(
        "Harbor reopens", section=cast.section("City"), by=person, body=TEXT, standfirst="At the harbor."
    )
    story.placements.update(caption="The harbor at dawn")
    open_form(page, live_server, story)
    step_in(page)
    keys(page, "Control+Shift+H")
    found = page.get_by_role("search", name="Find and replace")
    found.wait_for()
    yield found
    assert complaints == []


def look_for(page, panel, words, status):
    page.keyboard.type(words)
    expect(panel.get_by_role("status")).to_have_text(status)


def test_it_counts_and_goes_through_what_it_finds(page, panel):
    look_for(page, panel, "harbor", "1 of 3")
    expect(page.locator(".find-match")).to_have_count(3)
    for press, status in (
        ("Enter", "2 of 3"),
        ("Enter", "3 of 3"),
        ("Enter", "1 of 3"),
        ("Shift+Enter", "3 of 3"),
    ):
        keys(page, press)
        expect(panel.get_by_role("status")).to_have_text(status)
    keys(page, "Escape")
    expect(panel).to_be_hidden()
    expect(page.locator(".find-match")).to_have_count(0)
    expect(edit_area(page)).to_be_focused()
    page.keyboard.type("X")
    expect(edit_area(page)).to_contain_text("A Xside")


def test_case_and_whole_words_narrow_it(page, panel):
    look_for(page, panel, "harbor", "1 of 3")
    panel.get_by_label("Whole words").press("Space")
    expect(panel.get_by_role("status")).to_have_text("1 of 2")
    panel.get_by_label("Match case").press("Space")
    expect(panel.get_by_role("status")).to_have_text("1 of 1")


def test_a_straight_mark_finds_the_printed_one(page, panel):
    look_for(page, panel, "it's", "1 of 1")


def test_signs_of_patterns_are_signs(page, panel):
    look_for(page, panel, ".*(", "Not found")


def test_one_is_replaced_and_the_next_is_at_hand(page, panel):
    look_for(page, panel, "harbor", "1 of 3")
    panel.get_by_label("Replace with").focus()
    page.keyboard.type("port")
    keys(page, "Enter")
    expect(panel.get_by_role("status")).to_have_text("1 of 2")
    expect(body(page)).to_have_value(TEXT.replace("harbor", "port", 1))


def test_all_are_replaced_in_one_step_of_undo_and_keep_their_looks(page, panel):
    look_for(page, panel, "harbor", "1 of 3")
    panel.get_by_label("Replace with").focus()
    page.keyboard.type("harbour")
    panel.get_by_role("button", name="Replace all").press("Enter")
    changed = TEXT.replace("harbor", "harbour").replace("Harbor", "harbour")
    expect(body(page)).to_have_value(changed)
    expect(panel.get_by_role("status")).to_contain_text("Replaced: 3.")
    keys(page, "Escape", "Control+z")
    expect(body(page)).to_have_value(TEXT)


def test_headline_standfirst_and_captions_are_looked_through_where_that_is_ticked(page, panel):
    look_for(page, panel, "harbor", "1 of 3")
    panel.get_by_label("Headline, standfirst and captions, too").press("Space")
    expect(panel.get_by_role("status")).to_contain_text("of 6")
    panel.get_by_label("Match case").press("Space")
    panel.get_by_label("Replace with").focus()
    page.keyboard.type("port")
    panel.get_by_role("button", name="Replace all").press("Enter")
    expect(page.locator("#id_headline")).to_have_value("Harbor reopens")
    expect(page.locator("#id_standfirst")).to_have_value("At the port.")
    expect(page.locator("[name=placements-0-caption]")).to_have_value("The port at dawn")
    page.locator("#id_standfirst").focus()
    keys(page, "Control+z")
    expect(page.locator("#id_standfirst")).to_have_value("At the harbor.")


def test_it_has_no_barriers(page, panel):
    look_for(page, panel, "harbor", "1 of 3")
    assert list(barriers(page)) == []

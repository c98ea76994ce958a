"""What the form counts while somebody types: lines against what a place shows, and the text."""

import pytest
from playwright.sync_api import expect

from tests import cast
from tests.browser.accessibility_checks import barriers
from tests.browser.desk import editor_at_desk
from tests.browser.editor_actions import edit_area, open_form

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def editor(page, live_server):
    return editor_at_desk(page, live_server)


def test_lines_are_counted_against_what_their_place_shows(page, live_server, editor, complaints):
    open_form(page, live_server, cast.draft("Quay", by=editor))
    page.locator("fieldset:has(#id_search_headline) summary").click()
    for name, most in (("front_headline", 70), ("search_headline", 60), ("social_headline", 70)):
        page.locator(f"#id_{name}").fill("x" * 12)
        expect(page.locator(f"#id_{name}_count")).to_have_text(f"12 characters of {most}")
        page.locator(f"#id_{name}").fill("x" * (most + 1))
        expect(page.locator(f"#id_{name}_count")).to_have_text(
            f"{most + 1} characters: only about {most} are shown"
        )
    page.locator("#id_standfirst").fill("Rain by noon.")
    expect(page.locator("#id_standfirst_count")).to_have_text("13 characters of 160")
    assert "id_standfirst_count" in page.locator("#id_standfirst").get_attribute("aria-describedby")
    assert [*barriers(page)] == []
    assert complaints == []


def test_the_text_is_counted_as_it_is_typed(page, live_server, editor):
    open_form(page, live_server, cast.draft("Quay", by=editor, body="<p>One two</p><p>three.</p>"))
    length = page.locator("#id_body_helptext")
    expect(length).to_have_text("3 words · 1 minute to read")
    edit_area(page).focus()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Four – five.")
    expect(length).to_have_text("5 words · 1 minute to read")
    page.evaluate("document.querySelector('#id_language').closest('details').open = true")
    page.locator("#id_language").fill("ja")
    expect(length).to_have_text("22 characters · 1 minute to read")

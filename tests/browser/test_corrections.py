"""An editor puts a number right in public, by keyboard: readers are told what it said and says now."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from newsroom.models import Site
from tests import cast
from tests.browser.accessibility_checks import barriers
from tests.browser.desk import EDIT_AREA, enter
from tests.browser.editor_actions import keys, step_in
from tests.browser.keyboard import tab_to

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WAS, NOW = "The bridge costs 14 million.", "The bridge costs 41 million."


@pytest.fixture
def story(page, live_server):
    Site(name="The Harbour Post", address=live_server.url).save()
    editor = cast.user("Editor")
    enter(page, live_server, editor)
    return cast.published("A bridge", by=editor, body=f"<p>{WAS}</p><p>Nobody swims.</p>")


def test_it_stands_at_the_article_and_on_the_page_of_corrections(page, live_server, story):
    page.goto(live_server.url + reverse("admin:articles_article_fix", args=[story.pk]))
    page.locator(EDIT_AREA).wait_for()
    step_in(page)
    keys(page, "Home", *["ArrowRight"] * WAS.index("14"), *["Delete"] * 2)
    page.keyboard.type("41")
    page.keyboard.press("Control+s")
    page.get_by_role("heading", name="What will change for readers").wait_for()
    expect(page.get_by_role("radio", checked=True)).to_have_count(0)
    assert story.editions.count() == 1
    tab_to(page, "[name$=kind]")
    keys(page, "Space", "ArrowDown", "ArrowDown")
    expect(page.get_by_role("radio", name="Correction")).to_be_checked()
    tab_to(page, "[name$=note]")
    page.keyboard.type("It costs 41 million, not 14.")
    assert [*barriers(page)] == []
    tab_to(page, "[name=_confirm].default")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("It costs 41 million, not 14.")
    expect(page.locator("main")).to_contain_text(WAS)
    expect(page.locator(".prose")).to_contain_text(NOW)
    assert [*barriers(page)] == []
    page.goto(live_server.url + reverse("articles:corrections"))
    for words in ("It costs 41 million, not 14.", WAS, NOW):
        expect(page.locator("main")).to_contain_text(words)
    assert [*barriers(page)] == []

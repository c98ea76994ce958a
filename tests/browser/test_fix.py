"""Somebody reads a typing error and puts it right, in a browser and by keyboard, while more is written."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from articles.models import Article
from newsroom.models import Site
from tests import cast
from tests.browser.accessibility_checks import barriers
from tests.browser.desk import EDIT_AREA, log_in
from tests.browser.keyboard import tab_to

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BODY = "<p>Rain fell on Monday.</p><p>The rain rain raned all night.</p><p>Nobody left.</p>"
SELECT = """([block, from, to]) => {
  const text = document.querySelector(".story .prose").children[block].firstChild
  getSelection().setBaseAndExtent(text, from, text, to)
}"""

SCROLL = """(block) => {
  const { top } = document.querySelector(".story .prose").children[block].getBoundingClientRect()
  scrollTo({ top: scrollY + top + 2, behavior: "instant" })
}"""
CARET = "getSelection().anchorNode.parentElement.closest('p')?.textContent"


@pytest.fixture
def story(live_server):
    Site(name="The Harbour Post", address=live_server.url).save()
    editor = cast.user("Editor")
    story = cast.published("Rain over the harbour", by=editor, body=BODY)
    Article.objects.update(body=BODY + "<p>Scheduled.</p>")
    story.refresh_from_db()
    story.save_revision(by=editor)
    story.schedule(by=editor, kind="update", at=timezone.now() + timedelta(hours=3))
    Article.objects.update(headline="Half-written")
    Article.objects.get().save_revision(by=editor)
    return story


@pytest.fixture
def colleague(page, live_server, story):
    """At the article, as one who may correct in public."""
    log_in(page, live_server, cast.user("Editor"))
    page.goto(live_server.url + story.current.get_absolute_url())
    page.get_by_role("link", name="Fix what readers have").wait_for()
    return page


def press_enter(page, selector):
    tab_to(page, selector)
    page.keyboard.press("Enter")


def test_a_wrong_word_is_put_right_with_three_presses(colleague, story, complaints):
    colleague.evaluate(SELECT, [1, 14, 19])
    public = colleague.url
    press_enter(colleague, "a[data-passage]")
    colleague.wait_for_url("**" + reverse("admin:articles_article_fix", args=[story.pk]) + "?*")
    expect(colleague.locator(EDIT_AREA)).to_be_focused()
    assert colleague.evaluate("getSelection().toString()") == "raned"
    colleague.keyboard.type("rained")
    colleague.keyboard.press("Control+s")
    expect(colleague.get_by_role("button", name="Publish the fix")).to_be_focused()
    expect(colleague.get_by_role("radio", name="Silent fix")).to_be_checked()
    assert [*barriers(colleague)] == []
    colleague.keyboard.press("Enter")
    colleague.wait_for_url(public)
    expect(colleague.locator(".prose")).to_contain_text("The rain rain rained all night.")
    expect(colleague.get_by_role("complementary", name="For the newsroom")).to_contain_text("Fixed.")
    live, later, copy = story.current, story.editions.scheduled().get(), Article.objects.get()
    assert (live.kind, live.headline, live.body) == (
        "silent",
        story.headline,
        BODY.replace("raned", "rained"),
    )
    assert later.body == copy.body == live.body + "<p>Scheduled.</p>"
    assert copy.headline == "Half-written"
    colleague.goto(colleague.url.partition("/20")[0] + reverse("admin:articles_article_fix", args=[story.pk]))
    colleague.locator(EDIT_AREA).wait_for()
    colleague.wait_for_load_state("networkidle")
    expect(colleague.get_by_text("were not saved")).to_have_count(0)
    assert complaints == []


def test_the_form_opens_at_the_block_on_top_of_the_window(colleague):
    colleague.set_viewport_size({"width": 800, "height": 200})
    colleague.evaluate(SCROLL, 2)
    # The bar is above the window by now, and its links have stayed in it.
    colleague.locator(".desk-aside.is-away").wait_for()
    colleague.get_by_role("link", name="Fix what readers have").click()
    expect(colleague.locator(EDIT_AREA)).to_be_focused()
    assert colleague.evaluate(CARET) == "Nobody left."


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_a_narrow_phone(colleague, story, live_server, scheme):
    colleague.set_viewport_size({"width": 320, "height": 600})
    colleague.emulate_media(color_scheme=scheme)
    colleague.goto(live_server.url + reverse("admin:articles_article_fix", args=[story.pk]))
    colleague.locator(EDIT_AREA).wait_for()
    assert colleague.evaluate("document.documentElement.scrollWidth") <= 320
    assert [*barriers(colleague)] == []
    colleague.get_by_label("Headline", exact=True).fill("Rain over 14 harbours")
    colleague.get_by_role("button", name="Publish").click()
    colleague.get_by_role("heading", name="What will change for readers").wait_for()
    assert colleague.evaluate("document.documentElement.scrollWidth") <= 320
    assert [*barriers(colleague)] == []


def test_without_scripts_it_is_fixed_with_the_same_presses(browser, live_server, story):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    log_in(page, live_server, cast.user("Editor"))
    page.goto(live_server.url + reverse("comments:desk", args=[story.pk]))
    page.get_by_role("link", name="Fix what readers have").click()
    page.locator("#id_body").fill(BODY.replace("raned", "rained"))
    page.get_by_role("button", name="Publish").click()
    page.get_by_role("button", name="Publish the fix").last.click()
    page.wait_for_url("**" + story.current.get_absolute_url())
    assert "rained" in story.current.body
    context.close()

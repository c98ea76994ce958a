"""The desk from right to left, narrow and wide: nothing goes over the edge, keys follow the line."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests import cast
from tests.browser.desk import EDIT_AREA, editor_at_desk
from tests.browser.editor_actions import open_form, step_in

WIDTHS = [320, 800, 1280]
# Whatever is seen and begins or ends outside the window; what scrolls in a frame of its own does not count.
OUTSIDE = """() => [...document.querySelectorAll("body *")].filter((element) => {
  const { left, right, width, height } = element.getBoundingClientRect()
  const isOut = left < -1 || right > document.documentElement.clientWidth + 1
  const isMeant = element.closest(".visually-hidden, .skip-to-content-link, .prose-menubar")
  return width > 1 && height > 1 && isOut && !isMeant
}).map(({ tagName, className }) => `${tagName}.${className}`)"""
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def story(page, live_server):
    person = editor_at_desk(page, live_server)
    person.language = "ar"
    person.save()
    story = cast.published(
        "Storm", section=cast.section("City"), by=person, body="<p>The storm came at nine.</p>"
    )
    cast.comment(story, policy="open")
    return story


def addresses(story):
    yield reverse("admin:articles_article_change", args=[story.pk])
    yield from (reverse(f"admin:{name}_changelist") for name in ("articles_article", "comments_comment"))
    yield reverse("admin:index")


def test_nothing_goes_over_the_edge(page, live_server, story):
    for address in addresses(story):
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(live_server.url + address)
            expect(page.locator("html")).to_have_attribute("dir", "rtl")
            assert page.locator("link[href$='admin/css/rtl.css']").count() == 1
            if page.locator("#article_form").count():
                page.locator(EDIT_AREA).wait_for()
            assert page.evaluate(OUTSIDE) == [], (address, width)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (address, width)


def test_the_arrow_to_the_left_goes_on_along_the_toolbar(page, live_server, story):
    open_form(page, live_server, story)
    step_in(page)
    page.keyboard.press("Alt+F10")
    buttons = page.locator(".prose-menubar button:visible")
    expect(buttons.nth(0)).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(buttons.nth(1)).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(buttons.nth(0)).to_be_focused()

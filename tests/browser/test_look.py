"""The public pages as a browser gets them: what they ask for, when they are painted, and in which colours."""

import base64
import gzip
import io

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests import cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MOST_SCRIPT = 12_000
DARK = 300
OBSERVED = "new PerformanceObserver(done).observe({type: 'paint', buffered: true})"
PAINTED = f"new Promise(done => {OBSERVED}).then(() => true)"


@pytest.fixture
def address(live_server):
    """An article with photograph, correction and comments."""
    editor = cast.user("Editor")
    story = cast.published(by=editor)
    story.publish(kind="correction", by=editor, note="An earlier version named the wrong day.")
    comment = cast.comment(story)
    comment.approve(by=cast.user("Moderator"), version=comment.latest)
    return live_server.url + story.current.get_absolute_url()


def paper(picture):
    """The sum of red, green and blue at the edge of the page, where there is nothing but paper."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    return sum(image.getpixel((3, image.height * 2 // 3)))


class Frames:
    """Every frame that the browser paints while this is open."""

    def __init__(self, page):
        self.page, self.session, self.pictures = page, page.context.new_cdp_session(page), []

    def __enter__(self):
        self.session.on("Page.screencastFrame", self.add_frame)
        self.session.send("Page.startScreencast", {"format": "png"})
        return self.pictures

    def add_frame(self, frame):
        self.pictures.append(frame["data"])
        self.session.send("Page.screencastFrameAck", {"sessionId": frame["sessionId"]})

    def __exit__(self, *error):
        self.session.send("Page.stopScreencast")


def switch_to(page, theme):
    page.click(f".theme [value={theme}]")
    page.wait_for_selector(f".theme [value={theme}][aria-pressed=true]")


def test_the_switch_changes_the_colours_at_once(page, address):
    page.goto(address)
    assert paper(page.screenshot()) > DARK
    switch_to(page, "dark")
    assert paper(page.screenshot()) < DARK
    switch_to(page, "light")
    page.emulate_media(color_scheme="dark")
    assert paper(page.screenshot()) > DARK
    switch_to(page, "system")
    assert paper(page.screenshot()) < DARK
    expect(page).to_have_url(address)


def test_other_windows_follow(page, address, live_server):
    other = page.context.new_page()
    other.goto(live_server.url)
    page.goto(address)
    switch_to(page, "dark")
    other.wait_for_selector(".theme [value=dark][aria-pressed=true]")
    other.goto(address)
    assert paper(other.screenshot()) < DARK


def test_who_chose_dark_never_sees_a_light_frame(page, address, live_server):
    page.goto(address)
    switch_to(page, "dark")
    assert paper(page.screenshot()) < DARK
    with Frames(page) as pictures:
        for turn in (live_server.url, address, address, live_server.url, address):
            page.goto(turn)
            page.wait_for_timeout(200)
        for _ in range(3):
            page.reload()
            page.wait_for_timeout(200)
    found = [paper(base64.b64decode(picture)) for picture in pictures]
    assert len(found) >= 8 and max(found) < DARK, found


def test_the_first_paint_waits_for_no_script(page, address):
    asked = []
    # None of these is ever answered.
    page.route("**/*.js", lambda route: asked.append(route))
    page.goto(address, wait_until="commit")
    page.evaluate(PAINTED)
    assert asked and paper(page.screenshot()) > DARK


def test_a_wide_table_scrolls_in_itself(page, live_server):
    row = "".join(f"<td><p>{number},000,000</p></td>" for number in range(12))
    body = f'<figure class="table"><table><tbody><tr>{row}</tr></tbody></table></figure>'
    story = cast.published(body=body)
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(live_server.url + story.current.get_absolute_url())
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert page.eval_on_selector(".table", "table => table.scrollWidth > table.clientWidth")


@pytest.mark.parametrize("width", [320, 390, 768, 1024, 1440, 2560])
def test_the_front_fits_every_width(page, address, live_server, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(live_server.url)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    expect(page.get_by_role("link", name="Search").first).to_be_visible()
    expect(page.get_by_role("navigation", name="Sections").get_by_role("link").first).to_be_visible()


def test_a_page_asks_only_this_house_and_takes_no_cookie(page, address, live_server):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address, wait_until="networkidle")
    assert [url for url in asked if not url.startswith(live_server.url)] == []
    assert page.context.cookies() == []


def test_the_script_of_a_page_is_light(page, address):
    scripts = {}
    page.on("response", lambda response: add_script(response, scripts))
    page.goto(address, wait_until="networkidle")
    assert scripts and sum(scripts.values()) < MOST_SCRIPT, scripts


def add_script(response, scripts):
    if response.request.resource_type == "script":
        scripts[response.url] = len(gzip.compress(response.body()))

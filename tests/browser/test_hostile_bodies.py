"""Hostile markup posted past the editor: nothing of it runs, with the policy switched off."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from articles import markup
from articles.models import Placement
from comments.models import CommentNote
from tests import cast
from tests.browser import hostile
from tests.browser.desk import enter
from tests.desk import form_data

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
AT_ONCE = 10
BODIES = hostile.bodies()
EVERY_PART = "<p>The first word.</p>{}<p>The last word.</p>"
LOOK = """() => {
    const all = [...document.querySelectorAll("main *, #content *")]
    for (const element of all) {
        for (const name of ["mouseover", "focus", "click", "toggle", "animationstart", "error", "load"]) {
            if (name !== "click" || !element.closest("a[href^='http'], a[href^='/'], button, input, summary"))
                element.dispatchEvent(new Event(name, { bubbles: false }))
        }
    }
    const addresses = ["href", "src", "action", "formaction", "data", "xlink:href", "srcdoc", "poster"]
    const bad = (element) =>
        [...element.attributes].some(({ name, value }) =>
            name.startsWith("on") || name === "style" && element.closest(".story, .comments") ||
            (addresses.includes(name) && /^[\\s\\x00-\\x20]*(javascript|data|vbscript):/i.test(value)))
    return { ran: Boolean(window.hasRun), bad: all.filter(bad).map((element) => element.outerHTML) }
}"""


@pytest.fixture
def open_page(browser, live_server):
    """A page without a content security policy, which remembers what ran and who was called."""
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.add_init_script("window.ran = () => { window.hasRun = true; (window.top || window).hasRun = true }")
    page.foreign = []
    ours = live_server.url.removeprefix("http://")
    page.on("request", lambda request: ours in request.url or page.foreign.append(request.url))
    page.on("dialog", lambda dialog: answer_dialog(page, dialog))
    page.route("**/*", lambda route: route.continue_() if ours in route.request.url else route.abort())
    yield page
    context.close()


def answer_dialog(page, dialog):
    """Only the desk's own question, whether to leave what was typed, may be asked."""
    if dialog.type != "beforeunload":
        page.foreign.append(dialog.message)
    dialog.accept()


def post_everywhere(client, story, words):
    """The article form, with these words wherever words can be typed."""
    photo = story.placements.get()
    form = form_data.article(
        headline=f"Word {words}"[:240], section=story.section, body=EVERY_PART.format(words)
    )
    form |= {"kicker": words[:70], "standfirst": words, "opened": "999", "language": "en"}
    form |= {"placements-TOTAL_FORMS": 1, "placements-INITIAL_FORMS": 1, "placements-0-id": photo.pk}
    form |= {
        "placements-0-photo": photo.photo_id,
        "placements-0-position": 0,
        "placements-0-article": story.pk,
    }
    form |= {"placements-0-caption": words, "placements-0-credit": words[:190], "placements-0-alt": words}
    return client.post(form_data.change(story), form)


def print_everywhere(editor, words):
    """An article that says them everywhere; put straight into its rows where the form refuses them."""
    client = Client()
    client.force_login(editor)
    story = cast.draft("As opened", by=editor)
    assert post_everywhere(client, story, words).status_code in (200, 302)
    story.refresh_from_db()
    # Signs that no form lets through are taken out, as forms tell people to do.
    words = markup.CONTROLS.sub("", words)
    if "last word" not in story.body:
        story.body = EVERY_PART.format(words)
        story.save()
        Placement.objects.filter(article=story).update(caption=words)
    story.publish(by=editor)
    story.publish(by=editor, kind="correction", note=f"It was {words}")
    talk(story, words, by=editor)
    return story


def talk(story, words, *, by):
    """A visible comment that says them, under a note that says them too."""
    comment = cast.comment(story, f"I have lived here for years. {words}")
    comment.approve(version=comment.latest, by=by)
    CommentNote.objects.create(comment=comment, text=words, set_by=by, dated_at=timezone.now())


@pytest.mark.parametrize("start", range(0, len(BODIES), AT_ONCE))
def test_nothing_that_is_posted_runs(open_page, live_server, start):
    editor = cast.user("Chief")
    cast.section()
    enter(open_page, live_server, editor)
    for words in BODIES[start : start + AT_ONCE]:
        story = print_everywhere(editor, words)
        visit(open_page, live_server.url + story.current.get_absolute_url(), words)
    visit(open_page, live_server.url + form_data.change(story), words)
    visit(open_page, live_server.url + reverse("admin:comments_comment_changelist"), words)


def visit(page, address, words):
    """Open a page, do to everything on it what sets handlers off, and see that nothing came of it."""
    page.goto(address, wait_until="load")
    found = page.evaluate(LOOK)
    assert not found["ran"], words
    assert found["bad"] == [], words
    assert page.foreign == [], words
    expect(page.locator("main, #content").first, words).to_be_visible()


def test_there_are_two_hundred_and_fifty_of_them():
    assert len(BODIES) >= 250


def test_what_does_run_is_noticed(open_page, live_server):
    """Without our cleaning, the same look finds what each family does."""
    open_page.goto(live_server.url)
    open_page.set_content(
        "<main><img src=x onerror=ran()><a href='javascript:ran()'>go</a>"
        "<img src=https://evil.example/pixel.png></main>"
    )
    found = open_page.evaluate(LOOK)
    assert found["ran"]
    assert len(found["bad"]) == 2
    assert open_page.foreign == ["https://evil.example/pixel.png"]

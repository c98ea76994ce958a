"""The thread in a real browser: writing in place, and what only its writer sees."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from comments.models import Comment
from newsroom.models import Site
from tests import cast
from tests.browser import delayed_answers
from tests.browser.accessibility_checks import barriers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LONGER_THAN_A_MACHINE = 2200
WORDS = "I missed the old ferry."


@pytest.fixture
def story(live_server):
    Site(name="The Harbour Post", address=live_server.url).save()
    return cast.published(by=cast.user("Editor"))


@pytest.fixture
def address(live_server, story):
    return live_server.url + story.current.get_absolute_url()


def open_form(page, address, link="Write a comment"):
    page.goto(address)
    page.get_by_role("link", name=link).press("Enter")
    expect(page.locator("input:focus, textarea:focus")).to_have_count(1)
    page.wait_for_timeout(LONGER_THAN_A_MACHINE)


def send(page, *, name="Rosa", words=WORDS):
    """Type and send, by keyboard alone; the form has the focus."""
    page.keyboard.type(name)
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.type(words)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")


def own(page):
    return page.get_by_role("article", name="Only you can see this")


def come_back(page):
    """To the tab, from another."""
    with page.expect_response("**/comments/receipt/**"):
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def test_a_held_comment_stands_in_this_browser_alone_until_it_is_published(page, address, story, elsewhere):
    open_form(page, address)
    send(page)
    expect(own(page)).to_be_focused()
    expect(own(page)).to_contain_text("A moderator reads every comment")
    expect(own(page)).to_contain_text(WORDS)
    expect(page).to_have_url(address)
    expect(page.get_by_label("Name")).to_have_count(0)
    assert [*barriers(page)] == []

    elsewhere.goto(address)
    assert WORDS not in elsewhere.content()

    page.reload()
    expect(own(page)).to_contain_text(WORDS)
    expect(own(page)).not_to_be_focused()

    comment = Comment.objects.get()
    comment.approve(version=comment.latest, by=cast.user("Moderator"))
    page.reload()
    expect(page.get_by_text(WORDS)).to_have_count(1)
    page.wait_for_function("() => localStorage.getItem('own-comments') === null")
    expect(own(page)).to_have_count(0)


def test_what_is_decided_meanwhile_shows_when_the_reader_comes_back(page, address, story):
    open_form(page, address)
    send(page)
    expect(own(page)).to_be_focused()
    come_back(page)
    expect(own(page)).to_be_focused()
    comment = Comment.objects.get()
    comment.approve(version=comment.latest, by=cast.user("Moderator"))
    come_back(page)
    published = page.get_by_role("article", name="Your comment")
    expect(published).to_be_focused()
    expect(published).to_have_attribute("id", f"comment-{comment.anchor}")
    expect(own(page)).to_have_count(0)
    expect(page.get_by_text(WORDS)).to_have_count(1)
    page.wait_for_function("() => localStorage.getItem('own-comments') === null")


def test_what_was_refused_says_why_and_can_be_put_away(page, address, story):
    open_form(page, address)
    send(page)
    expect(own(page)).to_be_focused()
    comment = Comment.objects.get()
    comment.reject(version=comment.latest, by=cast.user("Moderator"), reason="It names a child.")
    page.reload()
    refused = page.get_by_role("article", name="Your comment was not published")
    expect(refused).to_contain_text("It names a child.")
    refused.get_by_role("button", name="Do not show it here again").press("Enter")
    expect(refused).to_have_count(0)
    expect(page.get_by_role("link", name="Write a comment")).to_be_focused()
    page.reload()
    page.wait_for_load_state("networkidle")
    assert WORDS not in page.content()


def test_a_comment_that_appears_at_once_has_the_focus(page, address, story):
    Site(comment_default="open", address=address).save()
    open_form(page, address)
    send(page)
    expect(page.get_by_role("article", name="Your comment")).to_be_focused()
    page.reload()
    expect(page.get_by_text(WORDS)).to_have_count(1)


def test_a_reply_is_written_and_stands_below_what_it_answers(page, address, story):
    comment = cast.comment(story, name="Ruth", policy="open")
    open_form(page, address, "Reply to Ruth")
    send(page)
    expect(own(page)).to_be_focused()
    expect(page.locator(".conversation", has_text=comment.latest.text).locator(own(page))).to_have_count(1)
    assert Comment.objects.get(name="Rosa").parent == comment


def test_mistakes_are_told_in_place_and_nothing_typed_is_lost(page, address, story):
    open_form(page, address)
    send(page, name=" ")
    problems = page.get_by_role("alert")
    expect(problems).to_be_focused()
    expect(problems).to_contain_text("Tell readers your name")
    expect(page.locator("textarea")).to_have_value(WORDS)
    assert [*barriers(page)] == []
    problems.get_by_role("link", name="Name").press("Enter")
    expect(page.get_by_label("Name")).to_be_focused()
    page.keyboard.type("Rosa")
    page.keyboard.press("Enter")
    expect(own(page)).to_be_focused()
    assert Comment.objects.get().name == "Rosa"


def test_words_survive_a_broken_line_and_a_reload(page, address, story):
    open_form(page, address)
    page.route("**/write/", lambda route: route.abort())
    send(page)
    expect(page.get_by_role("status").filter(has_text="did not reach us")).to_be_visible()
    page.unroute("**/write/")
    open_form(page, address)
    expect(page.locator("textarea")).to_be_focused()
    expect(page.locator("textarea")).to_have_value(WORDS)
    page.get_by_role("button", name="Send").press("Enter")
    expect(own(page)).to_be_focused()
    open_form(page, address)
    expect(page.locator("textarea")).to_have_value("")


def test_without_cookies_the_reader_is_told_and_keeps_the_words(page, address, story):
    open_form(page, address)
    page.context.clear_cookies()
    send(page)
    expect(page.get_by_role("status").filter(has_text="allow cookies")).to_be_visible()
    expect(page.locator("textarea")).to_have_value(WORDS)
    assert not Comment.objects.exists()


def test_the_page_of_the_form_keeps_the_words_too_and_leads_to_the_receipt(page, live_server, story):
    form = live_server.url + reverse("comments:write", args=[story.pk])
    page.goto(form, wait_until="networkidle")
    page.get_by_label("Name").fill("Rosa")
    page.locator("textarea").fill(WORDS)
    page.goto(form)
    expect(page.locator("textarea")).to_have_value(WORDS)
    page.wait_for_timeout(LONGER_THAN_A_MACHINE)
    page.get_by_role("button", name="Send").press("Enter")
    page.wait_for_url("**/comments/receipt/**")
    page.get_by_role("link", name=story.headline).press("Enter")
    expect(own(page)).to_contain_text(WORDS)


def test_two_clicks_send_one_comment(page, address, story):
    open_form(page, address)
    page.get_by_label("Name").fill("Rosa")
    page.locator("textarea").fill(WORDS)
    page.get_by_role("button", name="Send").dblclick()
    expect(own(page)).to_be_focused()
    assert Comment.objects.count() == 1


def test_a_form_that_does_not_come_tears_nobody_from_another(page, address, story):
    cast.comment(story, name="Ruth", policy="open")
    page.goto(address)
    waiting = []
    page.route("**/write/?reply=*", lambda route: waiting.append(route))
    with page.expect_request("**/write/?reply=*"):
        page.get_by_role("link", name="Reply to Ruth").press("Enter")
    page.get_by_role("link", name="Write a comment").press("Enter")
    expect(page.get_by_label("Name")).to_be_focused()
    waiting.pop().abort()
    page.wait_for_timeout(200)
    expect(page.get_by_label("Name")).to_be_focused()
    expect(page).to_have_url(address)
    expect(page.locator("textarea")).to_have_count(1)


def test_a_form_closed_while_it_is_sent_leads_nobody_away(page, address, story):
    cast.comment(story, name="Ruth", policy="open")
    open_form(page, address)
    with delayed_answers.answers(page, "**/write/") as held:
        send(page)
        delayed_answers.wait_for(page, held)
        page.get_by_role("link", name="Reply to Ruth").press("Enter")
        page.wait_for_timeout(50)
        page.get_by_role("link", name="Not now").press("Enter")
        delayed_answers.give(page, held.pop())
    expect(own(page)).to_contain_text(WORDS)
    expect(page).to_have_url(address)


def test_nothing_is_typed_into_a_form_that_is_being_sent(page, address, story):
    open_form(page, address)
    with delayed_answers.answers(page, "**/write/") as held:
        send(page, words="")
        delayed_answers.wait_for(page, held)
        page.locator("textarea").focus()
        page.keyboard.type("Lost")
        expect(page.locator("textarea")).to_have_value("")
    page.locator(".problems").wait_for()
    page.locator("textarea").fill("Typed afterwards")
    expect(page.locator("textarea")).to_have_value("Typed afterwards")


def test_not_now_leads_back_to_the_link(page, address, story):
    open_form(page, address)
    page.get_by_role("link", name="Not now").press("Enter")
    expect(page.get_by_role("link", name="Write a comment")).to_be_focused()
    expect(page.locator("textarea")).to_have_count(0)
    expect(page).to_have_url(address)


def test_without_javascript_the_plain_way_leads_to_the_receipt(browser, browser_context_args, address, story):
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.get_by_role("link", name="Write a comment").press("Enter")
    page.get_by_label("Name").fill("Rosa")
    page.locator("textarea").fill(WORDS)
    page.wait_for_timeout(LONGER_THAN_A_MACHINE)
    page.get_by_role("button", name="Send").press("Enter")
    page.wait_for_url("**/comments/receipt/**")
    expect(page.get_by_text(WORDS)).to_be_visible()
    context.close()


def test_a_reader_is_asked_for_nothing_more(page, address, story):
    cast.comment(story, policy="open")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "/comments/" in url and "/static/" not in url] == []
    assert page.context.cookies() == []

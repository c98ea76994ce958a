"""What staff find above an article, whoever has been at the desk with this browser."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from newsroom.models import Site
from tests import cast
from tests.browser.accessibility_checks import barriers
from tests.browser.desk import log_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def story(live_server):
    Site(name="The Harbour Post", address=live_server.url).save()
    return cast.published(by=cast.user("Editor"))


@pytest.fixture
def address(live_server, story):
    return live_server.url + story.current.get_absolute_url()


@pytest.fixture
def colleague(page, live_server, story):
    """At the article, as one who may do everything."""
    log_in(page, live_server, cast.user("Chief"))
    return page


def bar(page):
    return page.get_by_role("complementary", name="For the newsroom")


def test_they_find_the_way_to_the_form(colleague, address, story):
    colleague.goto(address)
    bar(colleague).get_by_role("link", name="Edit").press("Enter")
    colleague.wait_for_url("**" + reverse("admin:articles_article_change", args=[story.pk]))


def test_they_find_it_where_an_article_was_withdrawn_too(colleague, address, story):
    story.unpublish(by=cast.user("Editor"))
    colleague.goto(address)
    expect(bar(colleague).get_by_role("button")).to_have_count(0)
    assert [*barriers(colleague)] == []
    bar(colleague).get_by_role("link", name="Edit").press("Enter")
    colleague.wait_for_url("**" + reverse("admin:articles_article_change", args=[story.pk]))


def test_they_note_on_a_comment_and_come_back(colleague, address, story):
    comment = cast.comment(story, name="Ruth", policy="open")
    colleague.goto(address)
    words = colleague.locator(f"#comment-{comment.anchor}")
    words.get_by_role("link", name="Note on this comment").press("Enter")
    expect(colleague.get_by_role("textbox", name="Note:")).to_be_focused()
    colleague.keyboard.type("It was Tuesday.")
    colleague.get_by_role("button", name="Set the note only").press("Enter")
    expect(words.get_by_role("note")).to_contain_text("It was Tuesday.")
    expect(bar(colleague)).to_contain_text("The note is set.")


def test_they_close_and_open_the_comments_by_keyboard(colleague, address, story, elsewhere):
    cast.comment(story, name="Ruth", policy="open")
    colleague.goto(address)
    switch = bar(colleague).get_by_role("button", name="Close the comments")
    switch.press("Enter")
    again = bar(colleague).get_by_role("button", name="Open the comments")
    expect(again).to_be_focused()
    expect(colleague.get_by_role("status")).to_have_text("Comments are closed now. Readers see it at once.")
    expect(colleague.get_by_text("The newsroom has closed the comments")).to_be_visible()
    expect(colleague.get_by_role("link", name="Note on this comment")).to_have_count(1)
    elsewhere.goto(address)
    expect(elsewhere.get_by_role("link", name="Write a comment")).to_have_count(0)
    assert [*barriers(colleague)] == []

    colleague.keyboard.press("Enter")
    expect(switch).to_be_focused()
    expect(colleague.get_by_role("link", name="Write a comment")).to_be_visible()
    elsewhere.reload()
    expect(elsewhere.get_by_role("link", name="Write a comment")).to_have_count(1)


def test_they_find_what_waits(colleague, address, story):
    cast.comment(story, text="Held words.", name="Hal")
    colleague.goto(address)
    bar(colleague).get_by_text("Waiting for a moderator: 1").click()
    bar(colleague).get_by_role("link", name="Decide the comment by Hal").press("Enter")
    expect(colleague.get_by_role("heading", name="Comment by Hal")).to_be_visible()


def test_after_the_log_out_the_browser_asks_once_more_and_no_longer(colleague, address):
    colleague.goto(address)
    expect(bar(colleague)).to_have_count(1)
    colleague.context.clear_cookies()
    colleague.goto(address)
    colleague.wait_for_function("() => localStorage.getItem('at-desk') === null")
    expect(bar(colleague)).to_have_count(0)


def test_without_javascript_it_is_a_page(browser, browser_context_args, live_server, story):
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    page = context.new_page()
    log_in(page, live_server, cast.user("Chief"))
    comment = cast.comment(story, name="Ruth", policy="open")
    page.goto(live_server.url + reverse("comments:desk", args=[story.pk]))
    page.get_by_role("button", name="Close the comments").press("Enter")
    expect(page.get_by_text("Comments are closed by the newsroom.")).to_be_visible()
    page.get_by_role("link", name="Note on this comment by Ruth").press("Enter")
    page.wait_for_url(f"**/{comment.pk}/change/**")
    context.close()

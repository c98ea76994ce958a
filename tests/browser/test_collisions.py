"""Two people save one article, by keyboard: what is apart is merged, for the rest the second chooses."""

import pytest
from playwright.sync_api import expect

from articles.models import Article
from tests import cast
from tests.browser.accessibility_checks import barriers
from tests.browser.desk import EDIT_AREA, editor_at_desk, enter, wait_for_answer
from tests.browser.editor_actions import keys, open_form, step_in
from tests.browser.keyboard import tab_to

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BODY = "<p>The first paragraph.</p><p>The second paragraph.</p>"


@pytest.fixture
def story(page, live_server, elsewhere):
    """Opened by Mia in `page` and by Ada in `elsewhere`."""
    mia = editor_at_desk(page, live_server)
    ada = cast.user("Editor", first_name="Ada", last_name="Quill", all_sections=True)
    story = cast.draft("Rain over the harbour", by=mia, section=cast.section("City"), body=BODY)
    enter(elsewhere, live_server, ada)
    for each in (page, elsewhere):
        open_form(each, live_server, story)
    return story


def write_at_the_end(page, words, *, of):
    """Type `words` at the end of the first or second paragraph."""
    step_in(page)
    if of == 2:
        keys(page, "ArrowDown", "End")
    page.keyboard.type(words)


def save_in_place(page):
    page.keyboard.press("Control+s")
    wait_for_answer(page)
    page.get_by_text("Saved ").first.wait_for()


def save_second(page):
    """Save after another did: the page is loaded anew with what became of both."""
    with page.expect_navigation():
        page.keyboard.press("Control+s")
    page.locator(EDIT_AREA).wait_for()


def test_what_they_changed_apart_is_merged_and_told(page, elsewhere, story):
    write_at_the_end(elsewhere, " Ada adds this.", of=1)
    save_in_place(elsewhere)
    write_at_the_end(page, " Mia adds that.", of=2)
    save_second(page)
    expect(page.locator(".messagelist")).to_contain_text("together with what Ada Quill had saved")
    expect(page.locator(EDIT_AREA)).to_contain_text("Ada adds this.")
    merged = "<p>The first paragraph. Ada adds this.</p><p>The second paragraph. Mia adds that.</p>"
    story = Article.objects.get()
    assert story.body == story.latest_revision.data["body"] == merged


@pytest.mark.parametrize(
    ("choice", "presses", "words"),
    [
        ("mine", 0, "<p>The second paragraph. Mia.</p>"),
        ("theirs", 1, "<p>The second paragraph. Ada.</p>"),
        ("both", 2, "<p>The second paragraph. Mia.</p><p>The second paragraph. Ada.</p>"),
    ],
)
def test_of_one_paragraph_the_second_chooses(page, elsewhere, story, choice, presses, words):
    write_at_the_end(elsewhere, " Ada.", of=2)
    save_in_place(elsewhere)
    write_at_the_end(page, " Mia.", of=2)
    page.keyboard.press("Control+s")
    expect(page.locator(".collision")).to_contain_text("Ada.")
    expect(page.locator(".collision")).to_contain_text("Mia.")
    assert [*barriers(page)] == []
    assert Article.objects.get().body.endswith("Ada.</p>")
    tab_to(page, ".collision [type=radio]")
    keys(page, "Space", *["ArrowDown"] * presses)
    expect(page.locator(f".collision [value={choice}]")).to_be_checked()
    save_second(page)
    story = Article.objects.get()
    assert story.body == "<p>The first paragraph.</p>" + words
    bodies = " ".join(one.data["body"] for one in story.revisions.all())
    assert "Ada." in bodies and "Mia." in bodies

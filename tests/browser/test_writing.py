"""Writing at the desk in a real browser, by keyboard, under the strict policy."""

import pytest
from playwright.sync_api import expect

from articles.models import Article, Edition
from tests import cast
from tests.browser.desk import editor_at_desk, press, write
from tests.browser.editor_actions import body, contains, edit_area, open_form, paste

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def editor(page, live_server):
    return editor_at_desk(page, live_server)


def test_the_editor_works_by_keyboard_within_the_policy(page, live_server, editor, complaints):
    open_form(page, live_server)
    write(page, "The quay is open.\nIt was ")
    page.keyboard.press("Control+b")
    page.keyboard.type("closed")
    page.keyboard.press("Control+b")
    page.keyboard.type(" for a year.")
    page.keyboard.press("Enter")
    page.keyboard.type("- ropes")
    written = "<p>The quay is open.</p><p>It was <strong>closed</strong> for a year.</p>"
    expect(body(page)).to_have_value(contains(written))
    expect(body(page)).to_have_value(contains("<ul><li><p>ropes</p></li></ul>"))
    assert complaints == []


def test_enter_in_a_line_saves_the_draft_and_publishes_nothing(page, live_server, editor):
    open_form(page, live_server)
    page.locator("#id_headline").fill("Quay reopens")
    page.locator("#id_section").select_option(label="City")
    write(page, "The quay is open.")
    page.locator("#id_headline").press("Enter")
    expect(page.locator(".not-saved")).to_contain_text("Saved ")
    expect(page.locator(".states")).to_contain_text("Nothing yet")
    assert Article.objects.get().headline == "Quay reopens"
    assert not Edition.objects.exists()


def test_places_of_photographs_survive_the_editor(page, live_server, editor):
    kept = (
        '<p>Before.</p><figure data-slot="1"></figure>'
        "<blockquote><p>Said.</p><p><cite>Somebody</cite></p></blockquote><p>After.</p>"
    )
    story = cast.article("Quay reopens", section=cast.section("City"), by=editor, body=kept)
    open_form(page, live_server, story)
    page.get_by_text("After.", exact=True).click()
    page.keyboard.press("End")
    page.keyboard.type("!")
    press(page, "Save draft")
    story.refresh_from_db()
    assert story.body == kept.replace("After.", "After.!")


def test_a_link_is_set_by_keyboard_and_saves_nothing(page, live_server, editor):
    open_form(page, live_server)
    write(page, "The minutes")
    page.keyboard.press("Control+a")
    page.get_by_role("button", name="Link", exact=True).focus()
    page.keyboard.press("Enter")
    page.keyboard.type("https://town.example/minutes")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelector('#id_body').value.includes('href')")
    expect(body(page)).to_have_value(contains('<a href="https://town.example/minutes"'))
    assert not Article.objects.exists()


def test_pasted_words_lose_what_does_not_belong(page, live_server, editor):
    open_form(page, live_server)
    edit_area(page).click()
    paste(page, '<h1>Big</h1><p style="color:red">Red <a href="javascript:x()">link</a></p>')
    expect(body(page)).not_to_have_value(contains("style"))
    expect(body(page)).not_to_have_value(contains("javascript"))
    expect(body(page)).not_to_have_value(contains("<h1"))


def test_a_conflict_keeps_the_words_and_shows_the_way_on(page, live_server, editor):
    story = cast.draft("As opened", section=cast.section("City"), by=editor)
    open_form(page, live_server, story)
    story.headline = "As somebody else saved it"
    story.save()
    story.save_revision(by=cast.user("Editor", first_name="Ada", last_name="First"))
    page.locator("#id_headline").fill("As typed meanwhile")
    press(page, "Save draft")
    expect(page.locator("#content-main")).to_contain_text("Ada First saved this article")
    expect(page.locator("#id_headline")).to_have_value("As typed meanwhile")
    mine = page.locator(".collision").get_by_role("radio", name="Mine")
    mine.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Control+s")
    expect(page.locator(".messagelist")).to_contain_text("Saved, together with what Ada First had saved at")
    story.refresh_from_db()
    assert story.headline == "As typed meanwhile"
    assert "As somebody else saved it" in [one.data["headline"] for one in story.revisions.all()]


def test_two_people_in_two_paragraphs_lose_nothing(page, live_server, editor):
    body = "<p>The first paragraph.</p><p>The second paragraph.</p>"
    story = cast.draft("As both opened it", section=cast.section("City"), by=editor, body=body)
    open_form(page, live_server, story)
    story.body = body.replace("first", "1st")
    story.save()
    story.save_revision(by=cast.user("Editor", first_name="Ada", last_name="First"))
    page.locator(".ProseMirror p").last.click()
    page.keyboard.press("End")
    page.keyboard.type(" More of it.")
    page.keyboard.press("Control+s")
    expect(page.locator(".messagelist")).to_contain_text("Saved, together with what Ada First had saved at")
    expect(page.locator(".ProseMirror")).to_contain_text("The 1st paragraph.")
    expect(page.locator(".ProseMirror")).to_contain_text("The second paragraph. More of it.")


def test_the_form_fits_a_phone(page, live_server, editor, complaints):
    page.set_viewport_size({"width": 390, "height": 800})
    story = cast.draft("Quay reopens", section=cast.section("City"), by=editor)
    open_form(page, live_server, story)
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert complaints == []

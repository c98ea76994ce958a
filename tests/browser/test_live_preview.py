"""The preview beside the form, by keyboard: the words as typed, at every size, and nothing stored."""

import os
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from articles.models import Article, PreviewLink, Revision
from articles.models.preview_link import digest_of
from tests import cast
from tests.browser.accessibility_checks import barriers
from tests.browser.desk import editor_at_desk
from tests.browser.editor_actions import edit_area, open_form

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDE, PHONE = {"width": 1440, "height": 900}, {"width": 360, "height": 720}


@pytest.fixture
def editor(page, live_server):
    return editor_at_desk(page, live_server)


def story_in(page):
    return page.frame_locator("#live-preview iframe")


class TestBeside:
    def test_shows_what_is_typed_and_stores_nothing(self, page, live_server, editor, complaints):
        page.set_viewport_size(WIDE)
        story = cast.draft("As it was saved", by=editor)
        before = Revision.objects.count(), Article.objects.values().get(pk=story.pk)
        open_form(page, live_server, story)
        page.keyboard.press("Control+Alt+p")
        expect(story_in(page).locator("h1")).to_have_text("As it was saved")
        page.locator("#id_headline").focus()
        page.keyboard.press("End")
        page.keyboard.type(", and typed on")
        expect(story_in(page).locator("h1")).to_have_text("As it was saved, and typed on")
        edit_area(page).focus()
        page.keyboard.press("Control+End")
        page.keyboard.type(" The last word.")
        expect(story_in(page).locator(".prose")).to_contain_text("The last word.")
        expect(story_in(page).locator(".desk-notice")).to_contain_text("Preview")
        assert (Revision.objects.count(), Article.objects.values().get(pk=story.pk)) == before
        assert complaints == []
        assert [*barriers(page)] == []

    def test_tells_in_words_what_a_save_would_refuse(self, page, live_server, editor):
        page.set_viewport_size(WIDE)
        open_form(page, live_server, cast.draft("A draft", by=editor))
        page.keyboard.press("Control+Alt+p")
        page.evaluate("document.querySelector('#id_language').value = 'x y'")
        page.locator("#id_headline").focus()
        page.keyboard.type("Now ")
        expect(story_in(page).locator(".desk-notice")).to_contain_text("Write the language as a code")

    def test_has_sizes_and_colours_and_stays_open_for_the_next_story(self, page, live_server, editor):
        page.set_viewport_size(WIDE)
        open_form(page, live_server, cast.draft("One", by=editor))
        page.keyboard.press("Control+Alt+p")
        for name, width in (("Tablet", 820), ("Desktop", 1280), ("Phone", 390)):
            button = page.get_by_role("button", name=name, exact=True)
            button.focus()
            page.keyboard.press("Enter")
            expect(button).to_have_attribute("aria-pressed", "true")
            assert page.evaluate("document.querySelector('#live-preview iframe').offsetWidth") == width
        dark = page.get_by_role("button", name="Dark", exact=True).first
        dark.focus()
        page.keyboard.press("Enter")
        paper = "getComputedStyle(document.body).getPropertyValue('--theme').trim()"
        frame = page.query_selector("#live-preview iframe").content_frame()
        page.wait_for_function(
            "document.querySelector('#live-preview iframe').contentDocument"
            ".querySelector('#colours').href.endsWith('theme=dark')"
        )
        assert frame is not None and paper
        open_form(page, live_server, cast.draft("Another", by=editor))
        expect(story_in(page).locator("h1")).to_have_text("Another")
        page.keyboard.press("Control+Alt+p")
        expect(page.locator("#live-preview")).to_be_hidden()

    def test_opens_over_the_form_on_a_phone(self, page, live_server, editor):
        page.set_viewport_size(PHONE)
        open_form(page, live_server, cast.draft("On a phone", by=editor))
        page.get_by_role("button", name="Preview", exact=True).focus()
        page.keyboard.press("Enter")
        expect(story_in(page).locator("h1")).to_have_text("On a phone")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.keyboard.press("Escape")
        expect(page.locator("#live-preview")).to_be_hidden()
        expect(page.get_by_role("button", name="Preview", exact=True)).to_be_focused()


def test_a_link_is_made_out_and_revoked_by_keyboard(page, live_server, editor, browser):
    story = cast.draft("For a lawyer", by=editor)
    page.goto(live_server.url + reverse("admin:articles_article_preview_links", args=[story.pk]))
    page.locator("#id_name").focus()
    page.keyboard.type("Lea Law")
    page.keyboard.press("Enter")
    address = page.locator(".preview-link-address a").get_attribute("href")
    path = address[address.index("/preview/") :]
    stranger = browser.new_page()
    stranger.goto(live_server.url + path)
    expect(stranger.locator("h1")).to_have_text("For a lawyer")
    page.get_by_role("button", name="Revoke the link for Lea Law").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".preview-links-list")).to_contain_text("Revoked by")
    stranger.goto(live_server.url + path)
    expect(stranger.locator("h1")).to_have_text("This link opens nothing")
    stranger.close()


def test_a_link_opens_nothing_once_it_has_expired(page, live_server, editor):
    link = cast.preview_link(cast.draft("For a lawyer", by=editor), by=editor)
    page.context.clear_cookies()
    page.goto(live_server.url + link.get_absolute_url())
    expect(page.locator("h1")).to_have_text("For a lawyer")
    # The database refuses to change its end; so one whose end has passed is put beside it.
    now = timezone.now()
    ended = PreviewLink(article=link.article, name="Lea Law", made_by=editor, uuid=uuid4())
    ended.made_at, ended.expires_at = now - timedelta(hours=2), now - timedelta(seconds=1)
    ended.token_hash = digest_of(ended.token)
    ended.save()
    page.goto(live_server.url + ended.get_absolute_url())
    expect(page.locator("h1")).to_have_text("This link opens nothing")
    expect(page.get_by_text("For a lawyer")).to_have_count(0)


def test_links_for_outsiders_are_reached_on_a_phone(page, live_server, editor):
    page.set_viewport_size(PHONE)
    open_form(page, live_server, cast.draft("On a phone", by=editor))
    page.get_by_text("More to do with it").press("Enter")
    page.locator(".acts").get_by_role("link", name="Links for outsiders").press("Enter")
    expect(page.get_by_role("heading", name="Links for outsiders")).to_be_visible()


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_how_it_looks_elsewhere_is_accessible(page, live_server, editor, complaints, size, colours):
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=colours)
    standfirst = "The council voted late on Monday evening. " * 6
    story = cast.draft("A long vote " * 8, by=editor, standfirst=standfirst, section=cast.section("City"))
    for name in ("publish", "preview"):
        page.goto(live_server.url + reverse(f"admin:articles_article_{name}", args=[story.pk]))
        page.get_by_text("How it looks elsewhere").press("Enter")
        expect(page.locator(".channel-front .card-headline")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert [*barriers(page)] == []
        if folder := os.environ.get("PICTURES"):
            page.screenshot(path=f"{folder}/{name}-{size['width']}-{colours}.png", full_page=True)
    assert complaints == []

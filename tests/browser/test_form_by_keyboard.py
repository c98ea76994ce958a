"""The article form by keyboard alone, from the empty page to the readers."""

import pytest
from playwright.sync_api import expect

from articles.models import Article
from comments.models import Thread
from tests import cast
from tests.browser.desk import EDIT_AREA, editor_at_desk, press
from tests.browser.editor_actions import open_form
from tests.browser.keyboard import choose, choose_author, tab_to, take_suggestion

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def editor(page, live_server):
    return editor_at_desk(page, live_server)


def fill(page, selector, words):
    tab_to(page, selector)
    page.keyboard.type(words)


def write_it(page):
    fill(page, "#id_kicker", "Harbour")
    fill(page, "#id_headline", "Quay reopens after forty years")
    fill(page, "#id_standfirst", "Nobody had waited for it.")
    fill(page, EDIT_AREA, "The quay is open again.")


def file_it(page):
    fill(page, "#id_section", "City")
    tab_to(page, "#id_genre_0")
    page.keyboard.press("ArrowDown")
    tab_to(page, ".field-series .select2-selection")
    choose(page, "harbour")
    fill(page, "#id_part", "2")
    tab_to(page, "#id_tags")
    take_suggestion(page, "zur", "Zürich")
    page.keyboard.type("Ferries,")


def sign_it(page):
    choose_author(page, "Ada", row=0)
    choose_author(page, "Ben", row=1)
    tab_to(page, "#bylines-1 [aria-label='Move up']", back=True)
    page.keyboard.press("Enter")


def link_it(page):
    tab_to(page, "#related-group .add-row a")
    page.keyboard.press("Enter")
    tab_to(page, "#id_related-0-address", back=True)
    take_suggestion(page, "storm", "The storm of 1986")
    fill(page, "#id_thread-0-policy", "Closed")
    fill(page, "#id_internal_note", "Phone the harbour master.")


def read(edition):
    """What readers have of the story."""
    return {
        **{name: getattr(edition, name) for name in ("kicker", "standfirst", "text", "genre", "part")},
        "section": edition.section.name,
        "series": edition.series.name,
        "tags": sorted(edition.tags.names()),
        "bylines": [byline.credited_as for byline in edition.bylines.all()],
        "related": [link.article.headline for link in edition.related.all()],
    }


class TestByKeyboardAlone:
    def test_a_story_goes_from_the_empty_form_to_its_readers(self, page, live_server, editor):
        cast.author("Ada Quill"), cast.author("Ben Marlow"), cast.series("The harbour")
        cast.published("The storm of 1986", by=editor, section=cast.section("City"), tags=["Zürich"])
        open_form(page, live_server)
        write_it(page)
        file_it(page)
        sign_it(page)
        link_it(page)
        tab_to(page, "[name=_publish]")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        expect(page.locator(".messagelist")).to_contain_text("Published.")
        story = Article.objects.get(headline="Quay reopens after forty years")
        assert (story.internal_note, story.thread.policy) == (
            "Phone the harbour master.",
            Thread.Policy.CLOSED,
        )
        assert read(story.current) == {
            "kicker": "Harbour",
            "standfirst": "Nobody had waited for it.",
            "text": "The quay is open again.",
            "section": "City",
            "genre": "analysis",
            "series": "The harbour",
            "part": 2,
            "tags": ["Ferries", "Zürich"],
            "bylines": ["Ben Marlow", "Ada Quill"],
            "related": ["The storm of 1986"],
        }

    def test_saves_the_draft_by_its_shortcut(self, page, live_server, editor):
        open_form(page, live_server)
        page.locator("#id_headline").fill("Quay reopens")
        with page.expect_navigation():
            page.keyboard.press("Control+s")
        assert Article.objects.get().headline == "Quay reopens"

    def test_moves_bylines_and_keeps_the_focus(self, page, live_server, editor):
        story = cast.draft(by=editor)
        story.bylines.create(author=cast.author("Ben Marlow"), position=1)
        story.bylines.create(author=cast.author("Cleo Fenn"), position=2)
        open_form(page, live_server, story)
        tab_to(page, "#bylines-2 .move")
        page.keyboard.press("Enter")
        page.keyboard.press("Enter")
        expect(page.locator(":focus")).to_have_attribute("aria-label", "Move up")
        expect(page.get_by_text("Cleo Fenn: 1 of 3.")).to_have_count(1)
        press(page, "Save draft")
        assert [row.name for row in story.bylines.all()] == ["Cleo Fenn", "Ada Quill", "Ben Marlow"]

    def test_a_new_byline_that_was_moved_up_and_another_taken_away_spoil_nothing(
        self, page, live_server, editor
    ):
        story = cast.draft(by=editor)
        cast.author("Ben Marlow")
        open_form(page, live_server, story)
        choose_author(page, "Ben", row=1)
        tab_to(page, "#bylines-1 [aria-label='Move up']", back=True)
        page.keyboard.press("Enter")
        page.locator("#bylines-group .add-row a").click()
        page.locator("#bylines-2 .inline-deletelink").click()
        press(page, "Save draft")
        assert [row.name for row in story.bylines.all()] == ["Ben Marlow", "Ada Quill"]

"""Saving in place: by keyboard alone, with cursor, scroll and undo as they were."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import Article
from tests import cast
from tests.browser.desk import editor_at_desk, write
from tests.browser.editor_actions import edit_area, open_form

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WHERE = "[scrollY, getSelection().anchorOffset, getSelection().anchorNode.textContent]"
SAVED = re.compile(r"^Saved \d\d:\d\d")


@pytest.fixture
def editor(page, live_server):
    return editor_at_desk(page, live_server)


def line(page):
    return page.locator("#article_form .not-saved")


class TestInPlace:
    def test_a_new_story_is_written_saved_and_written_on(self, page, live_server, editor, complaints):
        open_form(page, live_server)
        page.keyboard.type("Rain over the harbour")
        write(page, "It rained all night.")
        page.keyboard.press("Control+s")
        expect(line(page)).to_have_text(SAVED)
        story = Article.objects.get()
        expect(page).to_have_url(live_server.url + reverse("admin:articles_article_change", args=[story.pk]))
        expect(page.locator("[data-fragment=status]")).to_contain_text("Where it stands")
        expect(page.locator("[data-fragment=links]")).to_contain_text("Preview")
        expect(edit_area(page)).to_be_focused()
        page.keyboard.type(" And all day.")
        expect(line(page)).to_have_text("Not saved yet")
        page.keyboard.press("Control+s")
        expect(line(page)).to_have_text(SAVED)
        story.refresh_from_db()
        assert story.body == "<p>It rained all night. And all day.</p>"
        assert [revision.number for revision in story.revisions.order_by("number")] == [1, 2]
        assert Article.objects.count() == 1
        assert complaints == []

    def test_cursor_scroll_and_undo_stay(self, page, live_server, editor):
        story = cast.draft(by=editor, body="<p>Line.</p>" * 80)
        open_form(page, live_server, story)
        edit_area(page).focus()
        page.keyboard.press("Control+End")
        page.keyboard.type("The end.")
        before = page.evaluate(WHERE)
        page.keyboard.press("Control+s")
        expect(line(page)).to_have_text(SAVED)
        assert before == page.evaluate(WHERE)
        page.keyboard.press("Control+z")
        expect(edit_area(page)).not_to_contain_text("The end.")

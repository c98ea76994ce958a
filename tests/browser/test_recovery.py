"""No typed word is lost: after a crash, after the log-in has ended, and while somebody else saves."""

import pytest
from django.conf import settings
from playwright.sync_api import expect

from articles.models import Article
from tests import cast
from tests.browser.desk import editor_at_desk, press, write
from tests.browser.editor_actions import edit_area, open_form, wait_until_kept

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def editor(page, live_server):
    return editor_at_desk(page, live_server)


class TestRecovery:
    def type_and_lose(self, page, live_server, story=None):
        open_form(page, live_server, story)
        page.locator("#id_headline").fill("Typed before the crash")
        write(page, "Words that nobody else has.")
        page.locator("#id_tags").fill("Ferries,")
        wait_until_kept(page, "Ferries")

    def bring_back(self, page):
        page.get_by_role("heading", name="were not saved").wait_for()
        expect(page.locator("#unsaved-heading")).to_be_focused()
        page.keyboard.press("Tab")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        edit_area(page).wait_for()
        expect(page.locator("#id_headline")).to_have_value("Typed before the crash")
        expect(edit_area(page)).to_contain_text("Words that nobody else has.")

    def test_offers_what_was_typed_before_a_crash(self, page, live_server, editor, context):
        self.type_and_lose(page, live_server)
        page.close()
        again = context.new_page()
        open_form(again, live_server)
        expect(again.locator("#id_headline")).to_have_value("")
        self.bring_back(again)
        assert not Article.objects.exists()
        press(again, "Save draft")
        story = Article.objects.get()
        assert (story.headline, sorted(story.tags.names())) == ("Typed before the crash", ["Ferries"])
        open_form(again, live_server)
        expect(again.locator(".unsaved-copy")).to_be_hidden()

    def test_throws_away_what_nobody_wants(self, page, live_server, editor):
        story = cast.draft(by=editor)
        self.type_and_lose(page, live_server, story)
        open_form(page, live_server, story)
        page.get_by_role("button", name="Throw them away").click()
        open_form(page, live_server, story)
        expect(page.locator(".unsaved-copy")).to_be_hidden()

    def test_offers_again_what_nobody_decided_about(self, page, live_server, editor):
        story = cast.draft(by=editor)
        self.type_and_lose(page, live_server, story)
        open_form(page, live_server, story)
        page.locator("#id_headline").fill("Typed afterwards")
        press(page, "Save draft")
        open_form(page, live_server, story)
        self.bring_back(page)

    def test_keeps_what_is_typed_beside_an_open_offer(self, page, live_server, editor):
        story = cast.draft(by=editor)
        self.type_and_lose(page, live_server, story)
        open_form(page, live_server, story)
        page.locator("#id_headline").fill("Typed afterwards")
        wait_until_kept(page, "Typed afterwards")
        open_form(page, live_server, story)
        page.get_by_role("button", name="Throw them away").click()
        self.bring_back(page)
        press(page, "Save draft")
        expect(page.locator(".unsaved-copy")).to_be_hidden()
        story.refresh_from_db()
        assert story.headline == "Typed before the crash"

    def test_keeps_the_words_of_each_window(self, page, live_server, editor, context):
        story = cast.draft(by=editor)
        other = context.new_page()
        open_form(other, live_server, story)
        self.type_and_lose(page, live_server, story)
        other.locator("#id_headline").fill("Typed in the other window")
        press(other, "Save draft")
        open_form(page, live_server, story)
        self.bring_back(page)

    def test_forgets_what_was_typed_and_taken_back(self, page, live_server, editor):
        story = cast.draft("Quay reopens", by=editor)
        open_form(page, live_server, story)
        page.locator("#id_headline").fill("Quay closes")
        wait_until_kept(page, "Quay closes")
        page.locator("#id_headline").fill("Quay reopens")
        page.wait_for_function("() => !Object.keys(localStorage).join().includes('article-copy-')")

    def test_log_in_that_ended_is_renewed_over_the_form(self, page, live_server, editor):
        story = cast.draft(by=editor)
        self.type_and_lose(page, live_server, story)
        page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
        page.keyboard.press("Control+s")
        dialog = page.get_by_role("dialog", name="Your log-in has ended")
        expect(dialog.locator("[name=password]")).to_be_focused()
        page.keyboard.type("wrong")
        page.keyboard.press("Enter")
        expect(dialog.get_by_role("alert")).to_contain_text("not correct")
        expect(dialog.locator("[name=password]")).to_be_focused()
        page.keyboard.type(cast.PASSWORD)
        page.keyboard.press("Enter")
        expect(page.locator(".not-saved")).to_contain_text("Saved ")
        expect(dialog).to_be_hidden()
        expect(page.locator("#id_tags")).to_be_focused()
        story.refresh_from_db()
        assert story.headline == "Typed before the crash"

    def test_does_not_write_over_what_somebody_saved_meanwhile(self, page, live_server, editor):
        story = cast.draft(by=editor)
        self.type_and_lose(page, live_server, story)
        story.headline = "As Ada saved it"
        story.save()
        story.save_revision(by=cast.user("Editor", first_name="Ada", last_name="First"))
        open_form(page, live_server, story)
        self.bring_back(page)
        expect(page.locator("#content-main")).to_contain_text("Ada First saved this article")
        press(page, "Save draft")
        story.refresh_from_db()
        assert story.headline == "As Ada saved it"

    def test_asks_before_unsaved_words_are_left(self, page, live_server, editor):
        heard = []
        page.on("dialog", lambda dialog: (heard.append(dialog.type), dialog.accept()))
        open_form(page, live_server)
        page.locator(".desk-navigation a").first.click()
        page.wait_for_url("**/admin/")
        open_form(page, live_server)
        page.locator("#id_headline").fill("Not saved")
        expect(page.get_by_text("Not saved yet")).to_be_visible()
        page.locator(".desk-navigation a").first.click()
        page.wait_for_url("**/admin/")
        assert heard == ["beforeunload"]

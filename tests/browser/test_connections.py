"""Lost connections, ended log-ins and other machines: by keyboard alone, and no word is lost."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import Article
from tests import cast
from tests.browser.desk import editor_at_desk, enter
from tests.browser.editor_actions import edit_area, open_form, wait_until_kept

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
KEPT = re.compile(r"^Kept \d\d:\d\d, not yet saved")
SAVED = re.compile(r"^Saved \d\d:\d\d")


@pytest.fixture
def editor(page, live_server):
    return editor_at_desk(page, live_server)


def line(page):
    return page.locator("#article_form .not-saved")


class TestWithoutTheServer:
    def test_a_save_waits_for_the_connection_and_is_then_done_once(self, page, live_server, editor, context):
        open_form(page, live_server)
        page.locator("#id_headline").fill("Typed on the train")
        page.wait_for_load_state("networkidle")
        context.set_offline(True)
        page.keyboard.press("Control+s")
        expect(line(page)).to_have_text("Kept in this browser only; trying again")
        page.locator("#id_kicker").fill("Weather")
        assert not Article.objects.exists()
        context.set_offline(False)
        expect(page.locator("#id_opened")).to_have_value("1")
        assert Article.objects.get().revisions.count() == 1
        page.keyboard.press("Control+s")
        expect(page.locator("#id_opened")).to_have_value("2")
        assert Article.objects.get().kicker == "Weather"

    def test_an_answer_that_is_lost_makes_no_second_story(self, page, live_server, editor):
        lost = []

        def lose(route):
            if route.request.method == "POST" and not lost:
                lost.append(route.fetch().status)
                return route.abort()
            return route.continue_()

        open_form(page, live_server)
        page.route("**/article/add/", lose)
        page.locator("#id_headline").fill("Typed once")
        page.keyboard.press("Control+s")
        expect(line(page)).to_have_text(SAVED)
        assert lost == [200]
        assert Article.objects.get().revisions.count() == 1

    def test_publishing_says_so_and_stays(self, page, live_server, editor, context):
        story = cast.draft(by=editor)
        open_form(page, live_server, story)
        page.locator("#id_headline").fill("Typed on the train")
        page.wait_for_load_state("networkidle")
        address = page.url
        context.set_offline(True)
        page.get_by_role("button", name="Publish", exact=True).press("Enter")
        expect(line(page)).to_contain_text("The server cannot be reached, so nothing was sent.")
        assert page.url == address
        expect(page.locator("#id_headline")).to_have_value("Typed on the train")
        assert not story.editions.exists()

    def test_logging_out_waits_until_the_server_has_the_words(self, page, live_server, editor, context):
        open_form(page, live_server)
        page.locator("#id_headline").fill("Typed on the train")
        wait_until_kept(page, "Typed on the train")
        page.wait_for_load_state("networkidle")
        context.set_offline(True)
        page.get_by_role("button", name="Log out").press("Enter")
        expect(page.locator("#log-out-trouble")).to_contain_text("You are still logged in")
        context.set_offline(False)
        page.on("dialog", lambda dialog: dialog.accept())
        with page.expect_navigation():
            page.get_by_role("button", name="Log out").press("Enter")
        assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('desk-copy-'))") == []
        assert editor.autosaves.get().label == "Typed on the train"


class TestOnAnotherMachine:
    def test_the_words_are_offered_and_brought_back(self, page, live_server, editor, elsewhere):
        story = cast.draft(by=editor)
        open_form(page, live_server, story)
        page.locator("#id_headline").fill("Typed at the office")
        expect(line(page)).to_have_text(KEPT)
        assert story.revisions.count() == 1
        page.context.close()
        enter(elsewhere, live_server, editor)
        open_form(elsewhere, live_server, story)
        expect(elsewhere.locator("#unsaved-heading")).to_be_focused()
        elsewhere.keyboard.press("Tab")
        with elsewhere.expect_navigation():
            elsewhere.keyboard.press("Enter")
        edit_area(elsewhere).wait_for()
        expect(elsewhere.locator("#id_headline")).to_have_value("Typed at the office")
        elsewhere.keyboard.press("Control+s")
        expect(line(elsewhere)).to_have_text(SAVED)
        story.refresh_from_db()
        assert story.headline == "Typed at the office"
        assert not editor.autosaves.exists()

    def test_words_thrown_away_are_gone_in_both_places(self, page, live_server, editor, elsewhere):
        open_form(page, live_server)
        page.locator("#id_headline").fill("Typed at the office")
        expect(line(page)).to_have_text(KEPT)
        enter(elsewhere, live_server, editor)
        open_form(elsewhere, live_server)
        elsewhere.get_by_role("button", name="Throw them away").press("Enter")
        expect(elsewhere.locator(".unsaved-copy")).to_have_count(0)
        elsewhere.wait_for_load_state("networkidle")
        assert not editor.autosaves.exists()

    def test_a_reason_is_kept_as_well(self, page, live_server, editor, elsewhere):
        story = cast.published(by=editor)
        address = live_server.url + reverse("admin:articles_article_retract", args=[story.pk])
        page.goto(address)
        page.locator("#id_note").fill("The document was forged.")
        expect(page.locator(".act-form .not-saved")).to_have_text(KEPT)
        enter(elsewhere, live_server, editor)
        elsewhere.goto(address)
        elsewhere.get_by_role("button", name="Bring them back").press("Enter")
        expect(elsewhere.locator("#id_note")).to_have_value("The document was forged.")
        with elsewhere.expect_navigation():
            elsewhere.locator(".act-form [type=submit]").press("Enter")
        story.refresh_from_db()
        assert story.current.note == "The document was forged."
        elsewhere.goto(address)
        expect(elsewhere.locator(".unsaved-copy")).to_have_count(0)
        assert not editor.autosaves.exists()


class TestSomebodyElse:
    def test_who_logs_in_meanwhile_saves_nothing_of_it(self, page, live_server, editor):
        story = cast.draft("As it was", by=editor)
        other = cast.user("Editor", all_sections=True, first_name="Ada", last_name="First")
        open_form(page, live_server, story)
        page.locator("#id_headline").fill("Typed by the first")
        page.wait_for_load_state("networkidle")
        page.context.clear_cookies()
        page.keyboard.press("Control+s")
        dialog = page.get_by_role("dialog", name="Your log-in has ended")
        dialog.locator("[name=login]").fill(other.username)
        dialog.locator("[name=password]").fill(cast.PASSWORD)
        dialog.locator("[name=password]").press("Enter")
        expect(dialog.get_by_role("alert")).to_contain_text("Nothing was sent.")
        page.keyboard.press("Escape")
        expect(page.locator("#id_headline")).to_be_focused()
        page.keyboard.press("Control+s")
        expect(line(page)).to_contain_text("Somebody else is logged in")
        story.refresh_from_db()
        assert story.headline == "As it was"
        assert story.revisions.count() == 1


class TestADecision:
    def test_is_kept_and_goes_on_after_a_new_log_in_and_is_made_once(self, page, live_server):
        chief = cast.user("Chief")
        enter(page, live_server, chief)
        comment = cast.comment(cast.published(by=chief))
        page.goto(live_server.url + reverse("admin:comments_comment_change", args=[comment.pk]))
        page.locator("#id_reason").fill("It names somebody.")
        expect(page.locator(".not-saved").first).to_have_text(KEPT)
        page.context.clear_cookies()
        page.get_by_role("button", name="Reject", exact=True).press("Enter")
        dialog = page.get_by_role("dialog", name="Your log-in has ended")
        expect(dialog.locator("[name=login]")).to_have_value(chief.username)
        page.keyboard.type(cast.PASSWORD)
        with page.expect_navigation():
            page.keyboard.press("Enter")
        expect(page.locator(".messagelist")).to_contain_text("Rejected.")
        comment.refresh_from_db()
        assert (comment.state, comment.decision.reason) == ("rejected", "It names somebody.")
        assert comment.decisions.filter(state="rejected").count() == 1
        assert not chief.autosaves.exists()

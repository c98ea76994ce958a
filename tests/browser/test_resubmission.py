"""Impatient fingers: a form pressed twice, entered twice, and sent again after Back."""

import pytest
from playwright.sync_api import expect

from articles.models import Article, Edition, RuleLevel, Tag
from tests import cast
from tests.browser.desk import editor_at_desk, press, write
from tests.browser.editor_actions import edit_area, open_form

# A page of the desk takes its time where many tests share a processor.
PATIENCE = 20_000

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def editor(page, live_server):
    # These stories have no byline, and are published with one press all the same.
    RuleLevel.objects.store({"byline": "off"})
    return editor_at_desk(page, live_server)


def fill_in(page, live_server):
    open_form(page, live_server)
    page.locator("#id_headline").fill("Rain over the harbour")
    page.locator("#id_section").select_option(label="City")
    write(page, "It rained all night.")


def twice(page, selector, pause):
    """Two presses that a browser without our script would both send."""
    page.evaluate(
        """([selector, pause]) => {
            const button = document.querySelector(selector)
            button.click()
            setTimeout(() => button.click(), pause)
        }""",
        [selector, pause],
    )


def without_script(page):
    """Let the server alone answer for double clicks."""
    page.route("**/submit-once*.js", lambda route: route.abort())


class TestTwice:
    @pytest.mark.parametrize("pause", [0, 100, 300])
    @pytest.mark.parametrize("is_scripted", [True, False])
    def test_publish_pressed_twice_publishes_one_story(self, page, live_server, editor, pause, is_scripted):
        if not is_scripted:
            without_script(page)
        fill_in(page, live_server)
        twice(page, "[name=_publish]", pause)
        expect(page.locator(".messagelist")).to_contain_text("Published.", timeout=PATIENCE)
        page.wait_for_timeout(500)
        assert Article.objects.count() == Edition.objects.count() == 1

    def test_save_by_keyboard_twice_saves_one_draft(self, page, live_server, editor):
        without_script(page)
        fill_in(page, live_server)
        page.keyboard.press("Control+s")
        page.keyboard.press("Control+s")
        expect(page.locator(".not-saved")).to_contain_text("Saved ", timeout=PATIENCE)
        page.wait_for_timeout(500)
        assert Article.objects.get().revisions.count() == 1

    def test_enter_twice_saves_one_draft(self, page, live_server, editor):
        without_script(page)
        fill_in(page, live_server)
        page.evaluate("document.querySelector('#id_kicker').focus()")
        page.keyboard.press("Enter")
        page.keyboard.press("Enter")
        expect(page.locator(".not-saved")).to_contain_text("Saved ", timeout=PATIENCE)
        page.wait_for_timeout(500)
        assert Article.objects.get().revisions.count() == 1

    @pytest.mark.parametrize("is_scripted", [True, False])
    def test_back_and_sent_again_is_the_same_story(self, page, live_server, editor, is_scripted):
        if not is_scripted:
            without_script(page)
        fill_in(page, live_server)
        press(page, "Publish")
        page.go_back()
        edit_area(page).wait_for()
        press(page, "Publish")
        assert Article.objects.count() == Edition.objects.count() == 1

    def test_back_to_an_empty_form_is_a_new_story(self, page, live_server, editor):
        fill_in(page, live_server)
        press(page, "Save draft")
        fill_in(page, live_server)
        press(page, "Save draft")
        assert Article.objects.count() == 1
        open_form(page, live_server)
        page.locator("#id_headline").fill("Another one")
        press(page, "Save draft")
        assert Article.objects.count() == 2

    def test_back_changed_and_sent_again_changes_the_same_story(self, page, live_server, editor):
        fill_in(page, live_server)
        press(page, "Publish")
        page.go_back()
        edit_area(page).wait_for()
        page.locator("#id_headline").fill("Rain over the whole harbour")
        press(page, "Save draft")
        assert Article.objects.get().headline == "Rain over the whole harbour"

    def test_a_button_works_again_when_the_page_comes_back(self, page, live_server, editor):
        page.goto(f"{live_server.url}/admin/articles/tag/add/")
        page.locator("#id_name").fill("Rain")
        page.locator("#id_slug").fill("rain")
        press(page, "Save")
        page.go_back()
        expect(page.locator("[aria-busy]")).to_have_count(0)
        page.locator("#id_name").fill("Hail")
        page.locator("#id_slug").fill("hail")
        press(page, "Save")
        expect(page.locator(".errornote, .errorlist").first).to_be_visible()
        press(page, "Save")
        assert Tag.objects.count() == 2

    def test_a_duplicate_is_searched_and_withdrawn_once(self, page, live_server, editor):
        cast.published("Fire at the mill", by=editor)
        twin = cast.published("Fire", by=editor)
        page.goto(f"{live_server.url}/admin/articles/article/{twin.pk}/duplicate/")
        page.locator("#id_original").press_sequentially("Fire at")
        page.get_by_role("option", name="Fire at the mill").click()
        expect(page.locator(".chosen")).to_contain_text("Fire at the mill")
        twice(page, ".act-form [type=submit]", 100)
        expect(page.locator(".messagelist")).to_contain_text("Withdrawn as a duplicate.", timeout=PATIENCE)
        page.wait_for_timeout(300)
        assert Edition.objects.filter(duplicate_of__isnull=False).count() == 1

    def test_a_story_that_is_there_is_published_once_by_two_presses(self, page, live_server, editor):
        without_script(page)
        story = cast.draft(by=editor, section=cast.section("City"))
        open_form(page, live_server, story)
        page.locator("#id_headline").fill("As it is now")
        twice(page, "[name=_publish]", 100)
        expect(page.locator(".messagelist")).to_contain_text("Published.", timeout=PATIENCE)
        page.wait_for_timeout(300)
        assert story.editions.count() == 1

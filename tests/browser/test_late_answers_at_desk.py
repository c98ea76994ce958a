"""At the desk, what comes late (an answer, a script) takes nothing from whoever acts or types already."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests import cast
from tests.browser import delayed_answers
from tests.browser import photographs as hand
from tests.browser.desk import EDIT_AREA, editor_at_desk
from tests.browser.editor_actions import body, contains, keys, open_form, step_in, wait_until_kept

OPTION = ".suggestions [role=option]"
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def editor(page, live_server):
    return editor_at_desk(page, live_server)


class TestSuggestions:
    @pytest.fixture
    def tags(self, page, live_server, editor):
        """The field of a form, with suggestions for “Har” below it."""
        for name in ("Harbour", "Harvest"):
            cast.article(f"About {name}", by=editor).tags.add(name)
        open_form(page, live_server)
        page.locator("#id_tags").focus()
        page.keyboard.type("Har")
        expect(page.locator(OPTION)).to_have_count(2)
        return page.locator("#id_tags")

    def test_a_list_that_somebody_walks_in_stays(self, page, tags):
        with delayed_answers.answers(page, "**/tags/?q=*") as held:
            page.keyboard.type("v")
            page.keyboard.press("ArrowDown")
            first = page.locator(f"{OPTION}[aria-selected=true]").inner_text()
            page.wait_for_timeout(400)
            assert held == []
            page.keyboard.press("Enter")
        expect(page.locator(".chips li")).to_contain_text([first])

    def test_an_answer_on_its_way_is_dropped_when_somebody_walks(self, page, tags):
        with delayed_answers.answers(page, "**/tags/?q=*") as held:
            page.keyboard.type("v")
            delayed_answers.wait_for(page, held)
            page.keyboard.press("ArrowDown")
            first = page.locator(f"{OPTION}[aria-selected=true]").inner_text()
        page.wait_for_timeout(300)
        page.keyboard.press("Enter")
        expect(page.locator(".chips li")).to_contain_text([first])

    def test_a_list_that_was_closed_does_not_come_back(self, page, tags):
        with delayed_answers.answers(page, "**/tags/?q=*") as held:
            page.keyboard.type("v")
            delayed_answers.wait_for(page, held)
            page.keyboard.press("Escape")
        page.wait_for_timeout(300)
        expect(page.locator(OPTION)).to_have_count(0)


class TestDialogs:
    def test_an_address_changed_while_it_is_checked_is_not_put_in_as_it_was(self, page, live_server, editor):
        open_form(
            page, live_server, cast.draft("Quay", section=cast.section("City"), by=editor, body="<p>One.</p>")
        )
        step_in(page)
        keys(page, "Control+Alt+9")
        with delayed_answers.answers(page, "**/embed/?address=*") as held:
            page.keyboard.type("https://youtu.be/dQw4w9WgXcQ\n")
            delayed_answers.wait_for(page, held)
            page.keyboard.press("Control+a")
            page.keyboard.type("https://vimeo.com/12345678")
            delayed_answers.give(page, held.pop())
        expect(page.get_by_role("dialog")).to_be_visible()
        page.keyboard.press("Enter")
        expect(page.get_by_role("dialog")).to_have_count(0)
        expect(body(page)).to_have_value(contains('data-embed="https://vimeo.com/12345678"'))
        expect(body(page)).not_to_have_value(contains("youtube"))

    def test_a_credit_that_was_declined_is_not_offered_by_a_late_answer(self, page, live_server, editor):
        story = cast.draft("Quay", section=cast.section("City"), by=editor, body=hand.TEXT)
        hand.the_quay()
        hand.begin_to_insert(page, live_server, story)
        page.keyboard.press("End")
        with delayed_answers.answers(page, "**/library/credit/?words=*") as held:
            page.keyboard.type(" (Ben Shutter/Example Wire)")
            delayed_answers.wait_for(page, held)
            page.keyboard.type(" ")
            page.keyboard.press("Backspace")
            delayed_answers.give(page, delayed_answers.wait_for(page, held, 2))
            hand.dialog(page).get_by_role("button", name="Leave it").press("Enter")
            delayed_answers.give(page, held.pop(0))
            held.clear()
        expect(hand.dialog(page).get_by_role("button", name="Leave it")).to_have_count(0)

    def test_an_upload_does_not_take_away_somebody_who_searches(self, page, live_server, editor):
        hand.the_quay()
        open_form(page, live_server, cast.draft("Quay", section=cast.section("City"), by=editor))
        hand.open_from_toolbar(page)
        with delayed_answers.answers(page, "**/library/upload/") as held:
            hand.upload(page, "dawn.jpg", hand.file_of("Dawn", credit="Mia Lens", alt="A red sky"))
            delayed_answers.wait_for(page, held)
            hand.dialog(page).get_by_role("searchbox").focus()
            page.keyboard.type("The ")
            delayed_answers.give(page, held.pop())
            page.keyboard.type("quay")
        expect(hand.dialog(page).get_by_role("searchbox")).to_have_value("The quay")
        hand.dialog(page).get_by_role("button", name="Use it").click()
        expect(hand.word(page, "Caption")).to_have_value("Dawn")


class TestScripts:
    """Held back until somebody has begun to type."""

    def begin(self, page, live_server, field, words):
        with delayed_answers.answers(page, "**/articles/js/**") as held:
            page.goto(live_server.url + reverse("admin:articles_article_add"), wait_until="commit")
            delayed_answers.wait_for(page, held)
            page.locator(field).focus()
            page.keyboard.type(words)
        page.locator(EDIT_AREA).wait_for()

    def test_words_typed_before_them_are_known_as_not_saved(self, page, live_server, editor):
        self.begin(page, live_server, "#id_headline", "Typed early")
        expect(page.locator("#id_headline")).to_be_focused()
        expect(page.locator(".not-saved")).to_have_text("Not saved yet")
        wait_until_kept(page, "Typed early")
        page.on("dialog", lambda dialog: dialog.accept())
        open_form(page, live_server)
        page.get_by_role("heading", name="were not saved").wait_for()

    def test_a_tag_half_typed_is_typed_on(self, page, live_server, editor):
        self.begin(page, live_server, "#id_tags", "Quay, Har")
        page.locator(".chips li").wait_for()
        page.keyboard.type("bour,")
        expect(page.locator(".chips li")).to_contain_text(["Quay", "Harbour"])

    def test_the_offer_of_a_copy_does_not_take_the_focus_of_a_writer(self, page, live_server, editor):
        open_form(page, live_server)
        page.locator("#id_headline").fill("Lost once")
        wait_until_kept(page, "Lost once")
        page.on("dialog", lambda dialog: dialog.accept())
        self.begin(page, live_server, "#id_headline", "Typed")
        page.get_by_role("heading", name="were not saved").wait_for()
        page.keyboard.type(" early")
        expect(page.locator("#id_headline")).to_have_value("Typed early")


WHERE_BUTTONS_ARE = """[...document.querySelectorAll(".prose-menubar button")].map((button) => {
    const { x, y, width } = button.getBoundingClientRect()
    return [button.dataset.name, x, y, width].join(" ")
})"""

OTHERS_ARE_LOADED = """() => [...document.fonts].every(
    ({ family, status }) => status !== "loading" || family.includes("Material Icons")
)"""


class TestSigns:
    def test_that_come_late_move_no_button_that_is_being_pressed(self, page, live_server, editor):
        with delayed_answers.answers(page, "**/material-icons*.woff2") as held:
            page.goto(live_server.url + reverse("admin:articles_article_add"), wait_until="commit")
            page.locator("[role=toolbar]").wait_for()
            delayed_answers.wait_for(page, held)
            page.wait_for_function(OTHERS_ARE_LOADED)
            before = page.evaluate(WHERE_BUTTONS_ARE)
            delayed_answers.give(page, held.pop())
        page.wait_for_function("() => document.fonts.status === 'loaded'")
        assert page.evaluate(WHERE_BUTTONS_ARE) == before

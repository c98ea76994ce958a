"""An answer that comes late takes nothing from the hands of the person who is acting already."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser import delayed_answers
from tests.browser import photographs as hand

LIBRARY = re.compile(r"/photo/library/\?")
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def story(page, live_server):
    return hand.begin(page, live_server)


@pytest.fixture
def library(page, live_server, story):
    """The dialog, with two photographs shown."""
    hand.the_quay()
    hand.in_library("The crane", credit="Mia Lens", alt="A crane", colour="#553311")
    hand.open_form(page, live_server, story)
    hand.open_from_toolbar(page)
    return hand.dialog(page)


def radio(library, caption):
    return library.get_by_role("radio", name=caption)


def ask(page, words):
    """Search, and go on to the photographs that are still shown."""
    page.keyboard.type(words)
    page.keyboard.press("Enter")


class TestTheLibrary:
    def test_a_photograph_pressed_before_the_answer_is_still_chosen_after_it(self, page, library):
        with delayed_answers.answers(page, LIBRARY) as held:
            ask(page, "The quay")
            delayed_answers.wait_for(page, held)
            radio(library, "The quay").focus()
            page.keyboard.press("Space")
            delayed_answers.give(page, held.pop())
        expect(library.locator(".library-choice")).to_have_count(1)
        expect(radio(library, "The quay")).to_be_focused()
        page.keyboard.press("Enter")
        expect(hand.word(page, "Caption")).to_have_value("The quay")

    def test_one_that_the_answer_does_not_have_stays_on_top(self, page, library):
        with delayed_answers.answers(page, LIBRARY) as held:
            ask(page, "The quay")
            delayed_answers.wait_for(page, held)
            radio(library, "The crane").focus()
            page.keyboard.press("Space")
            delayed_answers.give(page, held.pop())
        expect(library.locator(".library-choice")).to_have_text([re.compile("crane"), re.compile("quay")])
        page.keyboard.press("Enter")
        expect(hand.word(page, "Caption")).to_have_value("The crane")

    def test_one_that_has_only_the_focus_keeps_it(self, page, library):
        with delayed_answers.answers(page, LIBRARY) as held:
            ask(page, "The quay")
            delayed_answers.wait_for(page, held)
            radio(library, "The quay").focus()
            delayed_answers.give(page, held.pop())
        expect(library.locator(".library-choice")).to_have_count(1)
        page.keyboard.press("Space")
        expect(radio(library, "The quay")).to_be_checked()

    def test_a_key_that_is_down_while_the_answer_comes_is_not_lost(self, page, library):
        with delayed_answers.answers(page, LIBRARY) as held:
            ask(page, "The quay")
            delayed_answers.wait_for(page, held)
            radio(library, "The quay").focus()
            page.keyboard.down("Space")
            delayed_answers.give(page, held.pop())
            page.keyboard.up("Space")
        expect(library.locator(".library-choice")).to_have_count(1)
        page.keyboard.press("Enter")
        expect(hand.word(page, "Caption")).to_have_value("The quay")

    def test_a_press_of_the_mouse_meets_what_was_seen(self, page, library):
        with delayed_answers.answers(page, LIBRARY) as held:
            ask(page, "The quay")
            delayed_answers.wait_for(page, held)
            library.locator(".library-choice", has_text="The crane").hover()
            page.mouse.down()
            delayed_answers.give(page, held.pop())
            page.mouse.up()
        expect(library.locator(".library-choice")).to_have_count(2)
        expect(radio(library, "The crane")).to_be_checked()

    def test_a_choice_made_before_the_search_goes_with_the_list_it_was_made_in(self, page, library):
        radio(library, "The crane").check()
        library.get_by_role("searchbox").focus()
        ask(page, "The quay")
        expect(library.locator(".library-choice")).to_have_text([re.compile("quay")])
        library.get_by_role("button", name="Choose this photograph").click()
        expect(library.get_by_role("status").filter(has_text="Choose one")).to_be_visible()

    def test_the_newest_search_wins_whichever_answer_comes_last(self, page, library):
        with delayed_answers.answers(page, LIBRARY) as held:
            ask(page, "The quay")
            delayed_answers.wait_for(page, held)
            page.keyboard.press("Control+a")
            ask(page, "The crane")
            delayed_answers.wait_for(page, held, 2)
            delayed_answers.give(page, held.pop())
            expect(library.locator(".library-choice")).to_have_text([re.compile("crane")])
            delayed_answers.give(page, held.pop(), then={"status": 500, "body": "failed"})
        expect(library.locator(".library-choice")).to_have_text([re.compile("crane")])
        expect(library).not_to_contain_text("does not answer")

"""Habits of the hand: marks as typed, a film address pasted alone, and where one begins to write."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import Article
from tests import cast
from tests.browser.desk import EDIT_AREA, editor_at_desk, enter
from tests.browser.editor_actions import body, contains, edit_area, keys, open_form, step_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TYPED = {
    "en": ("\"It's on,\" he said. 'Now'", "“It’s on,” he said. ‘Now’"),
    "de": ("Er sagt: \"Geht's?\" und 'so'", "Er sagt: „Geht’s?“ und ‚so‘"),
    "fr": ('Il dit "l\'eau" ici', "Il dit «\u202fl’eau\u202f» ici"),
    "es": ('Dice "hola" y', "Dice «hola» y"),
    "ru": ('Он "там" и', "Он «там» и"),
    "ar": ('قال "نعم" ثم', "قال «نعم» ثم"),
    "he": ('צה"ל אמר', 'צה"ל אמר'),
    "sv": ('Han sa "ja" nu', "Han sa ”ja” nu"),
    "xx": ('a 6" pipe -- and ... so', 'a 6" pipe – and … so'),
}
PASTE = """(text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData("text/plain", text)
    const paste = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true })
    document.activeElement.dispatchEvent(paste)
}"""
FILM = "https://youtu.be/dQw4w9WgXcQ"
EMBED = '<figure class="embed" data-embed="https://www.youtube.com/watch?v=dQw4w9WgXcQ"></figure>'


@pytest.fixture
def editor(page, live_server):
    return editor_at_desk(page, live_server)


@pytest.fixture
def opened(page, live_server, editor, complaints):
    """Opens a story in this language with the cursor in its empty text."""

    def open_in(language=""):
        story = cast.draft(
            "Quay", section=cast.section("City"), by=editor, body="<p></p>", language=language, standfirst=""
        )
        open_form(page, live_server, story)
        step_in(page)
        return story

    yield open_in
    assert complaints == []


@pytest.mark.parametrize("language", TYPED)
def test_marks_in_the_text_are_those_of_the_language(page, opened, language):
    typed, printed = TYPED[language]
    opened(language)
    page.keyboard.type(typed)
    expect(edit_area(page)).to_have_text(printed)


@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_marks_in_plain_fields_are_the_same(page, opened, language):
    typed, printed = TYPED[language]
    opened(language)
    page.locator("#id_standfirst").focus()
    page.keyboard.type(typed)
    expect(page.locator("#id_standfirst")).to_have_value(printed)


@pytest.mark.parametrize("press", ["Control+z", "Backspace"])
def test_one_press_gives_the_straight_mark_back(page, opened, press):
    opened()
    page.keyboard.type('So "')
    keys(page, press)
    expect(edit_area(page)).to_have_text('So "')
    page.keyboard.type("x")
    expect(edit_area(page)).to_have_text('So "x')


@pytest.mark.parametrize("press", ["Control+z", "Backspace"])
def test_one_press_gives_it_back_in_a_plain_field(page, opened, press):
    opened()
    field = page.locator("#id_standfirst")
    field.focus()
    page.keyboard.type("It's")
    page.keyboard.type(' "')
    expect(field).to_have_value("It’s “")
    keys(page, press)
    expect(field).to_have_value('It’s "')


def test_an_address_keeps_its_signs(page, opened):
    opened()
    page.keyboard.type("https://a.example/it's--so...")
    expect(edit_area(page)).to_have_text("https://a.example/it's--so...")


def test_a_person_can_do_without_in_this_browser(page, live_server, opened):
    story = opened()
    keys(page, "Alt+F10")
    button = page.get_by_role("button", name="Quotation marks of the language as you type")
    expect(button).to_have_attribute("aria-pressed", "true")
    button.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "false")
    page.keyboard.type('"It\'s"')
    expect(edit_area(page)).to_have_text('"It\'s"')
    open_form(page, live_server, story)
    page.locator("#id_standfirst").focus()
    page.keyboard.type('"')
    expect(page.locator("#id_standfirst")).to_have_value('"')


def test_a_film_address_pasted_alone_becomes_the_embed_and_undo_gives_the_link(page, opened):
    outside = []
    page.on(
        "request", lambda request: outside.append(request.url) if "localhost" not in request.url else None
    )
    opened()
    page.evaluate(PASTE, FILM)
    expect(body(page)).to_have_value(EMBED)
    page.keyboard.type("After.")
    expect(body(page)).to_have_value(f"{EMBED}<p>After.</p>")
    keys(page, "Control+z", "Control+z")
    expect(body(page)).to_have_value(f'<p><a href="{FILM}">{FILM}</a></p>')
    assert [one for one in outside if not one.startswith(("data:", "blob:"))] == []


def test_within_words_or_of_no_known_site_an_address_stays_what_it_is(page, opened):
    opened()
    page.keyboard.type("See ")
    page.evaluate(PASTE, FILM)
    expect(edit_area(page)).to_contain_text(f"See {FILM}")
    keys(page, "Enter")
    page.evaluate(PASTE, "https://www.youtube.com/@channel")
    expect(body(page)).to_have_value(contains("@channel"))
    page.wait_for_load_state("networkidle")
    assert "data-embed" not in body(page).input_value()


def test_a_reporter_begins_in_the_headline_with_their_byline(page, live_server, complaints):
    person = cast.user("Reporter", sections=[cast.section("City")])
    author = cast.author("Bo Ferry", user=person)
    enter(page, live_server, person)
    page.goto(live_server.url + reverse("admin:articles_article_add"))
    page.locator(EDIT_AREA).wait_for()
    expect(page.locator("#id_headline")).to_be_focused()
    page.keyboard.type("Ferry late")
    page.keyboard.press("Control+s")
    page.wait_for_url("**/change/")
    story = Article.objects.get()
    assert (story.headline, story.bylines.get().author) == ("Ferry late", author)
    assert complaints == []


def test_a_byline_that_was_filled_in_can_be_taken_off(page, live_server):
    person = cast.user("Reporter", sections=[cast.section("City")])
    cast.author("Bo Ferry", user=person)
    enter(page, live_server, person)
    open_form(page, live_server)
    page.locator("#bylines-0 .inline-deletelink").press("Enter")
    page.locator("#id_headline").focus()
    page.keyboard.type("Ferry late")
    page.keyboard.press("Control+s")
    page.wait_for_url("**/change/")
    assert not Article.objects.get().bylines.exists()

"""How people reach for photographs in the article form, by keyboard."""

import re

from playwright.sync_api import expect

from articles.models import Photo
from tests import cast
from tests.browser.desk import editor_at_desk, press
from tests.browser.editor_actions import open_form
from tests.photos import files

BUTTON = "Photograph"
TEXT = "<p>Before.</p><p>After.</p>"
STANDS_BEHIND = """(words) => {
    const { empty, $from } = document.querySelector(".ProseMirror").editor.state.selection
    return empty && $from.parent.textContent === words && $from.parentOffset === words.length
}"""


def begin(page, live_server):
    """A draft of two paragraphs, whose author is logged in."""
    editor = editor_at_desk(page, live_server)
    return cast.article("Quay reopens", section=cast.section("City"), by=editor, body=TEXT)


def file_of(caption, *, credit="", alt="", colour="#7a8f99", size=(900, 600)):
    """A picture that says these words of itself."""
    inner = files.alternative("dc:description", x_default=caption)
    inner += f"<photoshop:Credit>{credit}</photoshop:Credit>" if credit else ""
    inner += files.alternative("Iptc4xmpCore:AltTextAccessibility", x_default=alt) if alt else ""
    return files.picture(size, colour=colour, xmp=files.xmp(inner))


def in_library(caption, **said):
    """A photograph of the library, with its file."""
    return Photo.accept(files.file(file_of(caption, **said)), by=None)


def the_quay():
    """One that lacks no word."""
    return in_library("The quay", credit="Mia Lens", alt="A quay")


def dialog(page):
    return page.get_by_role("dialog")


def open_from_toolbar(page):
    page.get_by_role("button", name=BUTTON, exact=True).focus()
    page.keyboard.press("Enter")
    dialog(page).locator(".library-choice").first.wait_for()


def pick(page, caption):
    """Search for a photograph and choose it, by keyboard alone."""
    page.keyboard.type(caption)
    page.keyboard.press("Enter")
    radio = dialog(page).get_by_role("radio", name=caption)
    expect(dialog(page).locator(".library-choice")).to_have_text([re.compile(caption)])
    while not radio.evaluate("radio => radio === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")


def use(page):
    """Take what the words' step shows."""
    dialog(page).get_by_role("button", name="Use this photograph").focus()
    page.keyboard.press("Enter")
    dialog(page).wait_for(state="hidden")


def word(page, name):
    return dialog(page).get_by_label(name, exact=True)


def end_of(page, words):
    """Put the cursor behind a paragraph; the editor hears of it a moment later than the page."""
    page.get_by_role("textbox", name="Body").get_by_text(words, exact=True).click()
    page.keyboard.press("End")
    page.wait_for_function(STANDS_BEHIND, arg=words)


def figure(page):
    return page.locator(".ProseMirror figure.photograph")


def load_stored(story):
    story.refresh_from_db()
    rows = [
        (row.position, row.photo.caption, row.caption, row.credit, row.alt) for row in story.placements.all()
    ]
    return story.body, rows


def insert(page, caption):
    open_from_toolbar(page)
    pick(page, caption)
    word(page, "Caption").wait_for()


def begin_to_insert(page, live_server, story, caption="The quay"):
    """Open the form and choose a photograph to stand between its paragraphs, as far as its words."""
    open_form(page, live_server, story)
    end_of(page, "Before.")
    insert(page, caption)


def save(page):
    press(page, "Save draft")
    page.get_by_role("textbox", name="Body").wait_for()


def upload(page, name, data):
    dialog(page).locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": "image/jpeg", "buffer": data}
    )


def choose_with(page, button, caption):
    page.get_by_role("button", name=button).focus()
    page.keyboard.press("Enter")
    dialog(page).locator(".library-choice").first.wait_for()
    pick(page, caption)
    word(page, "Caption").wait_for()
    use(page)

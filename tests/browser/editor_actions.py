"""How hands move in the body of an article: open the form, type, press keys, paste, save."""

import re
from pathlib import Path

from django.urls import reverse

from tests.browser.desk import EDIT_AREA, wait_for_answer

CLIPBOARD = Path(__file__).parent / "clipboard"
PASTE = """(html) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData("text/html", html)
    const paste = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true })
    document.activeElement.dispatchEvent(paste)
}"""

SETTLED = """new Promise((seen) => {
    const look = () => (document.getSelection().rangeCount ? seen() : requestAnimationFrame(look))
    look()
})"""

# A copy of what is typed is kept in the browser a moment after the last key.
KEPT = "words => Object.values(localStorage).some(copy => copy.includes(words))"

# A browser tells of a moved cursor when it has time, which may be after the next key.
SEEN = """new Promise((seen) => requestAnimationFrame(() => {
    document.dispatchEvent(new Event("selectionchange"))
    setTimeout(seen)
}))"""


def edit_area(page):
    return page.locator(EDIT_AREA)


def open_form(page, live_server, story=None):
    """The form of an article, or of a new one, when its editor is ready."""
    name = "admin:articles_article_change" if story else "admin:articles_article_add"
    page.goto(live_server.url + reverse(name, args=[story.pk] if story else []))
    edit_area(page).wait_for()


def wait_until_kept(page, words):
    """Until the browser has a copy of these words, in case the page is lost."""
    page.wait_for_function(KEPT, arg=words)


def body(page):
    """The field whose value the form would send as the body."""
    return page.locator("#id_body")


def contains(words):
    """For an expectation about a value: these words are somewhere in it."""
    return re.compile(re.escape(words))


def keys(page, *presses):
    """Press one key after the other, each when the editor has seen where the one before led."""
    for key in presses:
        page.keyboard.press(key)
        page.evaluate(SEEN)


def step_in(page):
    """Come into the body by keyboard, and wait until the cursor stands in it."""
    edit_area(page).focus()
    page.evaluate(SETTLED)
    keys(page, "Control+Home", "End")


def paste(page, html):
    page.evaluate(PASTE, html)


def save(page, story):
    """Save the draft by keyboard and open it anew; gives the body that is stored then."""
    page.get_by_role("button", name="Save draft", exact=True).press("Enter")
    wait_for_answer(page)
    # What is stored is opened anew, so that a second save has it from the server.
    page.reload()
    edit_area(page).wait_for()
    story.refresh_from_db()
    return story.body

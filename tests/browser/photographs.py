"""How people reach for photographs in the article form, by keyboard."""

import re

from playwright.sync_api import expect

from articles.models import Photo
from tests.photos import files

BUTTON = "Photograph"


def file_of(caption, *, credit="", alt="", colour="#7a8f99", size=(900, 600)):
    """A picture that says these words of itself."""
    inner = files.alternative("dc:description", x_default=caption)
    inner += f"<photoshop:Credit>{credit}</photoshop:Credit>" if credit else ""
    inner += files.alternative("Iptc4xmpCore:AltTextAccessibility", x_default=alt) if alt else ""
    return files.picture(size, colour=colour, xmp=files.xmp(inner))


def in_library(caption, **said):
    """A photograph of the library, with its file."""
    return Photo.accept(files.file(file_of(caption, **said)), by=None)


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

"""Command: how much slower the body's editor is at 9,000 words than at 300, and than a plain field.

Prints ratios of one run on one machine, because times alone say more about the machine.
"""

import os
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from threading import Thread
from wsgiref.simple_server import WSGIRequestHandler, make_server

import django

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ |= {"DJANGO_SETTINGS_MODULE": "newsroom.settings", "NEWSROOM_DEBUG": "1"}
os.environ.setdefault("NEWSROOM_VAR", tempfile.mkdtemp(prefix="newsroom-typing-"))
django.setup()

from django import forms  # noqa: E402 Django is set up above
from django.contrib.staticfiles.handlers import StaticFilesHandler  # noqa: E402
from django.core.handlers.wsgi import WSGIHandler  # noqa: E402
from django.utils.html import strip_tags  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402

from articles.forms.editor import BodyField  # noqa: E402
from tests.browser import chromium  # noqa: E402

SENTENCE = (
    "The harbour master said that <strong>nobody</strong> had asked <a href='/town'>the council</a> yet. "
)
PARAGRAPH = f"<p>{SENTENCE * 8}</p>"
WORDS = 8 * len(strip_tags(SENTENCE).split())
TYPED = "nobody had asked the council for it "
AREA = ".ProseMirror[role=textbox]"
LISTEN = """() => {
    window.spent = []
    let pressed = 0
    addEventListener("keydown", () => (pressed = performance.now()), true)
    addEventListener("input", () => setTimeout(() => spent.push(performance.now() - pressed)), true)
}"""


class Quiet(WSGIRequestHandler):
    def log_message(self, *what):
        """Say nothing of requests."""


class Form(forms.Form):
    body = BodyField()


def page_of(words):
    """The editor alone on a page, or with 0 words a plain field with the long text."""
    text = PARAGRAPH * ((words or 9000) // WORDS)
    if not words:
        return f"<textarea class='ProseMirror' role='textbox' rows='40' cols='90'>{text}</textarea>"
    form = Form({"body": text})
    return f"<!doctype html>{form.media}<form>{form['body']}</form>"


def measure(page, base, words):
    """Seconds until one can write, and milliseconds for a key."""
    page.route("**/page", lambda route: route.fulfill(content_type="text/html", body=page_of(words)))
    began = time.perf_counter()
    page.goto(f"{base}/page")
    page.locator(AREA).wait_for()
    opened = time.perf_counter() - began
    page.locator(AREA).focus()
    page.keyboard.press("Control+End")
    page.evaluate(LISTEN)
    for sign in TYPED:
        page.keyboard.press("Space" if sign == " " else sign)
    page.unroute("**/page")
    return opened, median(page.evaluate("spent"))


def main():
    server = make_server("127.0.0.1", 0, StaticFilesHandler(WSGIHandler()), handler_class=Quiet)
    Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**chromium.options())
        page = browser.new_page()
        measure(page, base, 300)  # fills the browser's cache
        plain, short, long = (measure(page, base, words) for words in (0, 300, 9000))
        browser.close()
    server.shutdown()
    for name, at in (("to open", 0), ("for a key", 1)):
        sys.stdout.write(
            f"9,000 words {name}: {long[at] / short[at]:.1f} times as long as 300 words, "
            f"{long[at] / plain[at]:.1f} times a plain field of 9,000\n"
        )
    sys.stdout.write(f"In this run a key took {long[1]:.0f} ms at 9,000 words, {short[1]:.0f} ms at 300.\n")


if __name__ == "__main__":
    main()

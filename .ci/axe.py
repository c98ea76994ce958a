"""Shows a page of every view to axe and measures its width: axe.py FOLDER [--long], after pages.py.

Each page as a phone in the light and as a wide screen in the dark; --long: four widths in both.
"""

import itertools
import json
import os
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, os.getcwd())
from served import serve  # noqa: E402

from tests.browser import chromium  # noqa: E402
from tests.browser.accessibility_checks import barriers  # noqa: E402

SHORT = ((320, "light"), (1440, "dark"))
LONG = tuple(itertools.product((320, 768, 1280, 1440), ("light", "dark")))
NO_PAGES = {"admin:jsi18n", "admin:autocomplete"}


def visitors(folder):
    return json.loads((Path(folder) / "pages.json").read_text())


def examine_pages(browser, site, visitor, look):
    """Complaints of one visitor's pages in one width and light."""
    width, scheme = look
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    cookies = visitor["cookies"].items()
    context.add_cookies([{"name": name, "value": value, "url": site} for name, value in cookies])
    page = context.new_page()
    page.on("dialog", lambda dialog: dialog.accept())
    for name, address in visitor["pages"].items():
        if name not in NO_PAGES:
            page.goto(site + address, wait_until="load")
            yield from (f"{name} ({address}), {width} {scheme}: {words}" for words in barriers(page))
    context.close()


def main(folder, *, looks):
    with serve(folder) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**chromium.options())
        people = visitors(folder)
        found = [
            words
            for visitor, look in itertools.product(people, looks)
            for words in examine_pages(browser, site, visitor, look)
        ]
        browser.close()
    many = sum(len(visitor["pages"]) for visitor in people)
    sys.stdout.write(
        "\n".join([*found, f"axe: {many} pages in {len(looks)} lights, {len(found)} complaints", ""])
    )
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], looks=LONG if "--long" in sys.argv else SHORT))

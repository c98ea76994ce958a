"""Takes the pictures of docs/pictures from the demonstration: `make screenshots`."""

import io
import os
import re
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image, ImageOps
from playwright.sync_api import sync_playwright

sys.path.insert(0, os.getcwd())
from served import find_link, read, serve, settle, speak  # noqa: E402
from shots import FIXED, LANGUAGES, NAMED, PSEUDO, PSEUDO_SETTINGS, SHOTS  # noqa: E402

from newsroom.passwords import DEMONSTRATION  # noqa: E402
from tests.browser import chromium  # noqa: E402

FOLDER = Path("docs/pictures")
TALLEST = 2600
# Not by waiting for a function: the policy of our pages lets nothing be evaluated in them again and again.
ALL_PICTURES = """
Promise.all([...document.images].map((one) => {
  one.loading = "eager"
  return one.decode().catch(() => null)
}))
"""
BRACKETED = "What is left of the old ferry bridge. (Clara Vogel/Valley Pictures)"
LETTERS = {
    "de": "Ich wohne seit vierzig Jahren neben der Brücke.",
    "ar": "أسكن بجوار الجسر منذ أربعين عامًا.",
}
MARGIN = 24
QUALITY = 74


def addresses(site):
    """Every page by its name, as a path."""
    parts = re.findall(r"<loc>([^<]+)</loc>", read(site + "/sitemap.xml"))
    known = [address for part in parts for address in re.findall(r"<loc>([^<]+)</loc>", read(part))]
    found = {name: one(known, word).removeprefix(site) for name, word in NAMED.items()}
    text = read(site + found["article"])
    found |= {kind: find_link(kind, text) for kind in ("author", "tag", "write")}
    found["section"] = find_link("section", read(site + "/"))
    found["archive"] = find_link("archive", read(site + "/archive/"))
    found["series"] = find_link("series", read(one(known, "kitchen-clock")))
    found["desk-form"] = f"/admin/articles/article/{found['write'].split('/')[2]}/change/"
    return found | FIXED


def one(known, word):
    matching = [address for address in known if word in address]
    if not matching:
        sys.exit(f"The demonstration has no page at an address with {word!r}.")
    return matching[0]


def contexts(browser, site):
    """A window for each person, size and light, made when first needed."""
    made = {}

    def context(shot):
        key = (shot.who, shot.size, shot.dark)
        if key not in made:
            width, height = shot.size
            made[key] = browser.new_context(
                viewport={"width": width, "height": height}, color_scheme="dark" if shot.dark else "light",
                locale="en-GB", timezone_id="Europe/Berlin", base_url=site, reduced_motion="reduce",
            )  # fmt: skip
            log_in(made[key], shot.who)
        return made[key]

    return context


def log_in(context, who):
    if not who:
        return
    page = context.new_page()
    page.goto("/accounts/login/?next=/admin/")
    page.locator("#id_login").fill(who)
    page.locator("#id_password").fill(DEMONSTRATION)
    page.locator("#id_password").press("Enter")
    page.wait_for_url("**/admin/")
    page.close()


def open_keys(page):
    page.get_by_role("button", name="Keys").click()
    page.locator("dialog[open]").wait_for()


def choose_photograph(page):
    page.get_by_role("button", name="Photograph", exact=True).click()
    page.locator("dialog[open] img").first.wait_for()
    page.evaluate(ALL_PICTURES)


def offer_credit(page):
    choose_photograph(page)
    with page.expect_response(re.compile("q=bridge")):
        page.get_by_label("Search caption, credit, people").fill("bridge")
        page.keyboard.press("Enter")
    page.locator("dialog[open] .library-choice").first.click()
    page.get_by_role("button", name="Choose this photograph").click()
    page.locator("dialog[open]").get_by_label("Caption", exact=True).fill(BRACKETED)
    page.get_by_role("button", name="Leave it").wait_for()


def open_version(page):
    page.get_by_text("History", exact=True).click()
    page.locator(".history a[href*='/revisions/']").last.click()
    page.locator(".revision").wait_for()


def open_comment(page):
    page.locator("#result_list tbody a", has_text="21:40").click()
    page.locator(".moderation").wait_for()


def send_comment(page):
    """The receipt of a comment; whoever reads it knows the form by its place, not by its words."""
    page.wait_for_timeout(4000)
    page.locator("#id_name").fill("Ruth Reader")
    page.locator("#id_text").fill(LETTERS[page.locator("html").get_attribute("lang")])
    page.locator(
        "form.comment-form button[type=submit], .comment-page form button[type=submit]"
    ).first.click()
    page.wait_for_url("**/receipt/**")


ACTS = {
    "send": send_comment,
    "keys": open_keys,
    "photo": choose_photograph,
    "words": offer_credit,
    "version": open_version,
    "comment": open_comment,
}


def take(context, shot, path):
    """Open the page, wait until its pictures are there, and look."""
    page = context.new_page()
    page.emulate_media(media="print" if shot.printed else "screen")
    answer = page.goto(path, wait_until="networkidle")
    if answer.status >= 500:
        sys.exit(f"{path} fails: no picture of that.")
    page.evaluate(ALL_PICTURES)
    if shot.act:
        ACTS[shot.act](page)
    if shot.who and shot.page == "thread":
        page.locator(".desk-aside .desk-state").wait_for()
    picture = page.screenshot(full_page=shot.whole, animations="disabled", clip=clip(page, shot.part))
    page.close()
    return picture


def clip(page, part):
    """What of the page is to be seen: from the top of a part on, a screen and a half of it; else all."""
    if not part:
        return None
    box, width = page.locator(part).first.bounding_box(), page.viewport_size["width"]
    return {"x": 0, "y": box["y"] - MARGIN, "width": width, "height": min(box["height"] + 2 * MARGIN, 1400)}


def save_picture(shot, picture):
    """As WebP, no taller than a page of the handbook bears; what is printed gets the margins of its sheet."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    image = ImageOps.expand(image, 3 * MARGIN, "white") if shot.printed else image
    image.crop((0, 0, image.width, min(image.height, TALLEST))).save(
        FOLDER / f"{shot.name}.webp", quality=QUALITY, method=6
    )


def main(only):
    FOLDER.mkdir(parents=True, exist_ok=True)
    shots = [shot for shot in SHOTS if not only or shot.name in only]
    with TemporaryDirectory(prefix="newsroom-served-") as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**chromium.options())
        with serve(folder) as site:
            settle(folder)
            for language in LANGUAGES:
                take_all(browser, site, folder, language, shots)
        speak(folder, "ar")
        with serve(folder, PSEUDO_SETTINGS) as site:
            take_all(browser, site, folder, PSEUDO, shots)
        browser.close()


def take_all(browser, site, folder, language, shots):
    """The pictures in one language; the paper speaks it from now on."""
    wanted = [shot for shot in shots if shot.language == language]
    if not wanted:
        return
    if language in LANGUAGES:
        speak(folder, language)
    found, context = addresses(site), contexts(browser, site)
    for shot in wanted:
        save_picture(shot, take(context(shot), shot, found[shot.page]))
        sys.stdout.write(f"{shot.name}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(set(sys.argv[1:]))

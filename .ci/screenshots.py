"""Takes the pictures of docs/pictures from the demonstration: `make screenshots`."""

import io
import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image, ImageOps
from playwright.sync_api import sync_playwright

sys.path.insert(0, os.getcwd())
from served import find_link, read, serve, settle, speak  # noqa: E402

from newsroom.passwords import DEMONSTRATION  # noqa: E402
from tests.browser import chromium  # noqa: E402

FOLDER = Path("docs/pictures")
WIDE, PHONE, SMALL = (1280, 900), (390, 844), (320, 640)
TALL, TALL_PHONE, SHEET = (1280, 1600), (390, 1600), (794, 1123)
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


@dataclass(frozen=True)
class Shot:
    """One picture: which page, for whom (nobody: a reader), how wide, in which light, from what `part` on.

    `language` is that of the paper and of its desk; PSEUDO shows what is not in the catalogues.
    """

    name: str
    page: str
    who: str = ""
    size: tuple = WIDE
    dark: bool = False
    printed: bool = False
    act: str = ""
    part: str = ""
    whole: bool = True
    language: str = "en"


PSEUDO = "pseudo"
PSEUDO_SETTINGS = "tests.words.pseudo_settings"
LANGUAGES = ("en", "de", "ar")
PAGES = ("front", "section", "article", "author", "tag", "series", "archive", "search", "write", "missing")
SHOTS = (
    Shot("front", "front", size=TALL, whole=False),
    *(Shot(page, page) for page in PAGES[1:]),
    *(Shot(f"{page}-dark", page, dark=True) for page in PAGES),
    *(Shot(f"{page}-phone", page, size=PHONE) for page in PAGES),
    Shot("front-320", "front", size=SMALL),
    Shot("article-320", "article", size=SMALL),
    Shot("arabic", "arabic"),
    Shot("arabic-dark", "arabic", dark=True),
    Shot("arabic-phone", "arabic", size=PHONE),
    Shot("retracted", "retracted"),
    Shot("corrected", "corrected"),
    Shot("note", "corrected", part=".notes"),
    Shot("opinion", "opinion"),
    Shot("gallery", "gallery"),
    Shot("thread", "thread", part="#comments"),
    Shot("print", "article", size=SHEET, printed=True),
    Shot("print-arabic", "arabic", size=SHEET, printed=True),
    Shot("log-in", "log-in"),
    Shot("log-in-phone", "log-in", size=PHONE),
    Shot("desk", "desk", "chief"),
    Shot("desk-dark", "desk", "chief", dark=True),
    Shot("desk-articles", "desk-articles", "editor"),
    Shot("desk-form", "desk-form", "editor", TALL, whole=False),
    Shot("desk-form-dark", "desk-form", "editor", TALL, dark=True, whole=False),
    Shot("desk-form-phone", "desk-form", "editor", TALL_PHONE, whole=False),
    Shot("desk-keys", "desk-form", "editor", act="keys", whole=False),
    Shot("desk-photo", "desk-form", "editor", act="photo", whole=False),
    Shot("desk-photo-words", "desk-form", "editor", act="words", whole=False),
    Shot("desk-version", "desk-form", "editor", act="version", whole=False),
    Shot("desk-photos", "desk-photos", "editor"),
    Shot("desk-queue", "desk-queue", "moderator"),
    Shot("desk-queue-dark", "desk-queue", "moderator", dark=True),
    Shot("desk-queue-phone", "desk-queue", "moderator", PHONE),
    Shot("desk-comment", "desk-queue", "moderator", act="comment"),
    Shot("desk-threads", "desk-threads", "moderator"),
    Shot("desk-site", "desk-site", "chief"),
    Shot("desk-people", "desk-people", "chief"),
    Shot("staff-on-the-page", "thread", "editor", whole=False),
    Shot("staff-in-the-thread", "thread", "moderator", part="#comments"),
    *(Shot(f"front-{code}", "front", size=TALL, whole=False, language=code) for code in ("de", "ar")),
    *(Shot(f"article-{code}", "corrected", language=code) for code in ("de", "ar")),
    *(Shot(f"thread-{code}", "thread", part="#comments", language=code) for code in ("de", "ar")),
    *(Shot(f"receipt-{code}", "write", act="send", language=code) for code in ("de", "ar")),
    *(
        Shot(f"desk-form-{code}", "desk-form", "editor", TALL, whole=False, language=code)
        for code in ("de", PSEUDO)
    ),
    *(Shot(f"desk-queue-{code}", "desk-queue", "moderator", language=code) for code in ("de", PSEUDO)),
)
NAMED = {
    "article": "old-ferry-bridge",
    "arabic": "port-al-nour-sails",
    "corrected": "shop-in-lime-street",
    "opinion": "bridge-will-cost",
    "gallery": "three-thousand-lights",
    "thread": "old-ferry-bridge",
}
FIXED = {
    "front": "/",
    "search": "/search/?q=bridge",
    "missing": "/no/such/page/",
    "retracted": "/health/lime-street-spring/",
    "log-in": "/accounts/login/",
    "desk": "/admin/",
    "desk-articles": "/admin/articles/article/",
    "desk-photos": "/admin/articles/photo/",
    "desk-queue": "/admin/comments/comment/",
    "desk-threads": "/admin/comments/thread/",
    "desk-site": "/admin/newsroom/site/1/change/",
    "desk-people": "/admin/newsroom/user/",
}


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


def keep(shot, picture):
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
        keep(shot, take(context(shot), shot, found[shot.page]))
        sys.stdout.write(f"{shot.name}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(set(sys.argv[1:]))

"""The first day of a paper in a real browser: from the command to the first article that readers have."""

import os
import re
import signal
import subprocess
import sys
from itertools import takewhile

import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import expect

from newsroom.models import SetupLink, Site
from tests import cast
from tests.browser.desk import press, write
from tests.browser.test_accessibility import examine
from tests.ports import find_free_port

pytestmark = pytest.mark.browser

PASSWORD = "ink under my nails"
LAST_LINE = "  Ctrl-C ends it.\n"
# Any file that is there, in place of the stamp of an environment that make would install.
INSTALLED = "RUNS=pyproject.toml"


@pytest.fixture
def site(tmp_path):
    """Runs `make site` in a folder of this test; what it said up to its last line."""
    told = [f"SITE={tmp_path / 'site'}", f"PORT={find_free_port()}", f"PYTHON={sys.executable}", INSTALLED]
    process = subprocess.Popen(
        ["make", "--no-print-directory", "site", *told],
        cwd=settings.BASE_DIR,
        stdout=subprocess.PIPE,
        text=True,
        process_group=0,
    )
    said = "".join(takewhile(lambda line: line != LAST_LINE, iter(process.stdout.readline, "")))
    yield said
    # As Ctrl-C does it, to make and to what it started.
    os.killpg(process.pid, signal.SIGINT)
    rest, _ = process.communicate(timeout=20)
    assert rest.endswith("Stopped.\n"), said + rest


def address_of(said, path=""):
    return re.search(rf"http://127\.0\.0\.1:\d+/{path}\S*", said)[0]


def type_into(page, *answers):
    """Type each answer and go on with the Tab key; None leaves the field as it is."""
    for answer in answers:
        if answer is not None:
            page.keyboard.type(answer)
        page.keyboard.press("Tab")


def set_up(page):
    """The whole page by keyboard alone."""
    page.get_by_label("Name of the paper").focus()
    type_into(page, "The Harbour Post", "News from both banks", *[None] * 5)
    type_into(page, "Harbour Press", None, "City desk", None)
    expect(page.locator(":focus")).to_have_attribute("name", "from_address")
    type_into(page, None, "ada@harbour.example")
    press_key(page, "Enter")
    expect(page.locator("[role=status]")).to_contain_text(
        "It was printed where the paper was started", timeout=20_000
    )
    page.get_by_label("First name").focus()
    type_into(page, "Ada", "Quill", "ada", "ada@harbour.example", PASSWORD, "another password")
    press_key(page, "Enter")
    expect(page.locator("form")).to_contain_text("The two are not the same.")
    page.get_by_label("Password", exact=True).focus()
    type_into(page, PASSWORD)
    page.keyboard.type(PASSWORD)
    press_key(page, "Enter")


def press_key(page, key):
    """A key that leads to another page."""
    with page.expect_navigation():
        page.keyboard.press(key)


def card(page, front):
    """What the desk's card still asks for."""
    page.goto(f"{front}admin/")
    return page.locator(".todo a").all_inner_texts()


def give_logo(page, front, file):
    page.goto(f"{front}admin/")
    page.get_by_role("link", name="Give the paper its logo").click()
    page.locator("#id_sign").set_input_files(file)
    press(page, "Save")


def publish(page, front):
    """Write the first article from the card and publish it."""
    page.goto(f"{front}admin/")
    page.get_by_role("link", name="Publish the first article").click()
    page.locator("[contenteditable=true]").wait_for()
    page.locator("#id_headline").fill("Ferry returns to the old quay")
    page.locator("#id_section").select_option(label="Harbour")
    write(page, "The ferry Meridian landed on Monday.")
    press(page, "Publish")
    # Nobody is named as the author, of which the rules warn.
    press(page, "Publish now")
    expect(page.locator(".messagelist", has_text="Published.")).to_be_visible()


def test_from_the_command_to_the_first_article(page, browser, browser_context_args, site, tmp_path):
    front, link = address_of(site), address_of(site, "setup/")
    page.goto(link)
    assert link.rstrip("/").rpartition("/")[2] not in page.url
    expect(page.get_by_label("Public address")).to_have_value(front.rstrip("/"))
    set_up(page)
    expect(page).to_have_url(f"{front}admin/")
    assert card(page, front) == ["Give the paper its logo", "Publish the first article"]

    visitor = browser.new_context(**browser_context_args).new_page()
    assert visitor.goto(link).status == 410
    expect(visitor.get_by_role("heading", name="Set up already")).to_be_visible()

    page.goto(f"{front}admin/articles/section/add/")
    page.get_by_label("Name").first.fill("Harbour")
    press(page, "Save")
    (tmp_path / "logo.png").write_bytes(cast.picture(size=(600, 150), format="PNG"))
    give_logo(page, front, tmp_path / "logo.png")
    assert card(page, front) == ["Publish the first article"]
    publish(page, front)
    page.goto(f"{front}admin/")
    expect(page.locator(".todo")).to_have_count(0)

    visitor.goto(front)
    expect(visitor.get_by_role("img", name="The Harbour Post")).to_have_js_property("naturalWidth", 600)
    visitor.get_by_role("link", name="Ferry returns to the old quay").first.click()
    expect(visitor.get_by_text("The ferry Meridian landed on Monday.")).to_be_visible()
    assert visitor.context.cookies() == []
    visitor.context.close()


@pytest.mark.django_db(transaction=True)
def test_the_set_up_is_accessible(page, live_server):
    page.goto(live_server.url + reverse("setup_link", args=[SetupLink.open()]))
    assert examine(page, f"{live_server.url}/setup/") == []
    assert examine(page, f"{live_server.url}/setup/no-such-link/") == []


@pytest.mark.django_db(transaction=True)
def test_the_set_up_needs_no_script(browser, browser_context_args, live_server):
    reader = browser.new_context(**browser_context_args, java_script_enabled=False).new_page()
    reader.goto(live_server.url + reverse("setup_link", args=[SetupLink.open()]))
    reader.get_by_label("Name of the paper").fill("The Harbour Post")
    for label, answer in (("User name", "ada"), ("E-mail address", "ada@harbour.example")):
        reader.get_by_label(label).fill(answer)
    for label in ("Password", "The password again"):
        reader.get_by_label(label, exact=True).fill(PASSWORD)
    reader.get_by_role("button", name="Begin the paper").click()
    expect(reader).to_have_url(f"{live_server.url}/admin/")
    assert Site.current().time_zone == "UTC"
    reader.context.close()


def test_the_browsers_time_zone_is_suggested(browser, live_server, transactional_db):
    page = browser.new_context(timezone_id="Asia/Tokyo").new_page()
    page.goto(live_server.url + reverse("setup_link", args=[SetupLink.open()]))
    expect(page.get_by_label("Time zone")).to_have_value("Asia/Tokyo")
    page.context.close()

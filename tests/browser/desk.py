"""How people get to the desk and write there, in a browser."""

from django.conf import settings
from django.test import Client
from django.urls import reverse

from tests import cast

# The editor, once it has taken the place of the plain field.
EDIT_AREA = ".ProseMirror[role=textbox]"


def log_in(page, live_server, person, *, then="admin:index"):
    """Type name and password, press Enter, and wait until the page `then` is there."""
    page.context.clear_cookies()
    target = reverse(then)
    page.goto(f"{live_server.url}{reverse('account_login')}?next={target}")
    page.locator("#id_login").fill(person.username)
    page.locator("#id_password").fill(cast.PASSWORD)
    page.locator("#id_password").press("Enter")
    page.wait_for_url(live_server.url + target)


def write(page, words):
    """Type into the body's editor, each line a paragraph."""
    page.locator(EDIT_AREA).click()
    for number, line in enumerate(words.splitlines()):
        if number:
            page.keyboard.press("Enter")
        page.keyboard.type(line)


# Where scripts run, this button saves without leaving the page.
IN_PLACE = ".submit-row [name=_continue][title]"


def press(page, button):
    """Press a submit button and wait for the page that answers, or until it is saved in place."""
    pressed = page.get_by_role("button", name=button, exact=True)
    if pressed.and_(page.locator(IN_PLACE)).count():
        pressed.click()
        wait_for_answer(page)
        return
    with page.expect_navigation():
        pressed.click()


def wait_for_answer(page):
    """Until the save in place that is under way is done or refused."""
    page.locator(f"{IN_PLACE}:not([aria-busy])").wait_for()


def enter(page, live_server, person):
    """Be logged in without the log-in page, for tests of what comes after it."""
    client = Client()
    client.force_login(person)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])


def editor_at_desk(page, live_server):
    """Who edits every section, logged in; there is one section, City."""
    person = cast.user("Editor", all_sections=True)
    cast.section("City")
    enter(page, live_server, person)
    return person

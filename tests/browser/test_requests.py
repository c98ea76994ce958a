"""How many requests the article form costs, its files served and kept as in production."""

import pytest
from django.core.management import call_command
from django.test.testcases import LiveServerThread
from django.urls import reverse

from tests import cast
from tests.browser.desk import EDIT_AREA, editor_at_desk

MOST_AT_FIRST, MOST_AGAIN = 60, 25
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


class Server:
    """The site without Django's handler for static files: WhiteNoise serves what was collected."""

    def __init__(self):
        self.thread = LiveServerThread("localhost", static_handler=lambda application: application)
        self.thread.daemon = True

    def __enter__(self):
        self.thread.start()
        self.thread.is_ready.wait()
        if self.thread.error:
            raise self.thread.error
        self.url = f"http://{self.thread.host}:{self.thread.port}"
        return self

    def __exit__(self, *failure):
        self.thread.terminate()


@pytest.fixture
def server(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    named = {"BACKEND": "newsroom.storage.NamedByContent"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": named}
    call_command("collectstatic", interactive=False, verbosity=0)
    with Server() as server:
        yield server


def count(page, address):
    """The addresses that a page asks the server for; what the browser has kept is none of them."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    asked = {}
    session.on(
        "Network.requestWillBeSent", lambda event: asked.update({event["requestId"]: event["request"]["url"]})
    )
    session.on("Network.requestServedFromCache", lambda event: asked.pop(event["requestId"], None))
    session.on("Network.responseReceived", lambda event: drop_kept(asked, event))
    page.goto(address)
    page.locator(EDIT_AREA).wait_for()
    page.wait_for_load_state("networkidle")
    session.detach()
    return [address for address in asked.values() if not address.startswith("data:")]


def drop_kept(asked, event):
    if event["response"]["fromDiskCache"]:
        asked.pop(event["requestId"], None)


def test_the_form_costs_few_requests_and_fewer_again(server, page):
    person = editor_at_desk(page, server)
    story = cast.draft("Quay", section=cast.section("City"), by=person, body="<p>One.</p>")
    address = server.url + reverse("admin:articles_article_change", args=[story.pk])
    first = count(page, address)
    page.goto("about:blank")
    again = count(page, address)
    assert address in first
    assert address in again
    assert len(first) <= MOST_AT_FIRST, "\n".join(first)
    assert len(again) <= MOST_AGAIN, again


def test_all_that_was_collected_is_found(server, page, complaints):
    editor_at_desk(page, server)
    count(page, server.url + reverse("admin:articles_article_add"))
    assert complaints == []

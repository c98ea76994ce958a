"""A real browser, kept on this machine, for tests that walk through the site as its users do."""

import os

import pytest
from playwright.sync_api import expect

from tests.browser import chromium

# Playwright keeps an event loop in this thread, which Django takes for an asynchronous caller.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

# What a page is to show is waited for, however slow the machine is.
expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return browser_type_launch_args | chromium.options()


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return browser_context_args | {"locale": "en-GB", "timezone_id": "UTC"}


@pytest.fixture
def page(page):
    return chromium.slow(page)


@pytest.fixture
def complaints(page):
    """What the console says against the pages, the policy's violations among it."""
    heard = []
    page.on("console", lambda message: heard.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: heard.append(str(error)))
    return heard


@pytest.fixture
def elsewhere(browser, browser_context_args):
    """A page of another reader."""
    context = browser.new_context(**browser_context_args)
    yield chromium.slow(context.new_page())
    context.close()

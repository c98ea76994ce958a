"""Answers that come late: the browser asks, and the test says when it hears."""

from contextlib import contextmanager


@contextmanager
def answers(page, address):
    """Gives the requests that are held back; `give` lets one through, and at the end all others."""
    held = []
    page.route(address, lambda route: held.append(route))
    yield held
    while held:
        held.pop(0).continue_()
    page.unroute(address)


def give(page, route, *, then=None):
    """Let one answer come, and wait until the page has had it; `then` is what the server says instead."""
    with page.expect_response(route.request.url):
        route.fulfill(**then) if then else route.continue_()
    page.evaluate("new Promise((seen) => setTimeout(() => requestAnimationFrame(() => setTimeout(seen))))")


def wait_for(page, held, number=1):
    """Wait until so many requests are held back."""
    for _ in range(200):
        if len(held) >= number:
            return held[number - 1]
        page.wait_for_timeout(25)
    raise AssertionError(f"The page asked {len(held)} times, not {number}.")

"""Browsers from which somebody has logged in: a signed cookie that lets strangers lock nobody out of them.

It opens nothing by itself: a password from such a browser is counted by itself, not with what strangers try.
This is OWASP's “device cookie”.
"""

import secrets
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings
from django.urls import reverse

YEAR = 60 * 60 * 24 * 365
# People who have proved who they are while a view runs: allauth's hooks cannot reach its response.
arrivals: ContextVar[list | None] = ContextVar("arrivals", default=None)


def cookie_of(person) -> str:
    """One for each person, since a browser in a newsroom serves several."""
    return f"{settings.SESSION_COOKIE_NAME}-known-{person.pk}"


def mark_of(request, person) -> str:
    """The mark that this browser has for `person`; empty where they never logged in from it."""
    name = cookie_of(person)
    return request.get_signed_cookie(name, default="", salt=name, max_age=YEAR)


@contextmanager
def gather_arrivals():
    """The people whom `note_arrival` names in this block, as a list."""
    token = arrivals.set([])
    try:
        yield arrivals.get()
    finally:
        arrivals.reset(token)


def note_arrival(person) -> None:
    """Note that somebody has just proved who they are; does nothing outside of `gather_arrivals`."""
    people = arrivals.get()
    if people is not None:
        people.append(person)


def remember(response, person) -> None:
    """Set the cookie that marks this browser as one of the person's."""
    name = cookie_of(person)
    response.set_signed_cookie(
        name,
        secrets.token_urlsafe(16),
        salt=name,
        max_age=YEAR,
        # Only the log-in reads it, so no other request has to carry it.
        path=reverse("account_login"),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )

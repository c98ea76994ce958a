"""Somebody who starts a new paper: the link they were given, and what they type into its page."""

from io import StringIO

from django.core.management import call_command
from django.test import TestCase

PAGE = "/setup/"
PASSWORD = "ink under my nails"


def link():
    """What the command prints."""
    said = StringIO()
    call_command("setup_link", stdout=said)
    return said.getvalue().strip()


def path(address):
    return "/" + address.split("/", 3)[3]


def form_data(**other):
    return {
        "name": "The Harbour Post",
        "tagline": "News from both banks",
        "address": "https://harbour.example",
        "language": "de",
        "time_zone": "Europe/Berlin",
        "sections": "Town, Harbour ,  Sport",
        "publisher": "Harbour Press",
        "contact": "readers@harbour.example",
        "desk_signature": "City desk",
        "from_address": "desk@harbour.example",
        "comment_default": "open",
        "test_to": "",
        "first_name": "Ada",
        "last_name": "Quill",
        "username": "ada",
        "email": "ada@harbour.example",
        "password1": PASSWORD,
        "password2": PASSWORD,
        **other,
    }


class Visited(TestCase):
    """A paper that nobody runs yet, and a browser that has followed its link."""

    def setUp(self):
        self.address = link()
        self.client.get(path(self.address))

    def post(self, **other):
        return self.client.post(PAGE, form_data(**other))

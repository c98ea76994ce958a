"""Writes pages of every kind into a folder: pages.py FOLDER, with NEWSROOM_VAR naming a folder of their own.

Follows links from the front page and through the desk, and keeps the first pages of each view it meets.
FOLDER.json beside it has an address of each view, with the cookies of who was there.
"""

import io
import json
import logging
import os
import re
import sys
import time
from collections import Counter
from html import unescape
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import django
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import Client
from django.test.utils import setup_test_environment
from django.urls import Resolver404, resolve

LINK = re.compile(r'<a\b[^>]*\shref="([^"]+)"')
STAMP = re.compile(r'name="stamp" value="([^"]+)"')
OF_A_KIND = 3
FASTER_THAN_ANYBODY_TYPES = 4
POSTED = {"comment-refused", "comment-sent"}
LEAVE_OUT = {"admin:logout", "account_logout"}


def view_of(address):
    """The name of the view that answers an address of ours; empty for all others."""
    parts = urlsplit(address)
    try:
        return "" if parts.scheme or parts.netloc else resolve(parts.path).view_name
    except Resolver404:
        return ""


class Walk:
    """One visitor's way through the site."""

    def __init__(self, folder, client):
        self.folder, self.client, self.kept, self.first, self.ahead = folder, client, Counter(), {}, []

    def follow(self, *addresses):
        """Visit these and everything they lead to, as far as its kind has not been met often enough."""
        self.ahead.extend(addresses)
        met = set()
        while self.ahead:
            address = self.ahead.pop(0)
            name = view_of(address)
            if address not in met and name and name not in LEAVE_OUT and self.kept[name] < OF_A_KIND:
                met.add(address)
                self.store(name, address, self.client.get(address))

    def store(self, name, address, answer):
        """Write a page down and note where it leads; a server error ends the walk."""
        assert answer.status_code < 500, f"{address} answered {answer.status_code}"
        if answer.status_code in (301, 302, 303):
            self.ahead.append(urljoin(address, answer.url))
        if not answer.streaming and answer.content and answer["Content-Type"].startswith("text/html"):
            self.kept[name] += 1
            self.first.setdefault(name, address)
            file = self.folder / f"{name.replace(':', '-')}-{self.kept[name]}.html"
            file.write_bytes(answer.content)
            links = LINK.findall(answer.content.decode())
            self.ahead += [urljoin(address, unescape(link)).partition("#")[0] for link in links]


def absences():
    """Addresses whose articles were withdrawn: their answers are pages too."""
    visible = apps.get_model("articles", "Edition").objects.current()
    return [edition.get_absolute_url() for edition in visible if not edition.is_listed]


def public(folder):
    walk = Walk(folder, Client())
    walk.follow("/", "/search/", "/search/?q=xyzzy", *absences())
    walk.store("not-found", "/no/such/page/", walk.client.get("/no/such/page/"))
    comment(walk)
    return walk


def comment(walk):
    """Write to the first form met, first nothing and then in earnest: what is wrong, and the receipt."""
    address = walk.first["comments:write"]
    stamp = STAMP.search(walk.client.get(address).content.decode())[1]
    walk.store("comment-refused", address, walk.client.post(address, {"stamp": stamp}))
    time.sleep(FASTER_THAN_ANYBODY_TYPES)
    words = {"name": "A reader", "text": "The harbour was never this full.", "stamp": stamp}
    walk.store("comment-sent", address, walk.client.post(address, words))
    walk.follow()
    assert walk.kept["comments:receipt"], "No receipt was given."


def desk(folder):
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("everything"))
    walk = Walk(folder, client)
    walk.follow("/admin/")
    return walk


def collect_pages(walk):
    """Where one visitor was, a page of each view, and with which cookies."""
    cookies = {name: cookie.value for name, cookie in walk.client.cookies.items()}
    pages = {name: address for name, address in walk.first.items() if name not in POSTED}
    return {"pages": pages, "cookies": cookies}


def main(folder):
    folder.mkdir(exist_ok=True)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    django.setup()
    logging.disable()
    setup_test_environment(debug=False)
    call_command("migrate", verbosity=0)
    call_command("demo", stdout=io.StringIO())
    walks = [public(folder), desk(folder)]
    folder.with_suffix(".json").write_text(json.dumps([collect_pages(walk) for walk in walks]))
    sys.stdout.write(f"{len(list(folder.iterdir()))} pages\n")


if __name__ == "__main__":
    sys.path.insert(0, os.getcwd())
    main(Path(sys.argv[1]))

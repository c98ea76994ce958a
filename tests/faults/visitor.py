"""Somebody who uses the paper over HTTP, and notes what was acknowledged and how long each answer took."""

import http.client
import ipaddress
import re
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from http.cookiejar import Cookie, CookieJar
from itertools import count

from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from comments.forms.submission import Stamp
from newsroom.management.commands.start import HOST
from tests.desk import form_data

readers, networks = count(1), count(1)
# Which version was opened, and the idempotency key.
HIDDEN = re.compile(r'<input type="hidden" name="(opened|submission)" value="([^"]*)"')
TOKEN = "faults" * 5 + "in"
LOST = (OSError, http.client.HTTPException)


@dataclass(frozen=True)
class Answer:
    """What came back; status 0 where nothing did."""

    status: int
    text: str
    location: str
    seconds: float


class StayHere(urllib.request.HTTPRedirectHandler):
    """A redirect is an answer too: it says that something was taken."""

    def redirect_request(self, *request_and_answer):
        return None


class FromElsewhere(urllib.request.HTTPHandler):
    """Each request comes from another loopback network: the brakes by network have tests of their own."""

    def http_open(self, request):
        return self.do_open(partial(http.client.HTTPConnection, source_address=next_address()), request)


def next_address():
    """An address of the next /24, and any port; None, which is always the same one, where there are none."""
    if sys.platform != "linux":
        return None
    return str(ipaddress.ip_address("127.0.0.1") + 256 * next(networks)), 0


def session_of(person):
    """A log-in, as the browser keeps it."""
    client = Client()
    client.force_login(person)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


class Visitor:
    """A browser of its own, with the log-in `session` where one is given; `answers` keeps all that came."""

    def __init__(self, port, *, session=""):
        self.origin, self.answers = f"http://{HOST}:{port}", []
        self.jar = CookieJar()
        self.opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(self.jar), StayHere, FromElsewhere
        )
        self.set_cookie(settings.CSRF_COOKIE_NAME, TOKEN)
        if session:
            self.set_cookie("sessionid", session)

    def set_cookie(self, name, value):
        place = {"domain": HOST, "domain_specified": False, "domain_initial_dot": False, "path": "/"}
        facts = {"version": 0, "port": None, "port_specified": False, "path_specified": True, "secure": False}
        ends = {"expires": None, "discard": True, "comment": None, "comment_url": None, "rest": {}}
        self.jar.set_cookie(Cookie(name=name, value=value, **place, **facts, **ends))

    def get(self, path):
        return self.ask(urllib.request.Request(self.origin + path))

    def post(self, path, *, headers=None, **fields):
        body = urllib.parse.urlencode({"csrfmiddlewaretoken": TOKEN, **fields}).encode()
        return self.ask(urllib.request.Request(self.origin + path, body, headers or {}))

    def ask(self, request):
        began = time.monotonic()
        try:
            with self.opener.open(request, timeout=60) as response:
                answer = response.status, response.read().decode(errors="replace"), ""
        except urllib.error.HTTPError as error:
            answer = error.code, error.read().decode(errors="replace"), error.headers.get("Location", "")
        except LOST as error:
            answer = 0, repr(error), ""
        self.answers.append(Answer(*answer, time.monotonic() - began))
        return self.answers[-1]

    def upload(self, data, name="dawn.jpg"):
        """Send a picture to the library of photographs."""
        edge = uuid.uuid4().hex
        parts = [
            ("csrfmiddlewaretoken", "", "", TOKEN.encode()),
            ("file", f'; filename="{name}"', "image/jpeg", data),
        ]
        body = b""
        for field, more, kind, value in parts:
            head = f'--{edge}\r\nContent-Disposition: form-data; name="{field}"{more}\r\n'
            body += (head + (f"Content-Type: {kind}\r\n" if kind else "") + "\r\n").encode() + value + b"\r\n"
        body += f"--{edge}--\r\n".encode()
        headers = {"Content-Type": f"multipart/form-data; boundary={edge}"}
        address = self.origin + reverse("admin:articles_photo_upload")
        return self.ask(urllib.request.Request(address, body, headers))

    def comment(self, story, text, *, name="Rosa"):
        """Send a comment, as from a form that was opened a minute ago, by another reader each time."""
        stamp = str(Stamp(uuid.uuid4(), timezone.now() - timedelta(minutes=1)))
        path, fields = (
            reverse("comments:write", args=[story.pk]),
            {"name": name, "text": text, "stamp": stamp},
        )
        number = next(readers)
        address = f"10.{number >> 8}.{number & 255}.1"
        return self.post(path, headers={"X-Forwarded-For": address}, **fields)

    def save(self, story, headline):
        """Open the form of a draft, and save it under another headline; the section is known to `story`."""
        hidden = dict(HIDDEN.findall(self.get(form_data.change(story)).text))
        return self.post(
            form_data.change(story), **form_data.article(headline, section=story.section, **hidden)
        )

    def log_in(self, person, password):
        return self.post(reverse("account_login"), login=person.username, password=password)


class Tally:
    """What a client was told is taken: acknowledged, or refused; and what was never answered."""

    def __init__(self):
        self.acknowledged, self.refused, self.lost = set(), set(), set()

    def note(self, what, answer, *, taken=(201, 302, 303)):
        """Sort `what` was asked for by its answer; whoever is led to the log-in was not heard."""
        is_taken = answer.status in taken and "/login/" not in answer.location
        place = self.acknowledged if is_taken else self.refused if answer.status else self.lost
        place.add(what)
        return answer

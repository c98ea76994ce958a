"""One person with a connection of their own to the live server."""

from http.client import HTTPConnection, HTTPException
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.test import Client

TOKEN = "t" * 32
FORM = "application/x-www-form-urlencoded"


class Visitor:
    """Logged in as `person` (None: nobody), and with a token that every form takes."""

    def __init__(self, server, person=None):
        self.http = HTTPConnection(urlsplit(server).netloc, timeout=60)
        self.person, self.cookies = person, {settings.CSRF_COOKIE_NAME: TOKEN}
        self.log_in()

    def log_in(self):
        if self.person and self.person.is_active:
            client = Client()
            client.force_login(self.person)
            self.cookies[settings.SESSION_COOKIE_NAME] = client.cookies[settings.SESSION_COOKIE_NAME].value

    def ask(self, method, address, data=None):
        """The status and the page."""
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Cookie": cookies, "X-CSRFToken": TOKEN, "Content-Type": FORM}
        body = urlencode(data or {}, doseq=True).encode() if method not in ("GET", "HEAD") else None
        try:
            return self.send(method, address, body, headers)
        except (HTTPException, OSError):
            # The server closes a connection that it has kept for long.
            self.http.close()
            return self.send(method, address, body, headers)

    def send(self, method, address, body, headers):
        self.http.request(method, address.replace(" ", "%20"), body=body, headers=headers)
        answer = self.http.getresponse()
        return answer.status, answer.read().decode(errors="replace")

    def leave(self):
        self.http.close()

"""The test mail: really sent, and whatever the mail server says is said to who asked."""

import socket
import threading

from django.core import mail
from django.test import TestCase, override_settings
from django.urls import reverse

from newsroom import postbox
from newsroom.models import Claim, Site
from tests import cast

SMTP = "django.core.mail.backends.smtp.EmailBackend"


class MailServer(threading.Thread):
    """Speaks just enough SMTP on this machine; `answers` replaces what it says to a command."""

    def __init__(self, **answers):
        super().__init__(daemon=True)
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.port = self.listening.getsockname()[1]
        self.answers, self.letters, self.heard = answers, [], []

    def run(self):
        talk, _ = self.listening.accept()
        with talk, talk.makefile("rwb") as lines:
            self.say(lines, "220 post.example")
            for line in lines:
                command = line.split()[0].decode().upper()
                self.heard.append(command)
                self.say(lines, self.answers.get(command, "354 Go on" if command == "DATA" else "250 Fine"))
                if command == "DATA" and "DATA" not in self.answers:
                    self.letters.append(b"".join(iter(lines.readline, b".\r\n")).decode())
                    self.say(lines, "250 Taken")
                if command == "QUIT":
                    return

    def say(self, lines, words):
        lines.write(f"{words}\r\n".encode())
        lines.flush()


def through(port, **more):
    options = {"host": "127.0.0.1", "port": port, "timeout": 2, **more}
    return override_settings(MAILERS={"default": {"BACKEND": SMTP, "OPTIONS": options}})


class Sending(TestCase):
    def serve(self, **answers):
        server = MailServer(**answers)
        self.addCleanup(server.listening.close)
        server.start()
        return server

    def send(self, **answers):
        server = self.serve(**answers)
        site = Site(name="The Harbour Post", from_address="desk@h.example")
        with through(server.port):
            return postbox.send_test("ada@harbour.example", site=site), server

    def test_really_sends_one(self):
        outcome, server = self.send()
        assert outcome.is_sent and "ada@harbour.example" in outcome.words
        (letter,) = server.letters
        assert "The Harbour Post: a test" in letter and "From: desk@h.example" in letter

    def test_says_what_the_server_says_of_the_address(self):
        outcome, server = self.send(RCPT="550 No such box here")
        assert not outcome.is_sent and "550 No such box here." in outcome.words
        assert not server.letters

    def test_says_what_the_server_says_of_the_letter(self):
        outcome, _ = self.send(DATA="554 Looks like spam")
        assert not outcome.is_sent and "554 Looks like spam" in outcome.words

    def test_says_that_the_server_knows_no_log_in(self):
        server = self.serve()
        with through(server.port, username="paper", password="top secret"):
            outcome = postbox.send_test("ada@harbour.example", site=Site())
            assert "top secret" not in postbox.way() + outcome.words
        assert not outcome.is_sent and "AUTH" in outcome.words

    def test_says_that_nobody_listens(self):
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
        with through(port):
            outcome = postbox.send_test("ada@harbour.example", site=Site())
        assert not outcome.is_sent and "Connection refused" in outcome.words

    def test_does_not_wait_for_ever(self):
        with socket.create_server(("127.0.0.1", 0)) as silent, through(silent.getsockname()[1], timeout=0.2):
            outcome = postbox.send_test("ada@harbour.example", site=Site())
        assert not outcome.is_sent and "timed out" in outcome.words

    def test_goes_nowhere_without_an_address(self):
        assert not postbox.send_test("", site=Site()).is_sent
        assert not postbox.send_test("ada@harbour.example\r\nBcc: x@y.example", site=Site()).is_sent
        assert mail.outbox == []


class FromTheSetUp(TestCase):
    def setUp(self):
        self.client.get(reverse("setup_link", args=[Claim.open()]))

    def press(self, **typed):
        return self.client.post("/setup/", {"test": "1", "name": "The Harbour Post", **typed})

    def test_goes_to_the_address_typed_and_keeps_the_rest(self):
        answer = self.press(test_to="ada@harbour.example", from_address="desk@h.example", sections="Town")
        self.assertContains(answer, "Look into the box of ada@harbour.example")
        for kept in ("The Harbour Post", "desk@h.example", 'value="Town"'):
            self.assertContains(answer, kept)
        self.assertNotContains(answer, "need another look")
        assert (mail.outbox[0].to, mail.outbox[0].from_email) == (["ada@harbour.example"], "desk@h.example")
        assert mail.outbox[0].subject == "The Harbour Post: a test"
        assert not Site.objects.exists()

    def test_survives_any_name(self):
        for name in ("", "a\r\nBcc: x@y.example", "a\u2028b\x85c\x00", "صحيفة " * 99):
            assert self.press(name=name, test_to="ada@harbour.example").status_code == 200
        assert all(letter.recipients() == ["ada@harbour.example"] for letter in mail.outbox)

    def test_goes_to_the_chief_where_no_other_address_is_typed(self):
        self.press(email="ada@harbour.example")
        assert mail.outbox[0].to == ["ada@harbour.example"]

    def test_asks_for_whole_addresses(self):
        for typed in ({}, {"test_to": "ada"}, {"test_to": "a@b.example\nBcc: c@d.example"}):
            self.assertContains(self.press(**typed), "Type whole addresses first")
        self.assertContains(self.press(test_to="a@b.example", from_address="x"), "Type whole addresses")
        assert mail.outbox == []

    def test_says_what_failed(self):
        with through(1):
            self.assertContains(self.press(test_to="a@b.example"), "could not be reached")


class FromTheDesk(TestCase):
    def test_goes_to_who_asks(self):
        chief = cast.user("Chief")
        self.client.force_login(chief)
        answer = self.client.post(reverse("admin:newsroom_site_test"), follow=True)
        self.assertContains(answer, f"Look into the box of {chief.email}")
        assert mail.outbox[0].to == [chief.email]

"""Mails as they go out: really sent, with whole links, and whatever the mail server says is said on."""

import re
import socket
import time
from contextlib import redirect_stdout
from datetime import timedelta
from io import StringIO

import pytest
from django.core import mail as outbox
from django.test import TestCase, override_settings

from newsroom import mail, queue
from newsroom.accounts import one_time_link
from newsroom.models import Site
from tests import cast
from tests.mailserver import serve, through
from tests.ports import find_free_port


class Sending(TestCase):
    def send(self, to="ada@harbour.example", **answers):
        server = serve(self, **answers)
        with through(server.port):
            mail.send("test", to, site=Site(name="The Harbour Post", from_address="desk@h.example"))
        return server

    def failure(self, kind, **answers):
        with pytest.raises(mail.Undelivered) as caught:
            self.send(**answers)
        assert caught.type is kind
        return str(caught.value)

    def test_really_sends_one(self):
        (letter,) = self.send().letters
        assert "Subject: The Harbour Post: a test" in letter and "From: desk@h.example" in letter

    def test_gives_up_where_the_address_is_refused_for_good(self):
        assert "550 No such box here." in self.failure(mail.Rejected, RCPT="550 No such box here")

    def test_gives_up_where_the_letter_is_refused_for_good(self):
        assert "554 Looks like spam" in self.failure(mail.Rejected, DATA="554 Looks like spam")
        assert "554 Looks like spam" in self.failure(mail.Rejected, BODY="554 Looks like spam")

    def test_tries_again_where_the_address_is_refused_for_now(self):
        assert "451 Come back later" in self.failure(mail.Undelivered, RCPT="451 Come back later")
        assert "452 Box is full" in self.failure(mail.Undelivered, BODY="452 Box is full")

    def test_tries_again_where_the_sender_is_refused_for_an_operator_can_mend_it(self):
        assert "530 Who are you?" in self.failure(mail.Unreachable, MAIL="530 Who are you?")
        assert "451 Slowly" in self.failure(mail.Undelivered, MAIL="451 Slowly")

    def test_says_no_more_of_what_the_server_says_than_can_be_read(self):
        said = self.failure(mail.Rejected, RCPT="550 a\x00b\x1b[31m" + "c" * 2000)
        assert said.isprintable() and len(said) < 600

    def test_leaves_a_server_alone_that_hangs_up(self):
        for command in ("GREETING", "EHLO", "RCPT", "DATA", "BODY"):
            with self.subTest(command):
                assert "could not be reached" in self.failure(mail.Unreachable, **{command: None})

    def test_leaves_a_server_alone_that_takes_no_mail_now(self):
        assert "421 Too busy" in self.failure(mail.Unreachable, GREETING="421 Too busy")

    def test_counts_a_letter_that_was_taken_as_sent_whatever_comes_of_the_farewell(self):
        assert len(self.send(QUIT=None).letters) == 1

    def test_says_that_the_server_knows_no_log_in(self):
        server = serve(self)
        with through(server.port, username="paper", password="top secret"):
            with pytest.raises(mail.Unreachable) as caught:
                mail.send("test", "ada@harbour.example", site=Site())
            assert "top secret" not in mail.way() + str(caught.value)
        assert "AUTH" in str(caught.value)

    def test_says_that_nobody_listens(self):
        with through(find_free_port()), pytest.raises(mail.Unreachable, match="Connection refused"):
            mail.send("test", "ada@harbour.example", site=Site())

    def test_does_not_wait_for_ever(self):
        with (
            socket.create_server(("127.0.0.1", 0)) as silent,
            through(silent.getsockname()[1], timeout=0.2),
            pytest.raises(mail.Unreachable, match="timed"),
        ):
            mail.send("test", "ada@harbour.example", site=Site())

    def test_ends_where_a_server_talks_for_ever(self):
        server = serve(self, GREETING=Drip())
        began = time.monotonic()
        with through(server.port), queue.time_limit(timedelta(seconds=1)), pytest.raises(mail.Unreachable):
            mail.send("test", "ada@harbour.example", site=Site())
        assert time.monotonic() - began < 10

    def test_takes_no_second_address_from_a_line_break(self):
        with pytest.raises(mail.Rejected):
            mail.send("test", "ada@harbour.example\r\nBcc: x@y.example", site=Site())
        assert outbox.outbox == []


class Drip:
    """An answer that never ends, a line every tenth of a second."""

    def __iter__(self):
        while True:
            time.sleep(0.1)
            yield "220-and so on"


class Writing(TestCase):
    """What stands in a mail is what the reader, and an operator who has it printed, can follow."""

    def read_mail(self, name):
        server = serve(self)
        person = cast.user("Reporter", first_name="Zoë", username=f"zoe-{len(name)}")
        site = Site(name=name, address=f"https://{'long-' * 12}name.example")
        link = one_time_link(person).replace(Site.current().address, site.address)
        with through(server.port):
            mail.send("invitation", person.email, site=site, person=person, link=link)
        return server.letters[0], link

    def test_a_link_is_never_cut_or_changed_in_any_script(self):
        for name in ("The Post", "Der Bote für Ümläute", "صحيفة الميناء", "港の新聞"):
            letter, link = self.read_mail(name)
            assert link in letter.splitlines(), letter
            assert not re.search(r"^Content-Transfer-Encoding: (quoted|base)", letter, re.MULTILINE)

    def test_a_line_too_long_for_the_wire_is_packed_and_the_mail_goes_out(self):
        server = serve(self)
        with through(server.port):
            mail.deliver(mail.Message("A", "ü" * 2000, "a@b.example", ["c@d.example"]))
        assert "quoted-printable" in server.letters[0].lower() or "base64" in server.letters[0].lower()

    def test_what_the_console_prints_can_be_copied(self):
        console = {"default": {"BACKEND": mail.CONSOLE}}
        with override_settings(MAILERS=console), redirect_stdout(StringIO()) as printed:
            mail.send("invitation", "zoe@h.example", site=Site(name="Öl"), person=cast.user(), link="L=" * 60)
        assert "L=" * 60 in printed.getvalue().splitlines()

"""A mail server on this machine that can be made to refuse, to be silent or slow, or to hang up."""

import socket
import threading
import time
from contextlib import suppress

from django.test import override_settings

SMTP = "django.core.mail.backends.smtp.EmailBackend"


class MailServer(threading.Thread):
    """Speaks just enough SMTP; `answers` replaces what it says to a command.

    An answer of None hangs up, a number waits for so many seconds before the usual answer, and what can be
    gone through is said line by line. GREETING and BODY stand for what it says first, and after a letter.
    """

    usual = {"GREETING": "220 post.example", "DATA": "354 Go on", "BODY": "250 Taken", "QUIT": "221 Bye"}

    def __init__(self, **answers):
        super().__init__(daemon=True)
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.port = self.listening.getsockname()[1]
        self.answers, self.letters, self.heard, self.calls = answers, [], [], 0

    def run(self):
        while True:
            try:
                talk, _ = self.listening.accept()
            except OSError:
                return
            self.calls += 1
            threading.Thread(target=self.serve, args=(talk,), daemon=True).start()

    def serve(self, talk):
        with suppress(OSError, ValueError), talk, talk.makefile("rwb") as lines:
            self.converse(lines)

    def converse(self, lines):
        if not self.say(lines, "GREETING"):
            return
        for line in lines:
            command = line.split()[0].decode().upper()
            self.heard.append(command)
            if not self.say(lines, command) or command == "QUIT":
                return
            if command == "DATA" and "DATA" not in self.answers:
                letter = b"".join(iter(lines.readline, b".\r\n"))
                if str(self.answers.get("BODY"))[0] not in "45":
                    self.letters.append(letter.decode())
                if not self.say(lines, "BODY"):
                    return

    def say(self, lines, command):
        """Answer the command; False where it hangs up instead."""
        usual = self.usual.get(command, "250 Fine")
        words = self.answers.get(command, usual)
        if isinstance(words, int | float):
            time.sleep(words)
            words = usual
        if words is None:
            return False
        for line in [words] if isinstance(words, str) else words:
            lines.write(f"{line}\r\n".encode())
            lines.flush()
        return True

    def stop(self):
        self.listening.close()


def serve(test_case, **answers):
    """A server that lives as long as the test."""
    server = MailServer(**answers)
    test_case.addCleanup(server.stop)
    server.start()
    return server


def through(port, **more):
    """Mails go to this port meanwhile."""
    options = {"host": "127.0.0.1", "port": port, "timeout": 2, **more}
    return override_settings(MAILERS={"default": {"BACKEND": SMTP, "OPTIONS": options}})


def closed_port():
    """A port where nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]

"""A mail server on this machine that can be made to refuse, to be silent or slow, or to hang up."""

import socket
import threading
import time
from contextlib import suppress

from django.test import override_settings

HOST = "127.0.0.1"
SMTP = "django.core.mail.backends.smtp.EmailBackend"
# What a server in this mood answers; one that is "refusing" takes no connection at all.
MOODS = {
    "well": {},
    "refusing": {},
    "silent": {"GREETING": 60},
    "slow": {"BODY": 3},
    "busy": {"RCPT": "451 4.3.0 Try again later"},
    "never": {"RCPT": "550 5.1.1 No such mailbox"},
}


class MailServer:
    """Speaks just enough SMTP; `answers` replaces what it says to a command.

    An answer of None hangs up, a number waits for so many seconds before the usual answer, and what can be
    gone through is said line by line. GREETING and BODY stand for what it says first, and after a letter.
    `letters` were taken, for `recipients`; `rejected` has those of whom it has said that they do not exist.
    """

    usual = {"GREETING": "220 post.example", "DATA": "354 Go on", "BODY": "250 Taken", "QUIT": "221 Bye"}

    def __init__(self, **answers):
        self.answers, self.port, self.calls = answers, 0, 0
        self.letters, self.recipients, self.rejected = [], [], set()
        self.mood = "well"
        self.open()

    def turn(self, mood):
        """Behave so from now on."""
        if "refusing" in (mood, self.mood) and mood != self.mood:
            self.close() if mood == "refusing" else self.open()
        self.mood, self.answers = mood, MOODS[mood]

    def open(self):
        self.listening = socket.create_server((HOST, self.port))
        self.port = self.listening.getsockname()[1]
        threading.Thread(target=self.run, args=(self.listening,), daemon=True).start()

    def close(self):
        """From now on connections are refused."""
        with suppress(OSError):
            # Wakes the thread that waits for a connection, which would keep the port open.
            self.listening.shutdown(socket.SHUT_RDWR)
        self.listening.close()

    def run(self, listening):
        while True:
            try:
                talk, _ = listening.accept()
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
        recipient = ""
        for line in lines:
            command = line.split()[0].decode().upper()
            if command == "RCPT":
                recipient = line.split(b"<")[1].split(b">")[0].decode()
                self.rejected |= {recipient} if self.begins("RCPT", "5") else set()
            if not self.say(lines, command) or command == "QUIT":
                return
            if command == "DATA" and "DATA" not in self.answers and not self.receive(lines, recipient):
                return

    def receive(self, lines, recipient):
        """Take a letter; False where it hangs up afterwards."""
        letter = b"".join(iter(lines.readline, b".\r\n"))
        if not self.begins("BODY", "45"):
            self.letters.append(letter.decode())
            self.recipients.append(recipient)
        return self.say(lines, "BODY")

    def begins(self, command, digits):
        """Whether the answer to a command is one with such a first digit."""
        words = self.answers.get(command)
        return isinstance(words, str) and words[0] in digits

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

    def environment(self):
        return {"NEWSROOM_SMTP_HOST": HOST, "NEWSROOM_SMTP_PORT": str(self.port), "NEWSROOM_SMTP_TLS": "0"}


def serve(test_case, **answers):
    """A server that lives as long as the test."""
    server = MailServer(**answers)
    test_case.addCleanup(server.close)
    return server


def through(port, **more):
    """Mails go to this port meanwhile."""
    options = {"host": HOST, "port": port, "timeout": 2, **more}
    return override_settings(MAILERS={"default": {"BACKEND": SMTP, "OPTIONS": options}})

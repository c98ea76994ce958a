"""A small real mail server in a thread, which can refuse, stay silent, be slow, or say no."""

import socketserver
import threading
import time

HOST = "127.0.0.1"
REPLIES = {"busy": b"451 4.3.0 Try again later\r\n", "never": b"550 5.1.1 No such mailbox\r\n"}
SLOW = 3


class Talk(socketserver.StreamRequestHandler):
    """One conversation, as far as a mail needs it."""

    def handle(self):
        server = self.server.owner
        server.connections += 1
        if server.mood == "silent":
            server.silence.wait(60)
            return
        self.say(b"220 mail.example\r\n")
        word = b""
        while word != b"QUIT" and (line := self.rfile.readline()):
            word = line[:4].upper()
            self.answer(server, word, line)

    def answer(self, server, word, line):
        if word == b"RCPT":
            self.to = line.split(b"<")[1].split(b">")[0].decode()
        if word == b"RCPT" and server.mood in REPLIES:
            server.rejected |= {self.to} if server.mood == "never" else set()
            self.say(REPLIES[server.mood])
            return
        if word == b"DATA":
            self.say(b"354 go on\r\n")
            self.take(server)
        self.say(b"250 ok\r\n")

    def take(self, server):
        letter = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            letter.append(line)
        if server.mood == "slow":
            time.sleep(SLOW)
        server.taken.append((self.to, b"".join(letter).decode(errors="replace")))

    def say(self, words):
        self.wfile.write(words)
        self.wfile.flush()


class Listener(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


class MailServer:
    """Listens at `port`; `mood` is "well", "silent", "slow", "busy" (4xx) or "never" (5xx)."""

    def __init__(self):
        self.mood, self.taken, self.connections, self.port = "well", [], 0, 0
        self.rejected, self.silence = set(), threading.Event()
        self.open()

    def open(self):
        self.listener = Listener((HOST, self.port), Talk)
        self.listener.owner = self
        self.port = self.listener.server_address[1]
        threading.Thread(target=self.listener.serve_forever, args=(0.05,), daemon=True).start()

    def close(self):
        """From now on connections are refused."""
        self.silence.set()
        self.listener.shutdown()
        self.listener.server_close()

    def environment(self):
        return {"NEWSROOM_SMTP_HOST": HOST, "NEWSROOM_SMTP_PORT": str(self.port), "NEWSROOM_SMTP_TLS": "0"}

    def recipients(self):
        return [to for to, _ in self.taken]

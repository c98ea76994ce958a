"""nginx as deploy/nginx.conf sets it up: a page of ours where the application does not answer."""

import re
import shutil
import socket
import subprocess
import tempfile
import time
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread
from unittest import skipUnless

from django.conf import settings
from django.test import SimpleTestCase

from newsroom.management.commands.start import answers, first_free

DEPLOY = Path(settings.BASE_DIR) / "deploy"
CONFIGURATION = (DEPLOY / "nginx.conf").read_text()
SIGN = "<h1>The paper does not answer</h1>"
MAIN = """
daemon off; master_process off; pid {folder}/pid; error_log {folder}/error.log;
events {{}}
http {{
    types {{ text/html html; text/css css; }}
    access_log off;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/f;
    uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
    {server}
}}
"""


class TheConfiguration(SimpleTestCase):
    def test_names_a_page_that_lies_in_the_project(self):
        page = re.search(r"error_page 502 504 /(\S+);", CONFIGURATION)[1]
        assert SIGN in (DEPLOY / page).read_text()
        assert "root /srv/newsroom/deploy;" in CONFIGURATION

    def test_shows_a_page_that_needs_nothing_of_the_application(self):
        page = (DEPLOY / "unavailable/unavailable.html").read_text()
        sources = re.findall(r'(?:src|href)="([^"]+)"', page)
        assert sources == ["/unavailable/unavailable.css", "/"]
        assert (DEPLOY / sources[0].strip("/")).is_file()

    def test_waits_longer_than_a_process_that_hangs_takes_to_be_replaced(self):
        waits = int(re.search(r"proxy_read_timeout (\d+)s;", CONFIGURATION)[1])
        assert waits > settings.REQUEST_SECONDS + 2 * settings.GRACE_SECONDS


@skipUnless(shutil.which("nginx"), "nginx is not installed here (Debian: apt-get install nginx)")
class TheServer(SimpleTestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="newsroom-nginx-")
        self.addCleanup(folder.cleanup)
        self.port, self.folder = first_free(8600), Path(folder.name)
        self.silent = socket.create_server(("127.0.0.1", 0))
        self.addCleanup(self.silent.close)

    def serve(self, backend):
        """The last server of our configuration, without certificates and with less patience."""
        server = "server {" + CONFIGURATION.rpartition("\nserver {")[2]
        server = re.sub(r"listen \[::\]:443 ssl;|ssl_certificate\w*\s+\S+;|access_log .*;", "", server)
        server = server.replace("listen 443 ssl;", f"listen 127.0.0.1:{self.port};")
        server = server.replace("127.0.0.1:8000", f"127.0.0.1:{backend}")
        server = server.replace("proxy_read_timeout 60s", "proxy_read_timeout 1s")
        server = server.replace("/srv/newsroom/deploy", str(DEPLOY))
        (self.folder / "nginx.conf").write_text(MAIN.format(folder=self.folder, server=server))
        process = subprocess.Popen(
            [
                "nginx",
                "-e",
                f"{self.folder}/start.log",
                "-p",
                str(self.folder),
                "-c",
                f"{self.folder}/nginx.conf",
            ]
        )
        self.addCleanup(process.wait)
        self.addCleanup(process.terminate)
        while not answers(self.port):
            assert process.poll() is None, (self.folder / "start.log").read_text()
            time.sleep(0.05)

    def get(self, address, method="GET"):
        client = HTTPConnection("127.0.0.1", self.port, timeout=20)
        self.addCleanup(client.close)
        client.request(method, address, body=b"words=1" if method == "POST" else None)
        answer = client.getresponse()
        return answer.status, answer.read().decode(), answer.headers

    def test_says_in_words_that_nobody_listens(self):
        self.serve(first_free(8700))
        for method in ("GET", "POST"):
            status, page, headers = self.get("/admin/", method)
            assert (status, SIGN in page) == (502, True)
        assert headers["Cache-Control"] == "no-store"
        assert "default-src 'none'" in headers["Content-Security-Policy"]

    def test_says_in_words_that_the_application_is_silent(self):
        self.serve(self.silent.getsockname()[1])
        status, page, _ = self.get("/")
        assert (status, SIGN in page) == (504, True)
        status, sheet, headers = self.get("/unavailable/unavailable.css")
        assert (status, headers["Content-Type"], "--paper" in sheet) == (200, "text/css", True)

    def test_leaves_the_words_of_the_application_as_they_are(self):
        self.serve(self.silent.getsockname()[1])
        Thread(target=self.answer_once, daemon=True).start()
        assert self.get("/")[:2] == (503, "own words")

    def answer_once(self):
        connection, _ = self.silent.accept()
        connection.recv(10_000)
        connection.sendall(b"HTTP/1.1 503 Busy\r\nContent-Length: 9\r\nConnection: close\r\n\r\nown words")
        connection.close()

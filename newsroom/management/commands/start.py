"""Serves the newsroom on this machine: makes everything ready, then keeps a server and a worker running."""

import hashlib
import os
import signal
import socket
import subprocess
import sys
import time

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import BaseCommand, CommandError, call_command

from newsroom.models import Site, User

HOST = "127.0.0.1"
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
SERVER = [
    *("-m", "granian", "newsroom.wsgi:application", "--interface", "wsgi", "--host", HOST),
    *("--workers", "2", "--blocking-threads", "4", "--backpressure", "128"),
    *("--respawn-failed-workers", "--workers-kill-timeout", "5", "--log-level", "warning"),
]
WORKER = ["manage.py", "worker"]


def leave(*signal_and_frame):
    """Ends the command as a success; further signals must not disturb the clearing up."""
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)
    raise SystemExit(0)


def is_free(port):
    with socket.socket() as probe:
        # Without it a port that a server has just left counts as taken for a minute or so.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def first_free(wanted):
    numbers = range(max(wanted, 1), min(wanted + 100, 65536))
    port = next((number for number in numbers if is_free(number)), None)
    if port is None:
        raise CommandError(f"No port from {wanted} on is free. Name another one: --port 9000")
    return port


def answers(port):
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex((HOST, port)) == 0


def fingerprint():
    """Changes whenever a static file of any app does."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            about = os.stat(storage.path(path))
            digest.update(f"{path} {about.st_size} {about.st_mtime_ns}\n".encode())
    return digest.hexdigest()


class Command(BaseCommand):
    help = "Brings database and static files up to date and serves on this machine, worker included."

    def add_arguments(self, parser):
        parser.add_argument("--demo", action="store_true", help="load the demonstration content first")
        parser.add_argument("--port", type=int, default=8000, help="the next free one is used if it is taken")

    def handle(self, *, demo, port, **options):
        if demo and not settings.DEMO:
            raise CommandError(
                "The demonstration has a database of its own: start it with `make run`, "
                "or with NEWSROOM_DEMO=1 and NEWSROOM_VAR naming a folder for it."
            )
        if demo and not settings.DEMO_IS_HERE:
            raise CommandError("The demonstration was removed. Start a paper of your own: `make site`.")
        for number in SIGNALS:
            signal.signal(number, leave)
        self.make_ready(demo)
        chosen = first_free(port)
        self.move(f"http://{HOST}:{chosen}")
        self.serve(chosen, wanted=port)

    def make_ready(self, demo):
        self.say("Bringing the database up to date ...")
        call_command("migrate", verbosity=0, interactive=False)
        if not settings.DEBUG:
            self.collect_static()
        if demo:
            self.say("Loading the demonstration ...")
            call_command("demo", stdout=self.stdout)

    def collect_static(self):
        made_from, now = settings.VAR_DIR / "static-made-from", fingerprint()
        collected = (settings.STATIC_ROOT / "staticfiles.json").exists()
        if not collected or not made_from.exists() or made_from.read_text() != now:
            self.say("Collecting static files ...")
            call_command("collectstatic", verbosity=0, interactive=False)
            made_from.write_text(now)

    def move(self, address):
        """Store `address` in the Site row of a paper that is only on this machine: the port may differ."""
        site = Site.objects.filter(address__startswith=f"http://{HOST}").first()
        if site and site.address != address:
            site.address = address
            site.save()

    def serve(self, port, *, wanted):
        children = []
        try:
            for arguments in ([*SERVER, "--port", str(port)], WORKER):
                children.append(self.begin(arguments))
            self.wait_until_answering(port, children)
            self.announce(port, wanted)
            self.watch(children)
        finally:
            self.end(children)
            self.say("Stopped.")

    def begin(self, arguments):
        """A process group of its own keeps Ctrl-C for us, so that the children end in good order."""
        return subprocess.Popen(  # noqa: S603 our own arguments
            [sys.executable, *arguments],
            cwd=settings.BASE_DIR,
            stdin=subprocess.DEVNULL,
            process_group=0,
        )

    def wait_until_answering(self, port, children):
        while not answers(port):
            self.look_after(children)
            time.sleep(0.1)

    def announce(self, port, wanted):
        here = f"http://{HOST}:{port}"
        if port != wanted:
            self.say(f"Port {wanted} is taken, so this is on {port}.")
        self.say(f"\n  The paper   {here}/\n  The desk    {here}/admin/\n")
        if not (settings.DEMO or User.objects.exists()):
            self.offer(here)
        self.say("  Ctrl-C ends it.\n")

    def offer(self, here):
        """While nobody works here, whoever started the paper may set it up."""
        self.say("  Set it up   ", ending="")
        call_command("setup_link", address=here, stdout=self.stdout)
        self.say("              Whoever opens this link first becomes the chief. It works once, for a day;")
        self.say("              each start prints a new one, until the paper is set up.\n")

    def watch(self, children):
        while True:
            self.look_after(children)
            time.sleep(0.2)

    def look_after(self, children):
        for child in children:
            if child.poll() is not None:
                raise CommandError(f"{' '.join(child.args[1:4])} ended by itself ({child.returncode}).")

    def end(self, children):
        for child in children:
            child.terminate()
        for child in children:
            try:
                child.wait(10)
            except subprocess.TimeoutExpired:
                # Granian's own processes are in the group, and would go on holding the port.
                os.killpg(child.pid, signal.SIGKILL)
                child.wait()

    def say(self, words, ending="\n"):
        self.stdout.write(words, ending=ending)
        self.stdout.flush()

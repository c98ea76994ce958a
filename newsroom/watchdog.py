"""Watches over the requests under way in one process of the web server, and frees it of one that hangs.

A request that takes too long is first interrupted in its own thread. Where that does not help, for
example because it waits outside of Python, the process ends; granian begins another
(--respawn-failed-workers). Where nothing of Python can run any more, as in a regular expression
that never comes to an end, a timer of `faulthandler` ends it without Python's help.
"""

import ctypes
import faulthandler
import logging
import os
from dataclasses import dataclass, field
from threading import Lock, Thread, get_ident
from time import monotonic, sleep

log = logging.getLogger("newsroom.watchdog")
OFTEN = 1


class TooSlow(Exception):
    """Raised in the thread of a request that takes too long."""


@dataclass
class UnderWay:
    """One request: since when it is worked on; `reads` while it waits for what the visitor sends."""

    name: str
    since: float = field(default_factory=monotonic)
    reads: bool = False
    is_interrupted: bool = False


class Body:
    """The body of a request; the time in which it arrives is the visitor's, not ours."""

    def __init__(self, body, request):
        self.body, self.request = body, request

    def read(self, *size):
        return self.wait(self.body.read, *size)

    def readline(self, *size):
        return self.wait(self.body.readline, *size)

    def readlines(self, *hint):
        return self.wait(self.body.readlines, *hint)

    def __iter__(self):
        return iter(self.readline, b"")

    def wait(self, read, *arguments):
        self.request.reads = True
        try:
            return read(*arguments)
        finally:
            self.request.since, self.request.reads = monotonic(), False


class Watchdog:
    """A WSGI application around another: `seconds` for a request, then `grace` until the process ends."""

    def __init__(self, application, *, seconds, grace):
        self.application, self.seconds, self.grace = application, seconds, grace
        self.under_way, self.lock, self.thread = {}, Lock(), None

    def __call__(self, environ, start_response):
        request = UnderWay(f"{environ['REQUEST_METHOD']} {environ['PATH_INFO']}")
        environ["wsgi.input"] = Body(environ["wsgi.input"], request)
        with self.lock:
            self.begin()
            self.under_way[get_ident()] = request
        try:
            return self.application(environ, start_response)
        finally:
            self.finish()

    def begin(self):
        """Start the thread with the first request: one of the parent process would not survive a fork."""
        if self.thread is None:
            self.thread = Thread(target=self.watch, name="watchdog", daemon=True)
            self.thread.start()

    def finish(self):
        """Take the request off the list; afterwards no interrupt reaches the thread, which serves others."""
        while True:
            try:
                with self.lock:
                    self.under_way.pop(get_ident(), None)
                    interrupt(get_ident(), None)
                return
            # The error may be on its way already and arrive at any step, also here.
            except TooSlow:
                continue

    def watch(self):
        while True:
            faulthandler.dump_traceback_later(self.seconds + 2 * self.grace, exit=True)
            sleep(min(OFTEN, self.grace / 2))
            with self.lock:
                self.look(monotonic())

    def look(self, now):
        """Interrupt what takes too long; end the process where that was in vain."""
        for thread, request in self.under_way.items():
            age = 0 if request.reads else now - request.since
            if age > self.seconds and not request.is_interrupted:
                log.error("%s takes longer than %s seconds: interrupted.", request.name, self.seconds)
                request.is_interrupted = True
                interrupt(thread, TooSlow)
            elif age > self.seconds + self.grace:
                log.critical("%s does not end: this process ends.", request.name)
                faulthandler.dump_traceback()
                # sys.exit() would only end this thread; the thread that hangs would keep the process.
                os._exit(1)


def interrupt(thread, error):
    """Have the thread raise `error` at its next step; None takes back what it has not raised yet."""
    ctypes.pythonapi.PyThreadState_SetAsyncExc(
        ctypes.c_ulong(thread), None if error is None else ctypes.py_object(error)
    )

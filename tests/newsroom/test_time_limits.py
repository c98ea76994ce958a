"""A statement that takes too long is cut: 503 in words, nothing half stored, the next request is served."""

import logging
from contextlib import contextmanager
from threading import Event, Thread
from time import monotonic

from django.conf import settings
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test import TransactionTestCase, override_settings
from django.utils import timezone

from articles.models import Section
from newsroom.models import Throttle
from newsroom.time_limits import limit_statements
from tests import cast
from tests.newsroom.hanging_views import ENDLESS, Asking

HERE = f"{Asking.__module__}.Asking"


@override_settings(ROOT_URLCONF="tests.newsroom.hanging_views", STATEMENT_SECONDS=0.5, REQUEST_SECONDS=2)
class AStatement(TransactionTestCase):
    def setUp(self):
        logging.disable(logging.CRITICAL)
        self.addCleanup(logging.disable, logging.NOTSET)
        # What the session was told stays with it.
        self.addCleanup(connection.close)

    def get(self, address):
        """The refusal, which does not let anybody wait."""
        start = monotonic()
        answer = self.client.get(address)
        assert monotonic() - start < 5
        self.assertContains(answer, "<h1>This took too long</h1>", status_code=503)
        assert answer["Retry-After"]

    def test_that_does_not_end_is_cut_in_a_view(self):
        self.get("/never/")

    def test_that_is_cut_leaves_nothing_half_stored(self):
        self.get("/half/")
        assert not Section.objects.exists()

    def test_is_cut_while_the_page_is_made(self):
        self.get("/hang_in_template/")

    def test_is_cut_outside_of_the_view(self):
        self.client.raise_request_exception = False
        with override_settings(MIDDLEWARE=[settings.MIDDLEWARE[0], HERE, *settings.MIDDLEWARE[1:]]):
            self.get("/quick/")

    def test_that_was_cut_stands_in_nobodys_way(self):
        self.get("/never/")
        cast.section("Stored afterwards")
        assert self.client.get("/long/").status_code == 200
        assert Section.objects.exists()

    def test_that_waits_for_a_lock_is_cut(self):
        cast.section("Locked")
        with somebody_holding_the_section():
            if connection.vendor == "sqlite":
                connection.cursor().execute("PRAGMA busy_timeout = 300")
            self.get("/hang_on_lock/")

    def test_of_a_command_has_no_limit(self):
        assert self.client.get("/long/").status_code == 200
        connection.close()
        with connection.cursor() as cursor:
            cursor.execute(LONG[connection.vendor])
        call_command("check")


# Some seconds of work, far beyond the limit of a request above.
LONG = {
    "sqlite": ENDLESS["sqlite"].replace("FROM c)", "FROM c LIMIT 5000000)"),
    "postgresql": "SELECT pg_sleep(1)",
}


@contextmanager
def somebody_holding_the_section():
    """Another connection with the row locked (SQLite: the whole database)."""
    ready, done = Event(), Event()

    def hold():
        try:
            with transaction.atomic():
                Section.objects.filter(slug="locked").update(name="Locked for long")
                ready.set()
                done.wait(30)
        finally:
            connection.close()

    thread = Thread(target=hold)
    thread.start()
    try:
        assert ready.wait(30)
        yield
    finally:
        done.set()
        thread.join()


class AStatementThatFails(TransactionTestCase):
    def test_in_the_first_transaction_of_a_connection_costs_its_savepoint_alone(self):
        connection.close()
        with limit_statements(), transaction.atomic():
            Throttle.objects.create(key="once", tried_at=timezone.now())
            with self.assertRaises(IntegrityError), transaction.atomic():
                Throttle.objects.create(key="once", tried_at=timezone.now())
            assert Throttle.objects.count() == 1

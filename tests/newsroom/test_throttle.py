"""Tries are counted before the password is looked at, by person and by network, never against the owner."""

from datetime import UTC, datetime, timedelta
from threading import Barrier, Thread
from urllib.parse import urlencode

import time_machine
from django.contrib.auth.hashers import MD5PasswordHasher
from django.db import connection
from django.test import Client, TestCase, TransactionTestCase, override_settings

from newsroom import attempts
from newsroom.models import Throttle
from newsroom.models.throttle import LONGEST_WAIT, NETWORK, PERSON, TRIES, TRIES_OF_A_NETWORK
from tests import cast
from tests.newsroom.login_attempts import LOGIN, REFUSED, Trying

NOON = datetime(2026, 3, 4, 12, 0, 30, tzinfo=UTC)


class APerson(Trying):
    def test_is_one_under_name_and_address_in_any_spelling(self):
        for login in ("ada", "ADA", " ada ", "ada@paper.example", "Ada@PAPER.example"):
            self.wrong(1, login=login)
        self.assertContains(self.password(cast.PASSWORD), REFUSED)
        self.assertContains(self.password(cast.PASSWORD, login="ada@paper.example"), REFUSED)

    def test_who_does_not_exist_is_answered_alike(self):
        with time_machine.travel(NOON, tick=False):
            known = [self.wrong(1).content for _ in range(TRIES + 1)]
            unknown = [self.wrong(1, login="eve").content for _ in range(TRIES + 1)]
        for one, other in zip(known, unknown, strict=True):
            assert (REFUSED in one.decode()) == (REFUSED in other.decode())
        assert REFUSED in unknown[-1].decode() and REFUSED not in unknown[-2].decode()

    def test_costs_as_many_queries_and_looks_whether_known_or_not(self):
        counts = []
        for login in ("ada", "ada@paper.example", "eve", "eve@paper.example"):
            with self.settings(PASSWORD_HASHERS=["tests.newsroom.test_throttle.Counting"]):
                Counting.looks = 0
                self.wrong(1, login=login, address=f"203.0.113.{len(counts)}")
            counts.append(Counting.looks)
        assert counts == [1, 1, 1, 1]

    def test_waits_until_the_time_that_is_stated_and_twice_as_long_after_each_try(self):
        with time_machine.travel(NOON, tick=False) as clock:
            self.wrong(TRIES)
            self.assertContains(self.password(cast.PASSWORD), f"{REFUSED} 12:02.")
            clock.shift(timedelta(seconds=61))
            self.wrong(1)
            self.assertContains(self.password(cast.PASSWORD), f"{REFUSED} 12:04.")
            clock.shift(timedelta(seconds=121))
            assert self.gets_in(self.password(cast.PASSWORD))

    def test_waits_an_hour_at_most_even_after_a_thousand_tries(self):
        assert max(PERSON.wait(count) for count in range(1, 1001)) == LONGEST_WAIT

    def test_is_not_kept_waiting_longer_by_tries_that_are_refused(self):
        with time_machine.travel(NOON, tick=False) as clock:
            self.wrong(TRIES + 50)
            clock.shift(timedelta(seconds=61))
            assert self.gets_in(self.password(cast.PASSWORD))

    def test_starts_afresh_with_the_right_password_and_after_a_day(self):
        with time_machine.travel(NOON, tick=False) as clock:
            self.wrong(TRIES - 1)
            assert self.gets_in(self.password(cast.PASSWORD))
            self.wrong(TRIES - 1)
            clock.shift(timedelta(hours=25))
            self.assertNotContains(self.wrong(TRIES - 1), REFUSED)

    def test_is_not_forgotten_for_a_thousand_tries_at_others(self):
        self.wrong(TRIES)
        for number in range(300):
            Throttle.count_try(PERSON, f"nobody {number}")
        self.assertContains(self.password(cast.PASSWORD), REFUSED)

    def test_of_a_hostile_name_is_nobody(self):
        hostile = ("\x00", "\ud800", "ﷺ" * 5_000, "a" * 100_000, " ", "' OR 1=1 --", "%")
        for number, name in enumerate(hostile):
            words = urlencode({"login": name.encode("utf-8", "surrogatepass"), "password": "wrong"})
            kind = "application/x-www-form-urlencoded"
            answer = self.client.post(LOGIN, words, content_type=kind, REMOTE_ADDR=f"203.0.113.{number}")
            assert answer.status_code == 200, name[:10]
            assert "_auth_user_id" not in self.client.session

    def test_is_not_named_in_the_table(self):
        self.wrong(1, login="secret@paper.example")
        assert "secret" not in str(list(Throttle.objects.values()))


class Counting(MD5PasswordHasher):
    """Counts how often a password was looked at."""

    looks = 0

    def encode(self, password, salt):
        Counting.looks += 1
        return super().encode(password, salt)


class ANetwork(Trying):
    def test_waits_after_tries_at_many_people(self):
        for number in range(TRIES_OF_A_NETWORK):
            self.wrong(1, login=f"eve{number}", address="192.0.2.7")
        self.assertContains(self.password(cast.PASSWORD, address="192.0.2.7"), REFUSED)
        assert self.gets_in(self.password(cast.PASSWORD, address="192.0.2.8"))

    def test_of_ipv6_is_a_64(self):
        for number in range(TRIES_OF_A_NETWORK):
            self.wrong(1, login=f"eve{number}", address=f"2001:db8:0:1::{number:x}")
        self.assertContains(self.password(cast.PASSWORD, address="2001:db8:0:1:ffff::1"), REFUSED)
        assert self.gets_in(self.password(cast.PASSWORD, address="2001:db8:0:2::1"))

    def test_is_not_given_fresh_tries_by_a_right_password_between(self):
        cast.user("Reporter", username="mallory")
        for number in range(TRIES_OF_A_NETWORK):
            if number % 3 == 0:
                assert self.gets_in(
                    self.password(cast.PASSWORD, login="mallory", client=Client(), address="192.0.2.7")
                )
            self.wrong(1, login=f"eve{number}", address="192.0.2.7")
        self.assertContains(self.password(cast.PASSWORD, address="192.0.2.7"), REFUSED)

    def test_is_not_what_a_header_says_without_a_proxy(self):
        for number in range(TRIES_OF_A_NETWORK):
            self.wrong(
                1, login=f"eve{number}", address="192.0.2.7", HTTP_X_FORWARDED_FOR=f"203.0.113.{number}"
            )
        self.assertContains(
            self.password(cast.PASSWORD, address="192.0.2.7", HTTP_X_FORWARDED_FOR="203.0.113.99"), REFUSED
        )

    @override_settings(ALLAUTH_TRUSTED_PROXY_COUNT=1)
    def test_is_the_last_that_a_proxy_says(self):
        for number in range(TRIES_OF_A_NETWORK):
            forged = f"203.0.113.{number}, 192.0.2.7"
            self.wrong(1, login=f"eve{number}", address="127.0.0.1", HTTP_X_FORWARDED_FOR=forged)
        told = {"address": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "192.0.2.7"}
        self.assertContains(self.password(cast.PASSWORD, **told), REFUSED)
        told["HTTP_X_FORWARDED_FOR"] = "192.0.2.8"
        assert self.gets_in(self.password(cast.PASSWORD, **told))

    def test_may_be_unknown(self):
        assert self.gets_in(self.password(cast.PASSWORD, address=""))


class Counters(TestCase):
    def test_keep_the_wait_that_others_have_earned_when_one_try_was_right(self):
        for _ in range(TRIES_OF_A_NETWORK + 1):
            until = Throttle.count_try(NETWORK, "office")
        assert until
        Throttle.take_back(NETWORK, "office")
        assert Throttle.objects.get().refused_until is None
        Throttle.count_try(NETWORK, "office")
        Throttle.objects.update(count=TRIES_OF_A_NETWORK + 1)
        Throttle.take_back(NETWORK, "office")
        assert Throttle.count_try(NETWORK, "office")

    def test_are_deleted_when_no_limit_remembers_them(self):
        with time_machine.travel(NOON, tick=False) as clock:
            Throttle.count_try(PERSON, "old")
            clock.shift(timedelta(hours=20))
            Throttle.count_try(PERSON, "young")
            clock.shift(timedelta(hours=5))
            Throttle.prune()
            assert Throttle.objects.count() == 1

    def test_shut_nobody_out_for_long_after_a_clock_was_ahead(self):
        with time_machine.travel(NOON + timedelta(days=365), tick=False):
            for _ in range(TRIES):
                Throttle.count_try(PERSON, "ada")
        with time_machine.travel(NOON, tick=False):
            assert Throttle.count_try(PERSON, "ada") <= NOON + LONGEST_WAIT

    def test_state_the_time_by_the_clock_of_the_newsroom(self):
        assert attempts.refusal(NOON).endswith("12:01.")
        assert attempts.refusal(NOON.replace(second=0)).endswith("12:00.")


class ParallelGuesses(TransactionTestCase):
    def test_do_not_slip_through(self):
        cast.user(username="ada")
        start, answers = Barrier(12), []

        def guess(number):
            client = Client()
            start.wait()
            words = {"login": "ada", "password": f"wrong {number}"}
            answer = client.post(LOGIN, words, REMOTE_ADDR=f"192.0.2.{number}")
            answers.append(REFUSED in answer.content.decode())
            connection.close()

        threads = [Thread(target=guess, args=[number]) for number in range(12)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(answers) == [False] * TRIES + [True] * (12 - TRIES)

    def test_at_something_new_are_all_counted_and_taken_back(self):
        start, failures = Barrier(4), []

        def attempt():
            try:
                for number in range(50):
                    start.wait(30)
                    Throttle.count_try(NETWORK, f"192.0.2.{number}")
                    Throttle.take_back(NETWORK, f"192.0.2.{number}")
            except BaseException as error:
                failures.append(error)
                start.abort()
            finally:
                connection.close()

        threads = [Thread(target=attempt) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert not failures
        assert set(Throttle.objects.values_list("count", flat=True)) == {0}

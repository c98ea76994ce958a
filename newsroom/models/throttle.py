"""Counters of tries, by person, browser, session or network, and the wait before the next try."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import models, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

TRIES = 5
TRIES_OF_A_BROWSER = 10
# A whole newsroom may sit behind one address.
TRIES_OF_A_NETWORK = 20
FIRST_WAIT = timedelta(minutes=1)
# One guess in an hour finds nothing, and the owner still gets in the same day.
LONGEST_WAIT = timedelta(hours=1)
LONGEST_WAIT_OF_A_NETWORK = timedelta(minutes=15)
MEMORY = timedelta(hours=24)
MEMORY_OF_A_NETWORK = timedelta(hours=1)


@dataclass(frozen=True)
class Limit:
    """After `free` tries a wait, doubled by each more up to `longest`; forgotten `memory` after the last."""

    name: str
    free: int
    longest: timedelta = LONGEST_WAIT
    memory: timedelta = MEMORY

    def wait(self, count: int) -> timedelta:
        """How long the next try must wait after this many."""
        if count < self.free:
            return timedelta(0)
        # Without the inner bound a thousand tries would be more minutes than a timedelta holds.
        return min(FIRST_WAIT * 2 ** min(count - self.free, 20), self.longest)


def of_a_network(name: str) -> Limit:
    return Limit(name, TRIES_OF_A_NETWORK, LONGEST_WAIT_OF_A_NETWORK, MEMORY_OF_A_NETWORK)


PERSON = Limit("person", TRIES)
BROWSER = Limit("browser", TRIES_OF_A_BROWSER)
SESSION = Limit("session", TRIES)
NETWORK = of_a_network("network")
LETTER = Limit("letter", TRIES)
LETTERS_OF_A_NETWORK = of_a_network("letters")
LINKS_OF_A_NETWORK = of_a_network("links")


class Throttle(models.Model):
    """One counter. Its key is a digest, so that the table says neither who tried nor where."""

    key = models.CharField(max_length=64, primary_key=True)
    count = models.PositiveIntegerField(default=0)
    tried_at = models.DateTimeField(db_index=True)
    refused_until = models.DateTimeField(null=True)

    def __str__(self):
        return f"{self.count}, the last {self.tried_at:%Y-%m-%d %H:%M}"

    @classmethod
    def count_try(cls, limit: Limit, subject: str) -> datetime | None:
        """Count a try before it is made. If it must wait, return until when, and do not count it."""
        # The lock is held until the count is stored: tries at one moment are counted one by one.
        with transaction.atomic():
            row = cls.lock(digest(limit, subject))
            now = timezone.now()
            if row.refused_until and now < row.refused_until:
                # A clock that was ahead must not shut anybody out for long.
                return min(row.refused_until, now + limit.longest)
            row.count = row.count + 1 if now - row.tried_at < limit.memory else 1
            wait = limit.wait(row.count)
            row.tried_at, row.refused_until = now, now + wait if wait else None
            row.save()
        return None

    @classmethod
    def lock(cls, key: str) -> "Throttle":
        """The locked counter of this key, made where there is none."""
        row = None
        while row is None:
            # Two may insert one key, and `lift` or `prune` may delete it before it is locked; then again.
            cls.objects.bulk_create([cls(key=key, tried_at=timezone.now())], ignore_conflicts=True)
            row = cls.objects.select_for_update().filter(key=key).first()
        return row

    @classmethod
    def take_back(cls, limit: Limit, subject: str) -> None:
        """Take one try off the count, as it was no failure; a wait that other tries have caused stays."""
        wait = models.Case(models.When(count__gt=limit.free, then=models.F("refused_until")), default=None)
        counted = cls.objects.filter(key=digest(limit, subject), count__gt=0)
        counted.update(count=models.F("count") - 1, refused_until=wait)

    @classmethod
    def lift(cls, limit: Limit, subject: str) -> None:
        """Forget the tries of somebody who has proved to be who they say."""
        cls.objects.filter(key=digest(limit, subject)).delete()

    @classmethod
    def prune(cls) -> None:
        """Delete the counters that no limit remembers."""
        cls.objects.filter(tried_at__lt=timezone.now() - MEMORY).delete()


def digest(limit: Limit, subject: str) -> str:
    # With the secret key: a plain hash of an address is found by trying all addresses.
    return salted_hmac(f"newsroom.throttle.{limit.name}", subject, algorithm="sha256").hexdigest()

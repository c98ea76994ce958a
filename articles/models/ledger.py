"""The one line of Editions that an article has: entering, cancelling and dating them."""

import secrets
from contextlib import contextmanager
from datetime import datetime, timedelta
from enum import StrEnum

from django.db import transaction
from django.utils import timezone

from ..channels import CHANNELS, Kind
from ..refusal import Refused
from . import freshness
from .edition import FOREVER, Cancellation, Edition, EditionQuerySet, Parts
from .tag import EditionTag

INSTANT = timedelta(microseconds=1)


class Waiting(StrEnum):
    """What becomes of later Editions that wait while something is published before them."""

    CANCEL = "cancel"
    RENEW = "renew"


class LaterEditionWaits(Refused):
    """Something is scheduled after this; `editions` are those, and the editor must choose."""

    def __init__(self, editions):
        self.editions = editions
        super().__init__(
            "Another version of this article is scheduled for later. Say what becomes of it: "
            "cancel it, or set it anew with this change in it.",
            field="waiting",
            code="later-edition-waits",
        )


class Ledger:
    """The Editions of one article, its row locked; made by `opened` alone."""

    def __init__(self, article):
        self.article = article
        self.now = timezone.now()

    @classmethod
    @contextmanager
    def opened(cls, article):
        """The ledger of `article` within a transaction that holds the article's row."""
        with transaction.atomic():
            type(article).objects.select_for_update().values_list("pk").get(pk=article.pk)
            yield cls(article)

    @property
    def editions(self) -> EditionQuerySet:
        return self.article.editions.real().order_by("live_from")

    def at(self, moment: datetime) -> Edition | None:
        """The Edition whose period covers `moment`."""
        return self.editions.visible(moment).first()

    def later(self, moment: datetime) -> list[Edition]:
        """Those that wait for `moment` or a time after it."""
        return list(self.editions.filter(live_from__gte=moment, live_from__gt=self.now))

    def moment(self, at: datetime | None) -> datetime:
        """`at`, or now: refused in the past, moved on where an Edition begins right there."""
        at = self.now if at is None else at
        if at < self.now:
            raise Refused("This time has passed. Choose one still ahead.", field="at")
        last = self.editions.filter(live_from__lte=self.now).last()
        return max(at, last.live_from + INSTANT) if last else at

    def enter(self, edition: Edition, *, at: datetime) -> Edition:
        """Store `edition` (unsaved, `parts` set) from `at` to the next one's start, else for ever.

        The one before ends at `at`; first publication, dates and search key are set here, and
        those still waiting after it get the dates that follow from it.
        """
        before, after = self.at(at), self.editions.filter(live_from__gt=at).first()
        if not edition.is_listed and before is None:
            raise Refused("This article is not public at that time: there is nothing to end.", field="at")
        edition.article = self.article
        edition.live_from, edition.live_until = at, after.live_from if after else FOREVER
        date(edition, before)
        if before:
            self._end(before, at)
        store(edition)
        self.touch(edition, before)
        self._follow(edition)
        return edition

    def cancel(self, edition: Edition, *, by, reason: str = "") -> None:
        """Empty the period of a waiting Edition; its time goes to the one before it."""
        if edition.is_cancelled or edition.live_from <= self.now:
            raise Refused("This version is no longer waiting, so it cannot be cancelled.")
        before = self.at(edition.live_from - INSTANT)
        until = edition.live_until
        self._end(edition, edition.live_from)
        if before:
            self._end(before, until)
        Cancellation.objects.create(edition=edition, cancelled_by=by, reason=reason)
        self.touch(edition, before)
        self._follow(before or edition)

    def replace(self, edition: Edition, fresh: Edition, *, by, reason: str) -> Edition:
        """Set a waiting Edition anew: cancelled, and `fresh` entered for the same moment."""
        at = edition.live_from
        self._end(edition, at)
        before, until = self.at(at - INSTANT), self.editions.filter(live_from__gt=at).first()
        Cancellation.objects.create(edition=edition, cancelled_by=by, reason=reason)
        fresh.article, fresh.live_from = self.article, at
        fresh.live_until = until.live_from if until else FOREVER
        date(fresh, before)
        store(fresh)
        self.touch(fresh, edition)
        return fresh

    def _end(self, edition, at):
        edition.live_until = at
        edition.save(update_fields=["live_until"])

    def _follow(self, edition):
        """Date anew the waiting Editions after `edition`, whose dates build on each other."""
        for follower in self.editions.filter(live_from__gt=max(edition.live_from, self.now)):
            before = self.at(follower.live_from - INSTANT)
            if before is None and not follower.is_listed:
                self._end(follower, follower.live_from)
                Cancellation.objects.create(edition=follower, reason="There is nothing left to end.")
                continue
            again = copied(follower)
            date(again, before)
            if facts(again) != facts(follower):
                self.replace(follower, again, by=again.made_by, reason="Dated anew.")

    def touch(self, *editions):
        """Raise the version of every surface that these Editions stand on."""
        found = {f"article:{self.article.pk}", "front"}
        for edition in filter(None, editions):
            found |= surfaces(edition)
        freshness.touch(*found)


def facts(edition):
    """What `date` decides of an Edition."""
    return edition.kind, edition.published_at, edition.updated_at


def date(edition: Edition, before: Edition | None) -> None:
    """Set kind, `published_at` and `updated_at` from the Edition that comes right before.

    Without one it is the first publication. An import brings its own dates.
    """
    if edition.kind == Kind.IMPORT:
        return
    if before is None:
        edition.kind = Kind.PUBLICATION
        edition.published_at = edition.updated_at = edition.live_from
        return
    if edition.kind == Kind.PUBLICATION:
        edition.kind = Kind.UPDATE
    edition.published_at = before.published_at
    updates = CHANNELS[Kind(edition.kind)].updates
    edition.updated_at = max(edition.live_from if updates else before.updated_at, before.updated_at)


def surfaces(edition: Edition) -> set[str]:
    """The freshness surfaces on which an Edition stands."""
    parts = edition.parts
    return (
        {f"section:{section.pk}" for section in parts.sections}
        | {f"tag:{tag.pk}" for tag in parts.tags}
        | {f"author:{byline.author_id}" for byline in parts.bylines}
    )


def copied(edition: Edition) -> Edition:
    """An unsaved Edition with the same words and parts, to be dated and entered."""
    keep = {
        field.attname: getattr(edition, field.attname)
        for field in Edition._meta.concrete_fields
        if field.name not in ("id", "uuid", "search_key", "made_at", "live_from", "live_until")
    }
    again = Edition(**keep)
    again.live_from, again.live_until = edition.live_from, edition.live_until
    old = edition.parts
    again.parts = Parts(
        bylines=[unsaved(row) for row in old.bylines],
        photos=[unsaved(row) for row in old.photos],
        related=[unsaved(row) for row in old.related],
        tags=list(old.tags),
        sections=list(old.sections),
    )
    return again


def unsaved(row):
    """The same row, not yet stored and of no Edition."""
    values = {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if field.name not in ("id", "edition")
    }
    return type(row)(**values)


def store(edition: Edition) -> None:
    """Insert an Edition with the rows that hang on it."""
    parts = edition.parts
    edition.search_key = search_key(edition.published_at) if edition.is_listed else None
    edition.save(force_insert=True)
    for rows in (parts.bylines, parts.photos, parts.related):
        for row in rows:
            row.edition = edition
    for row in parts.bylines:
        row.published_at = edition.published_at
    for rows in (parts.bylines, parts.photos, parts.related):
        if rows:
            type(rows[0]).objects.bulk_create(rows)
    list_narrowly(edition)


def list_narrowly(edition: Edition) -> None:
    """Write the narrow rows that section and tag pages read, for an Edition that is listed."""
    if not edition.is_listed:
        return
    at, parts = edition.published_at, edition.parts
    edition.edition_sections.bulk_create(
        edition.edition_sections.model(edition=edition, section=section, published_at=at)
        for section in parts.sections
    )
    EditionTag.objects.bulk_create(
        EditionTag(content_object=edition, tag=tag, published_at=at) for tag in parts.tags
    )


def search_key(published_at: datetime) -> int:
    """A number, free among Editions, that sorts as `published_at` does (0.1 ms apart)."""
    stem = int(published_at.timestamp() * 10_000) << 16
    while True:
        key = stem | secrets.randbelow(1 << 16)
        if not Edition.objects.filter(search_key=key).exists():
            return key

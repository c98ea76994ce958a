"""The ledger as a time line: what goes in and what comes out, without a database."""

from datetime import UTC, datetime, timedelta

from django.test import SimpleTestCase

from articles.models import FOREVER, Article, Edition
from articles.models.edition import Parts
from articles.models.ledger import INSTANT, Ledger

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def edition(kind, hours, *, headline="Council votes", **more):
    """An Edition that begins so many hours from noon; SimpleTestCase refuses every query."""
    start = NOON + hours * HOUR
    facts = {"live_from": start, "made_at": NOON - 9 * HOUR, "published_at": start, "updated_at": start}
    found = Edition(kind=kind, headline=headline, article_id=1, address_id=1, section_id=1, **facts | more)
    found.parts = Parts()
    return found


class TheLine(SimpleTestCase):
    def setUp(self):
        self.first = edition("publication", -1, pk=1)
        self.update = edition("update", 1, pk=2, published_at=NOON - HOUR)
        self.article = Article(pk=1)

    def ledger(self, *line, **more):
        return Ledger(self.article, NOON, list(line), **more)

    def test_has_no_gap_and_no_end(self):
        ledger = self.ledger(self.first, self.update)
        assert [end for _, end in ledger.periods] == [NOON + HOUR, FOREVER]

    def test_what_is_entered_ends_the_one_before_and_begins_after_all_that_has_begun(self):
        ledger = self.ledger(edition("publication", 0, pk=1))
        fix = edition("silent", 5)
        ledger.enter(fix, ledger.point())
        assert fix.live_from == NOON + INSTANT
        assert [end for _, end in ledger.periods] == [NOON + INSTANT, FOREVER]
        assert ledger.made == [fix] and ledger.cancelled == {}

    def test_what_waits_for_the_same_moment_makes_way(self):
        ledger = self.ledger(self.first, self.update)
        other = edition("correction", 9, note="It was Tuesday.")
        ledger.enter(other, ledger.point(self.update.live_from))
        assert list(ledger.cancelled) == [self.update] and ledger.made == [other]
        assert (self.update, self.update.live_from) in ledger.periods

    def test_what_waits_says_anew_what_it_is_given(self):
        ledger = self.ledger(self.first, self.update)
        fix = edition("silent", 0, headline="Council votes again")
        ledger.enter(fix, ledger.point(), anew={self.update: fix})
        entered, renewed = ledger.made
        assert (renewed.kind, renewed.headline) == ("update", "Council votes again")
        assert (entered.live_from, renewed.live_from) == (NOON, NOON + HOUR)

    def test_what_does_not_change_stays_the_row_that_it_is(self):
        ledger = self.ledger(self.first, self.update)
        ledger.enter(edition("silent", 0), ledger.point())
        assert len(ledger.made) == 1 and not ledger.cancelled

    def test_a_restoration_goes_with_the_absence_before_it(self):
        absence = edition("unpublished", 1, pk=2, headline="", published_at=NOON - HOUR)
        back = edition("restoration", 2, pk=3, published_at=NOON - HOUR)
        ledger = self.ledger(self.first, absence, back)
        ledger.cancel(absence, "Not now.")
        assert list(ledger.cancelled.values()) == ["Not now.", "It no longer fits what stands before it."]
        assert ledger.line == [self.first] and ledger.periods[-1] == (self.first, FOREVER)

    def test_a_restoration_brings_back_what_was_last_readable_however_long_ago(self):
        absence = edition("unpublished", -1, pk=2, headline="", published_at=NOON - 5 * HOUR)
        ledger = self.ledger(absence, past=edition("publication", -5, pk=1, headline="Long ago"))
        back = edition("restoration", 0, headline="")
        ledger.enter(back, ledger.point())
        assert (back.headline, back.published_at) == ("Long ago", NOON - 5 * HOUR)

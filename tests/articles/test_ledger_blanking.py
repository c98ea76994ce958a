"""Words taken away for good leave no copy behind, and a withdrawn story is withdrawn everywhere."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client, TestCase

from articles import content, search_query
from articles.models import Article, Byline, Edition, Freshness, Refused, RelatedLink, Revision, search_index
from tests import cast

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
SECRET = "Berta Muster of 5 Mill Lane"


def everywhere(story):
    """All the words that the database has of a story, in one string."""
    rows = [
        *Article.objects.filter(pk=story.pk).values_list(*content.COLUMNS),
        *Revision.objects.filter(article=story).values_list("content"),
        *Edition.objects.filter(article=story).values_list(*content.EDITION_TEXTS, "note"),
        *Edition.objects.filter(article=story).values_list(
            "photos__caption", "photos__alt", "photos__credit"
        ),
        *Edition.objects.filter(article=story).values_list("bylines__credited_as"),
        *Edition.objects.filter(article=story).values_list("related__headline", "related__url"),
        *story.placements.values_list("caption", "credit", "alt"),
        *story.bylines.values_list("credited_as"),
        *story.related.values_list("headline", "url"),
    ]
    return " ".join(str(word) for row in rows for word in row)


def count_index_rows(edition):
    """How many rows the search index has of an Edition."""
    key = {"sqlite": "rowid", "postgresql": "key"}[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM articles_index WHERE {key} = %s", [edition.search_key])
        return cursor.fetchone()[0]


class Clocked(TestCase):
    def setUp(self):
        self.clock = time_machine.travel(NOON, tick=False)
        self.travel = self.clock.start()
        self.addCleanup(self.clock.stop)
        self.editor = cast.user("Editor")

    def later(self, **verbs):
        self.travel.shift(HOUR)


class Blanking(Clocked):
    def setUp(self):
        super().setUp()
        body = f"<p>We named {SECRET}.</p>"
        self.story = cast.article("The neighbour", body=body, standfirst=SECRET, kicker=SECRET[:5])
        photo = cast.photo()
        self.story.placements.create(photo=photo, caption=SECRET, alt=SECRET, credit=SECRET)
        Byline.objects.create(article=self.story, author=cast.author(), credited_as=SECRET)
        RelatedLink.objects.create(article=self.story, url="https://example.org/muster", headline=SECRET)
        self.story.save_revision(by=self.editor)
        self.first = self.story.publish(by=self.editor)
        self.later()
        self.fix = self.story.publish(by=self.editor, kind="silent")
        self.later()

    def take_down(self):
        self.gone = self.story.take_down(by=self.editor, note="A court said so.")
        self.later()

    def blank(self, edition=None, reason="Court order 7/26"):
        self.story.blank(edition or self.first, by=self.editor, reason=reason)

    def test_no_copy_of_the_words_is_left(self):
        self.take_down()
        assert everywhere(self.story).count(SECRET) > 10
        self.blank()
        assert SECRET not in everywhere(self.story)
        assert "The neighbour" not in everywhere(self.story)

    def test_search_forgets_them(self):
        question = search_query.question("Muster")
        assert len(search_index.find(question, newest=True).keys) == 1
        assert count_index_rows(self.first) == count_index_rows(self.fix) == 1
        self.take_down()
        self.blank()
        assert count_index_rows(self.first) == count_index_rows(self.fix) == 0

    def test_who_when_and_why_stay_with_each_row(self):
        self.take_down()
        self.blank()
        for row in [
            *self.story.editions.filter(kind__in=["publication", "silent"]),
            *self.story.revisions.all(),
        ]:
            assert (row.blanked_by, row.blank_reason) == (self.editor, "Court order 7/26")
            assert row.blanked_at == NOON + 3 * HOUR
        self.gone.refresh_from_db()
        assert self.gone.note == "A court said so." and self.gone.blanked_at is None

    def test_other_words_stay(self):
        self.take_down()
        self.story.restore(by=self.editor)
        self.later()
        Article.objects.filter(pk=self.story.pk).update(body="<p>We named nobody.</p>", standfirst="Nobody")
        kept = self.story.publish(by=self.editor, kind="correction", note="We left out a name.")
        self.later()
        self.blank()
        kept.refresh_from_db()
        assert kept.body == "<p>We named nobody.</p>" and kept.blanked_at is None
        assert Article.objects.get(pk=self.story.pk).body == "<p>We named nobody.</p>"
        assert self.story.revisions.first().data["standfirst"] == "Nobody"

    def test_not_while_readers_have_them(self):
        for edition in (self.first, self.fix):
            with pytest.raises(Refused, match="Take the article down first"):
                self.blank(edition)
        assert self.story.editions.filter(blanked_at=None).count() == 2

    def test_not_while_readers_will_get_them(self):
        self.take_down()
        waiting = self.story.restore(by=self.editor, at=NOON + 9 * HOUR)
        with pytest.raises(Refused, match="will get them"):
            self.blank()
        self.story.cancel(waiting, by=self.editor)
        self.blank()
        assert SECRET not in everywhere(self.story)

    def test_not_without_a_reason(self):
        self.take_down()
        with pytest.raises(Refused) as refusal:
            self.blank(reason=" ")
        assert refusal.value.field == "reason"

    def test_not_twice(self):
        self.take_down()
        self.blank()
        with pytest.raises(Refused, match="gone already"):
            self.blank()

    def test_what_was_blanked_cannot_be_restored(self):
        self.take_down()
        self.blank()
        with pytest.raises(Refused, match="removed for good"):
            self.story.restore(by=self.editor)

    def test_pages_that_may_have_kept_them_are_made_anew(self):
        self.take_down()
        surface = Freshness.objects.get(pk=f"article:{self.story.pk}").version
        self.blank()
        assert Freshness.objects.get(pk=f"article:{self.story.pk}").version == surface + 1


class WhatReadersAreTold(Clocked):
    """The page tells of earlier versions, but for those that are withdrawn."""

    EARLIER = "It was Tuesday."

    def setUp(self):
        super().setUp()
        self.story = cast.published(by=self.editor)
        self.later()
        self.story.publish(by=self.editor, kind="correction", note=self.EARLIER)
        self.address = self.story.current.get_absolute_url()
        self.later()

    def page(self):
        return Client().get(self.address).content.decode()

    def kinds(self, at=None):
        return [edition.kind for edition in self.story.editions.begun(at)]

    def test_what_readers_had_may_be_looked_up(self):
        assert self.kinds() == ["publication", "correction"]
        assert self.EARLIER in self.page()

    def test_what_waits_or_was_cancelled_is_on_no_record(self):
        waiting = self.story.schedule(
            by=self.editor, kind="correction", note="It was Friday.", at=NOON + 5 * HOUR
        )
        assert self.kinds() == ["publication", "correction"]
        self.story.cancel(waiting, by=self.editor)
        self.travel.shift(9 * HOUR)
        assert self.kinds() == ["publication", "correction"]
        assert self.EARLIER in self.page() and "It was Friday." not in self.page()

    def test_a_retraction_withdraws_all_before_it(self):
        self.story.retract(by=self.editor, note="We were deceived.")
        assert "We were deceived." in self.page() and self.EARLIER not in self.page()

    def test_taken_down_after_being_unpublished_it_is_withdrawn_too(self):
        self.story.unpublish(by=self.editor)
        assert self.kinds() == ["publication", "correction", "unpublished"]
        self.later()
        self.story.take_down(by=self.editor, note="A court said so.")
        assert "A court said so." in self.page() and self.EARLIER not in self.page()

    def test_a_withdrawal_still_ahead_withdraws_nothing_yet(self):
        self.story.retract(by=self.editor, note="We were deceived.", at=NOON + 5 * HOUR)
        assert self.EARLIER in self.page() and "We were deceived." not in self.page()
        assert self.kinds(NOON + 5 * HOUR)[-1] == "retraction"

    def test_restored_it_is_all_there_again(self):
        self.story.retract(by=self.editor, note="We were deceived.")
        self.later()
        self.story.restore(by=self.editor, note="We were not.")
        assert self.EARLIER in self.page() and "We were not." in self.page()

    def test_other_stories_do_not_suffer(self):
        other = cast.published("Another story", by=self.editor)
        self.story.retract(by=self.editor, note="We were deceived.")
        assert Edition.objects.published().filter(article=other).count() == 1
        assert not Edition.objects.published().filter(article=self.story).exists()

    def test_what_was_blanked_is_on_no_record(self):
        self.story.take_down(by=self.editor, note="A court said so.")
        self.later()
        self.story.blank(self.story.editions.first(), by=self.editor, reason="Court order")
        self.story.take_down(by=self.editor, note="Another court agreed.")
        assert "Another court agreed." in self.page()
        assert self.EARLIER not in str(list(self.story.editions.values()))

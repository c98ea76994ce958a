"""Closing and opening the comments of one article: at once, and back to what held before."""

from datetime import timedelta

from django.test import TestCase
from django.utils import timezone

from articles.models import freshness
from comments.models import Thread
from tests.comments import voices

HOUR = timedelta(hours=1)


class Opening(TestCase):
    def setUp(self):
        self.thread = voices.thread()

    def stored(self):
        return Thread.objects.get(pk=self.thread.pk)

    def closed_by(self, site_default="open"):
        return self.stored().closed_by(timezone.now(), site_default)

    def set(self, **facts):
        for name, value in facts.items():
            setattr(self.thread, name, value)
        self.thread.save()

    def test_closing_takes_effect_at_once_and_renews_the_page(self):
        before = freshness.versions(self.thread.surface)[self.thread.surface]
        self.thread.close_comments()
        assert self.closed_by() == "newsroom"
        assert freshness.versions(self.thread.surface)[self.thread.surface] == before + 1

    def test_opening_gives_back_the_policy_that_held_before(self):
        for policy in ("open", "premoderated", "inherit"):
            self.set(policy=policy)
            self.stored().close_comments()
            self.stored().open_comments(site_default="open")
            assert self.stored().policy == policy

    def test_closing_twice_forgets_nothing(self):
        self.set(policy="premoderated")
        self.stored().close_comments()
        self.stored().close_comments()
        self.stored().open_comments(site_default="open")
        assert self.stored().policy == "premoderated"

    def test_what_was_closed_in_the_form_opens_as_it_was(self):
        self.set(policy="premoderated")
        self.set(policy="closed")
        self.stored().open_comments(site_default="open")
        assert self.stored().policy == "premoderated"

    def test_what_was_never_open_opens_as_everywhere_on_the_site(self):
        self.set(policy="closed")
        self.stored().open_comments(site_default="open")
        assert self.stored().policy == "inherit"

    def test_a_time_that_is_up_is_set_aside(self):
        self.set(closes_at=timezone.now() - HOUR)
        self.stored().open_comments(site_default="open")
        assert self.closed_by() == "" and self.stored().closes_at is None

    def test_where_the_site_is_closed_each_letter_waits(self):
        self.stored().open_comments(site_default="closed")
        assert self.stored().policy == "premoderated"
        assert self.closed_by("closed") == ""

    def test_what_is_counted_meanwhile_stays_counted(self):
        seen_before = self.stored()
        voices.visible(on=self.thread)
        seen_before.close_comments()
        assert self.stored().visible_count == 1

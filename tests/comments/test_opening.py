"""Closing and opening the comments of one article: at once, and back to what held before."""

from datetime import timedelta

from django.test import TestCase
from django.utils import timezone

from articles.models import freshness
from comments.models import Thread
from tests.comments import comment_factories

HOUR = timedelta(hours=1)


class Opening(TestCase):
    def setUp(self):
        self.thread = comment_factories.thread()

    def reload(self):
        return Thread.objects.get(pk=self.thread.pk)

    def reason_closed(self, site_default="open"):
        return self.reload().reason_closed(timezone.now(), site_default)

    def set(self, **facts):
        for name, value in facts.items():
            setattr(self.thread, name, value)
        self.thread.save()

    def test_closing_takes_effect_at_once_and_renews_the_page(self):
        before = freshness.versions(self.thread.surface)[self.thread.surface]
        self.thread.close_comments()
        assert self.reason_closed() == "newsroom"
        assert freshness.versions(self.thread.surface)[self.thread.surface] == before + 1

    def test_opening_gives_back_the_policy_that_held_before(self):
        for policy in ("open", "premoderated", "inherit"):
            self.set(policy=policy)
            self.reload().close_comments()
            self.reload().open_comments(site_default="open")
            assert self.reload().policy == policy

    def test_closing_twice_forgets_nothing(self):
        self.set(policy="premoderated")
        self.reload().close_comments()
        self.reload().close_comments()
        self.reload().open_comments(site_default="open")
        assert self.reload().policy == "premoderated"

    def test_what_was_closed_in_the_form_opens_as_it_was(self):
        self.set(policy="premoderated")
        self.set(policy="closed")
        self.reload().open_comments(site_default="open")
        assert self.reload().policy == "premoderated"

    def test_what_was_never_open_opens_as_everywhere_on_the_site(self):
        self.set(policy="closed")
        self.reload().open_comments(site_default="open")
        assert self.reload().policy == "inherit"

    def test_a_time_that_is_up_is_set_aside(self):
        self.set(closes_at=timezone.now() - HOUR)
        self.reload().open_comments(site_default="open")
        assert self.reason_closed() == "" and self.reload().closes_at is None

    def test_where_the_site_is_closed_each_letter_waits(self):
        self.reload().open_comments(site_default="closed")
        assert self.reload().policy == "premoderated"
        assert self.reason_closed("closed") == ""

    def test_what_is_counted_meanwhile_stays_counted(self):
        seen_before = self.reload()
        comment_factories.visible(on=self.thread)
        seen_before.close_comments()
        assert self.reload().visible_count == 1

"""Posting a submission: stored once, held or visible, with the rule that decided."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from django.test import TestCase
from django.utils import timezone

from articles.models import Refused, freshness
from comments.models import Comment, Thread
from comments.networks import network
from comments.screening import LONGEST, MOST_IN_WINDOW, WINDOW
from tests import cast
from tests.comments import comment_factories

NOON = "2026-03-02 12:00:00+00:00"


@time_machine.travel(NOON, tick=False)
class Posting(TestCase):
    def setUp(self):
        self.thread = comment_factories.thread()

    def post(self, text=comment_factories.WORDS, *, policy="open", **more):
        return self.thread.post(comment_factories.submission(text, **more), site_default=policy)

    def refusal(self, *args, **kwargs):
        with pytest.raises(Refused) as refusal:
            self.post(*args, **kwargs)
        assert not Comment.objects.filter(name="Refused Reader").exists()
        return refusal.value

    def test_an_open_thread_shows_it_at_once_and_the_page_is_made_anew(self):
        before = freshness.versions(self.thread.surface)[self.thread.surface]
        comment = self.post()
        self.thread.refresh_from_db()
        assert comment.is_visible and self.thread.visible_count == 1
        assert (comment.decision.rule, comment.decision.decided_by) == ("open", None)
        assert freshness.versions(self.thread.surface)[self.thread.surface] == before + 1

    def test_a_premoderated_thread_holds_it_and_no_page_changes(self):
        before = freshness.versions(self.thread.surface)
        comment = self.post(policy="premoderated")
        self.thread.refresh_from_db()
        assert comment.state == "held" and self.thread.visible_count == 0
        assert comment.decision.rule == "premoderated"
        assert freshness.versions(self.thread.surface) == before

    def test_the_thread_overrules_the_site(self):
        self.thread.policy = "premoderated"
        self.thread.save()
        assert self.post(policy="open").state == "held"

    def test_every_reason_for_holding_is_kept(self):
        comment = self.post("[Ed: no] http://a.example http://b.example www.c.example", policy="premoderated")
        assert comment.decision.rule == "note"
        assert comment.decision.reason.count("moderator") == 3

    def test_a_note_is_held_even_where_everything_else_appears_at_once(self):
        assert self.post("[Editor's Note: The reader is right.] I said so.").state == "held"
        assert self.post("Fine words of mine.", name="[Ed: the reader]").state == "held"

    def test_a_name_of_the_newsroom_is_held(self):
        assert self.post(name="The Mоderator").decision.rule == "staff-name"

    def test_the_words_are_kept_as_typed_beside_the_safe_html(self):
        comment = self.post("One <b>two</b>\r\n\r\nhttps://a.example/x")
        assert comment.latest.text == "One <b>two</b>\r\n\r\nhttps://a.example/x"
        assert comment.latest.html.startswith("<p>One &lt;b&gt;two&lt;/b&gt;</p><p><a href=")

    def test_the_same_letter_twice_is_one_comment(self):
        submission = comment_factories.submission()
        first = self.thread.post(submission, site_default="open")
        assert self.thread.post(submission, site_default="open") == first
        assert Comment.objects.count() == 1

    def test_other_words_from_the_same_form_are_another_comment(self):
        submission = comment_factories.submission()
        self.thread.post(submission, site_default="open")
        self.thread.post(replace(submission, text="I forgot to say: thank you."), site_default="open")
        assert Comment.objects.count() == 2

    def test_the_same_words_again_are_refused_kindly(self):
        self.post()
        assert "reached us already" in str(
            self.refusal(f"  {comment_factories.WORDS.upper()}\n", name="Refused Reader")
        )

    def test_two_people_may_say_the_same_few_words(self):
        self.post("Well said!", name="Ruth")
        self.post("Well said!", name="Robert")
        assert self.refusal("well  said!", name="ruth").code == "repeated"

    def test_the_same_words_may_stand_below_another_article(self):
        self.post()
        comment_factories.visible(on=comment_factories.thread("Ferry sold"))
        assert Comment.objects.visible().count() == 2

    def test_a_network_is_slowed_down_and_told_until_when(self):
        sender = network("203.0.113.7", at=timezone.now())
        for number in range(MOST_IN_WINDOW):
            with time_machine.travel(timezone.now() + timedelta(minutes=number), tick=False):
                self.post(f"Thought number {number}", network=sender)
        with time_machine.travel(timezone.now() + timedelta(minutes=5), tick=False):
            assert "in 5 minutes" in str(self.refusal("One more", network=sender))
            self.post("From elsewhere", network=network("198.51.100.7", at=timezone.now()))
            self.post("From nowhere known")
        with time_machine.travel(timezone.now() + WINDOW, tick=False):
            self.post("One more", network=sender)

    def test_refusals_name_the_field_and_what_to_do(self):
        name = "Refused Reader"
        assert self.refusal("  \n ", name=name).field == "text"
        long = self.refusal("x" * (LONGEST + 7), name=name)
        assert long.field == "text" and "Shorten it by 7" in str(long)
        assert "took them out" in str(self.refusal("bell\x07", name=name))
        assert "Website" in str(self.refusal(name=name, trap="https://spam.example"))
        assert "Wait a moment" in str(self.refusal(name=name, age=timedelta(seconds=1)))
        assert "send them again" in str(self.refusal(name=name, age=timedelta(hours=25)))
        assert "send them again" in str(self.refusal(name=name, age=None))
        assert "closed" in str(self.refusal(name=name, policy="closed"))

    def test_a_thread_closes_at_its_time(self):
        self.thread.closes_at = timezone.now() + timedelta(hours=1)
        self.thread.save()
        self.post()
        with time_machine.travel(timezone.now() + timedelta(hours=1), tick=False):
            assert self.thread.reason_closed(timezone.now(), "open") == "time"
            assert self.refusal("Too late").code == "closed"

    def test_a_thread_is_made_once(self):
        article = cast.published("Ferry sold")
        assert Thread.objects.for_article(article) == Thread.objects.for_article(article.pk)


class Networks(TestCase):
    def test_neighbours_share_a_network_and_months_do_not(self):
        march = timezone.now().replace(year=2026, month=3)
        one = network("203.0.113.7", at=march)
        assert one == network("203.0.113.250", at=march) == network("::ffff:203.0.113.9", at=march)
        assert one != network("203.0.114.7", at=march)
        assert one != network("203.0.113.7", at=march.replace(month=4))
        assert network("2001:db8:1:2::3", at=march) == network("2001:db8:1:ffff::%eth0", at=march)
        assert re.fullmatch("[0-9a-f]{32}", one)

    def test_no_address_is_no_network(self):
        assert network("", at=timezone.now()) == network("unix:", at=timezone.now()) == ""

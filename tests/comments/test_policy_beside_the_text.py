"""The comment policy on the article form: at once, without an Edition, and only what was changed."""

from datetime import UTC, datetime

from django.test import TestCase
from django.utils import timezone

from comments.models import Thread
from tests import cast
from tests.desk import form_data

CLOSED, INHERIT, OPEN = Thread.Policy.CLOSED, Thread.Policy.INHERIT, Thread.Policy.OPEN


def panel(policy=INHERIT, *, was=INHERIT, closes_at="", known=None):
    """The panel as a browser posts it; `was`: the policy that it had been opened with."""
    return {
        "thread-TOTAL_FORMS": 1,
        "thread-INITIAL_FORMS": 1 if known else 0,
        "thread-0-id": known.pk if known else "",
        "thread-0-policy": policy,
        "initial-thread-0-policy": was,
        "thread-0-closes_at": closes_at,
        "initial-thread-0-closes_at": "",
    }


class ThePanel(TestCase):
    def setUp(self):
        self.world = cast.section("World")
        self.editor = cast.user("Editor", sections=[self.world])
        self.client.force_login(self.editor)
        self.story = cast.draft("Rain", by=self.editor)

    def save(self, **posted):
        number = self.story.latest_revision.number
        words = form_data.article("Rain", section=self.world, opened=number, **posted)
        return self.client.post(form_data.change(self.story), words)

    def threads(self):
        return list(Thread.objects.values_list("policy", flat=True))

    def test_closes_the_comments_of_a_draft_before_it_is_published(self):
        assert self.save(**panel(CLOSED)).status_code == 302
        assert Thread.objects.get(article=self.story).policy == CLOSED

    def test_makes_no_thread_while_all_is_as_everywhere(self):
        assert self.save(**panel()).status_code == 302
        assert self.threads() == []

    def test_takes_effect_at_once_and_is_no_edition(self):
        self.story.publish(by=self.editor)
        self.save(**panel(CLOSED))
        page = self.client.get(self.story.current.get_absolute_url())
        self.assertContains(page, "The newsroom has closed the comments")
        assert self.story.editions.count() == 1

    def test_keeps_what_a_moderator_changed_meanwhile(self):
        thread = Thread.objects.for_article(self.story)
        thread.close_comments()
        self.save(**panel(INHERIT, was=INHERIT, known=thread))
        assert self.threads() == [CLOSED]

    def test_keeps_the_policy_where_only_the_end_is_changed(self):
        thread = Thread.objects.for_article(self.story)
        thread.close_comments()
        self.save(**panel(INHERIT, was=INHERIT, closes_at="2026-08-01T12:00", known=thread))
        thread.refresh_from_db()
        assert (thread.policy, thread.closes_at) == (CLOSED, datetime(2026, 8, 1, 12, tzinfo=UTC))

    def test_uses_the_thread_that_a_reader_began_meanwhile(self):
        self.story.publish(by=self.editor)
        cast.comment(self.story)
        assert self.save(**panel(OPEN)).status_code == 302
        assert self.threads() == [OPEN]

    def test_says_at_the_field_what_is_no_time(self):
        self.assertContains(self.save(**panel(closes_at="soon")), "Enter a valid date/time.")
        assert self.threads() == []

    def test_changes_nothing_for_a_page_that_did_not_ask(self):
        assert self.save().status_code == 302
        assert self.threads() == []

    def test_is_shown_with_the_policy_and_the_sites_own_rule(self):
        Thread.objects.create(article=self.story, policy=CLOSED, closes_at=timezone.now())
        page = self.client.get(form_data.change(self.story))
        self.assertContains(page, '<option value="closed" selected>')
        self.assertContains(page, "The site’s own rule: held.")


class WhoMayNotClose(TestCase):
    def test_sees_no_panel_and_changes_nothing_by_posting_it(self):
        world = cast.section("World")
        reporter = cast.user("Reporter", sections=[world])
        self.client.force_login(reporter)
        story = cast.draft("Rain", by=reporter)
        self.assertNotContains(self.client.get(form_data.change(story)), "thread-0-policy")
        words = form_data.article("Rain", section=world, opened=1, **panel(CLOSED))
        assert self.client.post(form_data.change(story), words).status_code == 302
        assert not Thread.objects.exists()

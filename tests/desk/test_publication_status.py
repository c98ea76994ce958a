"""The panel above the form: what readers have, what waits, what was saved when and by whom."""

from datetime import UTC, datetime, timedelta

import time_machine
from django.test import TestCase
from django.utils import timezone

from articles.admin.publication_status import PublicationStatus
from tests import cast
from tests.desk import form_data

NOON = datetime(2026, 7, 1, 12, tzinfo=UTC)


class History(TestCase):
    def setUp(self):
        self.ada, self.ben = cast.user("Editor", username="ada"), cast.user("Editor", username="ben")
        self.story = cast.article("Rain", by=self.ada)

    def save_at(self, *moments):
        """Save once for each pair of person and minutes after noon; the sizes of the sittings."""
        for person, minutes in moments:
            self.story.save_revision(by=person, at=NOON + timedelta(minutes=minutes))
        return [(one[0].saved_by.username, len(one)) for one in PublicationStatus(self.story).sittings]

    def test_folds_what_one_person_saved_in_one_sitting(self):
        assert self.save_at((self.ada, 0), (self.ada, 20), (self.ada, 45)) == [("ada", 3)]

    def test_begins_anew_after_half_an_hour(self):
        assert self.save_at((self.ada, 0), (self.ada, 31)) == [("ada", 1), ("ada", 1)]

    def test_begins_anew_with_another_person(self):
        moments = (self.ada, 0), (self.ben, 5), (self.ada, 10)
        assert self.save_at(*moments) == [("ada", 1), ("ben", 1), ("ada", 1)]

    def test_loses_no_revision_to_the_folding(self):
        self.save_at((self.ada, 0), (self.ada, 1))
        assert self.story.revisions.count() == 2


class ThePanel(TestCase):
    def setUp(self):
        self.editor = cast.user("Editor")
        self.client.force_login(self.editor)

    def panel(self, story):
        page = self.client.get(form_data.change(story)).content.decode()
        return page.partition("publication-status-heading")[2].partition("</section>")[0]

    def test_says_that_readers_have_nothing_yet(self):
        assert "Nothing yet" in self.panel(cast.draft(by=self.editor))

    def test_links_to_what_readers_have(self):
        story = cast.published(by=self.editor)
        panel = self.panel(story)
        assert f'href="{story.current.get_absolute_url()}"' in panel
        assert "The working copy is newer" not in panel

    def test_says_when_the_working_copy_is_newer_and_what_is(self):
        story = cast.published(by=self.editor)
        story.headline, story.body = "Council votes again", "<p>It voted on Tuesday.</p>"
        story.save()
        story.placements.all().delete()
        story.save_revision(by=self.editor)
        panel = self.panel(story)
        assert "The working copy is newer" in panel
        assert "Changed: headline, text, 1 photograph." in panel

    def test_does_not_call_newer_what_was_saved_again_without_a_change(self):
        story = cast.published(by=self.editor)
        story.internal_note = "Phone her on Monday."
        story.save()
        story.save_revision(by=self.editor)
        assert "The working copy is newer" not in self.panel(story)

    def test_names_the_embargo(self):
        with time_machine.travel(NOON, tick=False):
            story = cast.draft(by=self.editor, embargo_until=NOON + timedelta(hours=1))
            assert "until Wednesday, 1 July 2026, 13:00" in self.panel(story)

    def test_names_what_waits_and_offers_to_cancel_it(self):
        story = cast.draft(by=self.editor)
        with time_machine.travel(NOON, tick=False):
            story.schedule(by=self.editor, at=NOON + timedelta(hours=2))
            panel = self.panel(story)
        assert "Wednesday, 1 July 2026, 14:00" in panel
        assert "Cancel it" in panel

    def test_offers_only_what_makes_sense(self):
        draft, live = cast.draft("Draft", by=self.editor), cast.published("Live", by=self.editor)
        gone = cast.published("Gone", by=self.editor)
        gone.unpublish(by=self.editor)
        offers = ("Unpublish", "Retract", "Take down", "Restore", "Put into the bin")
        found = {
            story.headline: [offer for offer in offers if f">{offer}</a>" in self.panel(story)]
            for story in (draft, live, gone)
        }
        assert found == {
            "Draft": ["Put into the bin"],
            "Live": ["Unpublish", "Retract", "Take down"],
            "Gone": ["Restore"],
        }

    def test_keeps_cancelled_versions_in_the_history_with_who_and_why(self):
        story = cast.draft(by=self.editor)
        edition = story.schedule(by=self.editor, at=timezone.now() + timedelta(days=1))
        story.cancel(edition, by=self.editor, reason="The minister resigned")
        assert "The minister resigned" in self.panel(story)

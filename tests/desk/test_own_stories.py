"""Reporters and their own live stories: they draft changes, and publish them where that was granted."""

from django.test import TestCase
from django.urls import reverse

from articles.models import Article
from newsroom.grants import What
from tests import cast
from tests.desk import form_data


class Own(TestCase):
    what = None

    def setUp(self):
        self.world = cast.section("World")
        self.rita = cast.user("Reporter", sections=[self.world])
        if self.what:
            self.rita.grants.create(what=self.what)
        self.editor = cast.user("Editor", sections=[self.world])
        self.mine = cast.draft("Council votes", by=self.rita, section=self.world)
        self.mine.publish(by=self.editor)
        self.theirs = cast.published("Court rules", by=self.editor, section=self.world)
        self.client.force_login(self.rita)

    def post(self, story, **more):
        opened = story.latest_revision.number
        words = form_data.article("Council will vote", section=self.world, opened=opened, **more)
        return self.client.post(form_data.change(story), words)

    def act(self, name, story, **typed):
        return self.client.post(reverse(f"admin:articles_article_{name}", args=[story.pk]), typed)


class AReporter(Own):
    def test_drafts_changes_that_no_reader_sees(self):
        edition = self.mine.current
        assert self.post(self.mine).status_code == 302
        story = Article.objects.get(pk=self.mine.pk)
        assert (story.headline, story.latest_revision.saved_by) == ("Council will vote", self.rita)
        assert story.current == edition and story.editions.count() == 1
        self.assertContains(self.client.get(edition.get_absolute_url()), "Council votes")
        self.assertNotContains(self.client.get(edition.get_absolute_url()), "Council will vote")

    def test_drafts_nothing_in_a_colleagues_live_story(self):
        before = self.theirs.revisions.count()
        assert self.post(self.theirs).status_code == 403
        assert self.theirs.revisions.count() == before

    def test_drafts_in_what_they_were_asked_to_write(self):
        self.theirs.assign(by=self.editor, to=self.rita)
        assert self.post(self.theirs).status_code == 302
        self.theirs.publish(by=self.editor, kind="update")
        assert self.post(self.theirs).status_code == 302

    def test_publishes_nothing_of_it(self):
        assert "_publish" not in self.client.get(form_data.change(self.mine)).content.decode()
        self.post(self.mine, button="_publish", kind="silent")
        assert self.mine.editions.count() == 1

    def test_withdraws_nothing_of_it(self):
        for name in ("unpublish", "retract", "take-down", "duplicate", "restore", "blank"):
            assert self.act(name, self.mine, note="Wrong.").status_code == 403, name
        assert self.mine.editions.count() == 1


class OneWhoPublishesTheirOwn(Own):
    what = What.PUBLISH_OWN

    def test_publishes_and_corrects_their_own(self):
        typed = {"kind": "correction", "note": "It said that it had voted."}
        self.client.post(form_data.publish_page(self.mine), form_data.publication(self.mine, **typed))
        assert (self.mine.current.kind, self.mine.current.made_by) == ("correction", self.rita)

    def test_schedules_and_cancels_their_own(self):
        draft = cast.draft("Tomorrow", by=self.rita, section=self.world)
        self.post(draft, button="_schedule", at="2099-01-01T10:00")
        waiting = draft.editions.get()
        address = reverse("admin:articles_article_cancel", args=[draft.pk, waiting.pk])
        assert self.client.post(address, {"reason": ""}).status_code == 302
        assert not draft.editions.scheduled().exists()

    def test_publishes_no_draft_of_a_colleague(self):
        draft = cast.draft("Theirs", by=self.editor, section=self.world)
        assert "_publish" not in self.client.get(form_data.change(draft)).content.decode()
        self.post(draft, button="_publish")
        assert not draft.editions.exists()

    def test_changes_no_live_story_of_a_colleague(self):
        assert self.post(self.theirs, button="_publish", kind="silent").status_code == 403
        assert self.theirs.editions.count() == 1

    def test_withdraws_nothing(self):
        for name in ("unpublish", "retract", "take-down", "duplicate", "restore", "blank"):
            assert self.act(name, self.mine, note="Wrong.").status_code == 403, name

    def test_loses_it_with_the_grant(self):
        self.rita.grants.all().delete()
        self.post(self.mine, button="_publish", kind="silent")
        assert self.mine.editions.count() == 1

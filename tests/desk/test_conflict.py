"""Two people at one article: nobody overwrites what the other has saved without knowing."""

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from tests import cast
from tests.desk import form_data


class TwoEditors(TestCase):
    def setUp(self):
        self.world = cast.section("World")
        self.ada = cast.user("Editor", first_name="Ada", last_name="First")
        self.story = cast.draft("As both opened it", by=self.ada)
        self.opened = self.story.latest_revision.number
        self.story.headline = "As Ada saved it"
        self.story.save()
        self.story.save_revision(by=self.ada)
        self.client.force_login(cast.user("Editor"))

    def post(self, **words):
        words = {"section": self.world, "opened": self.opened} | words
        return self.client.post(form_data.change(self.story), form_data.article("As Bob typed it", **words))

    def test_the_later_save_is_refused_with_who_and_when(self):
        answer = self.post()
        self.assertContains(answer, "Ada First saved this article on")
        self.story.refresh_from_db()
        assert self.story.headline == "As Ada saved it"

    def test_what_was_typed_is_kept(self):
        self.assertContains(self.post(standfirst="Three lines nobody types twice"), "Three lines nobody")

    def test_the_way_on_is_offered(self):
        latest = self.story.latest_revision.number
        self.assertContains(self.post(), f'name="over" value="{latest}"')

    def test_who_has_seen_the_newer_one_may_save_over_it(self):
        answer = self.post(over=self.story.latest_revision.number)
        assert answer.status_code == 302
        self.story.refresh_from_db()
        assert self.story.headline == "As Bob typed it"
        assert "As Ada saved it" in [one.data["headline"] for one in self.story.revisions.all()]

    def test_a_third_save_is_not_overwritten_unseen(self):
        seen = self.story.latest_revision.number
        self.story.save_revision(by=self.ada)
        self.assertContains(self.post(over=seen), "Ada First saved this article on")

    def test_a_form_without_its_number_counts_as_old(self):
        self.assertContains(self.post(opened=""), "Ada First saved this article on")

    def test_publishing_is_refused_with_it(self):
        self.post(button="_publish")
        assert not self.story.editions.exists()


class Opening(TestCase):
    def test_writes_nothing(self):
        editor = cast.user("Editor")
        story = cast.published(by=editor)
        self.client.force_login(editor)
        with CaptureQueriesContext(connection) as queries:
            self.client.get(form_data.change(story))
        assert [
            one["sql"] for one in queries if not one["sql"].startswith(("SELECT", "BEGIN", "DECLARE"))
        ] == []

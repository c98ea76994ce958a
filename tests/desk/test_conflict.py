"""Two people at one article: nobody overwrites what the other has saved without knowing."""

from datetime import timedelta

from django.db import connection, transaction
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article
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


class Collisions(TestCase):
    """What two people saved in different places is brought together; in the same place the second chooses."""

    BODY = "<p>The first paragraph.</p><p>The second paragraph.</p><p>The third paragraph.</p>"

    def setUp(self):
        self.world = cast.section("World")
        self.ada = cast.user("Editor", first_name="Ada", last_name="First")
        self.story = cast.draft("As both opened it", by=self.ada, section=self.world, body=self.BODY)
        self.opened = self.story.latest_revision.number
        self.client.force_login(cast.user("Editor"))

    def save_as_ada(self, **words):
        Article.objects.filter(pk=self.story.pk).update(**words)
        self.story.refresh_from_db()
        self.story.save_revision(by=self.ada)

    def post(self, headline="As both opened it", **words):
        typed = {"section": self.world, "opened": self.opened, "body": self.BODY, "tags": "harbour, council"}
        data = form_data.article(headline, **typed | words)
        return self.client.post(form_data.change(self.story), data, follow=True)

    def stored(self):
        return Article.objects.get(pk=self.story.pk)

    def test_other_fields_and_paragraphs_are_merged_and_told(self):
        self.save_as_ada(standfirst="What Ada adds", body=self.BODY.replace("first", "1st"))
        answer = self.post("As Bob typed it", body=self.BODY.replace("third", "3rd"))
        self.assertContains(answer, "Saved, together with what Ada First had saved at")
        story = self.stored()
        assert (story.headline, story.standfirst) == ("As Bob typed it", "What Ada adds")
        assert story.body == self.BODY.replace("first", "1st").replace("third", "3rd")
        assert story.latest_revision.data["body"] == story.body
        assert story.bylines.count() == story.placements.count() == 1

    def test_a_new_photograph_of_one_and_words_of_the_other_both_stay(self):
        self.story.placements.create(photo=cast.photo("The quay"), position=1)
        self.story.tags.add("quay")
        self.story.save_revision(by=self.ada)
        self.post("As Bob typed it")
        story = self.stored()
        assert [row.position for row in story.placements.all()] == [0, 1]
        assert sorted(story.tags.names()) == ["council", "harbour", "quay"]

    def collide(self):
        self.save_as_ada(body=self.BODY.replace("second", "2nd"), standfirst="What Ada adds")
        self.typed = self.BODY.replace("second", "middle")
        return self.post("As Bob typed it", body=self.typed)

    def choose(self, choice):
        return self.post(
            "As Bob typed it", body=self.typed, over=self.story.latest_revision.number, **{"settle-0": choice}
        )

    def test_one_paragraph_changed_by_both_is_refused_side_by_side(self):
        answer = self.collide()
        self.assertContains(answer, "Ada First saved this article on")
        for value in ("mine", "theirs", "both"):
            self.assertContains(answer, f'name="settle-0" value="{value}"')
        assert self.stored().headline == "As both opened it"
        assert self.story.revisions.count() == 2

    def test_the_second_chooses_and_the_rest_is_merged(self):
        for choice, words in (
            ("mine", "<p>The middle paragraph.</p>"),
            ("theirs", "<p>The 2nd paragraph.</p>"),
            ("both", "<p>The middle paragraph.</p><p>The 2nd paragraph.</p>"),
        ):
            with self.subTest(choice), transaction.atomic():
                self.collide()
                self.choose(choice)
                story = self.stored()
                assert story.body == self.BODY.replace("<p>The second paragraph.</p>", words)
                assert (story.headline, story.standfirst) == ("As Bob typed it", "What Ada adds")
                transaction.set_rollback(True)
            self.story.refresh_from_db()

    def test_what_was_not_taken_stays_in_the_history(self):
        self.collide()
        self.choose("theirs")
        bodies = [one.data["body"] for one in self.story.revisions.all()]
        assert self.typed in bodies

    def test_a_choice_made_of_an_older_save_counts_no_more(self):
        self.collide()
        seen = self.story.latest_revision.number
        self.save_as_ada(body=self.BODY.replace("second", "third or fourth"))
        answer = self.post("As Bob typed it", body=self.typed, over=seen, **{"settle-0": "mine"})
        self.assertContains(answer, 'name="settle-0" value="theirs"')
        assert self.stored().headline == "As both opened it"

    def test_a_forged_choice_is_none(self):
        self.collide()
        for choice in ("", "x", "both " * 9):
            self.assertContains(self.choose(choice), 'name="settle-0"')
        assert self.stored().headline == "As both opened it"

    def test_an_embargo_is_not_lifted_by_who_had_not_seen_it(self):
        until = timezone.now() + timedelta(days=2)
        self.save_as_ada(embargo_until=until)
        self.post("As Bob typed it")
        assert (self.stored().headline, self.stored().embargo_until) == ("As Bob typed it", until)

    def test_saved_in_place_the_page_is_loaded_anew(self):
        self.save_as_ada(standfirst="What Ada adds")
        data = form_data.article(
            "As Bob typed it", section=self.world, opened=self.opened, body=self.BODY, tags="harbour, council"
        )
        answer = self.client.post(form_data.change(self.story), data, headers={"accept": "application/json"})
        assert answer.json() == {"address": form_data.change(self.story)}

    def test_publishing_waits_until_somebody_has_read_the_two_together(self):
        self.save_as_ada(standfirst="What Ada adds")
        self.post("As Bob typed it", button="_publish")
        assert not self.story.editions.exists()

    def test_sections_are_named_and_not_numbered(self):
        sport, culture = cast.section("Sport"), cast.section("Culture")
        self.save_as_ada(section=sport)
        answer = self.post(section=culture)
        self.assertContains(answer, "<ins>Sport</ins>")
        self.assertContains(answer, "<ins>Culture</ins>")
        self.assertNotContains(answer, str(sport.uuid))

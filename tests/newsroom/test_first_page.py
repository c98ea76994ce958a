"""The desk's first page: what each person finds there, in which order, and what they do not see."""

from datetime import timedelta
from uuid import uuid4

import time_machine
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.first_page.blocks import SHOWN
from articles.models import Article, Autosave
from newsroom import first_page
from tests import cast

INDEX = reverse("admin:index")
LIST = reverse("admin:articles_article_changelist")
DAY = timedelta(days=1)


class FirstPage(TestCase):
    def blocks(self, person):
        """The blocks that a person finds, by their names, in their order."""
        return {block.name: block for stack in first_page.stacks(person) for block in stack}

    def titles(self, person, name):
        block = self.blocks(person).get(name)
        return [row.title for row in block.rows] if block else None

    def open(self, person):
        self.client.force_login(person)
        return self.client.get(INDEX)


class ByRole(FirstPage):
    def setUp(self):
        self.reporter, self.editor = cast.user("Reporter"), cast.user("Editor")
        self.moderator, self.chief = cast.user("Moderator"), cast.user("Chief")
        story = cast.published("Out", by=self.editor)
        cast.comment(story)
        story.placements.get().photo.update_facts(rights_until=timezone.now() + 3 * DAY)
        cast.draft("Tomorrow", by=self.editor).schedule(by=self.editor, at=timezone.now() + DAY)

    def test_a_reporter_finds_their_own_and_the_paper_but_no_comments(self):
        assert list(self.blocks(self.reporter)) == ["mine", "scheduled", "published"]
        self.assertNotContains(self.open(self.reporter), "Comments waiting")

    def test_an_editor_finds_photographs_and_comments_too(self):
        assert list(self.blocks(self.editor)) == ["mine", "scheduled", "published", "rights", "comments"]

    def test_a_chief_finds_all_of_it(self):
        assert list(self.blocks(self.chief)) == ["mine", "scheduled", "published", "rights", "comments"]

    def test_a_moderator_finds_comments_first_and_no_story(self):
        assert list(self.blocks(self.moderator)) == ["comments"]
        page = self.open(self.moderator)
        self.assertNotContains(page, "Tomorrow")
        self.assertNotContains(page, "New article")

    def test_a_moderator_with_words_unsaved_still_finds_comments_first(self):
        Autosave.objects.keep(
            person=self.moderator, form="/admin/x/", window=uuid4(), fields=[["note", "Why"]]
        )
        assert list(self.blocks(self.moderator)) == ["comments", "unsaved"]

    def test_who_works_in_one_section_finds_nothing_of_another(self):
        person = cast.user("Editor", sections=[cast.section("Sport")])
        assert set(self.blocks(person)) == {"mine", "rights"}
        page = self.open(person)
        self.assertNotContains(page, "Tomorrow")
        self.assertNotContains(page, ">Out<")

    def test_every_part_of_the_desk_is_one_link_away(self):
        page = self.open(self.chief)
        for name in ("articles_article", "articles_photo", "comments_comment", "newsroom_user"):
            self.assertContains(page, f'href="{reverse(f"admin:{name}_changelist")}"')
        self.assertContains(page, f'href="{reverse("admin:articles_article_add")}"')


class TheFirstDay(FirstPage):
    def test_is_no_page_of_empty_boxes(self):
        assert list(self.blocks(cast.user("Reporter"))) == ["mine"]
        assert list(self.blocks(cast.user("Chief"))) == ["mine", "comments"]

    def test_says_in_words_that_nothing_waits(self):
        self.assertContains(self.open(cast.user("Moderator")), "No comment is waiting.")
        self.assertContains(self.open(cast.user("Reporter")), "Nothing of yours is in work.")


class Blocks(FirstPage):
    def setUp(self):
        self.editor, self.reporter = cast.user("Editor"), cast.user("Reporter")

    def test_unsaved_words_are_ones_own_alone(self):
        form = reverse("admin:articles_article_add")
        words = [["headline", "Typed on the train"]]
        Autosave.objects.keep(person=self.reporter, form=form, window=uuid4(), fields=words)
        block = self.blocks(self.reporter)["unsaved"]
        assert [(row.title, row.address) for row in block.rows] == [("Typed on the train", form)]
        assert "unsaved" not in self.blocks(self.editor)

    def test_what_waits_for_me_comes_with_who_sent_it_and_why(self):
        story = cast.draft("To be read", by=self.reporter)
        story.hand_over(by=self.reporter, to=self.editor, note="Please check the figures.")
        row = self.blocks(self.editor)["waiting"].rows[0]
        assert (row.title, row.state, row.note) == ("To be read", "Ready", "Please check the figures.")
        assert f"from {self.reporter}" in row.facts
        assert "waiting" not in self.blocks(self.reporter)
        story.send_back(by=self.editor, reason="Who said so?")
        assert self.titles(self.reporter, "waiting") == ["To be read"]

    def test_mine_are_those_that_readers_never_had(self):
        cast.draft("Somebody else’s", by=self.editor)
        cast.published("Out", by=self.reporter)
        cast.draft("Mine", by=self.reporter)
        cast.draft("Binned", by=self.reporter).put_in_bin(by=self.reporter)
        assert self.titles(self.reporter, "mine") == ["Mine"]

    def test_what_changed_since_goes_when_it_is_published(self):
        story = cast.published("Out", by=self.editor)
        assert "changed" not in self.blocks(self.editor)
        Article.objects.filter(pk=story.pk).update(headline="Out, and more")
        Article.objects.get(pk=story.pk).save_revision(by=self.editor)
        assert self.titles(self.editor, "changed") == ["Out, and more"]
        Article.objects.get(pk=story.pk).publish(by=self.editor, kind="update")
        assert "changed" not in self.blocks(self.editor)

    def test_comments_come_the_oldest_first_with_their_age(self):
        story = cast.published("Out", by=self.editor)
        with time_machine.travel(timezone.now() - 3 * DAY, tick=False):
            cast.comment(story, "The older of the two letters.")
        cast.comment(story, "The newer one of them both.", name="Olga")
        block = self.blocks(self.editor)["comments"]
        assert [row.title for row in block.rows][0] == "The older of the two letters."
        assert block.rows[0].state == "waiting for 3\xa0days" and block.count == 2
        assert block.address == reverse("admin:comments_comment_changelist")

    def test_photographs_say_how_many_live_stories_lose_them(self):
        story = cast.published("Out", by=self.editor)
        used, unused = story.placements.get().photo, cast.photo("Nowhere")
        for photo, days in ((used, 3), (unused, 5), (cast.photo("Later"), 40), (cast.photo("Over"), -1)):
            photo.update_facts(rights_until=timezone.now() + days * DAY)
        rows = self.blocks(self.editor)["rights"].rows
        assert [row.title for row in rows] == [str(used), "Nowhere"]
        assert [row.facts[-1] for row in rows] == ["in 1 live story", "in no live story"]

    def test_more_than_fit_are_counted_and_the_list_has_them_all(self):
        for number in range(SHOWN + 4):
            cast.article(f"Story {number}", by=self.reporter)
        page = self.open(self.reporter)
        self.assertContains(page, f"{SHOWN + 4}, the newest {SHOWN} here")
        self.assertContains(page, f'href="{LIST}?whose=mine&amp;state=draft"')
        listed = self.client.get(LIST, {"whose": "mine", "state": "draft"})
        assert listed.context["cl"].result_count == SHOWN + 4

    def test_cost_the_same_for_many(self):
        def cost():
            with CaptureQueriesContext(connection) as queries:
                self.blocks(self.editor)
            return len(queries)

        for number in range(SHOWN + 1):
            cast.published(f"Out {number}", by=self.editor)
            cast.draft(f"Draft {number}", by=self.editor)
        cost()
        few = cost()
        for number in range(10):
            cast.published(f"Later {number}", by=self.editor)
            cast.draft(f"Later draft {number}", by=self.editor)
        assert cost() == few


class TheDay(FirstPage):
    def setUp(self):
        self.editor = cast.user("Editor")
        clock = time_machine.travel(timezone.now().replace(hour=9, minute=30), tick=False)
        clock.start()
        self.addCleanup(clock.stop)
        self.now = timezone.now()

    def schedule(self, headline, **after):
        story = cast.draft(headline, by=self.editor)
        story.schedule(by=self.editor, at=self.now + timedelta(**after))

    def test_has_what_is_scheduled_today_by_the_hour(self):
        self.schedule("In the evening", hours=8)
        self.schedule("At noon", hours=2, minutes=30)
        self.schedule("Tomorrow", days=1)
        block = self.blocks(self.editor)["scheduled"]
        assert [(row.time, row.title) for row in block.rows] == [
            ("12:00", "At noon"),
            ("17:30", "In the evening"),
        ]
        assert block.way == "1 scheduled after today"

    def test_marks_now_what_went_out_and_what_is_due(self):
        cast.published("Out", by=self.editor)
        self.schedule("At noon", hours=2, minutes=30)
        line = self.blocks(self.editor)["scheduled"].line
        assert line.now == "570"
        assert [(mark.minute, mark.is_past) for mark in line.marks] == [("570", True), ("720", False)]

    def test_is_counted_in_the_newsroom_s_zone(self):
        self.schedule("Before midnight in Kiribati", minutes=20)
        self.schedule("After midnight in Kiribati", hours=5)
        with timezone.override("Pacific/Kiritimati"):
            block = self.blocks(self.editor)["scheduled"]
        assert [(row.time, row.title) for row in block.rows] == [("23:50", "Before midnight in Kiribati")]
        assert block.way == "1 scheduled after today"

    def test_tells_of_what_goes_away(self):
        story = cast.published("Out", by=self.editor)
        story.unpublish(by=self.editor, at=self.now + timedelta(hours=3))
        row = self.blocks(self.editor)["scheduled"].rows[0]
        assert (row.title, row.time, row.tone) == ("Out", "12:30", "gone") and row.state

    def test_says_that_nothing_more_is_scheduled(self):
        cast.published("Out", by=self.editor)
        assert self.blocks(self.editor)["scheduled"].empty == "Nothing more is scheduled today."

"""Two people act on one story at the same moment: one of them is told what the other did."""

from threading import Barrier, Thread

from django.db import connection
from django.test import TransactionTestCase

from articles.models import Article, Handover, Refused, Section
from tests import cast


class AtTheSameMoment(TransactionTestCase):
    def setUp(self):
        self.world = cast.section("World")
        Section.objects.update(needs_review=True)
        self.rita = cast.user("Reporter", sections=[self.world])
        self.ed, self.eve = (cast.user("Editor", sections=[self.world]) for _ in range(2))
        self.story = cast.draft(by=self.rita, section=self.world)
        self.story.hand_over(by=self.rita)

    def race(self, *verbs):
        """Call the verbs in threads, each with the story as stored; gives "done" or what was refused."""
        barrier, outcomes = Barrier(len(verbs)), [None] * len(verbs)

        def run(number, verb):
            try:
                story = Article.objects.get(pk=self.story.pk)
                barrier.wait(timeout=20)
                verb(story)
                outcomes[number] = "done"
            except Refused as refusal:
                outcomes[number] = str(refusal)
            finally:
                connection.close()

        threads = [Thread(target=run, args=row) for row in enumerate(verbs)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(timeout=60)
        return outcomes

    def test_one_of_two_approves(self):
        outcomes = self.race(
            lambda story: story.approve(by=self.ed), lambda story: story.approve(by=self.eve)
        )
        assert sorted(said == "done" for said in outcomes) == [False, True], outcomes
        assert any("approved already" in said for said in outcomes)
        assert Handover.objects.filter(state="approved").count() == 1

    def test_it_is_published_or_sent_back(self):
        self.story.approve(by=self.ed)
        published, back = self.race(
            lambda story: story.publish(by=self.ed),
            lambda story: story.send_back(by=self.eve, reason="A name is wrong."),
        )
        assert (published == "done") != (back == "done"), (published, back)
        assert Article.objects.get(pk=self.story.pk).editions.exists() == (published == "done")
        assert Handover.objects.open().exists() == (back == "done")

    def test_what_was_saved_meanwhile_is_not_approved(self):
        seen = self.story.latest_revision.number

        def save(story):
            story.headline = "Other words"
            story.save()
            story.save_revision(by=self.rita)

        self.race(save, lambda story: story.approve(by=self.ed, seen=seen))
        assert Article.objects.get(pk=self.story.pk).lacks_review

    def test_it_is_taken_back_or_decided(self):
        outcomes = self.race(
            lambda story: story.take_back(by=self.rita), lambda story: story.approve(by=self.ed)
        )
        assert sorted(said == "done" for said in outcomes) == [False, True], outcomes

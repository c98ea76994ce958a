"""Versions of what readers see: raised with the change, or not at all."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection, transaction
from django.test import TestCase, TransactionTestCase
from django.utils import timezone

from articles.models import Article, Author, Byline, Freshness, Refused, Section, Tag, freshness
from newsroom.models import Site
from tests import cast

HOUR = timedelta(hours=1)


def everything():
    return dict(Freshness.objects.values_list("surface", "version"))


def surfaces_raised(act):
    """The surfaces that `act` raised, and by how much."""
    before = everything()
    act()
    return {name: now - before.get(name, 0) for name, now in everything().items() if now != before.get(name)}


class Versions(TestCase):
    def test_what_never_changed_has_version_nought(self):
        assert freshness.versions("front", "nowhere") == {"front": 0, "nowhere": 0}

    def test_each_touch_raises_by_one_however_often_it_is_named(self):
        freshness.touch("front", "front", "site")
        freshness.touch("front")
        assert freshness.versions("front", "site") == {"front": 2, "site": 1}

    def test_reading_costs_one_query(self):
        freshness.touch("front", "site")
        with self.assertNumQueries(1):
            freshness.versions("front", "site", "article:1")

    def test_what_is_rolled_back_raised_nothing(self):
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            freshness.touch("front")
            raise ZeroDivisionError
        assert freshness.versions("front") == {"front": 0}

    def test_surfaces_of_rows_are_read_with_those_named(self):
        tag = Tag.objects.create(name="Harbour")
        freshness.touch("front", f"tag:{tag.pk}")
        known = everything()
        found = freshness.versions("front", freshness.each("tag", Tag.objects.filter(pk=tag.pk)))
        assert found == {name: known[name] for name in ("front", f"tag:{tag.pk}")}


class Verbs(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.editor = cast.user("Editor")
        cls.world = cast.section("World")
        cls.europe = cast.section("Europe", parent=cls.world)
        cast.section("Sport")
        cls.story = cast.draft(section=cls.europe, by=cls.editor, tags=["harbour"])
        cls.stands_on = {
            "front",
            f"article:{cls.story.pk}",
            f"section:{cls.world.pk}",
            f"section:{cls.europe.pk}",
            f"tag:{Tag.objects.get(name='harbour').pk}",
            f"author:{Author.objects.get().pk}",
        }

    def publish(self, **more):
        return self.story.publish(by=self.editor, **more)

    def test_publishing_raises_all_that_the_story_stands_on_and_nothing_else(self):
        assert surfaces_raised(self.publish) == dict.fromkeys(self.stands_on, 1)

    def test_leaving_a_section_a_topic_or_an_author_raises_the_old_and_the_new(self):
        self.publish()
        sport, mia = Section.objects.get(name="Sport"), cast.author("Mia Lens")
        Article.objects.filter(pk=self.story.pk).update(section=sport)
        Byline.objects.filter(article=self.story).update(author=mia)
        self.story.tags.set(["football"])
        football = Tag.objects.get(name="football")
        new = {f"section:{sport.pk}", f"tag:{football.pk}", f"author:{mia.pk}"}
        assert surfaces_raised(lambda: self.publish(kind="update")) == dict.fromkeys(self.stands_on | new, 1)

    def test_every_verb_raises_the_storys_own(self):
        surface = f"article:{self.story.pk}"
        waiting = []
        acts = [
            self.publish,
            lambda: waiting.append(self.publish(kind="update", at=timezone.now() + HOUR)),
            lambda: self.story.cancel(waiting[0], by=self.editor),
            lambda: self.story.unpublish(by=self.editor),
            lambda: self.story.restore(by=self.editor),
            lambda: self.story.retract(by=self.editor, note="We were deceived."),
            lambda: self.story.take_down(by=self.editor, note="A court said so."),
        ]
        assert [surfaces_raised(act).get(surface) for act in acts] == [1] * len(acts)

    def test_withdrawing_raises_every_list_it_vanishes_from(self):
        self.publish()
        assert surfaces_raised(lambda: self.story.unpublish(by=self.editor)) == dict.fromkeys(
            self.stands_on, 1
        )

    def test_saving_a_draft_raises_nothing(self):
        assert surfaces_raised(lambda: self.story.save_revision(by=self.editor)) == {}

    def test_a_refusal_raises_nothing(self):
        def refused():
            with pytest.raises(Refused):
                self.story.retract(by=self.editor, note="Nothing to retract.")

        assert surfaces_raised(refused) == {}

    def test_names_raise_what_shows_them(self):
        self.world.name = "The World"
        assert surfaces_raised(self.world.save) == dict.fromkeys(
            ["front", "sections", f"section:{self.world.pk}"], 1
        )
        author = Author.objects.get()
        assert surfaces_raised(author.save) == dict.fromkeys(["front", f"author:{author.pk}"], 1)
        assert surfaces_raised(Site(name="The Paper").save) == {"site": 1}


class AtOnce(TransactionTestCase):
    def test_two_who_touch_the_same_surfaces_in_other_orders_both_get_through(self):
        names = [f"article:{number}" for number in range(20)]
        start = Barrier(4)

        def touch(order):
            try:
                start.wait(30)
                for _ in range(5):
                    with transaction.atomic():
                        freshness.touch(*order)
            finally:
                connection.close()

        with ThreadPoolExecutor(4) as pool:
            waits = [pool.submit(touch, order) for order in (names, names[::-1], names[5:], names[::-2])]
            for wait in waits:
                wait.result(60)
        assert freshness.versions("article:19", "article:18", "article:0") == {
            "article:19": 20,
            "article:18": 15,
            "article:0": 10,
        }

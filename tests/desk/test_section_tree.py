"""Where sections may stand: four levels at most with all that hangs below them, and never in a circle."""

import pytest
from django.db import connection
from django.test import Client, TestCase, TransactionTestCase
from django.urls import reverse

from articles.models import Refused, Section
from tests import cast
from tests.articles.test_ledger_concurrency import at_once


def chain(*names, below=None):
    """Sections of these names, each below the one before."""
    for name in names:
        below = cast.section(name, parent=below)
    return below


def move(client, section, parent, **more):
    words = {"name": section.name, "parent": parent.pk if parent else "", "position": 0, **more}
    return client.post(reverse("admin:articles_section_change", args=[section.pk]), words)


def deepest():
    return max(len(section.lineage()) for section in Section.objects.all())


class Moving(TestCase):
    def setUp(self):
        self.client.force_login(cast.user("Chief"))
        self.deep, self.branch = chain("World", "Europe", "France"), cast.section("Cities")
        chain("Paris", below=self.branch)

    def test_a_branch_too_deep_for_its_new_place_is_refused(self):
        answer = move(self.client, self.branch, self.deep)
        self.assertContains(answer, "Sections go 4 levels deep at most; here they would be 5.")
        assert deepest() == 3

    def test_a_branch_that_fits_is_moved_with_all_below_it(self):
        assert move(self.client, self.branch, self.deep.parent).status_code == 302
        paris = Section.objects.get(name="Paris")
        assert paris.trail == "World › Europe › Cities › Paris"

    def test_a_section_without_branches_may_be_the_fourth(self):
        leaf = cast.section("Lyon")
        assert move(self.client, leaf, self.deep).status_code == 302
        self.assertContains(move(self.client, cast.section("Rue"), leaf), "here they would be 5")

    def test_a_new_section_below_the_fourth_is_refused(self):
        fourth = chain("Lyon", below=self.deep)
        words = {"name": "Rue", "parent": fourth.pk, "position": 0}
        self.assertContains(self.client.post(reverse("admin:articles_section_add"), words), "4 levels deep")

    def test_no_section_stands_below_what_is_below_itself(self):
        world = self.deep.lineage()[-1]
        for parent in (world, self.deep):
            self.assertContains(move(self.client, world, parent), "cannot stand below itself")

    def test_a_program_is_refused_as_well(self):
        self.branch.parent = self.deep
        with pytest.raises(Refused, match="4 levels deep"):
            self.branch.save()
        assert Section.objects.get(name="Cities").parent is None

    def test_what_stands_too_deep_already_can_be_described_and_moved_up(self):
        Section.objects.filter(pk=self.branch.pk).update(parent=self.deep)
        paris = Section.objects.get(name="Paris")
        assert len(paris.lineage()) == 5
        assert move(self.client, paris, paris.parent, description="On the Seine").status_code == 302
        assert move(self.client, self.branch, None).status_code == 302

    def test_what_was_published_stays_listed_where_it_was(self):
        old = cast.published("The old bridge", section=self.branch)
        move(self.client, self.branch, self.deep.parent)
        new = cast.published("The new bridge", section=Section.objects.get(pk=self.branch.pk))
        listed = {row.section.name for row in old.current.edition_sections.all()}
        assert listed == {"Cities"}
        assert {row.section.name for row in new.current.edition_sections.all()} == {
            "Cities",
            "Europe",
            "World",
        }
        self.assertContains(self.client.get("/section/cities/"), "The old bridge")
        self.assertContains(self.client.get("/section/world/"), "The new bridge")


class ACircle(TestCase):
    def test_in_an_old_database_ends_everywhere(self):
        world = cast.section("World")
        europe = chain("Europe", below=world)
        Section.objects.filter(pk=world.pk).update(parent=europe)
        europe = Section.objects.get(pk=europe.pk)
        assert [section.name for section in europe.lineage()] == ["Europe", "World"]
        edition = cast.published("The storm", section=europe).current
        for path in ("/", "/section/world/", "/section/europe/", edition.get_absolute_url()):
            assert self.client.get(path).status_code == 200
        self.client.force_login(cast.user("Chief"))
        lists = [reverse(f"admin:articles_{name}_changelist") for name in ("section", "article")]
        for path in [*lists, reverse("admin:articles_article_add")]:
            assert self.client.get(path).status_code == 200
        assert move(self.client, Section.objects.get(name="World"), None).status_code == 302


class AtOnce(TransactionTestCase):
    def setUp(self):
        self.chief = cast.user("Chief")

    def move(self, section, parent):
        def act():
            client = Client()
            client.force_login(self.chief)
            return move(client, section, parent).status_code

        return act

    def test_two_sections_put_below_each_other_close_no_circle(self):
        first, second = cast.section("First"), cast.section("Second")
        answers = at_once(self.move(first, second), self.move(second, first))
        assert sorted(answers) == [200, 302]
        assert deepest() == 2

    def test_two_moves_that_are_too_deep_together_are_not_both_done(self):
        top, middle, low = chain("A", "B"), chain("C"), chain("D", "E")
        answers = at_once(self.move(middle, top), self.move(low.parent, middle))
        assert sorted(answers) == [200, 302], connection.vendor
        assert deepest() <= 4

    def test_saved_by_programs_they_close_none_either(self):
        first, second = cast.section("First"), cast.section("Second")

        def act(section, parent):
            section.parent = parent
            return section.save()

        answers = at_once(lambda: act(first, second), lambda: act(second, first))
        assert sum(isinstance(answer, Refused) for answer in answers) == 1

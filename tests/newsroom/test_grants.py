"""What somebody may do beyond their roles, in which sections, and with whose stories."""

import pytest
from django.db import IntegrityError, transaction
from django.test import TestCase

from articles.models import Article
from newsroom.delegation import may_grant, may_manage
from newsroom.grants import FINER, GIVES, OWN, What
from newsroom.models import User
from tests import cast

PUBLISH = "articles.publish_article"


def grant(person, what, section=None):
    """The person, read again, with this grant."""
    person.grants.create(what=what, section=section)
    return User.objects.get(pk=person.pk)


class Granting(TestCase):
    def setUp(self):
        self.world, self.sport = cast.section("World"), cast.section("Sport")
        self.below = cast.section("Middle East", parent=self.world)
        self.rita = cast.user("Reporter", sections=[self.world, self.sport])
        self.tom = cast.user("Reporter", sections=[self.world])
        self.mine = cast.draft("Mine", by=self.rita, section=self.world)
        self.theirs = cast.draft("Theirs", by=self.tom, section=self.world)


class OneOfAPaperOfFive(Granting):
    def setUp(self):
        super().setUp()
        self.rita = grant(self.rita, What.PUBLISH_OWN)

    def test_publishes_their_own_stories_and_nobody_elses(self):
        assert self.rita.has_perm(PUBLISH)
        assert self.rita.has_perm(PUBLISH, self.mine)
        assert self.rita.has_perm("articles.correct_article", self.mine)
        assert not self.rita.has_perm(PUBLISH, self.theirs)
        assert not self.rita.has_perm(PUBLISH, self.world)
        assert not self.rita.has_perm("articles.withdraw_article", self.mine)

    def test_owns_what_they_were_last_asked_to_write(self):
        editor = cast.user("Editor")
        self.theirs.assign(by=editor, to=self.rita)
        assert self.rita.has_perm(PUBLISH, Article.objects.get(pk=self.theirs.pk))
        self.theirs.assign(by=editor, to=self.tom)
        assert not self.rita.has_perm(PUBLISH, Article.objects.get(pk=self.theirs.pk))

    def test_owns_nothing_elsewhere(self):
        elsewhere = cast.draft("Far away", by=self.rita, section=cast.section("Culture"))
        assert not self.rita.has_perm(PUBLISH, elsewhere)

    def test_is_no_colleague_to_hand_over_to(self):
        assert self.rita not in User.objects.allowed(PUBLISH, sections=[self.world])


class InSomeSections(Granting):
    def test_a_grant_reaches_its_section_and_those_below(self):
        rita = grant(self.rita, What.PUBLISH, self.world)
        below = cast.draft("Below", section=self.below)
        sport = cast.draft("Match", by=rita, section=self.sport)
        assert [rita.has_perm(PUBLISH, one) for one in (self.theirs, below, sport)] == [True, True, False]
        assert {*rita.sections_where(PUBLISH)} == {self.world, self.below}

    def test_a_grant_of_a_section_below_does_not_reach_above(self):
        rita = grant(self.rita, What.PUBLISH, self.below)
        assert not rita.has_perm(PUBLISH, self.theirs)

    def test_a_grant_does_not_widen_where_somebody_works(self):
        tom = grant(self.tom, What.PUBLISH, self.sport)
        assert not tom.has_perm(PUBLISH, cast.draft("Match", section=self.sport))
        assert not tom.sections_where(PUBLISH).exists()

    def test_one_limited_to_a_section_lets_them_own_there_alone(self):
        rita = grant(self.rita, What.PUBLISH_OWN, self.sport)
        assert not rita.has_perm(PUBLISH, self.mine)
        assert rita.has_perm(PUBLISH, cast.draft("Match", by=rita, section=self.sport))

    def test_each_gives_what_the_table_says_and_nothing_else(self):
        every = {name for names in GIVES.values() for name in names}
        for what in What:
            person = cast.user(is_staff=True, sections=[self.world])
            person = grant(person, what, self.world)
            own = cast.draft("Own", by=person, section=self.world)
            assert {name for name in every if person.has_perm(name, own)} == GIVES[what], what

    def test_nobody_inactive_has_them(self):
        self.rita.is_active = False
        self.rita.save()
        rita = grant(self.rita, What.PUBLISH)
        assert not rita.has_perm(PUBLISH) and not rita.has_perm(PUBLISH, self.theirs)
        assert not rita.sections_where(PUBLISH).exists()

    def test_somebody_without_a_role_sees_and_writes_where_they_were_granted_it(self):
        person = grant(cast.user(is_staff=True, sections=[self.world, self.sport]), What.WRITE, self.sport)
        cast.draft("Match", section=self.sport)
        assert [story.headline for story in Article.objects.reached_by(person)] == ["Match"]
        assert person.has_module_perms("articles") and not person.has_module_perms("comments")

    def test_the_database_keeps_each_once(self):
        for section in (None, self.world):
            grant(self.rita, What.PUBLISH, section)
            with pytest.raises(IntegrityError), transaction.atomic():
                grant(self.rita, What.PUBLISH, section)


class WhoIsAllowed(Granting):
    """The same rule twice: as a query for lists, and for one person."""

    def test_says_of_everybody_what_has_perm_says(self):
        people = [
            cast.user(role, sections=sections, is_active=is_active)
            for role in ("Reporter", "Editor", "Moderator", "Chief")
            for sections in ([], [self.world], [self.below], [self.sport])
            for is_active in (True, False)
        ]
        people += [
            grant(cast.user("Reporter", sections=[self.world, self.sport]), what, section)
            for what in What
            for section in (None, self.world, self.below, self.sport)
        ]
        people.append(User.objects.create_superuser("root", "root@paper.example", cast.PASSWORD))
        for section in (self.world, self.below, self.sport):
            for names in ([PUBLISH], ["articles.review_article"], [PUBLISH, "articles.review_article"]):
                found = {*User.objects.allowed(*names, sections=[section])}
                assert found == {
                    person
                    for person in User.objects.all()
                    if any(person.has_perm(name, section) for name in names)
                }, (section, names)
                assert people[0] not in found


class Delegating(Granting):
    def setUp(self):
        super().setUp()
        self.chief = cast.user("Chief", sections=[self.world])

    def test_nobody_grants_what_they_do_not_hold(self):
        assert all(may_grant(self.chief, what, self.below) for what in What)
        assert not any(may_grant(self.chief, what, self.sport) for what in What)
        reporter = cast.user("Reporter")
        assert [what for what in What if may_grant(reporter, what)] == [What.WRITE]

    def test_a_grant_held_for_own_stories_is_not_theirs_to_give(self):
        rita = grant(self.rita, What.PUBLISH_OWN)
        assert not may_grant(rita, What.PUBLISH_OWN) and not may_grant(rita, What.PUBLISH_OWN, self.world)

    def test_nobody_manages_who_was_granted_more(self):
        tom = cast.user("Reporter", sections=[self.world])
        assert may_manage(self.chief, tom)
        assert may_manage(self.chief, grant(tom, What.PUBLISH, self.world))
        assert not may_manage(self.chief, grant(tom, What.PUBLISH, self.sport))
        lead = cast.user("Reporter", sections=[self.world])
        assert not may_manage(lead, grant(cast.user("Reporter", sections=[self.world]), What.RETRACT))

    def test_the_kinds_are_those_of_ones_own_stories_and_the_finer_ones(self):
        assert {*OWN, *FINER} == {*What} == {*GIVES}

"""A working copy goes from hand to hand: ready, back, approved, assigned; whose turn it is."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import TestCase

from articles.models import Article, Handover, Refused
from tests import cast

State = Handover.State


class Handing(TestCase):
    def setUp(self):
        self.world = cast.section("World")
        self.rita = cast.user("Reporter", sections=[self.world], first_name="Rita")
        self.ed = cast.user("Editor", sections=[self.world], first_name="Ed")
        self.eve = cast.user("Editor", sections=[self.world], first_name="Eve")
        self.story = cast.draft(by=self.rita, section=self.world)

    def save(self, headline="The council did not vote", *, by=None):
        self.story.headline = headline
        self.story.save()
        return self.story.save_revision(by=by or self.rita)

    def refuse(self, says, verb, **typed):
        with pytest.raises(Refused, match=says):
            verb(**typed)


class Ready(Handing):
    def test_tells_who_said_so_of_which_saved_state(self):
        made = self.story.hand_over(by=self.rita, note="The\nfigures are checked.")
        assert (made.state, made.made_by, made.assignee) == (State.READY, self.rita, None)
        assert made.note == "The figures are checked."
        assert made.revision == self.story.latest_revision

    def test_may_be_for_one_editor(self):
        assert self.story.hand_over(by=self.rita, to=self.ed).assignee == self.ed

    def test_is_not_for_somebody_who_cannot_edit_here(self):
        for person in (self.rita, cast.user("Editor", sections=[cast.section("Sport")])):
            self.refuse("cannot do this here", self.story.hand_over, by=self.rita, to=person)
        gone = cast.user("Editor", sections=[self.world], is_active=False)
        self.refuse("cannot do this here", self.story.hand_over, by=self.rita, to=gone)

    def test_needs_a_section_so_that_it_reaches_somebody(self):
        story = cast.article(by=self.rita)
        Article.objects.filter(pk=story.pk).update(section=None)
        story.save_revision(by=self.rita)
        Article.objects.filter(pk=story.pk).update(section=None)
        self.refuse("Choose its section", story.hand_over, by=self.rita)

    def test_needs_something_saved(self):
        self.refuse("Save it first", cast.article(by=self.rita).hand_over, by=self.rita)

    def test_is_said_once_of_the_same_words(self):
        made = self.story.hand_over(by=self.rita)
        self.story.save_revision(by=self.rita)
        assert self.story.hand_over(by=self.rita, note="Once more.") == made
        assert self.story.hand_over(by=self.rita, to=self.ed) != made
        self.save()
        self.story.hand_over(by=self.rita)
        assert self.story.handovers.count() == 3

    def test_can_be_taken_back_by_who_said_it_alone(self):
        self.story.hand_over(by=self.rita)
        self.refuse("Rita handed it over", self.story.take_back, by=self.ed)
        self.story.take_back(by=self.rita)
        assert self.story.handover is None
        self.refuse("taken back meanwhile", self.story.take_back, by=self.rita)

    def test_is_not_said_of_what_lies_in_the_bin(self):
        self.story.put_in_bin(by=self.rita)
        self.story.refresh_from_db()
        self.refuse("lies in the bin", self.story.hand_over, by=self.rita)


class Deciding(Handing):
    def setUp(self):
        super().setUp()
        self.ready = self.story.hand_over(by=self.rita)

    def test_back_goes_to_who_handed_it_over_with_the_reason(self):
        back = self.story.send_back(by=self.ed, reason="Who was there?")
        assert (back.assignee, back.note, self.story.handover) == (self.rita, "Who was there?", back)

    def test_back_has_a_reason(self):
        self.refuse("Say why", self.story.send_back, by=self.ed, reason=" \n")
        assert self.story.handover == self.ready

    def test_back_and_approved_are_said_of_what_is_ready_alone(self):
        self.story.send_back(by=self.ed, reason="Who was there?")
        self.refuse("back already: Ed", self.story.send_back, by=self.eve, reason="Too long.")
        self.refuse("back already: Ed", self.story.approve, by=self.eve)

    def test_what_is_approved_may_still_go_back(self):
        self.story.approve(by=self.ed)
        assert self.story.send_back(by=self.eve, reason="A name is wrong.").assignee == self.rita

    def test_two_people_do_not_approve_the_same(self):
        self.story.approve(by=self.ed)
        self.refuse("approved already: Ed approved it on", self.story.approve, by=self.eve)

    def test_nobody_approves_what_they_wrote(self):
        self.refuse("Another person approves", self.story.approve, by=self.rita)
        self.save(by=self.ed)
        self.refuse("Another person approves", self.story.approve, by=self.ed)
        assert self.story.approve(by=self.eve).state == State.APPROVED

    def test_nobody_decides_on_a_text_that_they_have_not_read(self):
        seen = self.story.latest_revision.number
        self.save()
        self.refuse("Read the newer text", self.story.approve, by=self.ed, seen=seen)
        self.refuse("Read the newer text", self.story.send_back, by=self.ed, seen=seen, reason="Why?")
        self.story.approve(by=self.ed, seen=seen + 1)

    def test_publishing_ends_it(self):
        self.story.publish(by=self.ed)
        assert self.story.handover is None
        self.refuse("published or taken back meanwhile", self.story.send_back, by=self.eve, reason="Why?")

    def test_a_refused_publication_does_not_end_it(self):
        Article.objects.update(body="")
        with pytest.raises(Refused):
            self.story.publish(by=self.ed)
        assert self.story.handover == self.ready

    def test_the_database_keeps_one_open(self):
        facts = {"made_by": self.ed, "assigned_by": self.ed, "revision": self.ready.revision}
        with pytest.raises(IntegrityError), transaction.atomic():
            self.story.handovers.create(state=State.APPROVED, **facts)


class Assigning(Handing):
    def test_gives_it_to_somebody_to_write(self):
        made = self.story.assign(by=self.ed, to=self.rita, note="Forty lines until six.")
        assert (made.state, made.assignee, made.note) == (State.ASSIGNED, self.rita, "Forty lines until six.")

    def test_passes_on_what_is_ready_and_keeps_who_said_so(self):
        ready = self.story.hand_over(by=self.rita, note="Checked.")
        passed = self.story.assign(by=self.ed, to=self.eve)
        assert (passed.state, passed.made_by, passed.made_at) == (State.READY, self.rita, ready.made_at)
        assert (passed.assigned_by, passed.assignee, passed.note) == (self.ed, self.eve, "Checked.")
        assert self.story.send_back(by=self.eve, reason="Why?").assignee == self.rita

    def test_leaves_an_approval_that_of_who_gave_it(self):
        self.story.hand_over(by=self.rita)
        self.story.approve(by=self.ed)
        assert self.story.assign(by=self.eve, to=self.eve).made_by == self.ed

    def test_takes_nobody_who_cannot_do_what_is_next(self):
        elsewhere = cast.user("Reporter", sections=[cast.section("Sport")])
        self.refuse("cannot do this here", self.story.assign, by=self.ed, to=elsewhere)
        self.story.hand_over(by=self.rita)
        self.refuse("cannot do this here", self.story.assign, by=self.ed, to=self.rita)


class WhatWaits(Handing):
    def waiting(self, person):
        return [one.article for one in Handover.objects.waiting_for(person)]

    def test_what_is_ready_waits_for_the_editors_of_its_section(self):
        self.story.hand_over(by=self.rita)
        elsewhere = cast.user("Editor", sections=[cast.section("Sport")])
        assert self.waiting(self.ed) == self.waiting(self.eve) == [self.story]
        assert self.waiting(elsewhere) == self.waiting(self.rita) == []

    def test_what_is_for_one_editor_waits_for_nobody_else(self):
        self.story.hand_over(by=self.rita, to=self.ed)
        assert self.waiting(self.ed) == [self.story]
        assert self.waiting(self.eve) == []

    def test_what_is_back_waits_for_its_writer(self):
        self.story.hand_over(by=self.rita)
        self.story.send_back(by=self.ed, reason="Why?")
        assert self.waiting(self.rita) == [self.story]
        assert self.waiting(self.ed) == []

    def test_what_is_approved_waits_for_who_publishes_and_not_for_who_approved(self):
        self.story.hand_over(by=self.rita)
        self.story.approve(by=self.ed)
        assert self.waiting(self.eve) == [self.story]
        assert self.waiting(self.ed) == []

    def test_what_one_hands_over_does_not_wait_for_oneself(self):
        mine = cast.draft("Mine", by=self.ed, section=self.world)
        mine.hand_over(by=self.ed)
        assert self.waiting(self.ed) == []
        assert self.waiting(self.eve) == [mine]

    def test_what_one_can_no_longer_open_does_not_wait(self):
        self.story.hand_over(by=self.rita, to=self.ed)
        self.ed.sections.set([cast.section("Sport")])
        assert self.waiting(self.ed) == []

    def test_nothing_in_the_bin_waits(self):
        self.story.hand_over(by=self.rita)
        self.story.put_in_bin(by=self.rita)
        assert self.waiting(self.ed) == []

    def test_lists_find_each_state(self):
        for state, act in (
            ("ready", lambda: self.story.hand_over(by=self.rita)),
            ("sent_back", lambda: self.story.send_back(by=self.ed, reason="Why?")),
            ("assigned", lambda: self.story.assign(by=self.ed, to=self.rita)),
        ):
            act()
            states = ("ready", "sent_back", "approved", "assigned")
            holds = {name: list(getattr(Article.objects, name)()) for name in states}
            assert holds == dict.fromkeys(states, []) | {state: [self.story]}

    def test_asks_the_database_once(self):
        self.story.hand_over(by=self.rita)
        self.waiting(self.ed)
        with self.assertNumQueries(1):
            assert len(Handover.objects.waiting_for(self.ed)) == 1


class AmongMany(Handing):
    def test_only_open_ones_are_read(self):
        """Whatever was ever handed over stays in the table; the desk reads what is open."""
        if connection.vendor != "sqlite":
            self.skipTest("PostgreSQL reads small tables whole, whatever indexes there are.")
        for rows in (Handover.objects.waiting_for(self.ed), Article.objects.ready()):
            plan = rows.explain()
            assert "open_handovers" in plan, plan
            assert "SCAN articles_handover" not in plan, plan


class AReviewedSection(TestCase):
    def test_has_those_below_it_reviewed_too(self):
        world = cast.section("World")
        below = cast.section("Middle East", parent=world)
        assert not below.is_reviewed
        world.needs_review = True
        world.save()
        assert type(below).objects.get(pk=below.pk).is_reviewed

"""Where a section is reviewed, nothing goes out that another person has not approved, or with a reason."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import TestCase
from django.utils import timezone

from articles.models import Article, Override, Refused, Section
from articles.models.edition_content import content_of_edition
from articles.models.findings import Passes
from articles.models.fixing import Fix
from tests import cast


class Reviewed(TestCase):
    def setUp(self):
        self.world = cast.section("World")
        self.below = cast.section("Middle East", parent=self.world)
        Section.objects.filter(pk=self.world.pk).update(needs_review=True)
        self.rita = cast.user("Reporter", sections=[self.world], first_name="Rita")
        self.ed = cast.user("Editor", sections=[self.world], first_name="Ed")
        self.eve = cast.user("Editor", sections=[self.world], first_name="Eve")
        self.chief = cast.user("Chief", sections=[self.world])
        self.pk = cast.draft(by=self.rita, section=self.below).pk

    @property
    def story(self):
        """As it is stored now."""
        return Article.objects.get(pk=self.pk)

    def save(self, *, by, **words):
        story = self.story
        for name, value in words.items():
            setattr(story, name, value)
        story.save()
        return story.save_revision(by=by)

    def approve(self, *, by=None):
        self.story.hand_over(by=self.rita)
        self.story.approve(by=by or self.ed)

    def refuse(self, says="Middle East are reviewed", **how):
        before = self.story.editions.count()
        with pytest.raises(Refused, match=says):
            self.story.publish(**{"by": self.ed, **how})
        assert self.story.editions.count() == before


class Publishing(Reviewed):
    def test_needs_an_approval(self):
        self.refuse()
        self.approve()
        assert self.story.publish(by=self.ed).is_published

    def test_needs_none_where_the_section_is_not_reviewed(self):
        sport = cast.draft("Match", by=self.rita, section=cast.section("Sport"))
        assert sport.publish(by=cast.user("Editor")).is_published
        Section.objects.update(needs_review=False)
        assert self.story.publish(by=self.ed).is_published

    def test_needs_that_of_the_text_that_goes_out(self):
        self.approve()
        self.save(by=self.rita, headline="Council never voted")
        self.refuse()
        self.story.hand_over(by=self.rita)
        self.story.approve(by=self.eve)
        assert self.story.publish(by=self.ed).headline == "Council never voted"

    def test_a_note_to_colleagues_leaves_the_approval_as_it_is(self):
        self.approve()
        self.save(by=self.ed, internal_note="Ring Jo before eight.")
        assert self.story.publish(by=self.ed).is_published

    def test_is_refused_after_it_was_sent_back_or_taken_back(self):
        self.approve()
        self.story.send_back(by=self.eve, reason="A name is wrong.")
        self.refuse()
        self.story.hand_over(by=self.rita)
        self.story.take_back(by=self.rita)
        self.refuse()

    def test_passing_it_on_keeps_the_approval(self):
        self.approve()
        self.story.assign(by=self.ed, to=self.eve)
        assert self.story.publish(by=self.eve).is_published

    def test_is_refused_by_every_way(self):
        soon = timezone.now() + timedelta(hours=1)
        with pytest.raises(Refused, match="reviewed"):
            self.story.schedule(by=self.ed, at=soon)
        self.approve()
        waiting = self.story.schedule(by=self.ed, at=soon)
        self.story.cancel(waiting, by=self.ed)
        assert self.story.schedule(by=self.ed, at=soon).is_waiting

    def test_of_a_change_needs_an_approval_of_its_own(self):
        self.approve()
        self.story.publish(by=self.ed)
        self.save(by=self.rita, headline="Council never voted")
        self.refuse(kind="update")

    def test_restoring_brings_back_what_was_approved(self):
        self.approve()
        self.story.publish(by=self.ed)
        self.save(by=self.rita, headline="Council never voted")
        self.story.unpublish(by=self.ed)
        assert self.story.restore(by=self.ed).headline == "Council votes for the harbour"

    def test_is_not_fooled_by_a_move_out_of_another_section(self):
        self.approve()
        other = cast.section("Other", parent=self.world)
        self.save(by=self.rita, section=other)
        self.refuse("Other are reviewed")


class PastTheReview(Reviewed):
    def publish(self, *, by, reason="The tower is on fire."):
        return self.story.publish(by=by, passes=Passes(unreviewed=reason))

    def test_is_recorded_with_the_edition(self):
        edition = self.publish(by=self.chief)
        made = edition.overrides.get()
        assert (made.rule, made.reason, made.made_by) == ("review", "The tower is on fire.", self.chief)
        assert str(made.label) == "Approval by another person"
        for change in ({"reason": "None."}, {"made_by": self.ed}):
            with pytest.raises(IntegrityError), transaction.atomic():
                Override.objects.update(**change)

    def test_is_for_those_who_may(self):
        for person in (self.ed, self.rita):
            self.refuse("Only a chief", by=person, passes=Passes(unreviewed="I must."))
        self.refuse(by=self.chief, passes=Passes(unreviewed="  "))
        assert not Override.objects.exists()

    def test_is_refused_where_no_review_is_missing(self):
        self.approve()
        self.refuse("No review is missing", by=self.chief, passes=Passes(unreviewed="In a hurry."))
        Section.objects.update(needs_review=False)
        self.refuse("No review is missing", by=self.chief, passes=Passes(unreviewed="In a hurry."))
        assert not Override.objects.exists()

    def test_is_not_passed_by_the_reason_for_other_rules(self):
        self.refuse(by=self.chief, passes=Passes(reason="It goes out all the same."))


class Fixing(Reviewed):
    def setUp(self):
        super().setUp()
        self.approve()
        self.edition = self.story.publish(by=self.ed)

    def fix(self, headline):
        said = content_of_edition(self.edition) | {"headline": headline}
        return self.story.fix(Fix(edition=self.edition, said=said, kind="silent"), by=self.ed)

    def test_of_five_words_needs_no_review(self):
        assert self.fix("Council voted for the harbour").edition.headline == "Council voted for the harbour"

    def test_of_more_goes_through_the_working_copy(self):
        with pytest.raises(Refused, match="more than five words"):
            self.fix("Nobody ever voted for any harbour at all here")
        assert self.story.editions.count() == 1

"""What somebody owes a published article: open until readers have it, handed on or waived with a reason."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import TestCase
from django.utils import timezone

from articles.models import Owed, Refused
from articles.models.findings import Passes
from tests import cast

HOUR = timedelta(hours=1)


class OwedCase(TestCase):
    def setUp(self):
        self.editor, self.chief = cast.user("Editor"), cast.user("Chief")
        self.photo = cast.photo(credit="", alt="Boats")
        self.story = cast.article(by=self.editor)
        self.story.placements.create(photo=self.photo)
        self.edition = self.put_out(passes=Passes(owed="wire"))
        self.owed = Owed.objects.get()

    def put_out(self, **how):
        return self.story.publish(by=self.editor, **how)

    def owe(self, **more):
        words = {"rule": "credit", "reason": "wire", "person": self.editor, "photo": self.photo} | more
        return Owed.objects.create(article=self.story, edition=self.edition, **words)

    def open(self, person=None):
        return [*Owed.objects.open_of(person or self.editor)]


class Open(OwedCase):
    def test_stays_with_who_promised_it_as_long_as_readers_lack_it(self):
        assert self.open() == [self.owed]
        assert self.open(self.chief) == []

    def test_closes_when_the_library_has_it(self):
        self.photo.update_texts(by=self.chief, credit="Mia Lens")
        assert self.open() == []

    def test_is_noted_as_done_by_the_edition_that_has_it(self):
        self.photo.update_texts(by=self.chief, credit="Mia Lens")
        self.owed.refresh_from_db()
        assert (self.owed.settlement, self.owed.settled_by) == ("done", self.chief)

    def test_stays_through_a_withdrawal(self):
        self.story.unpublish(by=self.editor)
        assert self.open() == []
        self.story.restore(by=self.editor)
        assert self.open() == [self.owed]

    def test_is_of_its_own_rule_alone(self):
        self.photo.update_texts(by=self.chief, alt="")
        alt = self.owe(rule="alt")
        self.photo.update_texts(by=self.chief, credit="Mia Lens")
        assert self.open() == [alt]

    def test_closes_where_the_picture_only_decorates(self):
        self.photo.update_texts(by=self.chief, alt="")
        self.owe(rule="alt")
        self.story.placements.update(is_decorative=True)
        self.put_out(kind="silent")
        assert self.open() == [self.owed]

    def test_closes_when_the_picture_goes(self):
        self.story.placements.all().delete()
        self.put_out(kind="silent")
        assert self.open() == []

    def test_closes_only_when_what_is_scheduled_is_there(self):
        self.story.placements.update(credit="Mia Lens")
        at = timezone.now() + HOUR
        edition = self.put_out(kind="silent", at=at)
        assert self.open() == [self.owed]
        self.story.cancel(edition, by=self.editor)
        assert self.open() == [self.owed]

    def test_one_thing_is_owed_by_one_person(self):
        with pytest.raises(IntegrityError), transaction.atomic():
            self.owe(person=self.chief)


class Settling(OwedCase):
    def test_handed_on_it_is_the_others_from_then_on(self):
        again = self.owed.hand_on(self.chief, by=self.chief, reason="Ada is on leave")
        assert (self.open(), self.open(self.chief)) == ([], [again])
        assert (again.since, again.reason, again.edition) == (self.owed.since, "wire", self.edition)
        self.owed.refresh_from_db()
        assert (self.owed.settlement, self.owed.settled_by) == ("handed-on", self.chief)

    def test_waived_nobody_owes_it(self):
        self.owed.waive(by=self.chief, reason="The agency wants none")
        assert not Owed.objects.open().exists()
        self.owed.refresh_from_db()
        assert (self.owed.settlement, self.owed.settled_reason) == ("waived", "The agency wants none")

    def test_needs_a_reason(self):
        for settle in (lambda: self.owed.waive(by=self.chief, reason=" "),
                       lambda: self.owed.hand_on(self.chief, by=self.chief, reason="")):  # fmt: skip
            with pytest.raises(Refused, match="Say why"):
                settle()
        assert self.open() == [self.owed]

    def test_happens_once(self):
        self.owed.waive(by=self.chief, reason="The agency wants none")
        with pytest.raises(Refused, match="settled already"):
            self.owed.hand_on(self.chief, by=self.chief, reason="Ada is on leave")
        assert Owed.objects.count() == 1

"""What the database refuses of hand-overs, by whatever way it is asked."""

import pytest
from django.db import IntegrityError, transaction
from django.test import TestCase
from django.utils import timezone

from articles.models import Handover
from tests import cast
from tests.articles.test_triggers import other, refuse


class Appended(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.editor = cast.user("Editor")
        cls.story = cast.draft(by=cls.editor)
        cls.story.hand_over(by=cls.editor, to=cls.editor, note="Read the third paragraph.")

    def test_nothing_changes_once_it_has_ended(self):
        self.story.publish(by=self.editor)
        assert Handover.objects.get().ended_at
        for field in Handover._meta.concrete_fields:
            with self.subTest(column=field.column):
                says = "does not change|only be blanked|ends once"
                refuse(says, f"UPDATE articles_handover SET {field.column} = {other(field)}")

    def test_it_ends_once(self):
        Handover.objects.update(ended_at=timezone.now())
        for end in (None, timezone.now()):
            with pytest.raises(IntegrityError, match="ends once"), transaction.atomic():
                Handover.objects.update(ended_at=end)

    def test_the_note_may_be_blanked(self):
        Handover.objects.update(note="")
        refuse("only be blanked", "UPDATE articles_handover SET note = 'x'")

    def test_nothing_goes_back_without_a_reason(self):
        facts = {"made_by": self.editor, "assigned_by": self.editor, "revision": self.story.latest_revision}
        self.story.take_back(by=self.editor)
        with pytest.raises(IntegrityError, match="has a reason"), transaction.atomic():
            self.story.handovers.create(state="back", **facts)

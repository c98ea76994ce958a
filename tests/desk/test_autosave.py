"""Autosaves: what was typed and not saved is kept for the one who typed it, within bounds."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import TestCase
from django.utils import timezone

from articles.models import Autosave, Refused, autosave
from articles.models.idempotency_key import KEPT
from tests import cast

FORM = "/admin/articles/article/add/"


def keep(person, headline="Rain", *, window=None, form=FORM, **more):
    fields = [["kicker", "Weather"], ["headline", headline]]
    return Autosave.objects.keep(person=person, form=form, window=window or uuid4(), fields=fields, **more)


class AnAutosave(TestCase):
    def setUp(self):
        self.editor = cast.user("Editor")

    def test_holds_the_newest_words_of_its_window(self):
        window = uuid4()
        keep(self.editor, "Rain", window=window)
        keep(self.editor, "Rain over the harbour", window=window)
        (copy,) = self.editor.autosaves.all()
        assert copy.pairs == [["kicker", "Weather"], ["headline", "Rain over the harbour"]]
        assert copy.label == "Rain over the harbour"

    def test_of_one_window_leaves_that_of_another(self):
        keep(self.editor, "Rain")
        keep(self.editor, "Snow")
        assert {copy.label for copy in self.editor.autosaves.all()} == {"Rain", "Snow"}

    def test_that_is_too_long_is_refused(self):
        with pytest.raises(Refused):
            keep(self.editor, "x" * autosave.LONGEST)
        assert not self.editor.autosaves.exists()

    def test_the_oldest_give_way(self):
        other = keep(cast.user("Reporter"), "Theirs")
        first = keep(self.editor, "First")
        for number in range(autosave.MOST):
            keep(self.editor, f"Story {number}")
        assert self.editor.autosaves.count() == autosave.MOST
        assert not Autosave.objects.filter(pk=first.pk).exists()
        assert Autosave.objects.filter(pk=other.pk).exists()

    def test_goes_when_nobody_comes_back_for_it(self):
        old, new = keep(self.editor, "Old"), keep(self.editor, "New")
        Autosave.objects.filter(pk=old.pk).update(kept_at=timezone.now() - KEPT - timedelta(minutes=1))
        assert Autosave.prune() == 1
        assert list(self.editor.autosaves.all()) == [new]

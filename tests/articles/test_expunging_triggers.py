"""The databases let an article's words become shorter while an Expunction of it is open, no more."""

import pytest
from django.db import IntegrityError, transaction
from django.test import TestCase
from django.utils import timezone

from articles.models import Article, Edition, EditionPassage, Expunction, Revision
from tests import cast


class TheDoor(TestCase):
    """But for an open Expunction of its own article, no row changes; and a closed one opens nothing."""

    def setUp(self):
        self.chief = cast.user("Chief")
        self.story = cast.draft("The trial of John Doe", by=self.chief)
        self.story.publish(by=self.chief)
        Article.objects.filter(pk=self.story.pk).update(body="<p>Four people came to see it.</p>")
        self.story.refresh_from_db()
        self.story.save_revision(by=self.chief)
        self.story.publish(by=self.chief, kind="correction", note="It was four.")
        self.others = cast.published("Elsewhere", by=self.chief)

    def open(self, article, **more):
        return Expunction.objects.create(
            article=article, made_by=self.chief, heading="other", reason="x", how="mark", **more
        )

    def shorten(self):
        with transaction.atomic():
            Edition.objects.filter(article=self.story).update(headline="The")

    def refuse(self, *, says, change):
        with pytest.raises(IntegrityError, match=says), transaction.atomic():
            change()

    def test_without_one(self):
        self.refuse(says="only be blanked", change=self.shorten)

    def test_with_that_of_another_article(self):
        self.open(self.others)
        self.refuse(says="only be blanked", change=self.shorten)

    def test_with_a_closed_one(self):
        self.open(self.story, closed_at=timezone.now())
        self.refuse(says="only be blanked", change=self.shorten)

    def test_nothing_grows_even_so(self):
        self.open(self.story)
        self.shorten()
        rows = (
            (Edition, {"body": "x" * 5000}), (Edition, {"kind": "update"}), (Edition, {"note": "y" * 400}),
            (Revision, {"content": "z" * 9000}), (EditionPassage, {"now": "w" * 900}),
        )  # fmt: skip
        for model, words in rows:
            key = "edition__article" if model is EditionPassage else "article"
            found = model.objects.filter(**{key: self.story})
            assert found.exists()
            self.refuse(says="only be blanked|does not change", change=lambda f=found, w=words: f.update(**w))

    def test_nothing_is_deleted_even_so(self):
        self.open(self.story)
        for model in (Edition, Revision, EditionPassage, Expunction):
            rows = model._base_manager.all()
            self.refuse(says="kept for ever", change=lambda rows=rows: rows._raw_delete(using="default"))

    def test_an_expunction_is_closed_once_and_changes_no_more(self):
        made = self.open(self.story, closed_at=timezone.now())
        for words in (
            {"closed_at": None},
            {"reason": "y"},
            {"places": {"x": 1}},
            {"made_at": timezone.now()},
        ):
            self.refuse(
                says="does not change|closed once|shorter",
                change=lambda w=words: Expunction.objects.filter(pk=made.pk).update(**w),
            )

"""The bin: a draft lies there for 30 days, can be taken out, and is erased with all that hangs on it."""

from datetime import timedelta
from io import StringIO
from unittest.mock import patch

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.test import TestCase
from django.urls import reverse
from django.utils import timezone

from articles.models import (
    Article,
    Autosave,
    Edition,
    Photo,
    Refused,
    RelatedLink,
    Revision,
    binning,
    desk_index,
)
from articles.models.binning import KEPT, erase, erase_overdue
from comments.models import Thread
from tests import cast, crawl
from tests.desk import form_data


class Erasing(TestCase):
    def setUp(self):
        self.chief = cast.user("Chief")
        self.story = cast.draft("Zqworthlessxj", by=self.chief, body="<p>Zqbodyxj</p>")
        self.story.placements.all().delete()
        self.story.save_revision(by=self.chief)

    def bin(self, *, age=KEPT):
        self.story.put_in_bin(by=self.chief)
        Article.objects.filter(pk=self.story.pk).update(binned_at=timezone.now() - age)

    def empty(self):
        return erase_overdue(Article.objects.all())

    def test_leaves_nothing_behind(self):
        self.story.hand_over(by=self.chief, note="Zqhandxj")
        Thread.objects.for_article(self.story)
        Autosave.objects.keep(
            person=self.chief, form="/x/", window="00000000-0000-4000-8000-000000000001",
            fields=[["headline", "Zqtypedxj"]], article=self.story,
        )  # fmt: skip
        cast.preview_link(self.story, by=self.chief, name="Zqreaderxj")
        other = cast.draft("Another", by=self.chief)
        RelatedLink.objects.create(article=other, target=self.story)
        key = self.story.pk
        self.bin()
        assert self.empty() == 1
        assert crawl.places(["Zqworthless", "Zqbody", "Zqhand", "Zqtyped", "Zqreader"]) == set()
        assert not Article.objects.filter(pk=key).exists()
        assert not Revision.objects.filter(article=key).exists() and desk_index.find("Zqbodyxj") == []

    def test_what_lies_there_begins_nothing_new(self):
        self.bin(age=timedelta(0))
        story = Article.objects.get(pk=self.story.pk)
        for begin in (
            lambda: story.copy_as_new(by=self.chief),
            lambda: story.save_as_template(by=self.chief, name="Weekly"),
        ):
            with pytest.raises(Refused, match="lies in the bin"):
                begin()

    def test_waits_for_thirty_days(self):
        self.bin(age=KEPT - timedelta(minutes=1))
        assert self.empty() == 0
        assert Article.objects.filter(pk=self.story.pk).exists()

    def test_one_that_a_fault_holds_back_keeps_no_other(self):
        held, key = self.story, self.story.pk
        self.bin(age=KEPT * 2)
        self.story = cast.draft("Another", by=self.chief)
        self.bin()

        def hold_back(article):
            if article.pk == key:
                raise IntegrityError("A row that nobody thought of.")

        listeners = patch.object(binning, "LISTENERS", [*binning.LISTENERS, hold_back])
        with listeners, self.assertLogs("articles.models.binning", "ERROR") as told:
            assert self.empty() == 1
        assert f"Article {key} stays in the bin" in told.output[0]
        assert [*Article.objects.in_bin()] == [held]

    def test_what_was_taken_out_stays(self):
        self.bin()
        self.story.take_from_bin()
        assert self.empty() == 0
        with pytest.raises(Refused, match="does not lie in the bin"):
            erase(self.story)

    def test_what_was_scheduled_once_is_emptied_and_its_address_stays(self):
        waiting = self.story.schedule(by=self.chief, at=timezone.now() + timedelta(days=1))
        self.story.cancel(waiting, by=self.chief)
        self.bin()
        self.empty()
        assert (self.story.editions.count(), self.story.addresses.count()) == (1, 1)
        assert self.story.editions.get().headline == ""
        assert crawl.places(["Zqbodyxj"]) == set()
        self.empty()

    def test_takes_its_own_photographs_and_no_others(self):
        own, shared = (cast.photo(uploaded_by=self.chief) for _ in range(2))
        for position, photo in enumerate((own, shared)):
            self.story.placements.create(photo=photo, position=position)
        cast.draft("Another", by=self.chief).placements.create(photo=shared, position=7)
        self.bin()
        self.empty()
        assert list(Photo.objects.filter(pk__in=[own.pk, shared.pk])) == [shared]
        assert not default_storage.exists(own.file.name) and default_storage.exists(shared.file.name)

    def test_by_command(self):
        self.bin()
        out = StringIO()
        call_command("empty_bin", stdout=out)
        assert out.getvalue() == "Articles erased: 1\n"

    def test_the_database_deletes_nothing_else(self):
        public = cast.published("Out", by=self.chief)
        for rows in (
            Revision.objects.filter(article=self.story), Article.objects.filter(pk=self.story.pk),
            Revision.objects.filter(article=public), Edition.objects.filter(article=public),
        ):  # fmt: skip
            with pytest.raises(IntegrityError, match="kept for ever"), transaction.atomic():
                rows._raw_delete(using="default")
        # Not even where somebody puts into the bin what was public.
        Article.objects.filter(pk=public.pk).update(binned_at=timezone.now())
        with pytest.raises(IntegrityError, match="kept for ever"), transaction.atomic():
            Revision.objects.filter(article=public)._raw_delete(using="default")


class AtTheDesk(TestCase):
    def setUp(self):
        self.editor = cast.user("Editor")
        self.client.force_login(self.editor)
        self.story = cast.draft("Nobody needs this", by=self.editor)
        self.change = reverse("admin:articles_article_change", args=[self.story.pk])

    def bin(self):
        return self.client.post(reverse("admin:articles_article_bin", args=[self.story.pk]), follow=True)

    def test_says_so_with_a_way_back(self):
        answer = self.bin()
        self.assertContains(answer, "Moved to the bin.")
        self.assertContains(answer, "Undo: take it out of the bin")
        self.assertContains(answer, "It is erased on")
        self.client.post(reverse("admin:articles_article_unbin", args=[self.story.pk]))
        self.assertNotContains(self.client.get(self.change), "In the bin since")
        self.story.refresh_from_db()
        assert self.story.binned_at is None

    def test_the_list_of_the_bin_says_who_and_until_when(self):
        self.bin()
        answer = self.client.get(reverse("admin:articles_article_changelist"), {"state": "bin"})
        self.assertContains(answer, "In the bin since")
        self.assertContains(answer, "erased on")
        self.assertContains(answer, f'<td class="list-who">{self.editor}</td>')

    def test_nobody_changes_or_publishes_what_lies_there(self):
        self.bin()
        words = form_data.article(
            section=self.story.section, opened=self.story.latest_revision.number, headline="Changed"
        )
        for more in ({}, {"_publish": "on"}):
            assert self.client.post(self.change, words | more).status_code == 403
        number = self.story.latest_revision.number
        back = reverse("admin:articles_article_revision", args=[self.story.pk, number])
        assert self.client.post(back, {"seen": number}).status_code == 403
        with pytest.raises(Refused, match="lies in the bin"):
            self.story.publish(by=self.editor)
        self.story.refresh_from_db()
        assert self.story.headline == "Nobody needs this" and not self.story.editions.exists()

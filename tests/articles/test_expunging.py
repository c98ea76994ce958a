"""Expunging leaves no copy: a name is planted in every column of an article and looked for everywhere."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.apps import apps
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.messages.storage.base import Message
from django.db import transaction
from django.test import Client, TestCase
from django.urls import reverse
from django.utils import timezone

from articles import content
from articles.models import (
    Article,
    Freshness,
    IdempotencyKey,
    Refused,
    desk_index,
    search_index,
)
from articles.models.expunging import examine_words, mark_of, refuse_older
from articles.models.word_sources import MORE
from articles.removal import How, Removal
from articles.search_query import question
from comments.models import CommentNote
from tests import cast, crawl
from tests.articles.planted_texts import PlantedEverywhere
from tests.desk import form_data
from tests.newsroom import sample_tasks

NAME = "Quentin Zephyrhill"
SPELLINGS = (NAME, "quentin  ZEPHYRHILL", "Quentin\u00a0Zephyrhill", "Quen\u00adtin Zephyrhill")


class PlantedName(PlantedEverywhere):
    """Every column says the name, one way or another."""

    slug = "trial-of-quentin-zephyrhill-begins"

    def word(self, name):
        if name == "url":
            return "2026/quentin-zephyrhill/a"
        # What other articles say is told, and not changed.
        said = "Read on" if name == "typedlink" else f"About {SPELLINGS[len(name) % len(SPELLINGS)]}, {name}"
        self.words.append(said)
        return said

    def setUp(self):
        super().setUp()
        comment = cast.comment(self.story)
        CommentNote.objects.create(comment=comment, text=f"Not {NAME}.", set_by=self.chief)
        self.story.expunctions.create(
            made_by=self.chief,
            heading="other",
            reason=f"As {NAME} asked.",
            how="mark",
            closed_at=timezone.now(),
        )
        kind = ContentType.objects.get_for_model(self.story)
        LogEntry.objects.create(
            user=self.chief, content_type=kind, object_id=self.story.pk, object_repr=NAME,
            action_flag=CHANGE, change_message=json.dumps([{"added": {"name": "link", "object": NAME}}]),
        )  # fmt: skip
        IdempotencyKey.objects.create(
            key=uuid4(), person=self.chief, digest="d", messages=[Message(25, f"“{NAME}” was saved.")]
        )
        self.story.preview_links.create(
            name=f"A friend of {NAME}",
            token_hash="0" * 64,
            made_by=self.chief,
            expires_at=timezone.now() + timedelta(days=1),
        )
        made = Article.objects.get(pk=self.story.pk).save_as_template(by=self.chief, name=f"As {NAME}")
        type(made).objects.filter(pk=made.pk).update(internal_note=f"Ask {NAME}.")
        sample_tasks.write.enqueue(NAME)

    def expunge(self, words=NAME, how=How.MARK, **more):
        typed = {"by": self.chief, "reason": "A court ordered it.", "heading": "court"} | more
        return self.story.expunge(Removal(words, how), **typed)

    def remains(self):
        """Where the name is still, in any spelling."""
        return crawl.places(["Zephyrhill"])


class Everywhere(PlantedName):
    def test_every_column_held_the_name_before(self):
        held = self.remains()
        for table in (content.EMPTIED, MORE):
            for model, names in table.items():
                db_table = apps.get_model("articles", model)._meta.db_table
                planted = {f"{db_table}.{name}" for name in names if name not in NOT_PLANTED}
                assert planted - held == set(), model
        others = {"articles_address.path", "comments_commentnote.html", "django_admin_log.object_repr"}
        assert others | {"articles_idempotencykey.messages"} <= held
        assert any(place.startswith("django_tasks") for place in held)

    def test_no_table_has_it_afterwards(self):
        for how in How:
            with self.subTest(how=how), transaction.atomic():
                made = self.expunge(how=how)
                assert self.remains() == set()
                assert made.count > len(content.EMPTIED)
                transaction.set_rollback(True)

    def test_no_page_says_it_afterwards(self):
        self.expunge()
        self.story.refresh_from_db()
        address = self.story.current.get_absolute_url()
        public = [address, "/", "/search/?q=three", "/sitemap.xml", "/feed/", "/corrections/"]
        names = ("change", "preview", "compare", "expunge", "blank", "restore", "publish")
        desk = [
            reverse("admin:index"),
            reverse("admin:articles_article_changelist"),
            reverse("admin:articles_article_changelist") + "?q=three",
            *(reverse(f"admin:articles_article_{name}", args=[self.story.pk]) for name in names),
            reverse("admin:articles_article_history", args=[self.story.pk]),
            *self.versions(),
        ]
        for client, pages in ((Client(), public), (self.client, desk)):
            for page in pages:
                assert "zephyrhill" not in client.get(page).content.decode().casefold(), page

    def versions(self):
        """The pages of all saved states, and of all that readers had."""
        key = self.story.pk
        for revision in self.story.revisions.all():
            yield reverse("admin:articles_article_revision", args=[key, revision.number])
        for edition in self.story.editions.all():
            yield reverse("admin:articles_article_edition", args=[key, edition.pk])

    def test_a_stub_stays_and_says_when_who_and_why(self):
        self.expunge()
        answer = self.client.get(reverse("admin:articles_article_change", args=[self.story.pk]))
        self.assertContains(answer, "What was taken out for good")
        self.assertContains(answer, "A court ordered it.")
        self.assertContains(answer, "Words were taken out of it since.")
        edition = self.story.editions.with_body().first()
        page = reverse("admin:articles_article_edition", args=[self.story.pk, edition.pk])
        self.assertContains(self.client.get(page), "it is not quite as it was")

    def test_the_old_address_answers_no_more_and_the_new_one_does(self):
        old = self.story.addresses.get().path
        self.expunge()
        new = self.story.addresses.get().path
        assert new == "/2026/01/trial-of-begins/"
        assert (Client().get(old).status_code, Client().get(new).status_code) == (404, 200)

    def test_what_was_expunged_is_found_by_no_search_of_the_desk(self):
        assert desk_index.find("Zephyrhill") == [self.story.pk]
        self.expunge()
        assert desk_index.find("Zephyrhill") == []


NOT_PLANTED = {"digest", "blank_reason", "redirect_to"}


class OfALiveStory(TestCase):
    def setUp(self):
        self.chief = cast.user("Chief")
        body = "<p>It rained. J<em>ohn</em>&nbsp;Doe left.</p><p>Nobody else did.</p>"
        self.story = cast.article("The trial of John Doe", by=self.chief, body=body)
        self.edition = self.story.publish(by=self.chief)
        self.client.force_login(self.chief)

    def expunge(self, words="John Doe", how=How.MARK):
        made = self.story.expunge(
            Removal(words, how), by=self.chief, reason="To protect him", heading="source"
        )
        self.story.refresh_from_db()
        self.edition.refresh_from_db()
        return made

    def test_readers_get_the_rest_at_once_and_nothing_is_ahead(self):
        surface = f"article:{self.story.pk}"
        before = Freshness.objects.get(pk=surface).version
        self.expunge()
        answer = Client().get(self.edition.get_absolute_url())
        self.assertContains(answer, "[…] left.")
        self.assertNotContains(answer, "Doe")
        assert Freshness.objects.get(pk=surface).version > before
        assert not self.story.differs_from(self.edition) and not self.story.has_changes
        assert self.edition.digest == self.story.digest != ""

    def test_the_search_of_readers_finds_the_rest(self):
        self.expunge(how=How.SENTENCE)
        find = [search_index.find(question(words), newest=True).keys for words in ("Doe", "Nobody")]
        assert find == [[], [self.edition.search_key]]
        assert "It rained." in self.edition.text and "Nobody else did." in self.edition.text

    def test_what_nobody_said_is_refused(self):
        for words, says in (("Jane Roe", "stand nowhere"), ("x", "at least 3"), ("...", "signs alone")):
            with pytest.raises(Refused, match=says):
                self.expunge(words)
        assert not self.story.expunctions.exists()

    def test_the_reason_does_not_say_the_words(self):
        with pytest.raises(Refused, match="without them"):
            self.story.expunge(Removal("John Doe"), by=self.chief, reason="john doe asked", heading="source")

    def test_twice_finds_nothing_the_second_time(self):
        self.expunge()
        with pytest.raises(Refused, match="stand nowhere"):
            self.expunge()

    def test_a_save_that_comes_between_is_refused(self):
        found = examine_words(self.story, Removal("John Doe"))
        self.story.save_revision(by=self.chief)
        assert mark_of(self.story) != found.mark

    def test_a_form_that_was_opened_before_is_not_merged_and_says_so(self):
        opened = self.story.latest_revision
        self.expunge()
        form = form_data.article(
            section=self.story.section,
            opened=opened.number,
            headline="The trial of John Doe",
            standfirst="A new one",
            body=self.story.body,
        )
        answer = self.client.post(reverse("admin:articles_article_change", args=[self.story.pk]), form)
        self.assertContains(answer, "after you had opened it")
        self.story.refresh_from_db()
        assert self.story.headline == "The trial of […]"

    def test_a_fix_that_was_opened_before_is_shown_again(self):
        page = reverse("admin:articles_article_fix", args=[self.story.pk])
        typed = {"edition": self.edition.pk, "expunction": "", "headline": "The trial of John Doe, today"}
        self.expunge()
        answer = self.client.post(page, typed | {"body": self.edition.body})
        self.assertContains(answer, "Words were taken out of this article", status_code=422)

    def test_what_is_typed_into_an_old_form_is_not_kept_on_the_server(self):
        opened = str(self.story.latest_revision.number)
        self.expunge()
        with pytest.raises(Refused, match="taken out"):
            refuse_older(self.story, [["opened", opened], ["headline", "John Doe"]])
        refuse_older(self.story, [["opened", str(self.story.latest_revision.number)]])

    def test_restored_later_it_stays_without_the_words(self):
        self.story.retract(by=self.chief, note="We were wrong.")
        self.expunge()
        assert self.story.restore(by=self.chief).headline == "The trial of […]"

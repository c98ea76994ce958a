"""Blanking leaves no copy: words planted in every column of an article are looked for in every table."""

import json

from django.apps import apps
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import models
from django.test import Client, TestCase
from django.urls import reverse

from articles import content
from articles.models import Article, Freshness
from comments import content as of_comments
from tests import cast
from tests.articles.planted_texts import KEPT, PlantedEverywhere
from tests.desk import form_data


def text_columns(app):
    """`Model.column` of every column of an app that can hold words somebody typed."""
    for model in apps.get_app_config(app).get_models():
        for field in model._meta.concrete_fields:
            if (
                isinstance(field, models.CharField | models.TextField | models.JSONField)
                and not field.choices
            ):
                yield f"{model.__name__}.{field.name}"


class TheTable(TestCase):
    def test_says_of_every_text_column_whether_blanking_reaches_it(self):
        for app, table in (("articles", content), ("comments", of_comments)):
            emptied = {f"{model}.{name}" for model, names in table.EMPTIED.items() for name in names}
            unsaid = {
                column
                for column in text_columns(app)
                if column not in emptied | table.STAYS.keys() and column.partition(".")[0] not in table.STAYS
            }
            assert unsaid == set(), f"Say in {app}/content.py what blanking does with these."

    def test_names_only_columns_that_there_are(self):
        for app, table in (("articles", content), ("comments", of_comments)):
            named = {f"{model}.{name}" for model, names in table.EMPTIED.items() for name in names}
            named |= {name for name in table.STAYS if "." in name}
            assert named - set(text_columns(app)) == set()


class Withdrawn(PlantedEverywhere):
    def test_every_column_held_a_word_before(self):
        held = self.remains()
        for model, names in content.EMPTIED.items():
            table = apps.get_model("articles", model)._meta.db_table
            # A digest is made of all words, and holds none that could be found.
            words = {f"{table}.{name}" for name in names if name != "digest"}
            assert words - held == set(), model
        assert {"articles_autosave.label", "articles_autosave.fields"} <= held

    def test_no_table_has_them_afterwards(self):
        assert self.take_away().status_code == 302
        # Saved states of other articles keep a link as it was typed there; the page says so.
        assert self.remains() - KEPT == {"articles_revision.content"}
        assert {*self.story.editions.values_list("digest", flat=True)} == {""}
        assert not self.story.revisions.filter(blanked_at=None).exists()
        assert self.story.current.note == "We were deceived."

    def test_no_page_says_them_afterwards(self):
        self.take_away()
        address = self.story.current.get_absolute_url()
        pages = [address, "/", "/search/?q=three", "/sitemap.xml", "/feed/", self.other.get_absolute_url()]
        desk = [
            reverse("admin:index"),
            reverse("admin:articles_article_changelist"),
            reverse("admin:articles_article_change", args=[self.story.pk]),
            reverse("admin:articles_article_history", args=[self.story.pk]),
            *(
                reverse("admin:articles_article_revision", args=[self.story.pk, revision.number])
                for revision in self.story.revisions.all()
            ),
        ]
        path = self.story.addresses.first().path
        for page in [*((Client(), one) for one in pages), *((self.client, one) for one in desk)]:
            answer = page[0].get(page[1])
            said = answer.content.decode().replace(path, "")
            assert [word for word in self.words if word.casefold() in said.casefold()] == [], page[1]

    def test_the_notice_stands_without_the_headline(self):
        address = self.story.current.get_absolute_url()
        self.assertContains(Client().get(address), f"<s>{self.story.current.headline}</s>")
        before = Freshness.objects.get(pk=f"article:{self.story.pk}").version
        self.take_away()
        answer = Client().get(address)
        self.assertContains(answer, "We were deceived.")
        self.assertContains(answer, "<h1>Retracted</h1>")
        assert Freshness.objects.get(pk=f"article:{self.story.pk}").version > before

    def test_what_readers_were_told_goes_when_that_is_asked(self):
        self.take_away(with_note="on")
        assert self.story.current.note == ""
        assert "articles_edition.note" not in self.remains()
        self.assertContains(Client().get(self.story.current.get_absolute_url()), "no longer given")

    def test_a_note_can_go_later(self):
        self.take_away()
        assert self.take_away(with_note="on").status_code == 302
        assert self.story.current.note == ""

    def test_a_typed_link_follows_and_its_page_is_made_anew(self):
        surface = f"article:{self.other.article_id}"
        before = Freshness.objects.get(pk=surface).version
        self.take_away()
        self.link.refresh_from_db()
        assert self.link.headline == "" and self.link.target == self.story
        assert Freshness.objects.get(pk=surface).version > before

    def test_what_an_older_release_logged_goes(self):
        kind = ContentType.objects.get_for_model(self.story)
        said = [{"added": {"name": "link", "object": self.words[0]}}]
        entry = LogEntry.objects.create(
            user=self.chief,
            content_type=kind,
            object_id=self.story.pk,
            object_repr=self.words[0],
            action_flag=CHANGE,
            change_message=json.dumps(said),
        )
        self.take_away()
        entry.refresh_from_db()
        assert (entry.object_repr, entry.change_message) == (f"Article {self.story.pk}", "")

    def test_a_refused_publication_that_waits_in_a_session_goes(self):
        session = SessionStore()
        session["refused-article-7"] = {"typed": {"note": self.words[0]}, "problems": {}}
        session["other"] = "stays"
        session.save()
        self.take_away()
        stored = Session.objects.get(pk=session.session_key).get_decoded()
        assert stored == {"other": "stays"}

    def test_a_form_that_was_opened_before_does_not_bring_them_back(self):
        opened = self.story.latest_revision.number
        self.take_away()
        form = form_data.article(section=self.story.section, opened=opened, headline=self.words[0])
        answer = self.client.post(reverse("admin:articles_article_change", args=[self.story.pk]), form)
        self.assertContains(answer, "after you had opened it")
        assert Article.objects.get(pk=self.story.pk).headline == ""

    def test_a_path_that_was_typed_and_never_claimed_goes(self):
        Article.objects.filter(pk=self.story.pk).update(path="/2026/01/zqheadlinexj-and-more/")
        self.take_away()
        claimed = self.story.addresses.values_list("path", flat=True)
        assert Article.objects.get(pk=self.story.pk).path in claimed

    def test_twice_does_it_once(self):
        self.take_away()
        answer = self.take_away()
        self.assertContains(answer, "gone already", status_code=422)

    def test_a_draft_in_the_bin_can_be_emptied(self):
        draft = cast.draft(self.word("binned"), by=self.chief)
        draft.put_in_bin(by=self.chief)
        self.story = draft
        self.assertContains(
            self.client.get(reverse("admin:articles_article_change", args=[draft.pk])), "/blank/"
        )
        assert self.take_away().status_code == 302
        assert "Zqbinnedxj" not in str(list(Article.objects.filter(pk=draft.pk).values()))
        assert set(draft.revisions.values_list("content", flat=True)) == {""}

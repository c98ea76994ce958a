"""The desk's log names things by number; what they are called now is looked up when it is shown."""

from importlib import import_module
from types import SimpleNamespace

from django.apps import apps
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import TestCase
from django.urls import reverse

from articles.models import Article, Section
from tests import cast
from tests.desk import form_data

INDEX = reverse("admin:index")


class TheLog(TestCase):
    def setUp(self):
        self.editor = cast.user("Editor", sections=[cast.section("World")])
        self.client.force_login(self.editor)

    def write(self, headline="The neighbour of Mill Lane", **more):
        form = form_data.article(section=cast.section("World"), headline=headline, **more)
        self.client.post(reverse("admin:articles_article_add"), form)
        return Article.objects.get()

    def save(self, story, **more):
        form = form_data.article(section=story.section, opened=story.latest_revision.number, **more)
        self.client.post(reverse("admin:articles_article_change", args=[story.pk]), form)

    def test_has_no_words_of_an_article(self):
        story = self.write()
        self.save(story, headline="The neighbour of Mill Street")
        entries = LogEntry.objects.all()
        assert {entry.object_repr for entry in entries} == {f"Article {story.pk}"}
        assert len(entries) == 2
        assert "eighbour" not in str(list(entries.values()))
        assert "headline" in str(entries.first().get_change_message()).lower()

    def test_has_no_words_of_rows_beside_it(self):
        self.client.force_login(cast.user("Chief"))
        photo = cast.photo("Berta Muster at her door")
        address = reverse("admin:articles_photo_change", args=[photo.pk])
        self.client.post(address, {"caption": "Berta Muster", "focal_x": "0.5", "focal_y": "0.5"})
        assert LogEntry.objects.get().object_repr == f"Photo {photo.pk}"

    def test_is_shown_under_the_name_of_now(self):
        story = self.write()
        self.assertContains(self.client.get(INDEX), "The neighbour of Mill Lane")
        Article.objects.filter(pk=story.pk).update(headline="Another headline")
        answer = self.client.get(INDEX)
        self.assertContains(answer, "Another headline")
        self.assertNotContains(answer, "Mill Lane")

    def test_shows_no_name_of_what_has_gone_out_of_reach(self):
        story = self.write()
        Article.objects.filter(pk=story.pk).update(section=cast.section("Sport"), headline="Under embargo")
        answer = self.client.get(INDEX)
        self.assertNotContains(answer, "Under embargo")
        self.assertContains(answer, f"Article {story.pk}")

    def test_is_shown_whatever_stands_in_it(self):
        kind = ContentType.objects.create(app_label="gone", model="thing")
        facts = {"user": self.editor, "action_flag": CHANGE, "object_repr": "A thing of an old release"}
        LogEntry.objects.create(content_type=kind, object_id="7", **facts)
        LogEntry.objects.create(content_type=None, object_id=None, **facts)
        section = ContentType.objects.get_for_model(Section)
        LogEntry.objects.create(content_type=section, object_id="no number", **facts)
        self.assertContains(self.client.get(INDEX), "A thing of an old release", count=3)

    def test_of_an_older_release_loses_its_words_with_the_upgrade(self):
        kind = ContentType.objects.get_for_model(Article)
        facts = {"user": self.editor, "content_type": kind, "action_flag": CHANGE, "object_id": "7"}
        rows = '[{"changed": {"name": "related link", "object": "Mill Lane", "fields": ["Headline"]}}]'
        LogEntry.objects.create(object_repr="The neighbour of Mill Lane", change_message=rows, **facts)
        plain = '[{"changed": {"fields": ["Headline"]}}]'
        LogEntry.objects.create(object_repr="The neighbour of Mill Lane", change_message=plain, **facts)
        migration = import_module("newsroom.migrations.0008_log_without_words")
        migration.number_objects(apps, SimpleNamespace(connection=connection))
        assert {entry.object_repr for entry in LogEntry.objects.all()} == {"Article 7"}
        assert {entry.change_message for entry in LogEntry.objects.all()} == {"", plain}

"""A broken row, file or link among what stands around a story costs that link alone, never the page."""

import tempfile

import pytest
from django.conf import settings
from django.db import connection
from django.test import TestCase, override_settings
from django.urls import reverse

from articles.models import Article, Author, Photo, Section, Series, Tag
from comments.models import Comment, Thread
from newsroom.models import Site, User
from newsroom.storage import NamedByContent
from tests import cast
from tests.site import addresses

BROKEN = ("a/b", ".", "..", "/", " ", "a b", "a\nb", "\x01")
DESK = (Article, Section, Author, Series, Tag, Photo, Comment, Thread, User)


def break_slugs(slug):
    """As no form would: past the model, in the table itself."""
    for model in (Section, Author, Series, Tag):
        row = model.objects.order_by("pk").first()
        with connection.cursor() as cursor:
            table = connection.ops.quote_name(model._meta.db_table)
            cursor.execute(f"UPDATE {table} SET slug = %s WHERE id = %s", [slug, row.pk])
        yield row


class Broken(TestCase):
    def setUp(self):
        self.world = cast.section("World")
        below = cast.section("Middle East", parent=self.world)
        self.series = cast.series()
        self.story = cast.published(
            "The storm", section=below, series=self.series, part=1, genre="opinion", tags=["rain"]
        )
        self.withdrawn = cast.published("The calm", section=self.world)
        self.withdrawn.unpublish(by=cast.user("Editor"))
        self.portrait = cast.photo("Ada")
        Author.objects.update(portrait=self.portrait)
        self.paths = [
            *addresses.of_the_site(tags=["rain"], words=["storm"]),
            *("/section/middle-east/", "/section/middle-east/feed/"),
            self.story.current.get_absolute_url(),
        ]

    # Pages of the rows themselves, which nobody can find any more.
    lost = (
        "/section/world/",
        "/section/world/feed/",
        "/tag/rain/",
        "/author/ada-quill/",
        "/series/the-harbour/",
    )

    def assert_whole(self, *but):
        """Every public page but these answers and shows what it is about."""
        for path in self.paths:
            with self.subTest(path=path):
                answer = self.client.get(path)
                expected = (404,) if path in but else (200, 302)
                assert answer.status_code in expected
                assert b'href=""' not in answer.getvalue()
        gone = self.client.get(self.withdrawn.current.get_absolute_url())
        assert gone.status_code in (404, 410)

    def assert_desk_whole(self):
        self.client.force_login(cast.user("Chief"))
        lists = [reverse(f"admin:{model._meta.label_lower.replace('.', '_')}_changelist") for model in DESK]
        forms = [
            reverse(f"admin:articles_{row._meta.model_name}_change", args=[row.pk])
            for row in (self.story, self.world, self.series, Tag.objects.first(), Author.objects.first())
        ]
        preview = reverse("admin:articles_article_preview", args=[self.story.pk])
        for path in [reverse("admin:index"), *lists, *forms, preview]:
            with self.subTest(path=path):
                answer = self.client.get(path)
                assert answer.status_code == 200
                assert b'href=""' not in answer.getvalue()

    def test_rows_without_an_address_are_printed_by_name(self):
        for slug in BROKEN:
            with self.subTest(slug=slug):
                world, author, series, tag = break_slugs(slug)
                self.assert_whole(*self.lost)
                page = self.client.get(self.story.current.get_absolute_url())
                for row in (author, series, tag):
                    self.assertContains(page, row.name)
                site = Site.current().address
                self.assertNotContains(self.client.get("/sitemap-pages.xml"), f"<loc>{site}</loc>")
        self.assert_desk_whole()

    def test_a_link_that_is_none_is_left_out_for_machines(self):
        list(break_slugs("a/b"))
        data = self.client.get(self.story.current.get_absolute_url()).context["data"]
        assert data["author"] == [{"@type": "Person", "name": "Ada Quill"}]

    def test_a_lost_logo_costs_no_page(self):
        for name in ("logo/lost.png", "lost", "/", "..", "logo/"):
            with self.subTest(name=name):
                Site(name="The Post", logo=name, logo_width=10, logo_height=10).save()
                self.assert_whole()
                path = Site.current().logo_path
                assert not path or self.client.get(path).status_code in (400, 404)
        self.assert_desk_whole()

    def test_a_time_zone_that_the_machine_does_not_know_is_utc(self):
        for zone in ("Mars/Olympus", "", "../etc"):
            with self.subTest(zone=zone):
                Site(name="The Post", time_zone=zone).save()
                self.assert_whole()
        self.assert_desk_whole()

    def test_a_photograph_whose_row_is_broken_costs_no_page(self):
        faults = {"width": 0}, {"width": 0, "height": 0}, {"embedded": "{"}, {"embedded": "[]"}, {"file": ""}
        for fault in faults:
            with self.subTest(fault=fault):
                Photo.objects.update(**fault)
                self.assert_whole()
        self.assert_desk_whole()

    def test_a_photograph_whose_file_is_lost_is_not_found_alone(self):
        for photo in Photo.objects.all():
            photo.file.storage.delete(photo.file.name)
        self.assert_whole()
        lead = self.story.current.lead.photo
        assert self.client.get(lead.renditions.src).status_code == 404

    def test_every_kind_of_page_answers_when_nothing_was_collected(self):
        with tempfile.TemporaryDirectory() as folder:
            missing = {"BACKEND": "newsroom.storage.NamedByContent", "OPTIONS": {"location": folder}}
            with override_settings(DEBUG=False, STORAGES={**settings.STORAGES, "staticfiles": missing}):
                self.assert_whole()
                self.assert_desk_whole()
                self.assertContains(self.client.get("/"), "/static/newsroom/css/site.css")


@pytest.mark.parametrize("manifest", [None, "{", '{"version": "9"}', '{"version": "1.1", "paths": {}}'])
def test_a_manifest_that_cannot_be_read_names_files_as_they_are(manifest, tmp_path):
    if manifest is not None:
        (tmp_path / "staticfiles.json").write_text(manifest)
    storage = NamedByContent(location=tmp_path, base_url="/static/")
    with override_settings(DEBUG=False):
        assert storage.url("newsroom/js/theme.js") == "/static/newsroom/js/theme.js"
    assert "newsroom/js/theme.js" in storage.missing


def test_a_name_that_no_file_of_ours_has_is_no_news_for_the_operator(tmp_path):
    storage = NamedByContent(location=tmp_path, base_url="/static/")
    with override_settings(DEBUG=False):
        assert storage.url("admin/js/jquery.js") == "/static/admin/js/jquery.js"
    assert "admin/js/jquery.js" not in storage.missing

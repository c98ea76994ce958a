"""The demonstration: a whole paper from one command, kept apart, and gone with its folder."""

import ast
import os
import shutil
import subprocess
import sys
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import CommandError, call_command
from django.test import SimpleTestCase, TestCase, override_settings
from django.utils import timezone

if not apps.is_installed("demonstration"):
    pytest.skip("The demonstration was removed.", allow_module_level=True)

from articles import markup
from articles.models import Article, Author, Edition, Photo, Section, Series
from comments.models import Comment, CommentNote, Thread
from demonstration import markup as small_markup
from demonstration import parser
from demonstration.staff import LOGINS
from newsroom.models import Site, User
from newsroom.passwords import DEMONSTRATION

ROOT = settings.BASE_DIR
CORE = ("articles", "comments", "newsroom")
NOTE = 'data-signature="The Courier" data-date="2026-01-31"'
BLOCKS = "<h2> <h3> <ul> <ol> <hr> <em> <strong> data-slot".split()
BLOCKS += "editors-note quotation pull-quote table embed".split()


def demo():
    said = StringIO()
    call_command("demo", stdout=said)
    return said.getvalue()


def to_html(piece):
    links = {other.name: f"/2026/01/{other.name}/" for other in parser.read_stories()}
    return small_markup.to_html(piece.text, links=links, note=NOTE)


class Files(SimpleTestCase):
    """What stands in the files, before anything is printed."""

    def test_every_body_is_stored_as_it_was_composed(self):
        for piece in parser.read_stories():
            with self.subTest(story=piece.name):
                assert markup.body(to_html(piece)) == to_html(piece)

    def test_the_paper_shows_every_block_of_a_body(self):
        paper = "".join(map(to_html, parser.read_stories()))
        assert [block for block in BLOCKS if block not in paper] == []

    def test_every_place_in_a_text_has_its_photograph(self):
        for piece in parser.read_stories():
            given = {scene.split(" ")[0] for scene, *_ in piece.split("Picture")}
            with self.subTest(story=piece.name):
                assert set(small_markup.PICTURE.findall(piece.text)) <= given

    def test_what_was_wrong_at_first_stands_in_the_text_as_it_is_now(self):
        for piece in parser.read_stories():
            with self.subTest(story=piece.name):
                assert [words for words in piece.all("Now") if words not in piece.text] == []

    def test_a_piece_reads_its_heads_and_its_text(self):
        piece = parser.parse("Headline: A: B\nAuthor: One\nAuthor: Two\n\nFirst.\n\nSecond.")
        assert piece.get("Headline") == "A: B" and piece.all("Author") == ["One", "Two"]
        assert piece.get("Kicker") == "" and piece.text == "First.\n\nSecond."

    def test_a_table_may_have_an_empty_cell(self):
        table = small_markup.to_html("Table: Sums\n| | One |\n| Two | 3 |", links={}, note=NOTE)
        assert '<th scope="col"></th><th scope="col"><p>One</p></th>' in table
        assert markup.body(table) == table


class Demonstration(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.said = demo()

    def test_everybody_can_log_in_as_the_command_says(self):
        assert DEMONSTRATION in self.said
        for login in LOGINS:
            assert login.name in self.said and login.person in self.said
            assert self.client.login(username=login.name, password=DEMONSTRATION)

    def test_the_reporter_works_in_two_sections(self):
        reporter = User.objects.get(username="reporter")
        assert reporter.covers(Section.objects.get(name="Council"))
        assert not reporter.covers(Section.objects.get(name="Music"))
        assert reporter.author.name == "Nora Fenwick"

    def test_there_is_a_paper_with_sections_below_sections(self):
        assert Site.current().name == "The Alderbrook Courier"
        assert Section.objects.filter(parent=None).count() == 7
        assert Section.objects.exclude(parent=None).count() >= 7

    def test_every_section_has_something_to_read(self):
        listed = Edition.objects.published()
        assert listed.count() >= 40
        assert [
            section.name
            for section in Section.objects.filter(parent=None)
            if listed.filter(edition_sections__section=section).count() < 3
        ] == []
        assert set(listed.values_list("genre", flat=True)) == {"news", "analysis", "opinion"}

    def test_every_state_of_an_article_is_there(self):
        visible = Edition.objects.current()
        kinds = set(visible.values_list("kind", flat=True))
        assert kinds >= {"publication", "update", "correction", "clarification", "retraction", "unpublished"}
        assert Edition.objects.scheduled().get().live_from > timezone.now()
        assert Article.objects.drafts().count() == 2
        live = [article for article in Article.objects.all() if article.current and article.current.is_listed]
        newer = [article for article in live if article.current.revision != article.latest_revision]
        assert [article.current.headline.split(" ")[0] for article in newer] == ["First"]

    def test_what_was_unpublished_leads_to_what_took_its_place(self):
        gone = Edition.objects.current().get(kind="unpublished")
        answer = self.client.get(gone.get_absolute_url(), follow=True)
        assert "old tannery burns" in answer.content.decode()

    def test_the_correction_says_what_was_wrong_and_puts_it_right(self):
        corrected = Edition.objects.current().get(kind="correction", headline__contains="ferry bridge")
        before = corrected.article.editions.first()
        assert "nine votes to six" in before.text and "nine votes to six" not in corrected.text
        assert "nine to five" in corrected.note
        assert corrected.is_updated and corrected.published_at == before.published_at
        assert before.live_until == corrected.live_from < timezone.now()

    def test_an_update_tells_all_that_is_known_now(self):
        updated = Edition.objects.current().get(kind="update", headline__contains="tannery")
        before = updated.article.editions.first()
        assert "Thirty-six people" in before.text and "were taken to the cottage hospital" in before.text
        assert "Forty-one people" in updated.text and "have been let go" in updated.text

    def test_the_past_is_dated_then_and_everything_before_now(self):
        dates = Edition.objects.current().values_list("published_at", "made_at")
        assert all(abs(made - published).days <= 14 for published, made in dates)
        assert len({published.date() for published, _ in dates}) >= 12
        assert not Comment.objects.filter(posted_at__gt=timezone.now()).exists()

    def test_a_series_has_three_parts_and_a_fourth_at_the_desk(self):
        series = Series.objects.get()
        assert series.description
        parts = Edition.objects.published().filter(series=series).values_list("part", flat=True)
        assert sorted(parts) == [1, 2, 3] and series.articles.count() == 4

    def test_a_story_runs_from_right_to_left(self):
        assert Edition.objects.published().get(language="ar").bylines.get().credited_as == "ليلى المنصوري"

    def test_a_gallery_stands_after_its_text(self):
        edition = Edition.objects.published().get(headline__contains="lights go down")
        assert edition.photos.count() == 5 and "data-slot" not in edition.body

    def test_upright_photographs_alone_are_shown_as_such(self):
        gallery = Edition.objects.published().get(headline__contains="lights go down")
        assert sum(shown.photo.height > shown.photo.width for shown in gallery.photos.all()) == 1
        self.assertContains(self.client.get(gallery.get_absolute_url()), "photo-upright", count=1)

    def test_every_photograph_says_what_it_shows_and_whose_it_is(self):
        assert Photo.objects.count() >= 40
        assert not Photo.objects.filter(alt="").exists()
        assert not Photo.objects.filter(credit="").exists()
        assert not Photo.objects.filter(caption="").exists()
        assert not Photo.objects.filter(photographer="").exists()
        assert not Photo.objects.filter(agency="").exists()

    def test_every_author_has_a_face_and_a_story(self):
        assert Author.objects.count() == 9
        assert not Author.objects.filter(portrait=None).exists()
        assert not Author.objects.filter(about="").exists()
        assert not Author.objects.filter(bylines=None).exists()

    def test_comments_are_in_every_state_and_answer_each_other(self):
        states = list(Comment.objects.values_list("state", flat=True))
        assert set(states) == {"visible", "held", "rejected", "spam"}
        assert Comment.objects.exclude(parent=None).count() > 20

    def test_a_moderator_finds_work_in_every_section(self):
        held = Comment.objects.held()
        assert [s.name for s in Section.objects.filter(parent=None) if not held.on_what_is_in(tree(s))] == []

    def test_a_thread_goes_over_a_page(self):
        thread = Thread.objects.order_by("visible_count").last()
        assert thread.visible_count > 50
        assert thread.comments.visible().count() == thread.visible_count

    def test_an_editors_note_stands_under_a_letter_that_quotes(self):
        note = CommentNote.objects.get(html__contains="regulations/crossings")
        assert '<a href="https://example.org/regulations/crossings#section-9"' in note.html
        assert note.comment.state == "visible" and note.signature == "The Courier"
        assert CommentNote.objects.get(kind="moderator").comment.is_visible

    def test_readers_get_every_page_of_it(self):
        editions = Edition.objects.current().select_related("address")
        pages = ["/", *(edition.get_absolute_url() for edition in editions.exclude(kind="unpublished"))]
        for model in (Section, Author, Series):
            pages += [row.get_absolute_url() for row in model.objects.all()]
        for page in pages:
            with self.subTest(page=page):
                assert self.client.get(page).status_code == 200

    def test_every_page_says_that_it_is_a_demonstration(self):
        assert "make site" in self.client.get("/").content.decode()
        self.client.force_login(User.objects.get(username="chief"))
        assert "make site" in self.client.get("/admin/").content.decode()

    def test_its_bar_costs_readers_no_stylesheet_of_its_own(self):
        assert ".demonstration {" in Path(finders.find("newsroom/css/site.css")).read_text()
        self.assertNotContains(self.client.get("/"), "banner.css")
        self.client.force_login(User.objects.get(username="chief"))
        self.assertContains(self.client.get("/admin/"), "newsroom/css/desk.css")
        assert ".demonstration {" in Path(finders.find("newsroom/css/desk.css")).read_text()

    def test_a_second_time_adds_nothing(self):
        before = Article.objects.count(), Comment.objects.count(), Photo.objects.count()
        assert "nothing was added" in demo()
        assert (Article.objects.count(), Comment.objects.count(), Photo.objects.count()) == before


def tree(section):
    return Section.objects.filter(pk=section.pk) | Section.objects.filter(parent=section)


class Elsewhere(TestCase):
    @override_settings(DEMO=False)
    def test_a_real_site_refuses_it(self):
        with pytest.raises(CommandError, match="make run"):
            demo()
        assert not User.objects.exists() and not Article.objects.exists()


class Folder(SimpleTestCase):
    def test_nothing_outside_its_folder_imports_it(self):
        sources = [path for app in CORE for path in (ROOT / app).rglob("*.py")]
        assert [path.name for path in sources if "demonstration" in imports(path)] == []

    def test_deleting_its_folder_removes_it(self):
        with TemporaryDirectory() as folder:
            copy = Path(folder) / "project"
            leave_out = shutil.ignore_patterns("__pycache__", "node_modules")
            for name in (*CORE, "templates"):
                shutil.copytree(ROOT / name, copy / name, ignore=leave_out)
            assert run(copy, WITHOUT) == "System check identified no issues (0 silenced).\n200 False\n"


WITHOUT = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "newsroom.settings"
django.setup()
from django.core.management import call_command
from django.test import Client
call_command("check")
call_command("migrate", verbosity=0)
answer = Client().get("/", headers={"host": "localhost"})
print(answer.status_code, "emonstration" in answer.content.decode())
"""


def imports(path):
    """The modules that a file imports."""
    nodes = list(ast.walk(ast.parse(path.read_text())))
    named = [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)]
    both = [node for node in nodes if isinstance(node, ast.Import | ast.ImportFrom)]
    named += [alias.name for node in both for alias in node.names]
    return " ".join(named)


def run(copy, script):
    """What a script says in the copied project, the demonstration being asked for."""
    own = {"NEWSROOM_VAR": str(copy / "var"), "NEWSROOM_DEMO": "1", "NEWSROOM_DEBUG": "1"}
    environment = {name: word for name, word in os.environ.items() if name != "DATABASE_URL"} | own
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=copy, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout

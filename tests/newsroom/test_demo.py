"""The demonstration: a whole small paper from one command, and nothing where it does not belong."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import TestCase, override_settings

from articles.models import Article, Edition, Photo, Section
from comments.models import Comment, CommentNote
from newsroom.demonstration.people import LOGINS
from newsroom.models import Site, User
from newsroom.passwords import DEMONSTRATION


def demo():
    said = StringIO()
    call_command("demo", stdout=said)
    return said.getvalue()


class Demonstration(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.said = demo()

    def test_everybody_can_log_in_as_the_command_says(self):
        assert DEMONSTRATION in self.said
        for login in LOGINS:
            assert login.name in self.said
            assert self.client.login(username=login.name, password=DEMONSTRATION)

    def test_the_reporter_works_in_two_sections(self):
        reporter = User.objects.get(username="reporter")
        assert reporter.covers(Section.objects.get(name="Council"))
        assert not reporter.covers(Section.objects.get(name="Music"))

    def test_there_is_a_paper_with_sections_below_sections(self):
        assert Site.current().name == "The Alderbrook Courier"
        assert Section.objects.filter(parent=None).count() == 4
        assert Section.objects.exclude(parent=None).count() >= 4

    def test_every_state_of_an_article_is_there(self):
        visible = Edition.objects.visible()
        assert visible.filter(kind="import").count() >= 5
        assert visible.filter(kind="retraction").count() == 1
        assert Edition.objects.waiting().count() == 1
        assert Article.objects.drafts().count() == 2

    def test_the_correction_says_what_was_wrong_and_puts_it_right(self):
        corrected = Edition.objects.visible().get(kind="correction")
        before = corrected.article.editions.first()
        assert "nine votes to six" in before.text and "nine votes to six" not in corrected.text
        assert "nine to five" in corrected.note
        assert corrected.is_updated and corrected.published_at == before.published_at

    def test_a_story_runs_from_right_to_left(self):
        assert Edition.objects.listed().get(language="ar").bylines.get().credited_as == "ليلى المنصوري"

    def test_every_photograph_says_what_it_shows_and_whose_it_is(self):
        assert Photo.objects.count() >= 7
        assert not Photo.objects.filter(alt="").exists()
        assert not Photo.objects.filter(credit="").exists()
        assert not Photo.objects.filter(caption="").exists()

    def test_letters_are_visible_held_and_rejected(self):
        states = list(Comment.objects.values_list("state", flat=True))
        assert states.count("visible") >= 4 and states.count("held") == 2 and states.count("rejected") == 1
        assert Comment.objects.exclude(parent=None).exists()

    def test_an_editors_note_stands_under_a_letter_that_quotes(self):
        note = CommentNote.objects.get()
        assert '<a href="https://example.org/regulations/crossings#section-9"' in note.html
        assert note.comment.state == "visible" and note.signature

    def test_readers_get_every_page_of_it(self):
        editions = Edition.objects.visible().select_related("address")
        pages = ["/", *(edition.get_absolute_url() for edition in editions)]
        pages += [section.get_absolute_url() for section in Section.objects.all()]
        for page in pages:
            with self.subTest(page=page):
                assert self.client.get(page).status_code == 200

    def test_a_second_time_adds_nothing(self):
        before = Article.objects.count(), Comment.objects.count(), Photo.objects.count()
        assert "nothing was added" in demo()
        assert (Article.objects.count(), Comment.objects.count(), Photo.objects.count()) == before


class Elsewhere(TestCase):
    @override_settings(DEMO=False)
    def test_a_real_site_refuses_it(self):
        with pytest.raises(CommandError, match="make run"):
            demo()
        assert not User.objects.exists() and not Article.objects.exists()

"""Old versions at the desk: read, compared, and taken back as a new version."""

import pytest
from django.test import TestCase
from django.urls import reverse

from articles.models import Byline, Refused, RelatedLink
from articles.models.reverting import revert
from articles.text_diff import CAME, WENT, Run, lines
from tests import cast
from tests.desk import form_data


def address(story, number):
    return reverse("admin:articles_article_revision", args=[story.pk, number])


def save_changed(story, *, by, **words):
    """The story saved once more with other words."""
    for name, value in words.items():
        setattr(story, name, value)
    story.save()
    return story.save_revision(by=by)


class Marks(TestCase):
    def test_show_which_words_went_and_came(self):
        assert list(lines("It was Monday.\nNobody left.", "It was Tuesday.\nNobody left.")) == [
            [Run("It was "), Run("Monday.", WENT), Run("Tuesday.", CAME)],
            [Run("Nobody left.")],
        ]

    def test_show_whole_lines(self):
        assert list(lines("One.\nTwo.", "Two.\nThree.")) == [
            [Run("One.", WENT)],
            [Run("Two.")],
            [Run("Three.", CAME)],
        ]

    def test_are_quick_with_one_endless_line(self):
        endless = "word " * 200_000
        assert [run.fate for run in next(lines(endless, endless + "more"))] == [WENT, CAME]


class TakenBack(TestCase):
    def setUp(self):
        self.editor = cast.user("Editor")
        self.story = cast.draft("As it was", by=self.editor, internal_note="Old note")
        self.first = self.story.latest_revision

    def test_brings_back_words_and_rows_as_a_new_version(self):
        target = cast.published("The storm", by=self.editor)
        RelatedLink.objects.create(article=self.story, target=target)
        Byline.objects.create(article=self.story, author=cast.author("Ben Marlow"), position=2)
        whole = self.story.save_revision(by=self.editor)
        for rows in (self.story.bylines, self.story.related, self.story.placements):
            rows.all().delete()
        self.story.tags.clear()
        save_changed(self.story, by=self.editor, headline="As it is", genre="opinion", part=3)
        new = revert(whole, by=self.editor, seen=3)
        self.story.refresh_from_db()
        assert new.number == 4
        assert self.story.content() == whole.data
        assert self.story.headline == "As it was"

    def test_leaves_the_address_and_the_note_to_colleagues(self):
        self.story.publish(by=self.editor)
        self.story.refresh_from_db()
        claimed = self.story.path
        save_changed(self.story, by=self.editor, internal_note="New note")
        revert(self.first, by=self.editor, seen=self.story.latest_revision.number)
        self.story.refresh_from_db()
        assert (self.story.path, self.story.internal_note) == (claimed, "New note")

    def test_is_refused_where_somebody_saved_meanwhile(self):
        save_changed(self.story, by=self.editor, headline="As it is")
        with pytest.raises(Refused, match="meanwhile"):
            revert(self.first, by=self.editor, seen=1)
        self.story.refresh_from_db()
        assert (self.story.headline, self.story.revisions.count()) == ("As it is", 2)

    def test_is_refused_where_it_stood_in_a_section_of_others(self):
        sport = cast.section("Sport")
        save_changed(self.story, by=self.editor, section=sport)
        person = cast.user("Reporter", sections=[sport])
        with pytest.raises(Refused, match="not yours"):
            revert(self.first, by=person, seen=2)


class ThePage(TestCase):
    def setUp(self):
        self.editor = cast.user("Editor")
        self.story = cast.draft("As it was", by=self.editor)
        save_changed(
            self.story, by=self.editor, headline="As it is", body="<p>The council left on Monday.</p>"
        )
        self.client.force_login(self.editor)

    def test_is_reached_from_the_history(self):
        self.assertContains(self.client.get(form_data.change(self.story)), address(self.story, 1))

    def test_marks_what_went_and_came(self):
        page = self.client.get(address(self.story, 1))
        self.assertContains(page, "As it <del>was</del><ins>is</ins>", html=True)
        self.assertContains(page, "differs in: headline, text.")

    def test_takes_the_words_back(self):
        answer = self.client.post(address(self.story, 1), {"seen": 2}, follow=True)
        self.assertContains(answer, "The words of version 1 are in the form again.")
        self.story.refresh_from_db()
        assert self.story.headline == "As it was"

    def test_says_why_not(self):
        answer = self.client.post(address(self.story, 1), {"seen": 1})
        self.assertContains(answer, "Somebody saved this article meanwhile.", status_code=422)
        for seen in ("", "x", "9" * 50):
            assert self.client.post(address(self.story, 1), {"seen": seen}).status_code == 422

    def test_is_not_there_for_a_version_that_is_not(self):
        for number in (0, 9, 10**40):
            assert self.client.get(address(self.story, number)).status_code == 404

    def test_lets_a_reporter_read_but_not_take_back_what_is_public(self):
        self.story.publish(by=self.editor)
        self.client.force_login(cast.user("Reporter", sections=[cast.section("World")]))
        self.assertNotContains(self.client.get(address(self.story, 1)), "Take these words back")
        assert self.client.post(address(self.story, 1), {"seen": 2}).status_code == 403

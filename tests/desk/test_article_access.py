"""Whose articles a person works on: those of their sections, and their own that stand in none yet."""

from django.test import TestCase
from django.urls import reverse

from tests import cast
from tests.desk import form_data

LIST = reverse("admin:articles_article_changelist")


class AReporter(TestCase):
    def setUp(self):
        self.world = cast.section("World")
        self.below = cast.section("Middle East", parent=self.world)
        self.rita = cast.user("Reporter", sections=[self.world])
        self.client.force_login(self.rita)

    def headlines(self):
        return {article.headline for article in self.client.get(LIST).context["cl"].result_list}

    def test_sees_their_sections_and_those_below(self):
        cast.draft("Ours", section=self.world)
        cast.draft("Below us", section=self.below)
        cast.draft("Theirs", section=cast.section("Sport"))
        assert self.headlines() == {"Ours", "Below us"}

    def test_keeps_to_themselves_what_stands_in_no_section(self):
        mine, other = cast.article("Mine", by=self.rita), cast.article("Not mine", by=cast.user("Reporter"))
        for story in (mine, other):
            story.section = None
            story.save()
        assert self.headlines() == {"Mine"}
        assert self.client.get(form_data.change(mine)).status_code == 200
        assert self.client.get(form_data.change(other)).status_code == 403

    def test_finds_nothing_of_others_by_searching(self):
        cast.published("Secret harbour", section=cast.section("Sport"))
        answer = self.client.get(LIST, {"q": "harbour"})
        assert list(answer.context["cl"].result_list) == []

    def test_is_offered_their_own_sections_alone(self):
        cast.section("Sport")
        page = self.client.get(reverse("admin:articles_article_add"))
        self.assertContains(page, "World › Middle East")
        self.assertNotContains(page, "Sport")

    def test_changes_a_colleagues_draft_in_their_section(self):
        story = cast.draft("Ours", section=self.below, by=cast.user("Reporter"))
        words = form_data.article("Better", section=self.below, opened=1)
        assert self.client.post(form_data.change(story), words).status_code == 302
        story.refresh_from_db()
        assert story.headline == "Better"
        assert story.latest_revision.saved_by == self.rita

    def test_cannot_take_a_draft_out_of_everybodys_reach(self):
        theirs = cast.draft("Ours", section=self.below, by=cast.user("Reporter"))
        for story in (theirs, cast.draft("Mine", section=self.world, by=self.rita)):
            answer = self.client.post(form_data.change(story), form_data.article("Words typed", opened=1))
            self.assertContains(answer, "without a section your colleagues would lose it")
            self.assertContains(answer, "Words typed")
            story.refresh_from_db()
            assert story.section

    def test_moves_a_draft_within_their_sections(self):
        story = cast.draft("Ours", section=self.below, by=cast.user("Reporter"))
        words = form_data.article("Ours", section=self.world, opened=1)
        assert self.client.post(form_data.change(story), words).status_code == 302

    def test_chooses_a_section_for_a_draft_of_their_own_when_they_like(self):
        story = cast.article("Mine", by=self.rita)
        story.section = None
        story.save()
        for section in (None, self.world):
            words = form_data.article("Mine", section=section, opened=story.revisions.count())
            assert self.client.post(form_data.change(story), words).status_code == 302

    def test_sees_no_button_but_save(self):
        page = self.client.get(reverse("admin:articles_article_add"))
        self.assertContains(page, 'value="Save draft"')
        self.assertNotContains(page, "_publish")
        self.assertNotContains(page, "_schedule")

    def test_has_no_publication_even_with_forged_fields(self):
        story = cast.draft("Ours", section=self.world)
        words = form_data.article("Better", section=self.world, opened=1, button="_schedule")
        forged = words | {"at": "2030-01-01T10:00", "kind": "update"}
        assert self.client.post(form_data.change(story), forged).status_code == 403
        assert not story.editions.exists()

    def test_reaches_every_row_of_what_the_whole_paper_shares(self):
        photo = cast.photo("A quay")
        assert self.rita.has_perm("articles.view_photo", photo)

    def test_reaches_no_object_of_a_kind_that_nobody_thought_of(self):
        editor = cast.user("Editor", all_sections=True)
        story = cast.published("Ours", section=self.world)
        for person in (self.rita, editor):
            for thing in (object(), story.revisions.first(), editor.groups.first()):
                with self.subTest(person=person.username, thing=type(thing).__name__):
                    assert person.has_perm("articles.change_article")
                    assert not person.has_perm("articles.change_article", thing)


class AModerator(TestCase):
    def test_sees_no_articles(self):
        self.client.force_login(cast.user("Moderator"))
        assert self.client.get(LIST).status_code == 403
        self.assertNotContains(self.client.get(reverse("admin:index")), LIST)

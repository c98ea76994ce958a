"""Breaking news: typed on one small page, public at once, leading the front page for two hours."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import time_machine
from django.test import TestCase
from django.urls import reverse

from articles.models import Article, Author, Edition, FrontPlacement, Override
from newsroom.grants import What
from tests import cast

PAGE = reverse("admin:articles_article_breaking")
INDEX = reverse("admin:index")
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
SENTENCE = "The old bridge over the harbour has fallen, the fire brigade says."


class Breaking(TestCase):
    def setUp(self):
        self.world, self.sport = cast.section("World"), cast.section("Sport")
        self.editor = cast.user("Editor", first_name="Ada", last_name="Quill")
        self.client.force_login(self.editor)
        self.clock = self.enterContext(time_machine.travel(NOON, tick=False))

    def post(self, **typed):
        words = {"headline": "The bridge has fallen", "sentence": SENTENCE, "section": self.world.pk}
        words |= {"byline": "Ada Quill", "is_developing": "on", "leads": self.leads()}
        return self.client.post(PAGE, words | typed)

    def leads(self):
        leading = FrontPlacement.objects.leading().first()
        return leading.pk if leading else ""

    def refuse(self, answer, words, *, status=422):
        self.assertContains(answer, words, status_code=status)
        assert Article.objects.count() == Edition.objects.count() == 0


class Published(Breaking):
    def test_it_is_public_leads_the_front_and_says_when_and_how_long(self):
        answer = self.post()
        story = Article.objects.get()
        place = reverse("admin:articles_article_lead", args=[story.pk])
        self.assertRedirects(answer, place)
        page = self.client.get(place)
        for words in ("Leads the front page until 14:00.", "See it as readers do", "End the lead now"):
            self.assertContains(page, words)
        self.client.logout()
        assert self.client.get("/").context["top"][0].headline == "The bridge has fallen"
        public = self.client.get(story.current.get_absolute_url())
        for words in (SENTENCE, "Ada Quill", "This is a developing story; more follows."):
            self.assertContains(public, words)

    def test_it_goes_out_by_the_ledger_with_a_revision_and_an_entry_in_the_log(self):
        self.post(tags="harbour, bridges")
        story = Article.objects.get()
        edition = story.editions.get()
        assert (edition.kind, edition.made_by, edition.revision.number) == ("publication", self.editor, 2)
        assert sorted(story.tags.names()) == ["bridges", "harbour"]
        assert self.editor.logentry_set.count() == 1

    def test_the_byline_is_asked_once_and_is_then_theirs(self):
        self.assertContains(self.client.get(PAGE), 'value="Ada Quill"')
        self.post()
        assert Author.objects.get().user == self.editor
        page = self.client.get(PAGE)
        self.assertContains(page, "By <bdi>Ada Quill</bdi>")
        self.assertNotContains(page, 'name="byline"')

    def test_a_byline_that_is_somebody_elses_is_left_to_them(self):
        other = cast.author("Ada Quill", user=cast.user("Reporter"))
        self.post()
        assert Article.objects.get().bylines.get().author != other

    def test_the_section_is_the_last_one_that_they_wrote_in(self):
        cast.draft(by=self.editor, section=self.sport)
        assert self.client.get(PAGE).context["form"]["section"].value() == self.sport.pk

    def test_sent_twice_it_is_one_article_and_one_placement(self):
        key = str(uuid4())
        places = {self.post(idempotency_key=key, leads="")["Location"] for _ in range(3)}
        again = self.post(idempotency_key=str(uuid4()), leads="")["Location"]
        assert places == {again}
        assert Article.objects.count() == FrontPlacement.objects.count() == 1

    def test_a_headline_of_markup_stays_words(self):
        self.post(sentence="<script>alert(1)</script> & so on")
        self.assertContains(
            self.client.get(Article.objects.get().current.get_absolute_url()), "&lt;script&gt;alert(1)"
        )


class Refusals(Breaking):
    def test_what_is_missing_is_said_beside_its_field_and_what_was_typed_stays(self):
        answer = self.post(headline="", section="")
        self.refuse(answer, "Readers need a headline")
        self.assertContains(answer, "Choose the section", status_code=422)
        self.assertContains(answer, SENTENCE, status_code=422)

    def test_too_long_a_headline_is_refused(self):
        self.refuse(self.post(headline="h" * 251), "250")
        self.refuse(self.post(sentence="h" * 501), "500")
        self.refuse(self.post(byline="h" * 121), "120")

    def test_what_blocks_is_shown_and_passed_in_one_tap_which_is_kept(self):
        answer = self.post(sentence="TK people are safe.")
        self.refuse(answer, "Publish now, owed by me")
        self.post(sentence="TK people are safe.", past="on")
        assert Override.objects.get().reason == "Breaking news"

    def test_whoever_may_not_pass_a_rule_is_not_offered_to_and_cannot_forge_it(self):
        reporter = cast.user("Reporter", sections=[self.world])
        reporter.grants.create(what=What.PUBLISH_OWN, section=None)
        self.client.force_login(reporter)
        answer = self.post(sentence="TK people are safe.")
        self.refuse(answer, "One thing is in the way")
        self.assertNotContains(answer, "owed by me", status_code=422)
        assert self.post(sentence="TK people are safe.", past="on").status_code == 403
        assert Article.objects.count() == 0
        assert self.post().status_code == 302

    def test_a_reviewed_section_is_passed_by_a_chief_alone_and_that_is_kept(self):
        self.world.needs_review = True
        self.world.save()
        answer = self.post()
        self.refuse(answer, "are reviewed")
        self.assertNotContains(answer, "owed by me", status_code=422)
        self.client.force_login(cast.user("Chief"))
        self.refuse(self.post(), "owed by me")
        assert self.post(past="on").status_code == 302
        assert Override.objects.get().reason == "Breaking news"

    def test_a_section_in_which_they_do_not_publish_is_no_choice(self):
        reporter = cast.user("Reporter", sections=[self.world, self.sport])
        reporter.grants.create(what=What.PUBLISH, section=self.sport)
        self.client.force_login(reporter)
        assert self.client.get(PAGE).context["form"]["section"].value() == self.sport.pk
        self.refuse(self.post(), "You do not publish in this section")

    def test_a_reporter_without_a_grant_has_neither_button_nor_page(self):
        self.assertContains(self.client.get(INDEX), PAGE)
        self.client.force_login(cast.user("Reporter"))
        self.assertNotContains(self.client.get(INDEX), PAGE)
        assert self.client.get(PAGE).status_code == self.post().status_code == 403
        assert Article.objects.count() == 0

    def test_hostile_values_are_refused_in_words(self):
        for typed in (
            {"section": "x" * 99},
            {"section": "9" * 30},
            {"headline": "\x00"},
            {"leads": "9" * 99},
        ):
            with self.subTest(typed=str(typed)[:40]):
                assert self.post(**typed).status_code in (302, 422)


class TwoAtOnce(Breaking):
    def test_what_leads_is_said_beforehand_and_replaced(self):
        cast.published("The river rises", by=self.editor).lead_front(by=self.editor)
        self.assertContains(
            self.client.get(PAGE), "“The river rises” leads now, until 14:00; yours will replace it."
        )
        self.clock.shift(1)
        self.post()
        assert self.client.get("/").context["top"][0].headline == "The bridge has fallen"

    def test_what_began_to_lead_meanwhile_is_shown_first(self):
        shown = self.leads()
        cast.published("The river rises", by=self.editor).lead_front(by=self.editor)
        answer = self.post(leads=shown)
        self.assertContains(answer, "another story leads the front page", status_code=422)
        self.assertContains(answer, "yours will replace it", status_code=422)
        self.clock.shift(1)
        assert self.post().status_code == 302


class Ended(Breaking):
    def setUp(self):
        super().setUp()
        self.post()
        self.story = Article.objects.get()
        self.page = reverse("admin:articles_article_lead", args=[self.story.pk])

    def test_the_lead_is_ended_and_begun_anew(self):
        self.clock.shift(60)
        self.assertContains(self.client.post(self.page, {"do": "end"}, follow=True), "no longer")
        assert FrontPlacement.objects.leading().count() == 0
        answer = self.client.post(self.page, {"do": "end"})
        self.assertContains(answer, "nothing to end", status_code=422)
        self.clock.shift(60)
        self.assertContains(self.client.post(self.page, {"do": "lead"}, follow=True), "until 14:02")

    def test_it_stands_on_the_first_page_with_its_end_while_it_leads(self):
        self.assertContains(self.client.get(INDEX), "until 14:00")
        self.clock.shift(timedelta(hours=2))
        self.assertNotContains(self.client.get(INDEX), "until 14:00")
        self.assertContains(self.client.get(self.page), "It leads the front page no longer.")

    def test_a_draft_cannot_lead(self):
        draft = cast.draft(by=self.editor)
        page = reverse("admin:articles_article_lead", args=[draft.pk])
        self.assertContains(self.client.get(page), "cannot read this story")
        self.assertContains(self.client.post(page, {"do": "lead"}), "cannot read this story", status_code=422)
        assert draft.front_placements.count() == 0

"""A story goes from hand to hand at the desk: Ready, Back, Approve, Assign; once each, refused in words."""

from uuid import uuid4

from django.test import Client, TestCase
from django.urls import reverse

from articles.models import Article, Handover
from tests import cast
from tests.desk import form_data

NEW = reverse("admin:articles_article_add")


def address(act, story):
    return reverse(f"admin:articles_article_{act}", args=[story.pk])


def client_of(person):
    client = Client()
    client.force_login(person)
    return client


class Handing(TestCase):
    def setUp(self):
        self.world = cast.section("World")
        self.rita = cast.user("Reporter", sections=[self.world], first_name="Rita", last_name="Moss")
        self.ed = cast.user("Editor", sections=[self.world], first_name="Ed")
        self.eve = cast.user("Editor", sections=[self.world], first_name="Eve")
        self.reporter, self.editor = client_of(self.rita), client_of(self.ed)
        self.story = cast.draft(by=self.rita, section=self.world)

    def open(self, client):
        return client.get(form_data.change(self.story))

    def save(self, client, headline="The council did not vote", **more):
        words = {"opened": self.story.latest_revision.number, **more}
        words = form_data.article(headline, section=self.world, **words)
        return client.post(form_data.change(self.story), words)

    def act(self, client, name, **typed):
        if name in ("back", "approve"):
            typed = {"seen": self.story.latest_revision.number, **typed}
        return client.post(address(name, self.story), typed)

    @property
    def states(self):
        return [one.state for one in Handover.objects.order_by("pk")]


class ReadyBesideSave(Handing):
    def test_saves_what_was_typed_and_hands_it_over(self):
        typed = {"ready-to": self.ed.pk, "ready-note": "Figures are checked."}
        self.assertContains(self.open(self.reporter), 'name="_ready"')
        assert self.save(self.reporter, button="_ready", **typed).status_code == 302
        made = self.story.handover
        assert (made.state, made.made_by, made.assignee) == ("ready", self.rita, self.ed)
        assert made.revision.data["headline"] == "The council did not vote"
        page = self.open(self.reporter)
        self.assertContains(page, "Saved and handed over.")
        self.assertContains(page, "Ready for Ed, since")
        self.assertContains(page, "Rita Moss: “Figures are checked.”")

    def test_works_for_a_new_story(self):
        words = form_data.article(section=self.world, button="_ready")
        self.reporter.post(NEW, words)
        story = Article.objects.get(headline="Rain over the harbour")
        assert (story.handover.state, story.handover.assignee) == ("ready", None)

    def test_keeps_the_words_and_says_why_where_it_has_no_section(self):
        answer = self.reporter.post(NEW, form_data.article(button="_ready"), follow=True)
        story = Article.objects.get(headline="Rain over the harbour")
        assert story.handover is None
        self.assertContains(answer, "Saved as a draft, but not handed over.")
        self.assertContains(answer, "Choose its section first")

    def test_keeps_the_line_where_it_is_refused(self):
        self.ed.is_active = False
        self.ed.save()
        typed = {"ready-to": self.ed.pk, "ready-note": "Figures are checked."}
        answer = self.reporter.get(self.save(self.reporter, button="_ready", **typed)["Location"])
        self.assertContains(answer, "They cannot do this here")
        self.assertContains(answer, 'value="Figures are checked."')
        assert self.states == []
        assert Article.objects.get(pk=self.story.pk).headline == "The council did not vote"

    def test_sent_twice_hands_over_once(self):
        key = uuid4()
        for _ in range(2):
            self.save(self.reporter, button="_ready", idempotency_key=key, opened=1)
        assert self.states == ["ready"]

    def test_offers_those_who_edit_here_and_nobody_else(self):
        elsewhere = cast.user("Editor", sections=[cast.section("Sport")], first_name="Sporty")
        names = str(self.open(self.reporter).context["ready"]["to"])
        assert "Eve" in names and "Any editor of the section" in names
        assert elsewhere.first_name not in names and "Rita" not in names

    def test_stands_beside_publish_only_where_a_review_is_needed(self):
        self.assertNotContains(self.open(self.editor), 'name="_ready"')
        self.world.needs_review = True
        self.world.save()
        self.assertContains(self.open(self.editor), 'name="_ready"')

    def test_of_somebody_without_the_section_is_refused_whole(self):
        stranger = client_of(cast.user("Reporter", sections=[cast.section("Sport")]))
        assert self.save(stranger, button="_ready").status_code == 403
        assert self.states == [] and self.story.revisions.count() == 1


class TheSmallPages(Handing):
    def test_go_the_whole_way(self):
        assert self.act(self.reporter, "ready", note="Checked.").status_code == 302
        assert self.act(self.editor, "back", reason="Who was there?").status_code == 302
        self.assertContains(self.open(self.reporter), "Back with Rita Moss, since")
        self.assertContains(self.open(self.reporter), "Ed: “Who was there?”")
        self.act(self.reporter, "ready")
        self.act(self.editor, "approve", note="Well done.")
        self.assertContains(self.open(self.reporter), "Approved and to be published, since")
        assert self.states == ["ready", "back", "ready", "approved"]
        self.story.publish(by=self.ed)
        self.assertNotContains(self.open(self.reporter), "Approved and to be published")
        self.assertContains(self.open(self.reporter), "From hand to hand")

    def test_are_offered_to_those_who_can_use_them(self):
        self.story.hand_over(by=self.rita)
        offered = {
            person.username: [act.name for act in self.open(client_of(person)).context["turns"]]
            for person in (self.rita, self.ed)
        }
        assert offered[self.rita.username] == ["take-back"]
        assert offered[self.ed.username] == ["back", "approve", "assign"]
        assert "ready" in [act.name for act in self.open(self.editor).context["acts"]]
        assert "ready" not in [act.name for act in self.open(self.reporter).context["acts"]]

    def test_sent_twice_do_it_once(self):
        self.story.hand_over(by=self.rita)
        key, seen = uuid4(), self.story.latest_revision.number
        for _ in range(3):
            answer = self.act(self.editor, "approve", idempotency_key=key, seen=seen)
            assert answer.status_code == 302
        assert self.states == ["ready", "approved"]

    def test_back_without_a_reason_is_refused_at_its_field(self):
        self.story.hand_over(by=self.rita)
        answer = self.act(self.editor, "back", reason="  ")
        self.assertContains(answer, "Say why it goes back.", status_code=422)
        assert self.states == ["ready"]

    def test_keep_the_reason_where_somebody_saved_meanwhile(self):
        self.story.hand_over(by=self.rita)
        seen = self.story.latest_revision.number
        self.save(self.reporter)
        for name in ("back", "approve"):
            answer = self.act(self.editor, name, reason="Who was there?", note="Fine.", seen=seen)
            self.assertContains(answer, "Read the newer text, then decide.", status_code=422)
            self.assertContains(answer, "Who was there?" if name == "back" else "Fine.", status_code=422)
        assert self.states == ["ready"]

    def test_say_what_holds_where_a_colleague_was_quicker(self):
        self.story.hand_over(by=self.rita)
        self.act(client_of(self.eve), "approve")
        answer = self.act(self.editor, "approve", note="Fine.")
        self.assertContains(answer, "approved already: Eve approved it on", status_code=422)
        self.story.publish(by=self.eve)
        answer = self.act(self.editor, "back", reason="A name is wrong.")
        self.assertContains(answer, "published or taken back meanwhile", status_code=422)
        self.assertContains(answer, "A name is wrong.", status_code=422)

    def test_take_no_forged_numbers(self):
        self.story.hand_over(by=self.rita)
        for seen in ("", "x", "-1", "9" * 40):
            answer = self.act(self.editor, "approve", seen=seen)
            self.assertContains(answer, "Read the newer text", status_code=422)
        for to in ("", "x", "0", "9" * 40, "\x00"):
            assert self.act(self.editor, "assign", to=to).status_code == 422, to
        assert self.states == ["ready"]

    def test_bound_what_is_typed(self):
        answer = self.act(self.reporter, "ready", note="x" * 301)
        self.assertContains(answer, "at most 300 characters", status_code=422)
        assert self.states == []

    def test_of_a_reporter_decide_nothing(self):
        self.story.hand_over(by=self.rita)
        for name in ("back", "approve", "assign"):
            answer = self.act(self.reporter, name, reason="Mine.", to=self.rita.pk)
            assert answer.status_code == 403, name
        assert self.states == ["ready"]

    def test_of_a_live_story_of_somebody_else_hand_nothing_over(self):
        theirs = cast.published("Court rules", by=self.ed, section=self.world)
        assert self.reporter.post(address("ready", theirs)).status_code == 403
        assert self.states == []

    def test_hand_over_changes_of_ones_own_live_story(self):
        self.story.publish(by=self.ed)
        self.save(self.reporter)
        assert self.act(self.reporter, "ready").status_code == 302
        assert self.story.current.headline == "Council votes for the harbour"


class WhoHasIt(Handing):
    def warnings(self):
        return self.open(self.editor).context["turn"].warnings

    def test_is_told_where_they_have_left_or_work_elsewhere_or_have_no_address(self):
        self.story.assign(by=self.ed, to=self.rita)
        assert self.warnings() == []
        self.rita.email = ""
        self.rita.save()
        assert "no e-mail address" in str(self.warnings())
        self.rita.sections.set([cast.section("Sport")])
        assert "no longer works in this section" in str(self.warnings())
        self.rita.is_active = False
        self.rita.save()
        assert "no longer works here" in str(self.warnings())

    def test_sees_that_the_text_was_saved_again(self):
        self.story.hand_over(by=self.rita)
        assert self.warnings() == []
        self.save(self.reporter)
        assert [str(one) for one in self.warnings()] == ["The text was saved again since."]

    def test_shows_who_passed_it_on(self):
        self.story.hand_over(by=self.rita, note="Checked.")
        self.act(self.editor, "assign", to=self.eve.pk)
        self.assertContains(self.open(self.editor), "Ready for Eve, since")
        self.assertContains(self.open(self.editor), "Rita Moss: “Checked.”; passed on by Ed")

"""The moderation list and the page of a comment: who sees what, and what the buttons do."""

import re

import time_machine
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from comments.models import Comment, CommentVersion, Thread
from newsroom.models import Site
from tests import cast
from tests.comments import voices

LIST = "/admin/comments/comment/"


def page_of(comment):
    return reverse("admin:comments_comment_change", args=[comment.pk])


class Desk(TestCase):
    """A moderator of the whole paper, unless a test says otherwise."""

    def setUp(self):
        self.world, self.sport = cast.section("World"), cast.section("Sport")
        self.thread = voices.thread("Council votes for the harbour", section=self.world)
        self.enter("Moderator", username="mo")

    def enter(self, role, **more):
        self.person = cast.user(role, **more)
        self.client.force_login(self.person)


class TheList(Desk):
    def names(self, query=""):
        page = self.client.get(LIST + query)
        assert page.status_code == 200
        return [comment.name for comment in page.context["cl"].result_list]

    def test_it_shows_what_waits_the_longest_wait_first(self):
        with time_machine.travel("2026-03-02 12:00:00+00:00", tick=False) as now:
            for name in ("Ada", "Bea", "Cyd"):
                voices.comment(f"{name} says so.", on=self.thread, name=name)
                now.shift(60)
        voices.visible("Seen by all.", on=self.thread, name="Visible")
        assert self.names() == ["Ada", "Bea", "Cyd"]
        assert self.names("?state=visible") == ["Visible"]
        assert self.names("?state=all") == ["Visible", "Cyd", "Bea", "Ada"]
        assert self.names("?state=nonsense") == ["Ada", "Bea", "Cyd"]

    def test_each_says_why_it_is_there_and_on_which_article(self):
        voices.comment("[Ed: no] Here I am.", on=self.thread, policy="open")
        page = self.client.get(LIST)
        self.assertContains(page, "It holds words in the form of an editor&#x27;s note")
        self.assertContains(page, "Council votes for the harbour")
        self.assertContains(page, "Ruth Reader")

    def test_a_moderator_of_another_section_sees_nothing(self):
        comment = voices.comment(on=self.thread)
        self.enter("Moderator", sections=[self.sport])
        assert self.names("?state=all") == []
        assert self.client.get(page_of(comment)).status_code == 403

    def test_a_moderator_of_the_section_above_sees_it(self):
        below = voices.thread("Ferry sold", section=cast.section("Harbour", parent=self.world))
        voices.comment(on=below, name="Below")
        self.enter("Moderator", sections=[self.world])
        assert self.names() == ["Below"]

    def test_a_reporter_and_a_reader_stay_outside(self):
        comment = voices.comment(on=self.thread)
        self.enter("Reporter")
        assert self.client.get(LIST).status_code == 403
        assert self.client.get(page_of(comment)).status_code == 403
        self.client.logout()
        assert self.client.get(LIST).status_code == 302

    def test_a_name_words_and_an_address_find_a_comment(self):
        voices.comment("The ferry was late.", on=self.thread, name="Ada", email="ada@mail.example")
        voices.comment("The harbour was full.", on=self.thread, name="Bea")
        assert self.names("?q=FERRY") == self.names("?q=ada") == self.names("?q=ada@mail.example") == ["Ada"]
        assert self.names("?q=nobody") == self.names("?q=' OR 1=1") == self.names("?q=@") == []
        assert self.names("?q=%00") == ["Ada", "Bea"]

    def test_nobody_adds_or_deletes_a_comment(self):
        comment = voices.comment(on=self.thread)
        assert self.client.get(f"{LIST}add/").status_code == 403
        assert self.client.post(f"{LIST}{comment.pk}/delete/").status_code == 403

    def test_its_cost_does_not_grow_with_what_it_shows(self):
        self.client.get(LIST)
        costs = []
        for number in range(12):
            voices.comment(f"Thought {number}", on=voices.thread(f"Story {number}"), name=f"Reader {number}")
            if number in (1, 11):
                with CaptureQueriesContext(connection) as queries:
                    assert len(self.names()) == number + 1
                costs.append(len(queries))
        assert costs[0] == costs[1] <= 9


class Together(Desk):
    """Actions on ticked comments."""

    def setUp(self):
        super().setUp()
        self.ada = voices.comment("Ada says so.", on=self.thread, name="Ada")
        self.bea = voices.comment("Bea says so.", on=self.thread, name="Bea")

    def shown(self):
        return re.findall(r'name="seen" value="([^"]+)"', self.client.get(LIST).text)

    def act(self, action, *ticked, seen=None, **more):
        typed = {
            "action": action,
            "_selected_action": [one.pk for one in ticked],
            "seen": seen or self.shown(),
        }
        page = self.client.post(LIST, typed | more, follow=True)
        assert page.status_code == 200
        return [str(message) for message in page.context["messages"]]

    def states(self):
        return dict(Comment.objects.values_list("name", "state"))

    def test_the_ticked_ones_are_approved_and_the_account_says_so(self):
        assert self.act("approve", self.ada) == ["1 approved."]
        assert self.states() == {"Ada": "visible", "Bea": "held"}
        assert Comment.objects.get(name="Ada").decision.decided_by == self.person

    def test_a_reason_goes_to_every_reader_refused(self):
        assert self.act("reject", self.ada, self.bea, reason="Insults.") == ["2 rejected."]
        assert set(Comment.objects.values_list("decision__reason", flat=True)) == {"Insults."}

    def test_what_another_decided_meanwhile_stays_and_is_named(self):
        seen = self.shown()
        self.ada.reject(version=self.ada.latest, by=cast.user("Moderator", username="ana"))
        account = self.act("approve", self.ada, self.bea, seen=seen)
        assert account[0] == "1 approved."
        assert "Ada, “Ada says so.”: ana decided on this meanwhile: it is rejected." in account[1]
        assert self.states() == {"Ada": "rejected", "Bea": "visible"}

    def test_other_words_than_the_list_showed_are_not_approved(self):
        seen = self.shown()
        CommentVersion.of("Buy pills", comment=self.ada, number=2).save()
        assert "Read it again" in self.act("approve", self.ada, seen=seen)[0]
        assert self.states()["Ada"] == "held"

    def test_everything_means_what_the_page_showed(self):
        self.act("approve", self.ada, select_across="1")
        assert self.states() == {"Ada": "visible", "Bea": "held"}

    def test_forged_values_decide_nothing(self):
        for seen in (["x"], ["1:2"], ["9" * 40 + ":1:1"], ["-1:-1:-1"], ["\x00:1:1"]):
            self.act("approve", self.ada, seen=seen)
        assert set(self.states().values()) == {"held"}

    def test_an_editor_who_may_note_but_not_decide_has_no_such_action(self):
        self.enter("Editor")
        self.act("approve", self.ada)
        assert self.states()["Ada"] == "held"

    def test_a_moderator_of_another_section_decides_nothing(self):
        seen = self.shown()
        self.enter("Moderator", sections=[self.sport])
        self.act("approve", self.ada, seen=seen)
        assert self.states()["Ada"] == "held"


class OneComment(Desk):
    def setUp(self):
        super().setUp()
        Site(desk_signature="City desk").save()
        voices.comment("An older one.", on=voices.thread("Ferry sold"))
        self.comment = voices.comment(on=self.thread, name="Ada", email="ada@mail.example")
        self.address = page_of(self.comment)

    def send(self, do, **typed):
        form = self.client.get(self.address).context["form"]
        held = {name: form[name].value() or "" for name in form.fields}
        return self.client.post(self.address, held | {"do": do} | typed)

    def test_it_shows_the_words_their_history_and_the_reader_s_address(self):
        page = self.client.get(self.address)
        self.assertContains(page, voices.WORDS)
        self.assertContains(page, "the rule “premoderated”")
        self.assertContains(page, "ada@mail.example")
        self.assertContains(page, 'value="City desk"')

    def test_the_address_is_for_those_who_decide(self):
        self.enter("Editor")
        page = self.client.get(self.address)
        self.assertNotContains(page, "ada@mail.example")
        self.assertNotContains(page, 'value="approve"')
        self.assertContains(page, 'value="note"')

    def test_a_click_approves_and_leads_back_to_the_list_as_it_was(self):
        self.address += "?_changelist_filters=state%3Dall"
        answer = self.send("approve")
        self.assertRedirects(answer, f"{LIST}?state=all")
        assert Comment.objects.get(name="Ada").is_visible

    def test_approving_with_a_note_is_one_step(self):
        self.send("approve", note="It was Tuesday.")
        comment = Comment.objects.get(name="Ada")
        note = comment.notes.get()
        assert comment.is_visible
        assert (note.text, note.signature, note.set_by) == ("It was Tuesday.", "City desk", self.person)

    def test_rejecting_gives_the_reader_the_reason(self):
        self.send("reject", reason="It names a child.")
        receipt = self.client.get(reverse("comments:receipt", args=[self.comment.receipt]))
        self.assertContains(receipt, "It names a child.")

    def test_a_note_that_nobody_would_see_is_refused_and_kept(self):
        page = self.send("spam", note="It was Tuesday.")
        self.assertContains(page, "Nobody would see this note", status_code=422)
        self.assertContains(page, "It was Tuesday.", status_code=422)
        assert Comment.objects.get(name="Ada").state == "held"

    def test_an_empty_note_is_refused_at_its_field(self):
        page = self.send("note", note=" ")
        self.assertContains(page, "Write the note first.", status_code=422)

    def test_a_note_can_be_withdrawn(self):
        self.send("note", note="It was Tuesday.", kind="moderator")
        note = self.comment.notes.get()
        self.send(f"withdraw:{note.pk}")
        note.refresh_from_db()
        assert note.withdrawn_by == self.person and note.kind == "moderator"

    def test_what_changed_meanwhile_is_said_and_the_typing_kept(self):
        form = self.client.get(self.address).context["form"]
        held = {name: form[name].value() or "" for name in form.fields}
        self.comment.reject(version=self.comment.latest, by=cast.user("Moderator", username="ana"))
        page = self.client.post(self.address, held | {"do": "approve", "note": "It was Tuesday."})
        self.assertContains(page, "ana decided on this meanwhile", status_code=422)
        self.assertContains(page, "It was Tuesday.", status_code=422)
        assert Comment.objects.get(name="Ada").state == "rejected" and not self.comment.notes.exists()

    def test_after_such_a_refusal_the_moderator_can_overrule_knowingly(self):
        self.comment.reject(version=self.comment.latest, by=cast.user("Moderator", username="ana"))
        self.send("approve")
        assert Comment.objects.get(name="Ada").is_visible

    def test_an_editor_cannot_decide_by_hand(self):
        self.enter("Editor")
        assert self.send("approve").status_code == 403
        assert self.send("nonsense").status_code == 403
        assert self.send("note", note="It was Tuesday.").status_code == 302
        assert Comment.objects.get(name="Ada").state == "held"

    def test_hostile_values_are_answered_in_words(self):
        for typed in (
            {"version": "x"}, {"version": "9" * 40}, {"version": "-1"}, {"after": "9" * 40},
            {"note": "\x00"}, {"reason": "\x00"}, {"reason": "x" * 5000}, {"kind": "x"},
            {"signature": "x" * 99}, {"after": ""}, {"after": "1"}, {"version": "1"},
        ):  # fmt: skip
            assert self.send("approve", **typed).status_code == 422
        for do in ("withdraw:x", "withdraw:", "withdraw:" + "9" * 99, "withdraw:-1"):
            assert self.send(do).status_code == 302
        assert Comment.objects.get(name="Ada").state == "held"

    def test_no_such_comment_is_404(self):
        for key in ("0", "x", "9" * 40, "-1"):
            assert self.client.get(f"{LIST}{key}/change/").status_code == 404

    def test_its_neighbours_stand_around_it(self):
        for number in range(7):
            voices.visible(f"Answer {number}", on=self.thread, parent=self.comment)
        page = self.client.get(self.address)
        self.assertContains(page, "Answer 4")
        self.assertNotContains(page, "Answer 5")


class Threads(Desk):
    def address(self, thread):
        return reverse("admin:comments_thread_change", args=[thread.pk])

    def form(self, **typed):
        return {"policy": "closed", "closes_at_0": "", "closes_at_1": "", **typed}

    def test_closing_takes_effect_at_once(self):
        answer = self.client.post(self.address(self.thread), self.form())
        assert answer.status_code == 302
        path = self.thread.edition.get_absolute_url()
        self.assertContains(self.client.get(path), "The newsroom has closed the comments")

    def test_it_is_found_by_the_address_of_its_article(self):
        other = voices.thread("Ferry sold")
        path = other.edition.get_absolute_url()
        for typed in (path, f"https://paper.example{path}#comments"):
            page = self.client.get("/admin/comments/thread/", {"q": typed})
            assert list(page.context["cl"].result_list) == [other]
        page = self.client.get("/admin/comments/thread/", {"q": "/nothing/"})
        assert list(page.context["cl"].result_list) == []

    def test_an_article_without_comments_can_be_closed_beforehand(self):
        article = cast.published("Ferry sold", section=self.world)
        path = article.visible.get_absolute_url()
        answer = self.client.post("/admin/comments/thread/add/", self.form(address=path))
        assert answer.status_code == 302
        assert Thread.objects.get(article=article).policy == "closed"
        page = self.client.post("/admin/comments/thread/add/", self.form(address=path))
        self.assertContains(page, "It is in the list already")

    def test_addresses_that_lead_nowhere_are_refused_at_the_field(self):
        secret = cast.draft("Secret plan")
        for address in ("/nothing/", "x", "https://[", "\x00", "/", secret.path or "/2026/01/secret-plan/"):
            page = self.client.post("/admin/comments/thread/add/", self.form(address=address))
            assert page.status_code == 200 and page.context["adminform"].form.errors["address"]

    def test_another_section_s_thread_is_closed_to_them(self):
        self.enter("Moderator", sections=[self.sport])
        assert self.client.get(self.address(self.thread)).status_code in (302, 403, 404)
        assert not self.client.get("/admin/comments/thread/").context["cl"].result_list
        path = cast.published("Ferry sold", section=self.world).visible.get_absolute_url()
        page = self.client.post("/admin/comments/thread/add/", self.form(address=path))
        self.assertContains(page, "a section that is not yours")

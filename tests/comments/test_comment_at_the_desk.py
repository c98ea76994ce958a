"""The page of one comment at the desk: what its buttons do, and what they refuse."""

from django.urls import reverse

from comments.models import Comment
from newsroom.models import Site
from tests import cast
from tests.comments import voices
from tests.comments.desk import LIST, Desk, page_of


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
        form = page.context["form"]
        again = {name: form[name].value() for name in form.fields}
        assert self.client.post(self.address, again | {"do": "approve"}).status_code == 302
        assert self.comment.notes.get().text == "It was Tuesday."

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

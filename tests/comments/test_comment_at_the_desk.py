"""The page of one comment at the desk: what its buttons do, and what they refuse."""

from django.urls import reverse

from comments.models import Comment
from newsroom.models import Site
from tests import cast
from tests.comments import comment_factories
from tests.comments.desk import LIST, Desk, page_of


class OneComment(Desk):
    def setUp(self):
        super().setUp()
        Site(desk_signature="City desk").save()
        comment_factories.comment("An older one.", on=comment_factories.thread("Ferry sold"))
        self.comment = comment_factories.comment(on=self.thread, name="Ada", email="ada@mail.example")
        self.address = page_of(self.comment)

    def send(self, do, **typed):
        form = self.client.get(self.address).context["form"]
        held = {name: form[name].value() or "" for name in form.fields}
        return self.client.post(self.address, held | {"do": do} | typed)

    def test_it_shows_the_words_their_history_and_the_reader_s_address(self):
        page = self.client.get(self.address)
        self.assertContains(page, comment_factories.WORDS)
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
            comment_factories.visible(f"Answer {number}", on=self.thread, parent=self.comment)
        page = self.client.get(self.address)
        self.assertContains(page, "Answer 4")
        self.assertNotContains(page, "Answer 5")

    def test_withdrawing_a_note_keeps_what_was_typed(self):
        self.send("note", note="It was Tuesday.")
        note = self.comment.notes.get()
        page = self.send(
            f"withdraw:{note.pk}", note="It was Wednesday.", reason="Kind words", kind="moderator"
        )
        assert page.status_code == 200
        self.assertContains(page, "The note is withdrawn.")
        form = page.context["form"]
        assert not form.is_bound and form["kind"].value() == "moderator"
        assert (form["note"].value(), form["reason"].value()) == ("It was Wednesday.", "Kind words")
        assert self.send("note", note="It was Wednesday.").status_code == 302

    def test_from_the_public_page_the_way_leads_back_there(self):
        self.comment.approve(version=self.comment.latest, by=self.person)
        page, own = self.thread.edition.get_absolute_url(), self.address
        self.address = f"{own}?from=page"
        self.assertContains(self.client.get(self.address), "Back to the article")
        answer = self.send("note", note="It was Tuesday.")
        assert answer["Location"] == f"{page}#comment-{self.comment.anchor}"
        self.address = f"{own}?from=page&comments={self.comment.sort_key}"
        answer = self.send("reject")
        assert answer["Location"] == f"{page}?comments={self.comment.sort_key}#comments"

    def test_a_way_back_that_was_made_up_is_not_taken(self):
        self.address += "?from=page&comments=//evil.example"
        assert self.send("approve")["Location"].startswith(self.thread.edition.get_absolute_url())


class Blanking(Desk):
    """A chief takes the words of a comment away for good."""

    def setUp(self):
        super().setUp()
        self.comment = comment_factories.comment("Her address is 4 Mill Lane.", on=self.thread, name="Ada")
        self.address = page_of(self.comment)
        self.enter("Chief")

    def blank(self, reason="It names a child."):
        return self.client.post(self.address, {"do": "blank", "blank-reason": reason})

    def words(self):
        return [version.text for version in self.comment.versions.all()]

    def test_they_are_gone_and_the_reason_stays(self):
        assert self.blank().status_code == 302
        assert self.words() == [""]
        page = self.client.get(self.address)
        self.assertContains(page, "It names a child.")
        self.assertNotContains(page, "Take the words away")

    def test_it_takes_a_reason(self):
        page = self.blank(reason=" ")
        self.assertContains(page, "Say why these words must go", status_code=422)
        assert page.context["blanking"].errors.keys() == {"reason"}
        assert self.words() != [""]

    def test_what_readers_have_is_rejected_first(self):
        self.comment.approve(version=self.comment.latest, by=self.person)
        self.assertContains(self.client.get(self.address), "Reject the comment first")
        self.assertContains(self.blank(), "Reject the comment first", status_code=422)
        assert self.words() != [""]

    def test_gone_words_cannot_go_again(self):
        self.blank()
        self.assertContains(self.blank(), "gone already", status_code=422)

    def test_gone_words_cannot_be_shown(self):
        self.blank()
        page = self.client.get(self.address)
        self.assertNotContains(page, 'value="approve"')
        form = page.context["form"]
        held = {name: form[name].value() or "" for name in form.fields}
        page = self.client.post(self.address, held | {"do": "approve"})
        self.assertContains(page, "There is nothing to show", status_code=422)

    def test_it_is_not_for_everybody_who_decides(self):
        for role in ("Moderator", "Editor"):
            self.enter(role)
            self.assertNotContains(self.client.get(self.address), "Take these words away")
            assert self.blank().status_code == 403
        assert self.words() != [""]

    def test_hostile_reasons_are_answered_in_words(self):
        for reason in ("\x00", "x" * 301, ""):
            assert self.blank(reason).status_code == 422

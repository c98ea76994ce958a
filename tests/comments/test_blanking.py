"""Blanking a comment takes its words, and what was written about them, from every table."""

from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from django.test import TestCase
from django.urls import reverse

from articles.models import Autosave, Refused
from comments.models import Comment, State
from tests import cast, crawl

KEPT = {"comments_commentversion.blank_reason"}


class Blanking(TestCase):
    def setUp(self):
        self.chief = cast.user("Chief")
        self.client.force_login(self.chief)
        self.words = [f"Zq{name}xj" for name in ("text", "name", "mail", "reason", "note")]
        text, name, mail, reason, note = self.words
        story = cast.published(by=self.chief)
        self.comment = cast.comment(story, f"I know {text}.", name=name, email=f"{mail}@reader.example")
        self.comment.add_note(f"We do not know {note}.", by=self.chief)
        self.comment.reject(version=self.comment.latest, by=self.chief, reason=f"Names {reason}.")
        self.address = reverse("admin:comments_comment_change", args=[self.comment.pk])
        typed = [["reason", f"It says {text}."]]
        Autosave.objects.keep(person=self.chief, form=self.address, window=uuid4(), fields=typed)

    def take_away(self, **typed):
        sent = {"do": "blank", "blank-reason": "A court ordered it.", **typed}
        return self.client.post(self.address, sent)

    def remains(self):
        return crawl.places(self.words)

    def test_every_column_held_a_word_before(self):
        held = {
            *("comments_comment.name", "comments_comment.email", "comments_decision.reason"),
            *("comments_commentversion.text", "comments_commentversion.html"),
            *("comments_commentnote.text", "comments_commentnote.html"),
            "articles_autosave.fields",
        }
        assert held <= self.remains()

    def test_the_words_and_what_was_written_about_them_go(self):
        assert self.take_away().status_code == 302
        assert self.remains() - KEPT == {"comments_comment.name", "comments_comment.email"}
        assert Comment.objects.get().fingerprint == ""

    def test_name_and_address_go_when_that_is_asked(self):
        assert self.take_away(**{"blank-with_sender": "on"}).status_code == 302
        assert self.remains() <= KEPT
        assert Comment.objects.get().network == ""
        for page in ("changelist", "change"):
            args = [self.comment.pk] if page == "change" else []
            answer = self.client.get(reverse(f"admin:comments_comment_{page}", args=args) + "?state=all")
            assert answer.status_code == 200
            assert [word for word in self.words if word in answer.content.decode()] == []

    def test_who_decided_what_stays(self):
        self.take_away()
        decision = Comment.objects.get().decision
        assert (decision.state, decision.decided_by, decision.reason) == (State.REJECTED, self.chief, "")

    def test_not_while_readers_have_them(self):
        self.comment.approve(version=self.comment.latest, by=self.chief)
        with pytest.raises(Refused, match="Readers have these words"):
            self.comment.blank(by=self.chief, reason="A court ordered it.")
        assert "comments_decision.reason" in self.remains()

    def test_the_database_lets_a_note_go_only_with_its_comment(self):
        for change in ({"text": "", "html": ""}, {"text": "Other words"}):
            with pytest.raises(DatabaseError), transaction.atomic():
                self.comment.notes.update(**change)
        for reason in ("Other words",):
            with pytest.raises(DatabaseError), transaction.atomic():
                self.comment.decisions.update(reason=reason)

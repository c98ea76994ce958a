"""Who else has an article open, and what was saved since it was opened."""

from datetime import timedelta
from uuid import uuid4

import time_machine
from django.test import TestCase
from django.urls import reverse
from django.utils import timezone

from articles.models import Presence
from articles.models.presence import LASTING
from tests import cast
from tests.desk import form_data


class Together(TestCase):
    def setUp(self):
        self.mia = cast.user("Reporter", username="mia", first_name="Mia", last_name="Lens")
        self.ada = cast.user("Editor", username="ada", first_name="Ada", last_name="Quill")
        self.story = cast.draft(by=self.mia)
        self.windows = {"mia": uuid4(), "ada": uuid4()}
        self.visitors = {person.username: self.visitor(person) for person in (self.mia, self.ada)}

    def visitor(self, person):
        client = self.client_class()
        client.force_login(person)
        return client

    def ask(self, who, **typed):
        """What the form of this person is told when it tells of itself."""
        address = reverse("admin:articles_article_presence", args=[self.story.pk])
        said = {"window": self.windows[who], "opened": "1", "typed": "0", **typed}
        return self.visitors[who].post(address, said)

    def sentences(self, who, **typed):
        return self.ask(who, **typed).json()["sentences"]

    def test_alone_nothing_is_said(self):
        assert self.sentences("mia") == []
        assert self.sentences("mia", typed="1") == []

    def test_the_second_sees_the_first_and_whether_they_typed(self):
        self.ask("mia")
        assert self.sentences("ada") == ["Mia Lens has it open."]
        self.ask("mia", typed="1")
        assert self.sentences("ada") == ["Mia Lens has it open and has typed."]
        assert self.sentences("mia") == ["Ada Quill has it open."]

    def test_the_page_says_it_without_scripts(self):
        self.ask("mia", typed="1")
        self.assertContains(
            self.visitors["ada"].get(form_data.change(self.story)), "Mia Lens has it open and has typed"
        )

    def test_who_left_is_gone_at_once_and_who_fell_silent_soon(self):
        self.ask("mia")
        self.ask("mia", leaving="1")
        assert self.sentences("ada") == []
        self.ask("mia")
        with time_machine.travel(timezone.now() + LASTING + timedelta(seconds=1), tick=False):
            assert self.sentences("ada") == []
            assert Presence.prune() == 1
        assert Presence.objects.get().person == self.ada

    def test_one_s_own_other_window_is_told_apart(self):
        self.ask("mia", typed="1")
        assert self.sentences("mia", window=uuid4()) == [
            "You have it open in another window, and have typed there."
        ]

    def test_a_save_since_is_told(self):
        self.ask("ada")
        with time_machine.travel("2026-03-02 14:05:00+00:00", tick=False):
            self.story.save_revision(by=self.mia)
        assert self.sentences("ada") == ["Mia Lens saved it at 14:05, after you opened it."]
        assert self.sentences("ada", opened="2") == []

    def test_nobody_is_told_of_an_article_out_of_reach(self):
        elsewhere = cast.user("Editor", username="eve", sections=[cast.section("Sport")])
        self.windows["eve"], self.visitors["eve"] = uuid4(), self.visitor(elsewhere)
        assert self.ask("eve").status_code == 403
        assert not Presence.objects.exists()

    def test_what_is_no_window_is_refused(self):
        for window in ("", "x", "\x00", "1" * 5000):
            assert self.ask("mia", window=window).status_code == 400
        assert self.ask("mia", opened="9" * 5000).status_code == 200

    def test_a_crowd_is_a_list_and_not_a_page(self):
        for number in range(40):
            person = cast.user("Editor", username=f"crowd{number}")
            Presence.objects.note(self.story, person=person, window=uuid4(), has_typed=False)
        assert len(self.sentences("ada")) == 8

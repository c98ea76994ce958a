"""Mails about stories that came to somebody: at once, once a day or never, and to nobody who cannot act."""

from datetime import UTC, datetime, timedelta

import time_machine
from django.core import mail
from django.test import TestCase
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from articles.models import Article
from newsroom import handover_mails
from newsroom.models import Site, User
from tests import cast
from tests.newsroom.run_queue import work_off

SETTINGS = reverse("account_language")
MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)


class Mailing(TestCase):
    def setUp(self):
        self.world = cast.section("World")
        self.rita = cast.user("Reporter", username="rita", sections=[self.world], first_name="Rita")
        self.ed = cast.user("Editor", username="ed", sections=[self.world], first_name="Ed")
        self.story = cast.draft("Council votes", by=self.rita, section=self.world)
        self.story.hand_over(by=self.rita)

    def letters(self):
        work_off()
        return [(letter.to[0].partition("@")[0], letter.subject) for letter in mail.outbox]

    def set(self, person, **facts):
        User.objects.filter(pk=person.pk).update(**facts)


class AtOnce(Mailing):
    def test_goes_to_whom_it_was_sent_back(self):
        self.story.send_back(by=self.ed, reason="Who was there?")
        assert mail.outbox == []
        assert self.letters() == [("rita", "Back to you: Council votes")]
        body = mail.outbox[0].body
        assert "Ed sent “Council votes” back to you." in body and "Who was there?" in body
        assert f"/admin/articles/article/{self.story.pk}/change/" in body and SETTINGS in body

    def test_says_nothing_else_of_the_text(self):
        Article.objects.filter(pk=self.story.pk).update(standfirst="Nobody left", internal_note="Ring Jo")
        self.story.send_back(by=self.ed, reason="Why?")
        self.letters()
        for words in ("voted on Monday", "Nobody left", "Ring Jo", "harbour"):
            assert words not in mail.outbox[0].body.replace("Council votes", "")

    def test_goes_to_who_was_named_and_to_no_other_editor(self):
        cast.user("Editor", username="eve", sections=[self.world])
        self.story.assign(by=self.rita, to=self.ed)
        assert self.letters() == [("ed", "Ready: Council votes")]

    def test_goes_to_who_is_asked_to_write(self):
        draft = cast.draft("Rain", section=self.world)
        draft.assign(by=self.ed, to=self.rita, note="Forty lines.")
        assert self.letters() == [("rita", "To write: Rain")]

    def test_goes_to_nobody_where_nobody_is_named(self):
        self.story.approve(by=self.ed)
        assert self.letters() == []

    def test_goes_to_nobody_about_what_they_did_themselves(self):
        self.story.assign(by=self.ed, to=self.ed)
        assert self.letters() == []

    def test_speaks_the_receivers_language_and_shows_arabic_as_typed(self):
        self.set(self.rita, language="de")
        Article.objects.update(headline="المجلس <b>يصوت</b>")
        self.story.send_back(by=self.ed, reason="Why & how?")
        ((_, subject),) = self.letters()
        assert "المجلس <b>يصوت</b>" in subject
        assert "Why & how?" in mail.outbox[0].body

    def test_stays_out_where_it_is_somebody_elses_turn_by_now(self):
        self.story.send_back(by=self.ed, reason="Why?")
        self.story.hand_over(by=self.rita)
        assert self.letters() == []

    def test_stays_out_where_they_have_left_or_work_elsewhere_or_have_no_address(self):
        for change in ({"is_active": False}, {"email": "", "email_folded": ""}, {"mails": "none"}):
            before = {name: getattr(self.rita, name) for name in change}
            self.story.send_back(by=self.ed, reason="Why?")
            self.set(self.rita, **change)
            assert self.letters() == [], change
            self.set(self.rita, **before)
            self.story.hand_over(by=self.rita)
        self.story.send_back(by=self.ed, reason="Why?")
        self.rita.sections.set([cast.section("Sport")])
        assert self.letters() == []

    def test_is_not_even_queued_for_who_wants_none(self):
        self.set(self.rita, mails=User.Mails.NONE)
        self.story.send_back(by=self.ed, reason="Why?")
        assert not DBTaskResult.objects.exists()


class OnceADay(Mailing):
    def setUp(self):
        super().setUp()
        self.set(self.rita, mails=User.Mails.DAILY)
        Site(name="The Echo", time_zone="Europe/Berlin").save()

    def morning(self, day=0, **time):
        """The job runs at this time of the newsroom's day, in spring an hour ahead of UTC."""
        local = {"hour": 7, "minute": 0, **time}
        with time_machine.travel(
            MONDAY.replace(hour=local["hour"] - 1, minute=local["minute"]) + timedelta(day)
        ):
            handover_mails.queue_digests()
            return self.letters()

    def send_back(self, story, *, day=0, hour=9):
        with time_machine.travel(MONDAY.replace(hour=hour) + timedelta(day)):
            story.send_back(by=self.ed, reason="Why?")

    def test_gathers_what_came_since(self):
        other = cast.draft("Rain", section=self.world)
        self.send_back(self.story)
        with time_machine.travel(MONDAY + timedelta(hours=1)):
            other.assign(by=self.ed, to=self.rita)
        assert self.morning(day=1) == [("rita", "The Echo: 2 stories wait for you")]
        body = mail.outbox[0].body
        assert body.index("Council votes") < body.index("Rain")

    def test_comes_after_seven_and_once(self):
        self.send_back(self.story)
        assert self.morning(day=1, hour=6, minute=59) == []
        for hour in (7, 8, 23):
            assert len(self.morning(day=1, hour=hour)) == 1
        assert len(self.morning(day=2)) == 1

    def test_does_not_come_at_noon_for_what_came_at_ten(self):
        assert self.morning(day=1) == []
        self.send_back(self.story, day=1, hour=10)
        assert self.morning(day=1, hour=12) == []
        assert len(self.morning(day=2)) == 1

    def test_leaves_out_what_they_have_done_by_then(self):
        self.send_back(self.story)
        self.story.hand_over(by=self.rita)
        assert self.morning(day=1) == []

    def test_goes_to_nobody_who_left_or_chose_otherwise(self):
        self.send_back(self.story)
        for change in ({"is_active": False}, {"mails": "at_once"}, {"mails": "none"}):
            self.set(self.rita, digest_at=None, mails="daily", is_active=True)
            self.set(self.rita, **change)
            assert self.morning(day=1) == [], change


class TheChoice(Mailing):
    def test_is_ones_own(self):
        self.client.force_login(self.rita)
        answer = self.client.post(SETTINGS, {"language": "", "mails": "daily"}, follow=True)
        self.assertContains(answer, "Mails about stories for you: One a day, in the morning.")
        assert User.objects.get(pk=self.rita.pk).mails == "daily"
        self.client.post(SETTINGS, {"language": "de"})
        assert User.objects.get(pk=self.rita.pk).mails == "daily"

    def test_is_one_of_three(self):
        self.client.force_login(self.rita)
        assert self.client.post(SETTINGS, {"language": "", "mails": "hourly"}).status_code == 422
        assert User.objects.get(pk=self.rita.pk).mails == "at_once"

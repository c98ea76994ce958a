"""The moderation list: who sees what, and deciding on many at once."""

import re

import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from comments.models import Comment, CommentVersion
from tests import cast
from tests.comments import comment_factories
from tests.comments.desk import LIST, Desk, page_of


class TheList(Desk):
    def names(self, query=""):
        page = self.client.get(LIST + query)
        assert page.status_code == 200
        return [comment.name for comment in page.context["cl"].result_list]

    def test_it_shows_what_waits_the_longest_wait_first(self):
        with time_machine.travel("2026-03-02 12:00:00+00:00", tick=False) as now:
            for name in ("Ada", "Bea", "Cyd"):
                comment_factories.comment(f"{name} says so.", on=self.thread, name=name)
                now.shift(60)
        comment_factories.visible("Seen by all.", on=self.thread, name="Visible")
        assert self.names() == ["Ada", "Bea", "Cyd"]
        assert self.names("?state=visible") == ["Visible"]
        assert self.names("?state=all") == ["Visible", "Cyd", "Bea", "Ada"]
        assert self.names("?state=nonsense") == ["Ada", "Bea", "Cyd"]

    def test_each_says_why_it_is_there_and_on_which_article(self):
        comment_factories.comment("[Ed: no] Here I am.", on=self.thread, policy="open")
        page = self.client.get(LIST)
        self.assertContains(page, "It holds words in the form of an editor’s note")
        self.assertContains(page, "Council votes for the harbour")
        self.assertContains(page, "Ruth Reader")

    def test_a_moderator_of_another_section_sees_nothing(self):
        comment = comment_factories.comment(on=self.thread)
        self.enter("Moderator", sections=[self.sport])
        assert self.names("?state=all") == []
        assert self.client.get(page_of(comment)).status_code == 403

    def test_a_moderator_of_the_section_above_sees_it(self):
        below = comment_factories.thread("Ferry sold", section=cast.section("Harbour", parent=self.world))
        comment_factories.comment(on=below, name="Below")
        self.enter("Moderator", sections=[self.world])
        assert self.names() == ["Below"]

    def test_a_chief_picks_one_section_with_those_below_it(self):
        harbour = cast.section("Harbour", parent=self.world)
        comment_factories.comment(on=comment_factories.thread("Ferry sold", section=harbour), name="Below")
        comment_factories.comment(on=self.thread, name="In it")
        comment_factories.comment(
            on=comment_factories.thread("Final drawn", section=self.sport), name="Elsewhere"
        )
        assert self.names("?section=world") == ["Below", "In it"]
        assert self.names("?section=sport") == ["Elsewhere"]
        assert self.names("?section=nowhere") == []

    def test_a_reporter_and_a_reader_stay_outside(self):
        comment = comment_factories.comment(on=self.thread)
        self.enter("Reporter")
        assert self.client.get(LIST).status_code == 403
        assert self.client.get(page_of(comment)).status_code == 403
        self.client.logout()
        assert self.client.get(LIST).status_code == 302

    def test_a_name_words_and_an_address_find_a_comment(self):
        comment_factories.comment("The ferry was late.", on=self.thread, name="Ada", email="ada@mail.example")
        comment_factories.comment("The harbour was full.", on=self.thread, name="Bea")
        assert self.names("?q=FERRY") == self.names("?q=ada") == self.names("?q=ada@mail.example") == ["Ada"]
        assert self.names("?q=nobody") == self.names("?q=' OR 1=1") == self.names("?q=@") == []
        assert self.names("?q=%00") == ["Ada", "Bea"]

    def test_nobody_adds_or_deletes_a_comment(self):
        comment = comment_factories.comment(on=self.thread)
        assert self.client.get(f"{LIST}add/").status_code == 403
        assert self.client.post(f"{LIST}{comment.pk}/delete/").status_code == 403

    def test_its_cost_does_not_grow_with_what_it_shows(self):
        self.client.get(LIST)
        costs = []
        for number in range(12):
            comment_factories.comment(
                f"Thought {number}", on=comment_factories.thread(f"Story {number}"), name=f"Reader {number}"
            )
            if number in (1, 11):
                with CaptureQueriesContext(connection) as queries:
                    assert len(self.names()) == number + 1
                costs.append(len(queries))
        assert costs[0] == costs[1] <= 12


class Together(Desk):
    """Actions on ticked comments."""

    def setUp(self):
        super().setUp()
        self.ada = comment_factories.comment("Ada says so.", on=self.thread, name="Ada")
        self.bea = comment_factories.comment("Bea says so.", on=self.thread, name="Bea")

    def version_keys(self):
        return re.findall(r'name="seen" value="([^"]+)"', self.client.get(LIST).text)

    def act(self, action, *ticked, seen=None, **more):
        typed = {
            "action": action,
            "_selected_action": [one.pk for one in ticked],
            "seen": seen or self.version_keys(),
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
        seen = self.version_keys()
        self.ada.reject(version=self.ada.latest, by=cast.user("Moderator", username="ana"))
        account = self.act("approve", self.ada, self.bea, seen=seen)
        assert account[0] == "1 approved."
        assert "Ada, “Ada says so.”: ana decided on this meanwhile: it is rejected." in account[1]
        assert self.states() == {"Ada": "rejected", "Bea": "visible"}

    def test_other_words_than_the_list_showed_are_not_approved(self):
        seen = self.version_keys()
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
        seen = self.version_keys()
        self.enter("Moderator", sections=[self.sport])
        self.act("approve", self.ada, seen=seen)
        assert self.states()["Ada"] == "held"

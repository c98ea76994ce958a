"""The comments below an article: in reading order, in two queries, with a way to the older ones."""

import re
from datetime import timedelta

import time_machine
from django.db import connection
from django.template import Context, Template
from django.test import RequestFactory, TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from comments.models import Comment, Thread
from comments.models.page_queries import PAGE, page
from newsroom.models import Site
from newsroom.page_context import PageContext
from tests import cast
from tests.comments import comment_factories

NOON = "2026-03-02 12:00:00+00:00"
FOR_THE_DESK = re.compile(r'"articles_(article|revision)"')


def names(shown):
    """What a page shows, as (name, names of the replies)."""
    return [
        (talk.head.name if talk.head else None, [reply.name for reply in talk.replies])
        for talk in shown.conversations
    ]


class Reading(TestCase):
    """`page`: what a page of a thread holds."""

    def setUp(self):
        self.clock = time_machine.travel(NOON, tick=False)
        self.now = self.clock.start()
        self.addCleanup(self.clock.stop)
        self.thread = comment_factories.thread()

    def say(self, name, *, parent=None, **more):
        self.now.shift(timedelta(minutes=1))
        return comment_factories.visible(f"{name} says so.", on=self.thread, name=name, parent=parent, **more)

    def page(self, start=""):
        return page(self.thread.article_id, start=start)

    def take_back(self, comment):
        comment.reject(version=comment.latest, by=cast.user("Moderator"))

    def test_the_newest_conversation_stands_first_and_its_replies_as_they_came(self):
        ada = self.say("Ada")
        bea = self.say("Bea")
        cyd = self.say("Cyd", parent=ada)
        self.say("Dan", parent=bea)
        self.say("Eva", parent=cyd)
        self.say("Fay", parent=ada)
        assert names(self.page()) == [("Bea", ["Dan"]), ("Ada", ["Cyd", "Eva", "Fay"])]

    def test_what_is_not_visible_is_not_there(self):
        self.say("Ada")
        comment_factories.comment("Held words.", on=self.thread, name="Held")
        self.take_back(self.say("Gone"))
        assert names(self.page()) == [("Ada", [])]

    def test_replies_outlive_what_they_answer(self):
        ada = self.say("Ada")
        self.say("Bea", parent=ada)
        self.take_back(ada)
        assert names(self.page()) == [(None, ["Bea"])]

    def test_pages_follow_each_other_without_gap_or_repetition(self):
        heads = [self.say(f"Head {number}") for number in range(40)]
        for number in range(70):
            self.say(f"Reply {number}", parent=heads[number % 7])
        seen, start = [], ""
        for _ in range(3):
            shown = self.page(start)
            seen += [one.pk for talk in shown.conversations for one in [talk.head, *talk.replies] if one]
            start = shown.older
        assert start == "" and len(seen) == len(set(seen)) == 110

    def test_fifty_are_the_last_page_and_fifty_one_are_not(self):
        for number in range(PAGE):
            self.say(f"Reader {number}")
        assert not self.page().older
        self.say("One more")
        assert len(self.page(self.page().older).conversations) == 1

    def test_an_unfit_place_is_the_first_page(self):
        self.say("Ada")
        for start in ("x", "0" * 47, "G" * 48, "\x00" * 48, "-1", "9" * 5000, "0" * 48 + "\n"):
            assert names(self.page(start)) == [("Ada", [])]
            assert self.page(start).is_first

    def test_a_page_costs_two_queries(self):
        for number in range(PAGE + 1):
            self.say(f"Reader {number}").add_note("So it is.", by=None)
        with self.assertNumQueries(2):
            shown = self.page()
            [note.safe_html for talk in shown.conversations for note in talk.head.active_notes]
        with self.assertNumQueries(2):
            assert page(10**9).thread.pk is None

    def test_a_comment_stands_at_the_start_of_its_own_address(self):
        ada = self.say("Ada")
        for number in range(PAGE + 5):
            self.say(f"Reply {number}", parent=ada)
        last = Comment.objects.get(name=f"Reply {PAGE + 4}")
        assert names(self.page(last.sort_key)) == [(None, [last.name])]


class ThreadOnThePage(TestCase):
    """`{% comment_thread edition %}` on an article's page."""

    def setUp(self):
        with time_machine.travel(timezone.now() - timedelta(days=2)):
            self.editor = cast.user("Editor")
            self.article = cast.published(by=self.editor)
        self.thread = Thread.objects.for_article(self.article)
        self.path = self.article.current.get_absolute_url()

    def get(self, query=""):
        return self.client.get(self.path + query)

    def test_an_article_without_comments_invites(self):
        page = self.get()
        self.assertContains(page, "Nobody has commented yet")
        self.assertContains(page, f'href="/comments/{self.article.pk}/write/"')
        assert not page.cookies

    def test_looking_makes_no_thread(self):
        other = cast.published("Ferry sold")
        self.client.get(other.current.get_absolute_url())
        assert not Thread.objects.filter(article=other).exists()

    def test_a_comment_stands_there_with_name_time_and_words(self):
        comment = comment_factories.visible(
            "One.\n\n<b>Two</b>", on=self.thread, name="Ruth & Co", email="r@mail.example"
        )
        page = self.get()
        self.assertContains(page, "1 comment<")
        self.assertContains(page, f'<article class="comment" id="comment-{comment.anchor}"')
        self.assertContains(page, "<bdi>Ruth &amp; Co</bdi>")
        self.assertContains(page, "<p>One.</p><p>&lt;b&gt;Two&lt;/b&gt;</p>")
        self.assertNotContains(page, "r@mail.example")

    def test_a_note_stands_in_brackets_signed_and_dated(self):
        with time_machine.travel("2026-11-20 14:10:00+00:00", tick=False):
            comment = comment_factories.visible(on=self.thread)
            comment.add_note("It was Tuesday.", by=self.editor, signature="City desk")
        note = self.note_of(self.get())
        assert note == "[Editor’s Note: It was Tuesday. — City desk, 14:10]"

    def test_a_later_note_gives_its_day(self):
        with time_machine.travel("2026-11-20 14:10:00+00:00", tick=False):
            comment = comment_factories.visible(on=self.thread)
        with time_machine.travel("2026-11-21 09:05:00+00:00", tick=False):
            comment.add_note("It was Tuesday.", by=self.editor, kind="moderator")
        assert self.note_of(self.get()) == "[Moderator’s Note: It was Tuesday. — 21 November 2026, 09:05]"

    def test_an_imported_note_is_unsigned_and_undated(self):
        comment, _ = self.thread.take_in(
            source="wxr", source_id="1", name="A reader", email="", text="So?", state="visible",
            posted_at=timezone.now(), notes=["Editor’s Note: One.\n\nTwo."],
        )  # fmt: skip
        assert self.note_of(self.get()) == "[Editor’s Note: One. Two. ]"

    def test_a_withdrawn_note_is_gone(self):
        note = comment_factories.visible(on=self.thread).add_note("It was Tuesday.", by=self.editor)
        note.withdraw(by=self.editor)
        self.assertNotContains(self.get(), "It was Tuesday.")

    def test_a_reply_to_a_reply_names_what_it_answers(self):
        ada = comment_factories.visible("One", on=self.thread, name="Ada")
        bea = comment_factories.visible("Two", on=self.thread, name="Bea", parent=ada)
        comment_factories.visible("Three", on=self.thread, name="Cyd", parent=bea)
        page = self.get()
        self.assertContains(page, "in reply to", count=1)
        self.assertContains(page, f'#comment-{bea.anchor}"><bdi>Bea</bdi></a>')
        bea.reject(version=bea.latest, by=cast.user("Moderator"))
        self.assertContains(self.get(), "in reply to a comment that is no longer here")

    def test_older_comments_are_one_link_away(self):
        for number in range(PAGE + 1):
            with time_machine.travel(timezone.now() + timedelta(seconds=number - 60)):
                comment_factories.visible(f"Thought {number}", on=self.thread)
        page = self.get()
        self.assertNotContains(page, "<p>Thought 0</p>")
        older = re.search(r'rel="next" href="[^"]*(\?comments=[0-9a-f]{48})#comments"', page.text)[1]
        page = self.get(older)
        self.assertContains(page, "<p>Thought 0</p>")
        self.assertContains(page, "Newest comments")
        self.assertContains(self.get("?comments=" + "f" * 48), "no comments further on")

    def test_nonsense_in_the_address_is_the_first_page(self):
        comment_factories.visible(on=self.thread)
        for query in (
            "?comments=",
            "?comments=-1",
            "?comments=%00",
            "?comments=%ED%A0%80",
            "?comments=" + "9" * 999,
        ):
            self.assertContains(self.get(query), "Ruth Reader")

    def test_a_closed_thread_keeps_what_was_said_and_says_why_it_is_closed(self):
        comment_factories.visible(on=self.thread)
        self.thread.refresh_from_db()
        self.thread.policy = "closed"
        self.thread.save()
        page = self.get()
        self.assertContains(page, "The newsroom has closed the comments")
        self.assertContains(page, "What was said stays here")
        self.assertNotContains(page, "/write/")

    def test_a_thread_whose_time_is_up_says_until_when_it_was_open(self):
        self.thread.closes_at = timezone.now() - timedelta(hours=1)
        self.thread.save()
        self.assertContains(self.get(), "were open until")

    def test_no_copy_of_the_page_outlives_the_closing_time(self):
        self.thread.closes_at = timezone.now() + timedelta(hours=1)
        self.thread.save()
        copy = self.get()
        assert copy["Cache-Control"] == "public, max-age=0, must-revalidate"
        asked = {"If-None-Match": copy["ETag"]}
        with time_machine.travel(self.thread.closes_at - timedelta(seconds=1), tick=False):
            assert self.client.get(self.path, headers=asked).status_code == 304
        with time_machine.travel(self.thread.closes_at, tick=False):
            self.assertContains(self.client.get(self.path, headers=asked), "were open until")

    def test_a_site_without_comments_says_so(self):
        Site(comment_default="closed").save()
        self.assertContains(self.get(), "closed on this site")

    def test_fifty_comments_with_notes_cost_two_queries_and_no_working_copy(self):
        for number in range(PAGE):
            comment_factories.visible(f"Thought {number}", on=self.thread).add_note("So it is.", by=None)
        request, edition = RequestFactory().get("/"), self.article.current
        request.page = PageContext()
        # Both are read before, as they are on a page.
        assert request.page.site and edition.address
        with CaptureQueriesContext(connection) as queries:
            html = Template("{% load comments %}{% comment_thread edition %}").render(
                Context({"request": request, "edition": edition})
            )
        assert html.count('<article class="comment"') == PAGE
        assert len(queries) == 2
        assert [one["sql"] for one in queries if FOR_THE_DESK.search(one["sql"])] == []

    def test_the_whole_page_stays_within_six_queries(self):
        for number in range(PAGE):
            comment_factories.visible(f"Thought {number}", on=self.thread).add_note("So it is.", by=None)
        self.get()
        with CaptureQueriesContext(connection) as queries:
            assert self.get().text.count('<article class="comment"') == PAGE
        assert len(queries) <= 6, [one["sql"] for one in queries]

    def note_of(self, page):
        html = re.search(r'<div class="comment-note" role="note">(.*?)</div>', page.text, re.DOTALL)[1]
        return (
            " ".join(re.sub(r"<[^>]+>", " ", html).split())
            .replace(" ,", ",")
            .replace("10 ]", "10]")
            .replace("05 ]", "05]")
        )

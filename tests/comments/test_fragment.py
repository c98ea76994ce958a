"""What staff find below an article: a part of its own, while the page is the same bytes for everybody."""

from datetime import timedelta

import time_machine
from django.db import connection
from django.test import Client, TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from comments.models import Thread
from tests import cast
from tests.comments import comment_factories

PART = {"X-Part": "1"}


class Bar(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.world, cls.sport = cast.section("World"), cast.section("Sport")
        cls.article = cast.published(section=cls.world)
        cls.path = cls.article.current.get_absolute_url()
        cls.address = reverse("comments:desk", args=[cls.article.pk])
        cls.thread = Thread.objects.for_article(cls.article)
        cls.comment = comment_factories.visible(on=cls.thread, name="Ruth")
        cls.held = comment_factories.comment("Held words.", on=cls.thread, name="Hal")

    def enter(self, role, *sections):
        self.client.force_login(cast.user(role, sections=sections))

    def part(self, query=""):
        return self.client.get(self.address + query, headers=PART)

    def switch(self, do):
        return self.client.post(self.address, {"do": do}, headers=PART)

    def reason_closed(self):
        return Thread.objects.get(pk=self.thread.pk).reason_closed(timezone.now(), "open")

    def page_of(self, comment):
        return reverse("admin:comments_comment_change", args=[comment.pk])


class Offers(Bar):
    def offers(self):
        page = self.part().text
        words = {
            "edit": ">Edit</a>",
            "read": ">Read at the desk</a>",
            "note": ">Note on this comment<",
            "hide": ">Hide<",
            "decide": ">Decide<",
            "switch": ">Close the comments<",
            "settings": ">Comment settings<",
        }
        return {name for name, sign in words.items() if sign in page}

    def test_each_role_is_offered_what_it_may_do(self):
        everything = {"edit", "note", "hide", "decide", "switch", "settings"}
        roles = {
            "Reporter": {"read"},
            "Editor": everything - {"hide", "decide"},
            "Moderator": everything - {"edit"},
            "Chief": everything,
        }
        for role, expected in roles.items():
            self.enter(role, self.world)
            assert self.offers() == expected, role

    def test_those_of_another_section_are_offered_nothing(self):
        for role in ("Reporter", "Editor", "Moderator"):
            self.enter(role, self.sport)
            assert self.part().status_code == 403, role
            assert self.switch("close").status_code == 403, role

    def test_a_reader_with_a_log_in_is_offered_nothing(self):
        self.enter(None)
        assert self.part().status_code == 403

    def test_whoever_is_not_logged_in_is_led_to_the_log_in_and_back(self):
        answer = self.client.get(self.address)
        assert answer.status_code == 302
        assert answer["Location"] == f"{reverse('account_login')}?next={self.address}"
        assert self.switch("close").status_code == 302 and self.reason_closed() == ""

    def test_each_comment_of_the_page_has_its_links(self):
        self.enter("Moderator")
        page = self.part()
        self.assertContains(page, f'data-acts="comment-{self.comment.anchor}"')
        self.assertContains(page, f'href="{self.page_of(self.comment)}?from=page#id_note"')
        self.assertContains(page, f'href="{self.page_of(self.comment)}?from=page#decide"')
        self.assertContains(page, f'href="{self.page_of(self.held)}?from=page#decide"')

    def test_the_comments_are_those_of_the_page_that_is_read(self):
        for number in range(50):
            with time_machine.travel(timezone.now() + timedelta(seconds=number + 1)):
                comment_factories.visible(f"Thought {number}", on=self.thread)
        self.enter("Moderator")
        assert self.comment.anchor not in self.part().text
        older = self.part(f"?comments={self.comment.sort_key}")
        self.assertContains(older, f"?from=page&amp;comments={self.comment.sort_key}#id_note")

    def test_fifty_comments_cost_no_more_queries_than_one(self):
        self.enter("Moderator")
        self.part()
        with CaptureQueriesContext(connection) as few:
            self.part()
        for number in range(49):
            comment_factories.visible(f"Thought {number}", on=self.thread)
        with self.assertNumQueries(len(few)):
            self.part()

    def test_of_many_that_wait_the_oldest_are_shown_and_all_are_counted(self):
        for number in range(20):
            comment_factories.comment(f"Thought {number}", on=self.thread, name=f"Reader {number}")
        self.enter("Moderator")
        page = self.part().text
        assert "Waiting for a moderator: 21<" in page and 'href="/admin/comments/comment/"' in page
        assert "Held words." in page and "Thought 18" in page and "Thought 19" not in page

    def test_what_waits_is_not_shown_to_those_who_may_not_see_it(self):
        self.enter("Reporter", self.world)
        self.assertNotContains(self.part(), "Held words.")

    def test_where_readers_have_nothing_there_is_nothing(self):
        self.enter("Chief")
        address = reverse("comments:desk", args=[cast.draft("A draft").pk])
        assert self.client.get(address).status_code == 404

    def test_where_an_article_was_withdrawn_there_is_the_way_to_the_form_alone(self):
        for withdraw in (self.article.unpublish, self.article.retract, self.article.take_down):
            withdraw(by=cast.user("Editor"), note="It was wrong.")
            page = self.client.get(self.path)
            self.assertContains(page, f'data-desk="{self.address}"', status_code=page.status_code)
        for role, ways in {"Reporter": {"read"}, "Editor": {"edit"}, "Moderator": set()}.items():
            self.enter(role, self.world)
            assert self.offers() == ways, role
            assert self.switch("close").status_code == 403
        self.enter("Chief")
        page = self.client.get(self.address)
        self.assertContains(page, ">Edit</a>")
        assert "Comments are" not in page.text and "Held words." not in page.text


class Apart(Bar):
    """The public page knows nothing of it."""

    def test_the_page_is_the_same_bytes_for_everybody(self):
        assert self.everybody_gets() == 1

    def test_so_is_what_stands_where_it_was_withdrawn(self):
        self.article.unpublish(by=cast.user("Editor"))
        assert self.everybody_gets() == 1

    def everybody_gets(self):
        """How many different pages."""
        pages = {self.client.get(self.path).content}
        for role in ("Reporter", "Editor", "Moderator", "Chief", None):
            self.enter(role)
            self.part()
            page = self.client.get(self.path)
            assert not page.cookies, role
            pages.add(page.content)
        return len(pages)

    def test_the_part_is_never_kept_and_never_indexed(self):
        self.enter("Editor")
        for headers in ({}, PART):
            answer = self.client.get(self.address, headers=headers)
            assert "no-store" in answer["Cache-Control"] and "private" in answer["Cache-Control"]
            assert answer["X-Robots-Tag"] == "noindex"

    def test_without_script_it_is_a_page_with_the_same_offers(self):
        self.enter("Moderator")
        page = self.client.get(self.address)
        self.assertContains(page, "<h1>For the newsroom</h1>")
        self.assertContains(page, f'href="{self.path}"')
        part = self.part().text
        assert "<html" not in part and "Note on this comment" in part and "Note on this comment" in page.text


class Switch(Bar):
    """Comments on and off."""

    def setUp(self):
        self.enter("Moderator")

    def test_the_state_is_said_in_words_and_the_button_undoes_it(self):
        self.assertContains(self.part(), "Comments are open")
        assert self.switch("close").status_code == 303
        assert self.reason_closed() == "newsroom"
        page = self.part()
        self.assertContains(page, "Comments are closed now. Readers see it at once.")
        self.assertContains(page, "Comments are closed by the newsroom.")
        self.assertContains(page, "Open the comments")
        self.assertContains(self.client.get(self.path), "The newsroom has closed the comments")
        self.switch("open")
        assert self.reason_closed() == ""
        self.assertContains(self.client.get(self.path), "Write a comment")

    def test_what_is_said_is_said_once(self):
        self.switch("close")
        self.assertContains(self.part(), "closed now")
        self.assertNotContains(self.part(), "closed now")

    def test_pressing_twice_does_not_undo(self):
        self.switch("close")
        self.switch("close")
        assert self.reason_closed() == "newsroom"

    def test_it_works_before_anybody_has_commented(self):
        article = cast.published("Ferry sold")
        address = reverse("comments:desk", args=[article.pk])
        self.assertContains(self.client.get(address), "Close the comments")
        assert not Thread.objects.filter(article=article).exists()
        assert self.client.post(address, {"do": "close"}).status_code == 303
        assert Thread.objects.get(article=article).policy == "closed"

    def test_it_leads_back_to_the_same_page_of_comments(self):
        answer = self.client.post(f"{self.address}?comments={self.comment.sort_key}", {"do": "close"})
        assert answer["Location"] == f"{self.address}?comments={self.comment.sort_key}"

    def test_without_the_token_nothing_happens(self):
        self.client = Client(enforce_csrf_checks=True)
        self.enter("Moderator")
        assert self.switch("close").status_code == 403
        assert self.reason_closed() == ""

    def test_a_reporter_cannot(self):
        self.enter("Reporter", self.world)
        assert self.switch("close").status_code == 403
        assert self.reason_closed() == ""

    def test_nonsense_is_refused(self):
        for do in ("", "x", "\x00", "é" * 999):
            assert self.switch(do).status_code == 403
        for query in ("?comments=%00", "?comments=" + "9" * 999, "?comments=x&from=page"):
            assert self.part(query).status_code == 200
        for key in ("0", "9" * 30, "9" * 5000, "-1", "x"):
            assert self.client.get(f"/comments/{key}/desk/").status_code == 404
        assert self.reason_closed() == ""

    def test_the_words_of_a_reader_cannot_break_out(self):
        comment_factories.visible("<script>alert(1)</script>", on=self.thread, name="<b>Eve</b>")
        self.assertNotContains(self.part(), "<script>alert")
        self.assertNotContains(self.part(), "<b>Eve")


class OwnComment(TestCase):
    """What the writer's own browser is given."""

    def test_a_held_one_says_that_nobody_else_sees_it(self):
        comment = comment_factories.comment("Where is the <money>?")
        page = self.part(comment)
        assert "<html" not in page.text and page["X-Robots-Tag"] == "noindex"
        self.assertContains(page, ">Only you can see this</h3>")
        self.assertContains(page, "A moderator reads every comment")
        self.assertContains(page, "Where is the &lt;money&gt;?")
        self.assertContains(page, 'data-state="held"')

    def test_a_reply_says_where_it_belongs(self):
        first = comment_factories.visible()
        reply = comment_factories.comment("I agree.", on=first.thread, parent=first)
        self.assertContains(self.part(reply), f'data-answers="comment-{first.anchor}"')

    def test_a_refused_one_says_why(self):
        comment = comment_factories.comment()
        comment.reject(version=comment.latest, by=cast.user("Moderator"), reason="It names a child.")
        page = self.part(comment)
        self.assertContains(page, "Your comment was not published")
        self.assertContains(page, "It names a child.")

    def test_the_form_comes_without_the_page_around_it(self):
        address = reverse("comments:write", args=[cast.published().pk])
        part = self.client.get(address, headers=PART)
        assert "<html" not in part.text and 'name="text"' in part.text
        part = self.client.post(address, {}, headers=PART)
        assert part.status_code == 422 and "<html" not in part.text
        self.assertContains(part, "Your comment has not been sent", status_code=422)

    def part(self, comment):
        return self.client.get(reverse("comments:receipt", args=[comment.receipt]), headers=PART)

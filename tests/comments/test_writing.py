"""The page where readers write, and the receipt: without JavaScript, whatever is sent to it."""

import re
import uuid
from datetime import timedelta
from urllib.parse import urlencode

import time_machine
from django.db import connection
from django.test import Client, TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from comments.forms.submission import Stamp
from comments.models import Comment, Thread
from newsroom.models import Site
from tests import cast
from tests.comments import comment_factories

FOR_THE_DESK = re.compile(r'"articles_(article|revision)"')


class Writing(TestCase):
    """As a browser without JavaScript does it, token and all."""

    def setUp(self):
        with time_machine.travel(timezone.now() - timedelta(days=2)):
            self.article = cast.published()
        self.address = reverse("comments:write", args=[self.article.pk])
        self.client = Client(enforce_csrf_checks=True)

    def open(self, query=""):
        """Open the page; a minute later what it holds can be sent."""
        with time_machine.travel(timezone.now() - timedelta(minutes=1)):
            page = self.client.get(self.address + query)
        form = page.context["form"]
        self.held = {
            "stamp": str(form["stamp"].value()),
            "csrfmiddlewaretoken": str(page.context["csrf_token"]),
        }
        return page

    def send(self, query="", **typed):
        words = {"name": "Ruth Reader", "email": "", "text": comment_factories.WORDS, "website": "", **typed}
        return self.client.post(self.address + query, self.held | words)

    def test_a_comment_leads_to_its_receipt(self):
        self.open()
        answer = self.send(email="ruth@mail.example")
        comment = Comment.objects.get()
        assert answer.status_code == 303
        assert answer["Location"] == reverse("comments:receipt", args=[comment.receipt])
        assert (comment.name, comment.email, comment.state) == ("Ruth Reader", "ruth@mail.example", "held")
        assert re.fullmatch("[0-9a-f]{32}", comment.network)
        assert comment.user is None

    def test_without_the_token_nothing_is_stored(self):
        self.open()
        self.held["csrfmiddlewaretoken"] = "forged"
        assert self.send().status_code == 403
        assert not Comment.objects.exists()

    def test_opening_the_page_stores_nothing_and_no_cache_keeps_it(self):
        page = self.open()
        assert not Thread.objects.exists()
        assert "no-store" in page["Cache-Control"]
        self.assertContains(page, "Council votes for the harbour")

    def test_a_double_click_gives_the_same_receipt(self):
        self.open()
        assert self.send()["Location"] == self.send()["Location"]
        assert Comment.objects.count() == 1

    def test_going_back_and_sending_other_words_makes_another_comment(self):
        self.open()
        assert self.send()["Location"] != self.send(text="I forgot: thank you.")["Location"]

    def test_a_refusal_stands_at_the_field_and_keeps_what_was_typed(self):
        self.open()
        page = self.send(name="", email="ruth", text=comment_factories.WORDS)
        assert page.status_code == 422
        self.assertContains(page, "Your comment has not been sent", status_code=422)
        self.assertContains(page, 'href="#id_name"', status_code=422)
        self.assertContains(page, "Tell readers your name", count=2, status_code=422)
        self.assertContains(page, 'value="ruth"', status_code=422)
        self.assertContains(page, comment_factories.WORDS, status_code=422)
        self.assertContains(page, "id_name_error", status_code=422)
        assert 'aria-invalid="true"' in page.text and not Comment.objects.exists()

    def test_an_empty_comment_is_refused_at_the_text(self):
        self.open()
        page = self.send(text=" \n")
        assert page.status_code == 422
        assert "There is no text yet" in page.context["form"].errors["text"][0]
        assert 'aria-describedby="id_text_helptext id_text_error"' in page.text

    def test_signs_that_cannot_be_printed_are_taken_out_and_the_rest_can_be_sent(self):
        self.open()
        page = self.send(text="One\x00 two\x1b three")
        assert page.status_code == 422
        assert page.context["form"]["text"].value() == "One two three"
        assert self.send(text="One two three").status_code == 303

    def test_a_page_open_for_a_day_can_be_sent_again(self):
        with time_machine.travel(timezone.now() - timedelta(hours=25)):
            self.open()
        page = self.send()
        assert page.status_code == 422
        self.held["stamp"] = page.context["form"]["stamp"].value()
        with time_machine.travel(timezone.now() + timedelta(seconds=5)):
            assert self.send().status_code == 303

    def test_a_forged_stamp_is_replaced(self):
        self.open()
        for forged in ("", "x", "W10:abc", "\x00", "é" * 500):
            self.held["stamp"] = forged
            page = self.send()
            assert page.status_code == 422
            assert Stamp.read(page.context["form"]["stamp"].value())

    def test_a_machine_that_fills_everything_in_is_told_so(self):
        self.open()
        page = self.send(website="https://spam.example")
        self.assertContains(page, "Leave it empty", status_code=422)

    def test_a_reply_says_what_it_answers(self):
        first = comment_factories.visible(on=Thread.objects.for_article(self.article), name="Ada")
        query = f"?reply={first.uuid}"
        self.assertContains(self.open(query), comment_factories.WORDS)
        assert self.send(query, text="I agree.").status_code == 303
        assert Comment.objects.get(parent=first).latest.text == "I agree."

    def test_a_reply_to_what_is_gone_can_be_sent_by_itself(self):
        first = comment_factories.comment(on=Thread.objects.for_article(self.article))
        query = f"?reply={first.uuid}"
        self.assertContains(self.open(query), "no longer here")
        page = self.send(query, text="I agree.")
        self.assertContains(page, "The comment that you answer is gone", status_code=422)
        self.assertContains(page, f'action="{self.address}"', status_code=422)
        assert self.send(text="I agree.").status_code == 303

    def test_a_nonsensical_reply_is_a_comment_of_its_own(self):
        for nonsense in ("?reply=x", "?reply=%00", f"?reply={uuid.uuid4()}", "?reply=" + "9" * 5000):
            assert self.open(nonsense).status_code == 200

    def test_somebody_logged_in_need_not_type_their_name(self):
        person = cast.user("Reporter", first_name="Rita", last_name="Porter")
        self.client.force_login(person)
        self.assertContains(self.open(), 'value="Rita Porter"')
        self.send()
        assert Comment.objects.get().user == person

    def test_a_closed_thread_says_so_and_keeps_what_was_typed(self):
        thread = Thread.objects.for_article(self.article)
        self.open()
        thread.policy = "closed"
        thread.save()
        page = self.send()
        self.assertContains(page, comment_factories.WORDS, status_code=422)
        self.assertContains(page, "The newsroom has closed the comments", status_code=422)
        page = self.client.get(self.address)
        assert page.status_code == 200 and "<textarea" not in page.text

    def test_an_open_site_shows_it_at_once(self):
        Site(comment_default="open").save()
        self.open()
        self.send()
        assert Comment.objects.get().is_visible

    def test_an_article_that_is_not_public_cannot_be_commented_on(self):
        self.open()
        self.article.unpublish(by=cast.user("Editor"))
        assert self.send().status_code == 404
        assert (
            self.client.get(reverse("comments:write", args=[cast.draft("Secret plan").pk])).status_code == 404
        )
        assert not Comment.objects.exists()

    def test_no_such_article_is_404(self):
        for key in ("0", "999999", "9" * 19, "9" * 30, "9" * 5000, "-1", "1e3", "x"):
            assert self.client.get(f"/comments/{key}/write/").status_code == 404

    def test_the_public_reads_no_working_copy(self):
        with CaptureQueriesContext(connection) as queries:
            self.open()
            answer = self.send()
            self.client.get(answer["Location"])
        assert [one["sql"] for one in queries if FOR_THE_DESK.search(one["sql"])] == []
        assert len(queries) > 5


class Hostile(TestCase):
    """Whatever arrives: an answer in words, nothing half stored."""

    def setUp(self):
        self.address = reverse("comments:write", args=[cast.published().pk])

    def send(self, body, content_type="application/x-www-form-urlencoded"):
        status = self.client.post(self.address, body, content_type=content_type).status_code
        assert Comment.objects.exists() == (status == 303)
        return status

    def fields(self, **typed):
        stamp = Stamp(uuid.uuid4(), timezone.now() - timedelta(minutes=1))
        return {"name": "Eve", "text": "Hello.", "stamp": str(stamp), **typed}

    def test_a_megabyte(self):
        assert self.send(urlencode(self.fields(text="x" * 1_000_000))) == 422
        assert self.send(urlencode(self.fields(name="x" * 1_000_000))) == 422
        assert self.send(urlencode(self.fields(stamp="x" * 1_000_000))) == 422
        assert self.send(urlencode(self.fields(website="x" * 1_000_000))) == 422

    def test_more_than_the_limits_allow(self):
        assert self.send(urlencode(self.fields(text="x" * 6_000_000))) == 400
        assert self.send("&".join(f"f{number}=1" for number in range(3_000))) == 400

    def test_signs_in_every_field(self):
        for sign in ("%00", "%ED%A0%80", "%FF%FE", "%1B", "%EF%BF%BF", "%E2%80%AE"):
            for field in ("email", "website", "stamp"):
                others = {key: value for key, value in self.fields().items() if key != field}
                assert self.send(f"{urlencode(others)}&{field}={sign}x") == 422

    def test_a_name_loses_what_cannot_be_seen(self):
        others = {key: value for key, value in self.fields().items() if key != "name"}
        for name in ("%00", "%E2%80%AE+%1B", "%E2%80%8B"):
            assert self.send(f"{urlencode(others)}&name={name}") == 422
        assert self.send(f"{urlencode(others)}&name=%E2%80%AE+Eve%1B++Reader%0A") == 303
        assert Comment.objects.get().name == "Eve Reader"

    def test_odd_forms(self):
        assert self.send("") == 422
        assert self.send("text") == 422
        assert self.send("{}", content_type="application/json") == 422
        assert self.send("--x", content_type="multipart/form-data; boundary=x") in (400, 422)
        assert self.send("--", content_type="multipart/form-data") in (400, 422)

    def test_other_methods(self):
        assert self.client.put(self.address).status_code == 405
        assert self.client.delete(self.address).status_code == 405


class Receipt(TestCase):
    def setUp(self):
        self.moderator = cast.user("Moderator")
        self.comment = comment_factories.comment("Where is the <money>?")
        self.address = reverse("comments:receipt", args=[self.comment.receipt])

    def test_it_says_what_was_sent_what_happens_next_and_the_way_back(self):
        page = self.client.get(self.address)
        self.assertContains(page, "waits for a moderator")
        self.assertContains(page, "Where is the &lt;money&gt;?")
        self.assertContains(page, "A moderator reads every comment on this article")
        self.assertContains(page, self.comment.thread.edition.get_absolute_url())

    def test_it_is_for_its_writer_alone(self):
        page = self.client.get(self.address)
        assert not page.cookies
        assert page["X-Robots-Tag"] == "noindex" and page["Referrer-Policy"] == "no-referrer"
        assert "no-store" in page["Cache-Control"]
        self.assertContains(page, '<meta name="robots" content="noindex">')

    def test_later_it_says_that_the_comment_is_published_and_where(self):
        self.comment.approve(version=self.comment.latest, by=self.moderator)
        page = self.client.get(self.address)
        self.assertContains(page, "Your comment is published")
        self.assertContains(page, f"#comment-{self.comment.anchor}")

    def test_later_it_says_why_the_comment_was_refused(self):
        self.comment.reject(version=self.comment.latest, by=self.moderator, reason="It names a child.")
        page = self.client.get(self.address)
        self.assertContains(page, "was not published")
        self.assertContains(page, "It names a child.")
        self.assertNotContains(page, self.moderator.username)

    def test_it_outlives_the_article(self):
        cast_article = self.comment.thread.article
        cast_article.unpublish(by=cast.user("Editor"))
        self.assertContains(self.client.get(self.address), "not public at present")

    def test_guesses_lead_nowhere(self):
        for guess in ("A" * 43, "x", "%00" * 43, "é" * 43, "../" * 20):
            assert self.client.get(f"/comments/receipt/{guess}/").status_code == 404

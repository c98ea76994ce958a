"""Where withdrawn stories send their readers: in one hop to something to read, never in a circle."""

from datetime import timedelta

import pytest
import time_machine
from django.test import TestCase
from django.utils import timezone

from articles.models import Address, Edition, Refused
from articles.models.redirects import redirects_to
from tests import cast


class Redirects(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.editor = cast.user("Editor")
        cls.a, cls.b, cls.c = (cast.published(name, by=cls.editor) for name in ("Alpha", "Beta", "Gamma"))

    def path(self, story):
        return story.editions.order_by("live_from").last().address.path

    def lead(self, story, to, **more):
        target = to if isinstance(to, str) else self.path(to)
        return story.unpublish(by=self.editor, redirect_to=target, **more)

    def assert_refused(self, story, to, *words, **more):
        with pytest.raises(Refused) as refusal:
            self.lead(story, to, **more)
        assert refusal.value.field == "redirect_to"
        for one in words:
            assert one in str(refusal.value)

    def answer(self, story):
        found = self.client.get(self.path(story))
        return found.get("Location", found.status_code)

    def in_(self, hours):
        return timezone.now() + timedelta(hours=hours)

    def after(self, hours):
        return time_machine.travel(self.in_(hours), tick=False)

    def test_a_circle_of_two_is_refused_and_named(self):
        self.lead(self.a, self.b)
        self.assert_refused(self.b, self.a, "in a circle", "“Beta” leads to “Alpha” leads to “Beta”")
        assert self.b.current.is_listed

    def test_a_circle_of_three_is_refused(self):
        self.lead(self.a, self.b)
        self.lead(self.b, self.c)
        self.assert_refused(self.c, self.a, "“Gamma” leads to “Alpha” leads to “Beta” leads to “Gamma”")

    def test_a_circle_is_found_behind_old_addresses_and_other_spellings(self):
        old = self.path(self.b)
        self.b.path = "/moved/"
        self.b.save()
        self.b.publish(by=self.editor, kind="silent")
        self.lead(self.a, old + "#comments")
        self.assert_refused(self.b, self.path(self.a).rstrip("/") + "?utm=x", "in a circle")

    def test_no_story_moves_to_an_address_that_leads_to_it(self):
        self.lead(self.a, self.b)
        self.b.path = self.path(self.a)
        self.b.save()
        with pytest.raises(Refused, match="belongs to another article"):
            self.b.publish(by=self.editor, kind="silent")
        assert self.answer(self.a) == self.path(self.b)

    def test_a_restored_story_ends_the_way(self):
        self.lead(self.a, self.b)
        self.lead(self.b, self.c)
        self.a.restore(by=self.editor)
        self.lead(self.c, self.a)
        assert self.answer(self.b) == self.answer(self.c) == self.path(self.a)

    def test_a_circle_that_two_scheduled_withdrawals_would_close_is_refused(self):
        self.lead(self.a, self.b, at=self.in_(1))
        self.assert_refused(self.b, self.a, "in a circle", at=self.in_(2))

    def test_a_story_may_lead_to_one_that_leads_on_in_one_hop(self):
        self.lead(self.b, self.c)
        self.lead(self.a, self.b)
        assert self.answer(self.a) == self.answer(self.b) == self.path(self.c)

    def test_an_earlier_redirect_follows_a_later_one_and_every_move(self):
        self.lead(self.a, self.b)
        assert self.answer(self.a) == self.path(self.b)
        self.lead(self.b, self.c)
        self.c.path = "/moved/"
        self.c.save()
        self.c.publish(by=self.editor, kind="silent")
        assert self.answer(self.a) == "/moved/"

    def test_nothing_is_refused_as_a_target(self):
        for address in (
            "/2026/01/nothing/", "/section/nowhere/", "/tag/nothing/", "/author/nobody/", "/series/none/",
            "/archive/2026/13/", "/photo/1/", "/admin/", "/accounts/login/", "/robots.txt", "/api/",
        ):  # fmt: skip
            self.assert_refused(self.a, address, "Nothing stands at this address.")

    def test_pages_of_the_site_are_targets(self):
        for address in ("/", "/section/world/", "/section/world", "/tag/harbour/", "/author/ada-quill/",
                        "/archive/2026/", "/search/?q=rain", "/section/world/feed/"):  # fmt: skip
            self.lead(self.a, address)
            self.a.restore(by=self.editor)

    def test_a_page_that_only_this_story_fills_is_no_target(self):
        story = cast.published("Alone", by=self.editor, tags=["lonely"])
        self.assert_refused(story, "/tag/lonely/", "Nothing stands")

    def test_what_is_gone_is_no_target_and_is_named(self):
        self.b.unpublish(by=self.editor)
        self.assert_refused(self.a, self.b, "“Beta”", "unpublished")
        self.c.take_down(by=self.editor, note="A court ordered it.")
        self.assert_refused(self.a, self.c, "“Gamma”", "taken down")

    def test_what_will_be_gone_is_no_target(self):
        self.b.unpublish(by=self.editor, at=self.in_(5))
        self.assert_refused(self.a, self.b, "“Beta”", "unpublished from")

    def test_what_waits_is_no_target_before_it_is_there(self):
        draft = cast.draft("Tomorrow", by=self.editor)
        draft.schedule(by=self.editor, at=self.in_(5))
        path = draft.editions.get().address.path
        self.assert_refused(self.a, path, "Nothing stands")
        self.lead(self.a, path, at=self.in_(6))

    def test_a_retracted_story_says_so_and_may_be_led_to(self):
        self.b.retract(by=self.editor, note="We were deceived.")
        self.lead(self.a, self.b)
        assert self.answer(self.a) == self.path(self.b)

    def test_readers_are_told_of_what_went_after_the_redirect_was_made(self):
        self.lead(self.a, self.b)
        self.b.unpublish(by=self.editor)
        assert self.answer(self.a) == 410
        self.b.restore(by=self.editor)
        assert self.answer(self.a) == self.path(self.b)

    def test_a_circle_that_is_there_says_gone(self):
        self.lead(self.a, self.b)
        circle = self.b.unpublish(by=self.editor)
        copied = {"article": self.b, "kind": "unpublished", "redirect_to": self.path(self.a)}
        facts = ("address", "section", "published_at", "updated_at")
        copied |= {name: getattr(circle, name) for name in facts}
        with self.after(1):
            Edition.objects.filter(pk=circle.pk).update(live_until=timezone.now())
            Edition.objects.create(live_from=timezone.now(), **copied)
            assert self.answer(self.a) == self.answer(self.b) == 410

    def test_old_query_addresses_follow_too(self):
        Address.claim("/?p=123", article=self.a, is_alias=True)
        self.lead(self.a, self.b)
        self.lead(self.b, self.c)
        assert self.client.get("/?p=123")["Location"] == self.path(self.c)
        self.c.unpublish(by=self.editor)
        assert self.client.get("/?p=123", follow=True).status_code == 410

    def test_who_leads_here_is_known(self):
        self.lead(self.a, self.path(self.b).rstrip("/"))
        self.c.withdraw_as_duplicate(by=self.editor, original=self.b)
        led = [edition.article for edition in redirects_to(self.b, at=timezone.now())]
        assert led == [self.a, self.c]
        assert redirects_to(self.c, at=timezone.now()) == []


class Duplicates(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.editor = cast.user("Editor")
        cls.x = cast.published("The fire", by=cls.editor)
        cls.twin = cast.published("The fire", by=cls.editor, tags=["twin"])

    def path(self, story):
        return story.editions.order_by("live_from").last().address.path

    def withdraw(self, story=None, of=None):
        return (story or self.twin).withdraw_as_duplicate(by=self.editor, original=of or self.x)

    def assert_refused(self, words, **more):
        with pytest.raises(Refused) as refusal:
            self.withdraw(**more)
        assert refusal.value.field == "original"
        assert words in str(refusal.value)

    def test_leads_to_where_the_other_stands_and_follows_it(self):
        self.withdraw()
        own = self.path(self.twin)
        self.assertRedirects(self.client.get(own), self.path(self.x), 301)
        self.x.path = "/moved/"
        self.x.save()
        self.x.publish(by=self.editor, kind="silent")
        self.assertRedirects(self.client.get(own), "/moved/", 301)

    def test_is_in_no_list_and_no_scandal(self):
        self.withdraw()
        for page in ("/", "/feed/", "/section/world/", "/search/?q=fire"):
            self.assertNotContains(self.client.get(page), self.path(self.twin))
        assert self.client.get("/tag/twin/").status_code == 404
        assert self.twin.current.note == "" and not self.twin.current.kind_rules.withdraws

    def test_is_not_of_itself_nor_of_what_nobody_can_read(self):
        self.assert_refused("This is the article itself", of=self.twin)
        self.assert_refused("Readers cannot open “A draft”", of=cast.draft("A draft", by=self.editor))
        self.x.unpublish(by=self.editor)
        self.assert_refused("Readers cannot open “The fire”")

    def test_goes_in_no_circle(self):
        self.withdraw()
        self.assert_refused("Readers cannot open", story=self.x, of=self.twin)
        with pytest.raises(Refused, match="in a circle"):
            self.x.unpublish(by=self.editor, redirect_to=self.path(self.twin))

    def test_can_be_restored(self):
        self.withdraw()
        self.twin.restore(by=self.editor)
        assert self.client.get(self.path(self.twin)).status_code == 200
        assert self.twin.current.duplicate_of is None

    def test_says_gone_when_the_other_goes(self):
        self.withdraw()
        self.x.unpublish(by=self.editor)
        assert self.client.get(self.path(self.twin)).status_code == 410

    def test_leads_to_the_notice_where_the_other_is_retracted(self):
        self.withdraw()
        self.x.retract(by=self.editor, note="We were deceived.")
        self.assertRedirects(self.client.get(self.path(self.twin)), self.path(self.x), 301)

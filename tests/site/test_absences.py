"""What an article's addresses answer when it has moved or is no longer there."""

from datetime import timedelta

import time_machine
from django.test import TestCase
from django.utils import timezone

from articles.models import Address
from newsroom.models import Site
from tests import cast
from tests.site import addresses

PATH = "/2026/03/council-votes-for-the-harbour/"
MORNING = "2026-03-02 09:00:00+00:00"
NOON = "2026-03-02 12:00:00+00:00"


class Absences(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.editor = cast.user("Editor")
        Site(name="The Paper", contact="desk@paper.example").save()
        with time_machine.travel(MORNING, tick=False):
            cls.story = cast.published(by=cls.editor)

    def setUp(self):
        noon = time_machine.travel(NOON, tick=False)
        noon.start()
        self.addCleanup(noon.stop)

    def get(self, path=PATH):
        return self.client.get(path)

    def move(self, path, *, at=None):
        self.story.path = path
        self.story.save()
        return self.story.publish(by=self.editor, kind="silent", at=at)

    def test_an_old_address_leads_to_the_new_one_in_one_hop(self):
        self.move("/second/")
        with time_machine.travel("2026-03-02 13:00:00+00:00", tick=False):
            self.move("/third/")
            self.assertRedirects(self.get(), "/third/", 301)
            self.assertRedirects(self.get("/second/"), "/third/", 301)

    def test_an_address_that_waits_is_not_there_yet(self):
        self.move("/later/", at=timezone.now() + timedelta(hours=1))
        assert self.get("/later/").status_code == 404
        assert self.get().status_code == 200
        with time_machine.travel("2026-03-02 13:00:00+00:00", tick=False):
            assert self.get("/later/").status_code == 200
            self.assertRedirects(self.get(), "/later/", 301)

    def test_an_address_whose_edition_was_cancelled_is_not_there(self):
        edition = self.move("/later/", at=timezone.now() + timedelta(hours=1))
        self.story.cancel(edition, by=self.editor)
        with time_machine.travel("2026-03-02 14:00:00+00:00", tick=False):
            assert self.get("/later/").status_code == 404

    def test_an_old_query_address_leads_to_the_article(self):
        Address.claim("/?p=123", article=self.story, is_alias=True)
        self.assertRedirects(self.get("/?p=123"), PATH, 301)
        self.assertRedirects(self.get("/?p=123&utm_source=x"), PATH, 301)
        assert self.get("/?p=124").status_code == 200
        assert self.get("/?p=").status_code == 200

    def test_an_unpublished_article_is_gone(self):
        self.story.unpublish(by=self.editor, note="We publish it anew tomorrow.")
        page = self.get()
        self.assertContains(page, "This article is no longer here", status_code=410)
        self.assertContains(page, "We publish it anew tomorrow.", status_code=410)
        self.assertNotContains(page, "Council votes", status_code=410)

    def test_an_unpublished_article_may_lead_elsewhere(self):
        self.move("/second/")
        with time_machine.travel("2026-03-02 13:00:00+00:00", tick=False):
            self.story.unpublish(by=self.editor, redirect_to="/section/world/")
            self.assertRedirects(self.get("/second/"), "/section/world/", 301)
            self.assertRedirects(self.get(), "/section/world/", 301)

    def test_an_expired_article_is_gone_at_its_second(self):
        self.story.unpublish(by=self.editor, at=timezone.now() + timedelta(hours=1))
        assert self.get().status_code == 200
        with time_machine.travel("2026-03-02 13:00:00+00:00", tick=False):
            assert self.get().status_code == 410

    def test_a_legal_takedown_says_so(self):
        self.story.take_down(by=self.editor, note="By order of the court of Harbourtown.")
        page = self.get()
        self.assertContains(page, "By order of the court of Harbourtown.", status_code=451)
        self.assertNotContains(page, "Council votes", status_code=451)

    def test_a_retraction_keeps_a_dated_notice_and_no_body(self):
        self.story.retract(by=self.editor, note="We were deceived.")
        page = self.get()
        self.assertContains(page, "<s>Council votes for the harbour</s>", html=True)
        self.assertContains(page, "We were deceived.")
        self.assertContains(page, "2 March 2026, 12:00")
        self.assertContains(page, "desk@paper.example")
        self.assertContains(page, '<meta name="robots" content="noindex">', html=True)
        self.assertNotContains(page, "Monday evening")
        self.assertNotContains(page, "Ada Quill")

    def test_what_is_withdrawn_stands_in_no_list(self):
        self.story.retract(by=self.editor, note="We were deceived.")
        lists = [
            "/",
            "/section/world/",
            "/feed/",
            addresses.sitemap_of(self.story),
            "/archive/2026/03/",
            "/search/?q=harbour",
        ]
        assert [one for one in lists if b"Council votes" in self.get(one).content] == []
        assert self.get("/tag/harbour/").status_code == 404

    def test_a_restored_article_is_back_with_its_notes(self):
        self.story.unpublish(by=self.editor)
        with time_machine.travel("2026-03-02 13:00:00+00:00", tick=False):
            self.story.restore(by=self.editor, note="It was taken off by mistake.")
            self.assertContains(self.get(), "It was taken off by mistake.")


def raw(client, path):
    """What a path gets as it comes over the wire, not as the test client reads it."""
    return client.get("/", PATH_INFO=path)


class Spelling(TestCase):
    @classmethod
    def setUpTestData(cls):
        with time_machine.travel(MORNING, tick=False):
            cls.story = cast.published()

    def test_another_spelling_leads_to_the_right_one(self):
        for path in (PATH[:-1], PATH.replace("/03/", "//03/"), "/" + PATH, PATH + "/"):
            self.assertRedirects(raw(self.client, path), PATH, 301, fetch_redirect_response=False)

    def test_an_address_may_hold_any_sign_that_it_was_given(self):
        editor = cast.user("Editor")
        for typed in (
            "/über/straße/",
            "/a&b=c;d/",
            "/ميناء/",
            "/it's(new)!/",
            "/old/page.html",
        ):
            story = cast.article(path=typed)
            address = story.publish(by=editor).get_absolute_url()
            assert self.client.get(address).status_code == 200, (typed, address)

    def test_pages_of_the_site_get_their_slash(self):
        for path in ("/section/world", "//section//world//", "/archive/2026", "/search", "/feed"):
            answer = raw(self.client, path)
            assert answer.status_code == 301, path
            assert self.client.get(answer.url).status_code == 200, path

    def test_no_redirect_leaves_the_site(self):
        for path in ("//evil.example", "//evil.example/", "/\\evil.example/", "//evil.example" + PATH):
            assert raw(self.client, path).status_code == 404, path

    def test_reading_alone_is_possible(self):
        for path in ("/", PATH, "/section/world/", "/search/", "/feed/", "/sitemap.xml", "/nothing/"):
            found, head = self.client.get(path), self.client.head(path)
            assert head.status_code == found.status_code and not head.content, path
            refused = self.client.post(path, {"q": "x"})
            assert (refused.status_code, refused["Allow"]) == (405, "GET, HEAD"), path
            self.assertContains(refused, "can only be read", status_code=405)

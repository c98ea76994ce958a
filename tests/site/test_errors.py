"""Whatever is sent, the answer is a page in words, and never a server error."""

from unittest.mock import patch
from urllib.parse import urlencode

import pytest
from django.db import DatabaseError, connection
from django.test import Client, TestCase, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from newsroom import version_cache
from tests import cast
from tests.site import addresses

HOSTILE = [
    *("/%00/", "/a%00b/", "/%ff%fe/", "/%c0%ae%c0%ae/", "/%ED%A0%80/", "/a%0d%0ab/", "/%25%32%35/"),
    *("/%2e%2e/%2e%2e/", "/../../etc/passwd", "/.git/config", "/?", "/%F0%9F%9A%A2/", "/%E2%80%AE/"),
    *("/" + "a" * 8000, "/" + "a/" * 3000, "/author/" + "x" * 9000 + "/", "/tag/%00/", "/section/%ff/"),
    *("/[::1]/", "/http:/evil.example/", "/a;b=c/", "/feed/x/", "/.well-known/x", "/photo/x/y"),
    "/photo/00000000-0000-0000-0000-000000000000/320-0000000000000000.jpg",
    *("/sitemap-0.xml", "/sitemap--1.xml", "/sitemap-999999999.xml", "/sitemap-9999999999.xml"),
]
QUERIES = [
    *("p=1", "p=%00", "p=%ff", "p=" + "9" * 5000, "p=1&p=2", "page_id=[::1]", "attachment_id=//evil.example"),
    *("before=%00", "comments=%00", "comments=zzz", "comments=" + "f" * 48, "&&&", "=", "%", "a" * 8000),
    "&".join(f"a{number}=1" for number in range(3000)),
]
ANSWERS = (200, 301, 400, 404)


class BadInput(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.story = cast.published()

    def test_no_path_is_too_odd(self):
        codes = {path[:60]: self.client.get(path).status_code for path in HOSTILE}
        assert {path: code for path, code in codes.items() if code not in ANSWERS} == {}

    def test_no_query_is_too_odd(self):
        pages = [
            "/",
            "/section/world/",
            "/search/",
            self.story.current.get_absolute_url(),
            "/feed/",
            "/nothing/",
        ]
        codes = {
            (page, query[:40]): self.client.get(page, QUERY_STRING=query).status_code
            for page in pages
            for query in QUERIES
        }
        assert {asked: code for asked, code in codes.items() if code not in ANSWERS} == {}

    def test_a_form_in_an_odd_charset_is_never_a_fault(self):
        for charset in ("utf-7", "utf-16", "x-nothing", "idna", "hex", "%00"):
            for path in ("/", "/search/", "/accounts/login/", "/nothing/"):
                answer = self.post_in(charset, path)
                assert answer.status_code in (200, 400, 403, 405), (charset, path)

    def test_an_unreadable_form_gets_the_page_for_it(self):
        answer = self.post_in("utf-7", "/accounts/login/")
        self.assertContains(answer, "This request could not be read", status_code=400)

    def post_in(self, charset, path):
        """A form that claims this charset, from a browser that has been here before."""
        client = Client(enforce_csrf_checks=True, raise_request_exception=False)
        client.get("/accounts/login/")
        kind = f"application/x-www-form-urlencoded; charset={charset}"
        return client.generic("POST", path, b"login=+AGE-", content_type=kind)

    def test_a_form_too_large_is_refused_with_what_to_do(self):
        for form in ({"text": "x" * 6_000_000}, {f"field{number}": "x" for number in range(2001)}):
            data = urlencode(form)
            kind = "application/x-www-form-urlencoded"
            answer = self.client.post(
                reverse("comments:write", args=[self.story.pk]), data, content_type=kind
            )
            self.assertContains(answer, "Nothing was stored.", status_code=400)

    def test_a_foreign_host_is_refused_in_words(self):
        answer = self.client.get("/", HTTP_HOST="evil.example")
        self.assertContains(answer, "This request could not be read", status_code=400)


class ErrorPages(TestCase):
    def test_a_page_that_is_not_there_leads_on(self):
        page = self.client.get("/nothing/here/")
        self.assertContains(page, "There is nothing at this address.", status_code=404)
        self.assertContains(page, 'role="search"', status_code=404)

    @override_settings(DEBUG=False)
    def test_a_fault_of_ours_asks_no_database(self):
        client = Client(raise_request_exception=False)
        with patch("articles.models.freshness.versions", side_effect=DatabaseError), self.assertNumQueries(0):
            page = client.get("/")
        self.assertContains(page, "Something went wrong here", status_code=500)
        assert not page.cookies

    def test_an_old_form_is_explained(self):
        client = Client(enforce_csrf_checks=True)
        page = client.post(reverse("account_login"), {"login": "ada", "password": "x"})
        self.assertContains(page, "Please send it once more", status_code=403)

    def test_a_reader_without_cookies_gets_the_words_back(self):
        client, story = Client(enforce_csrf_checks=True), cast.published()
        address = reverse("comments:write", args=[story.pk])
        page = client.post(address, {"name": "Ruth", "text": "</textarea>I was there."})
        self.assertContains(page, "allow cookies", status_code=403)
        self.assertContains(page, "readonly>&lt;/textarea&gt;I was there.</textarea>", status_code=403)

    def test_who_may_not_is_told_what_to_do(self):
        self.client.force_login(cast.user("Reporter"))
        page = self.client.get("/admin/newsroom/user/")
        self.assertContains(page, "This is not open to you", status_code=403)


class ForRobots(TestCase):
    def test_robots_and_security_speak_of_the_address_of_the_site(self):
        self.assertContains(self.client.get("/robots.txt"), "Sitemap: http://127.0.0.1:8000/sitemap.xml")
        self.assertContains(self.client.get("/.well-known/security.txt"), "Contact: http://127.0.0.1:8000/")

    def test_the_icon_is_where_browsers_look(self):
        assert self.client.get("/favicon.ico").url.endswith("favicon.ico")

    def test_health_is_never_kept(self):
        answer = self.client.get("/healthz")
        assert answer.content == b"ok\n" and "no-store" in answer["Cache-Control"]

    def test_a_database_that_does_not_answer_is_reported(self):
        with patch("newsroom.views.connection.cursor", side_effect=DatabaseError):
            assert self.client.get("/healthz").status_code == 503


@pytest.mark.parametrize("address", ["/", "/search/", "/section/world/", "/nothing/"])
@pytest.mark.django_db
def test_every_page_keeps_the_strict_policy(client, address):
    cast.published()
    policy = client.get(address)["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "nonce" not in policy


class Caching(TestCase):
    def test_every_page_names_its_surfaces_and_is_asked_for_again(self):
        edition = cast.published(series=cast.series()).current
        for address in [*addresses.of_the_site(), edition.get_absolute_url()]:
            page = self.client.get(address)
            assert page["Cache-Control"] == "public, max-age=0, must-revalidate", address
            assert page["Surrogate-Key"] == " ".join(page.versions), address
            assert {"site", "sections"} <= page.versions.keys() or address == "/favicon.ico", address

    def test_every_page_reads_its_versions_before_anything_else(self):
        """What is read later can only be newer than they say, so no copy outlives a change."""
        story = cast.published()
        unread = ("/favicon.ico",)
        for address in [*addresses.of_the_site(), story.current.get_absolute_url()]:
            version_cache.forget()
            with CaptureQueriesContext(connection) as queries:
                self.client.get(address)
            first = queries[0]["sql"] if address not in unread else "articles_freshness"
            assert "articles_freshness" in first, address

    def test_an_article_names_all_that_stands_on_it(self):
        story = cast.published()
        page = self.client.get(story.current.get_absolute_url())
        tags = {f"tag:{tag.pk}" for tag in story.tags.all()}
        authors = {f"author:{author.pk}" for author in story.authors.all()}
        assert page.versions.keys() == {"site", "sections", f"article:{story.pk}"} | tags | authors

    def test_a_copy_that_still_holds_is_not_sent_again(self):
        story = cast.published()
        for address in ("/", story.current.get_absolute_url(), "/feed/", "/sitemap.xml"):
            etag = self.client.get(address)["ETag"]
            assert self.client.get(address, HTTP_IF_NONE_MATCH=etag).status_code == 304, address

    def test_a_copy_that_no_longer_holds_is_sent_anew(self):
        story = cast.published()
        address = story.current.get_absolute_url()
        etag = self.client.get(address)["ETag"]
        story.publish(kind="correction", by=cast.user("Editor"), note="It was Monday.")
        self.assertContains(self.client.get(address, HTTP_IF_NONE_MATCH=etag), "It was Monday.")

    def test_a_renamed_tag_or_author_renews_the_pages_that_name_it(self):
        story = cast.published()
        before = self.client.get(story.current.get_absolute_url()).versions
        for named in (story.tags.first(), story.authors.first(), story.section):
            named.name = f"{named.name} anew"
            named.save()
        after = self.client.get(story.current.get_absolute_url()).versions
        raised = {surface.partition(":")[0] for surface in before if after[surface] > before[surface]}
        assert raised == {"tag", "author", "sections"}

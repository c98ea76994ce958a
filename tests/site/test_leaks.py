"""Nothing that is not public stands on any page: not its words, not its names, not its address."""

import re
from datetime import timedelta

import time_machine
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse
from django.utils import timezone

from articles.cursor import Cursor
from articles.models import Byline, Placement
from tests import cast
from tests.site import addresses

SECOND = timedelta(seconds=1)
SECRETS = re.compile(rb"zanzibar|quokka|zelda", re.IGNORECASE)
DESK_TABLES = re.compile(r"\barticles_(article|revision)\b")


def secret(word, *, by):
    """A draft whose every part says `word`, with an author, a tag and a series that nothing else has."""
    story = cast.article(
        f"{word} headline", by=by, kicker=word, standfirst=f"{word} standfirst", body=f"<p>{word} body</p>",
        series=cast.series(word), part=1, internal_note="Zanzibar, among ourselves",
    )  # fmt: skip
    Byline.objects.create(article=story, author=cast.author(f"Zelda {word}"))
    Placement.objects.create(article=story, photo=cast.photo(f"{word} caption", credit=word, alt=word))
    story.tags.add(word)
    story.save_revision(by=by)
    return story


class Embargo(TestCase):
    """A draft and a story scheduled for noon, beside one that readers have."""

    @classmethod
    def setUpTestData(cls):
        with time_machine.travel("2026-03-02 09:00:00+00:00", tick=False):
            cls.editor = cast.user("Editor")
            cls.public = cast.published(by=cls.editor)
            cls.draft = secret("Zanzibar", by=cls.editor)
            cls.story = secret("Quokka", by=cls.editor)
            cls.noon = timezone.now() + timedelta(hours=3)
            cls.edition = cls.story.schedule(by=cls.editor, at=cls.noon)

    def every_address(self):
        asked = ["harbour", "headline", "standfirst", "body", "caption"]
        return [
            *addresses.of_the_site(words=asked, tags=["harbour", "quokka", "zanzibar"],
                                   authors=["ada-quill", "zelda-quokka", "zelda-zanzibar"],
                                   series=["quokka", "zanzibar"]),
            self.public.current.get_absolute_url(),
            self.edition.get_absolute_url(),
            addresses.sitemap_of(self.story),
            "/nothing/here/",
        ]  # fmt: skip

    def test_a_second_before_its_time_nothing_says_it(self):
        with time_machine.travel(self.noon - SECOND, tick=False):
            said = {one: SECRETS.findall(self.client.get(one).content) for one in self.every_address()}
        assert {address: found for address, found in said.items() if found} == {}

    def test_a_second_before_its_time_its_address_its_author_and_its_tag_are_not_there(self):
        hidden = [self.edition.get_absolute_url(), "/tag/quokka/", "/author/zelda-quokka/", "/series/quokka/"]
        with time_machine.travel(self.noon - SECOND, tick=False):
            assert [self.client.get(address).status_code for address in hidden] == [404] * 4

    def test_an_older_page_confirms_no_name_either(self):
        with time_machine.travel(self.noon - SECOND, tick=False):
            for kind, name in (("tag", "quokka"), ("author", "zelda-quokka"), ("series", "quokka")):
                for before in (Cursor(self.noon, 1), "x"):
                    hidden, unknown = (
                        self.client.get(f"/{kind}/{one}/?before={before}") for one in (name, "unknown")
                    )
                    said = unknown.content.replace(b"unknown", name.encode())
                    assert (hidden.status_code, hidden.content) == (404, said), (kind, before)

    def test_a_second_before_its_time_search_finds_nothing_of_it(self):
        with time_machine.travel(self.noon - SECOND, tick=False):
            for word in ("quokka", "zanzibar", "zelda", "quokka headline"):
                page = self.client.get(reverse("articles:search", query={"q": word}))
                self.assertContains(page, "Nothing was found")

    def test_at_its_second_everything_says_it(self):
        path = self.edition.get_absolute_url()
        with time_machine.travel(self.noon, tick=False):
            expected = [
                "/", "/section/world/", "/tag/quokka/", "/author/zelda-quokka/", "/series/quokka/",
                "/archive/2026/", "/archive/2026/03/", "/archive/2026/03/02/", "/search/?q=quokka", "/feed/",
                "/section/world/feed/", addresses.sitemap_of(self.story), path,
            ]  # fmt: skip
            silent = [one for one in expected if path.encode() not in self.client.get(one).content]
            pages = {one: self.client.get(one).content for one in self.every_address()}
        assert silent == []
        assert [one for one, content in pages.items() if b"zanzibar" in content.lower()] == []

    def test_no_public_page_reads_the_desk(self):
        with time_machine.travel(self.noon, tick=False):
            found = {one: self.desk_queries(one) for one in self.every_address()}
        assert {address: queries for address, queries in found.items() if queries} == {}

    def test_what_answers_readers_apart_does_not_read_the_desk_either(self):
        pages = [reverse("comments:write", args=[self.public.pk]), self.picture_of(self.public)]
        with time_machine.travel(self.noon, tick=False):
            found = {address: self.desk_queries(address) for address in pages}
            assert [self.client.get(address).status_code for address in pages] == [200, 200]
        assert {address: queries for address, queries in found.items() if queries} == {}

    def test_a_second_before_its_time_nobody_sees_its_pictures_or_comments_on_it(self):
        hidden = [self.picture_of(story) for story in (self.story, self.draft)]
        hidden += [reverse("comments:write", args=[story.pk]) for story in (self.story, self.draft)]
        with time_machine.travel(self.noon - SECOND, tick=False):
            assert [self.client.get(address).status_code for address in hidden] == [404] * 4

    def picture_of(self, story):
        return story.placements.first().photo.renditions.src

    def desk_queries(self, address):
        with CaptureQueriesContext(connection) as queries:
            self.client.get(address)
        return [query["sql"] for query in queries if DESK_TABLES.search(query["sql"])]


class TheListItself(TestCase):
    def test_no_public_view_is_missing_from_it(self):
        known = {self.view(address) for address in addresses.of_the_site()} | addresses.APART
        assert {name for name in public_names() if name not in known | {"articles:article"}} == set()

    def view(self, address):
        match = get_resolver().resolve(address.partition("?")[0])
        return match.view_name


def public_names(patterns=None, prefix="", space=""):
    """The names of all addresses that a reader may open."""
    for pattern in patterns or get_resolver().url_patterns:
        route = prefix + str(pattern.pattern)
        if route.startswith(addresses.PRIVATE):
            continue
        if hasattr(pattern, "url_patterns"):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from public_names(pattern.url_patterns, route, inner)
        else:
            yield f"{space}{pattern.name}"


class SameForEverybody(TestCase):
    def test_who_is_logged_in_changes_no_byte_and_no_cookie_is_set(self):
        story = cast.published()
        path = story.current.get_absolute_url()
        self.client.get(reverse("articles:front"))
        chief = self.client_class()
        chief.force_login(cast.user("Chief"))
        for address in [*addresses.of_the_site(), path, "/nothing/here/", f"{path}?before=x"]:
            stranger, known = self.client_class().get(address), chief.get(address)
            assert stranger.content == known.content, address
            assert not stranger.cookies and not known.cookies, address
            assert "Cookie" not in stranger.headers.get("Vary", ""), address

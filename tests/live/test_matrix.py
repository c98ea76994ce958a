"""Every view x every person x every method, over a live server: no failure, and each rule as written."""

import logging
from datetime import timedelta
from uuid import uuid4

from django.test import LiveServerTestCase
from django.urls import reverse
from django.utils import timezone

from comments.models import CommentNote
from newsroom.models import Throttle
from tests import cast
from tests.desk import form_data
from tests.live.visitor import Visitor
from tests.permission_matrix import NAMES, RULES, WRITERS
from tests.test_permissions import people, story_to_read, things

LEAVING = ("logout", "password", "login", "signup", "reauthenticate")
FAILED = 500


class Matrix(LiveServerTestCase):
    def setUp(self):
        logging.disable(logging.WARNING)
        self.addCleanup(logging.disable, logging.NOTSET)
        self.world, sport = cast.section("World"), cast.section("Sport")
        self.people = {"anonymous": None} | people(self.world, sport)
        self.made = things(by=self.people["editor"], section=self.world)
        self.visitors = {name: Visitor(self.live_server_url, self.people[name]) for name in NAMES}
        for visitor in self.visitors.values():
            self.addCleanup(visitor.leave)

    def ask(self, person, method, name, rule, data=None, made=None):
        # All come from one network, whose tries at wrong links would soon be refused.
        Throttle.objects.all().delete()
        visitor = self.visitors[person]
        query = rule.query if method in ("GET", "HEAD") else ""
        status, page = visitor.ask(method, self.address(name, rule, made or self.made) + query, data)
        if any(word in name for word in LEAVING):
            visitor.log_in()
        return status, page

    def address(self, name, rule, made):
        if name == "admin:catch_all_view":
            return "/admin/nowhere/"
        if rule.given == ("@path",):
            return made["@path"]
        return reverse(name, args=[made.get(one, one) for one in rule.given])

    def wrong(self, *prefixes, method, expected):
        """What is not as `expected(rule, person)` says (None: anything but a failure)."""
        found = {}
        for name, rule in RULES.items():
            if not name.startswith(prefixes):
                continue
            for person in NAMES:
                wanted = expected(rule, person)
                got, page = self.ask(person, method, name, rule, *self.form_data(name, rule, person, method))
                if got >= FAILED or wanted not in (None, got):
                    found[f"{method} {name} as {person}"] = (got, wanted, page[:200] if got >= FAILED else "")
        return found

    def form_data(self, name, rule, person, method):
        """What is posted, to something of its own where the person may act on it."""
        if method != "POST":
            return None, self.made
        acts = rule.posted is not None and rule.expect(person, post=True) == rule.posted in (302, 303)
        made = self.made | fresh(rule.given, self) if acts else self.made
        return self.data(rule, person, made), made

    def data(self, rule, person, made):
        if rule.data == "@own article":
            section = self.people[person].sections_in_charge().first() if person in WRITERS else None
            return form_data.article(section=section)
        if rule.data == "@typed":
            return form_data.article(section=self.world, opened=1)
        if rule.data == "@approve":
            comment = made["comment"]
            shown = {"version": comment.latest.pk, "after": comment.decision_id}
            return shown | {"do": "approve", "kind": CommentNote.Kind.EDITOR.value}
        if rule.data == "@named":
            return {"name": f"Harbour diary of {person}"}
        if rule.data == "@assign":
            return {"to": self.people["editor"].pk}
        return rule.data

    def everything(self, *prefixes):
        """Every method, as the written rules say."""

        def seen(rule, person):
            return rule.expect(person, post=False)

        def posted(rule, person):
            return None if rule.posted is None else rule.expect(person, post=True)

        wrong = self.wrong(*prefixes, method="GET", expected=seen)
        wrong |= self.wrong(*prefixes, method="HEAD", expected=lambda *_: None)
        wrong |= self.wrong(*prefixes, method="POST", expected=posted)
        wrong |= self.wrong(*prefixes, method="OPTIONS", expected=lambda *_: 204)
        for method in ("PUT", "PATCH", "DELETE"):
            wrong |= self.wrong(*prefixes, method=method, expected=lambda *_: 405)
        return wrong

    def test_of_the_articles_at_the_desk(self):
        assert self.everything("admin:articles_article") == {}

    def test_of_what_articles_are_made_of(self):
        names = {name for name in RULES if name.startswith("admin:articles_")}
        assert self.everything(*(name for name in names if "_article_" not in name)) == {}

    def test_of_comments_and_people_at_the_desk(self):
        names = {name for name in RULES if name.startswith("admin:")}
        assert self.everything(*(name for name in names if not name.startswith("admin:articles_"))) == {}

    def test_of_what_readers_have(self):
        assert self.everything(*(name for name in RULES if not name.startswith("admin:"))) == {}


def fresh(given, test):
    """Things of one act's own, by their names in the rules."""
    by = test.people["editor"]
    make = {
        "@draft": lambda: {"@draft": cast.draft("A draft", by=by).pk},
        "@public": lambda: {"@public": cast.published("Out", by=by).pk},
        "@gone": lambda: withdraw_article(by),
        "@binned": lambda: bin_article(by),
        "@waiting": lambda: schedule_article(by),
        "@comment": lambda: comment(by),
        "@ready": lambda: {"@ready": story_to_read().pk},
        "@owed": lambda: owe(by),
        "@link": lambda: share_draft(by),
        "@template": lambda: {"@template": cast.template(f"Weekly {uuid4()}").pk},
    }
    return {key: value for name in given if name in make for key, value in make[name]().items()}


def share_draft(by):
    story = cast.draft("Shown outside", by=by)
    return {"@draft": story.pk, "@link": cast.preview_link(story, by=by).pk}


def withdraw_article(by):
    story = cast.published("Gone", by=by)
    story.unpublish(by=by)
    return {"@gone": story.pk}


def owe(by):
    story = cast.published("Out, and owing", by=by)
    return {"@public": story.pk, "@owed": cast.owed(story, by=by).pk}


def bin_article(by):
    story = cast.draft("Binned", by=by)
    story.put_in_bin(by=by)
    return {"@binned": story.pk}


def schedule_article(by):
    story = cast.draft("Tomorrow", by=by)
    edition = story.schedule(by=by, at=timezone.now() + timedelta(days=1))
    return {"@waiting": story.pk, "@edition": edition.pk}


def comment(by):
    written = cast.comment(cast.published("Out", by=by))
    return {"comment": written, "@comment": written.pk}

"""One press, one act: every form of the desk, sent twice or ten times, acts once and answers alike."""

import re
from uuid import uuid4

from django.apps import apps
from django.db import transaction
from django.urls import reverse

from articles.models import IdempotencyKey
from tests.permission_matrix import RULES
from tests.test_permissions import People

FORM = re.compile(r"<form\b[^>]*\bmethod=\"post\".*?</form>", re.DOTALL | re.IGNORECASE)
KEY = re.compile(r'name="idempotency_key" value="([0-9a-f-]{36})"')
OURS = ("admin:", "account_language", "comments:desk")
# What is posted elsewhere than the forms of the desk, or says the same however often it comes.
OTHERS = {
    "admin:logout": "Nobody is logged out twice.",
    "admin:articles_photo_upload": "A file that the library has is found and not stored again.",
    "admin:articles_photo_words": "Sets the words that it brings.",
    "admin:articles_article_preview": "Shows what was typed, and stores nothing.",
    "admin:articles_article_preview_new": "Shows what was typed, and stores nothing.",
    "admin:autosave": "Keeps the newest state.",
    "admin:autosave_discard": "Deletes one row.",
}
# Forms in a page that act elsewhere: the theme and the log-out, on every page.
ELSEWHERE = re.compile(r'action="/(admin/logout|theme)/"|id="logout-form"|data-upload')
# Written with each request, whatever it asks.
NOISE = {"Session", "IdempotencyKey", "Throttle", "Freshness"}


def fingerprint():
    """How many rows each table has, and the newest key."""
    models = [model for model in apps.get_models() if model.__name__ not in NOISE]
    return {
        one.__name__: (one.objects.count(), one.objects.order_by("-pk").values("pk").first())
        for one in models
    }


class EveryForm(People):
    """The views of the permission matrix, each asked by somebody who may use it."""

    def setUp(self):
        self.root = self.client_of("superuser")

    def posted_views(self):
        for name, rule in RULES.items():
            if name.startswith(OURS) and rule.posted in (200, 302, 303, 422) and name not in OTHERS:
                yield name, rule, self.address(name, rule) if name != "admin:catch_all_view" else ""

    def test_has_a_key(self):
        lacking, seen = set(), 0
        for name, _rule, address in self.posted_views():
            page = self.root.get(address)
            forms = FORM.findall(page.content.decode()) if page.status_code == 200 else []
            for form in forms:
                if not ELSEWHERE.search(form):
                    seen += 1
                    lacking |= set() if KEY.search(form) else {name}
        assert lacking == set(), "These have a form without an idempotency key."
        assert seen >= 30

    def test_sent_again_does_the_same_once(self):
        wrong, done = {}, 0
        for name, rule, address in self.posted_views():
            if rule.posted in (302, 303) and "superuser" in (rule.may_post or rule.who):
                is_done, trouble = self.send_again(address, self.data("superuser", rule))
                done += is_done
                wrong |= {name: trouble} if trouble else {}
        assert wrong == {}
        assert done >= 16

    def test_of_rows_sent_again_does_the_same_once(self):
        added = {
            "articles_tag": {"name": "Ferries", "slug": "ferries"},
            "articles_series": {"name": "Ferries", "slug": "ferries"},
            "articles_author": {"name": "Bo Ferry", "slug": "bo-ferry"},
            "articles_section": {"name": "Ferries", "slug": "ferries", "position": 3},
            "newsroom_user": {"username": "bo", "email": "bo@paper.example", "all_sections": "on"},
        }
        changed = {
            "articles_tag": ("@tag", {"name": "Quays"}),
            "articles_series": ("@series", {"name": "Quays"}),
            "articles_author": ("@author", {"name": "Ada Quay"}),
            "articles_section": ("@section", {"name": "Quays", "position": 4}),
            "articles_photo": ("@photo", {"caption": "The quay", "credit": "Bo", "alt": "A quay."}),
            "comments_thread": ("@thread", {"policy": "closed"}),
            "newsroom_user": ("@colleague", {"first_name": "Bo", "all_sections": "on"}),
            "newsroom_site": (1, {"name": "The Quay", "tagline": "Every day"}),
        }
        addresses = [(reverse(f"admin:{name}_add"), typed) for name, typed in added.items()]
        for name, (key, typed) in changed.items():
            addresses.append((reverse(f"admin:{name}_change", args=[self.made.get(key, key)]), typed))
        found = {
            address: self.send_again(address, self.fill(address) | typed) for address, typed in addresses
        }
        assert {address: trouble for address, trouble in found.items() if trouble != (True, "")} == {}

    def test_about_a_comment_sent_again_does_the_same_once(self):
        address = reverse("admin:comments_comment_change", args=[self.comment.pk])
        shown = {"version": self.comment.latest.pk, "after": self.comment.decision_id}
        ticked = f"{self.comment.pk}:{self.comment.latest.pk}:{self.comment.decision_id}"
        sent = (
            (address, shown | {"do": "reject", "kind": "editor", "reason": "It names somebody."}),
            (address, shown | {"do": "note", "kind": "editor", "note": "The council denies it."}),
            (reverse("admin:comments_comment_changelist"), {
                "action": "reject", "_selected_action": self.comment.pk, "seen": ticked, "index": 0}),
        )  # fmt: skip
        assert [self.send_again(*one) for one in sent] == [(True, "")] * 3

    def fill(self, address):
        """What stands in the form as it is opened."""
        form = self.root.get(address).context["adminform"].form
        return {field.html_name: field.value() for field in form if field.value() not in (None, False)}

    def send_again(self, address, data):
        """Whether the form was carried out, and what its second, third and fourth sending did besides."""
        with transaction.atomic():
            data = {**data, "idempotency_key": str(uuid4())}
            first = self.root.post(address, data)
            is_done = IdempotencyKey.objects.filter(person=self.people["superuser"]).exists()
            before = fingerprint()
            again = [self.root.post(address, data) for _ in range(3)]
            places = {one.get("Location") for one in (first, *again)}
            trouble = "" if fingerprint() == before and len(places) == 1 else str(places)
            transaction.set_rollback(True)
        return is_done, trouble

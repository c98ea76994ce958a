"""The card at the desk: what a new paper lacks, for those who may do it, until nothing is left."""

from django.test import TestCase
from django.urls import reverse

from articles.models import Section
from newsroom.models import Site
from tests import cast
from tests.newsroom.test_logo import CHANGE, upload

CARD = "For the first day"
ADD = reverse("admin:articles_article_add")


class TheCard(TestCase):
    def index(self, person):
        self.client.force_login(person)
        return self.client.get(reverse("admin:index"))

    def test_lists_what_is_missing_with_the_way_to_it(self):
        page = self.index(cast.user("Chief"))
        self.assertContains(page, CARD)
        for address in (f"{CHANGE}#id_sign", reverse("admin:articles_section_add"), ADD):
            self.assertContains(page, f'<a href="{address}">')

    def test_ticks_what_is_done(self):
        cast.section("Town")
        page = self.index(cast.user("Chief"))
        self.assertContains(page, 'Make sections<span class="visually-hidden">: done</span>')
        assert Section.objects.exists()

    def test_leads_to_the_draft_that_was_begun(self):
        draft = cast.draft()
        address = reverse("admin:articles_article_change", args=[draft.pk])
        self.assertContains(self.index(cast.user("Chief")), f'<a href="{address}">')
        draft.put_in_bin(by=cast.user("Editor"))
        self.assertContains(self.index(cast.user("Chief")), f'<a href="{ADD}">')

    def test_goes_away_with_the_last_of_it(self):
        chief = cast.user("Chief")
        Site().save()
        cast.published()
        self.assertContains(self.index(chief), CARD)
        words = {"name": "The Post", "address": "https://paper.example", "language": "en", "time_zone": "UTC"}
        self.client.post(CHANGE, {**words, "comment_default": "open", "sign": upload()})
        self.assertNotContains(self.index(chief), CARD)

    def test_asks_each_for_what_they_may_do(self):
        page = self.index(cast.user("Reporter"))
        self.assertContains(page, "Write the first article")
        for other in ("its logo", "Make sections"):
            self.assertNotContains(page, other)
        self.assertNotContains(self.index(cast.user("Moderator")), CARD)

"""The place that a story comes from, before its first words and wherever the story is told of."""

import json
import re

from django.test import TestCase
from django.urls import reverse

from articles import markup
from articles.models import Article, Edition
from tests import cast
from tests.desk import form_data

MOSCOW = '<span class="dateline"><bdi>MOSCOW</bdi></span>'


def printed(body, dateline="MOSCOW"):
    pieces = markup.pieces(markup.body(body), dateline=dateline)
    return "".join(piece if isinstance(piece, str) else f"[{piece.slot}]" for piece in pieces)


class TestPrinted:
    def test_it_runs_into_the_first_paragraph(self):
        assert printed("<p>It rained.</p><p>It snowed.</p>") == (
            f"<p>{MOSCOW} – It rained.</p><p>It snowed.</p>"
        )

    def test_it_passes_over_what_stands_before_the_first_paragraph(self):
        slot = '<figure data-slot="1"></figure>'
        for before, shown in (
            (slot, "[1]"),
            ("<h2>Rain</h2>",) * 2,
            ("<ul><li>Rain</li></ul>",) * 2,
            ("<blockquote><p>Rain!</p></blockquote>",) * 2,
        ):
            assert printed(f"{before}<p>It rained.</p>") == f"{shown}<p>{MOSCOW} – It rained.</p>"

    def test_the_words_of_a_note_or_a_quotation_are_not_the_storys(self):
        note = '<div class="editors-note"><p>We asked.</p></div>'
        quotation = '<figure class="quotation"><blockquote><p>Rain!</p></blockquote></figure>'
        for before in (note, quotation):
            assert printed(f"{before}<p>It rained.</p>").endswith(f"<p>{MOSCOW} – It rained.</p>")
            assert printed(f"{before}<p>It rained.</p>").count("MOSCOW") == 1

    def test_without_a_paragraph_it_stands_alone(self):
        assert printed("<ul><li>Rain</li></ul>") == f"<p>{MOSCOW}</p><ul><li>Rain</li></ul>"

    def test_it_is_words_and_no_markup(self):
        assert "<bdi>&lt;b&gt;A &amp; B</bdi>" in printed("<p>It rained.</p>", "<b>A & B")

    def test_none_leaves_everything_as_it_was(self):
        assert printed("<p>It rained.</p>", "") == "<p>It rained.</p>"


class Everywhere(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.chief = cast.user("Chief")
        cls.story = cast.published(by=cls.chief, dateline="MOSCOW", standfirst="After midnight.")

    def test_readers_have_it_once_before_the_first_words(self):
        page = self.client.get(self.story.current.get_absolute_url())
        self.assertContains(page, f"<p>{MOSCOW} – The council voted", count=1)
        data = re.search(r'<script type="application/ld\+json">(.*?)</script>', page.content.decode(), re.S)
        assert json.loads(data[1])["dateline"] == "MOSCOW"

    def test_a_story_without_one_tells_machines_of_none(self):
        other = cast.published("Another story", by=self.chief)
        self.assertNotContains(self.client.get(other.current.get_absolute_url()), "dateline")

    def test_feeds_begin_with_it(self):
        self.assertContains(self.client.get("/feed/"), "<description>MOSCOW – After midnight.</description>")

    def test_search_finds_it(self):
        self.assertContains(self.client.get("/search/?q=moscow"), self.story.headline)

    def test_the_desk_types_previews_and_compares_it(self):
        self.client.force_login(self.chief)
        change = form_data.change(self.story)
        self.assertContains(self.client.get(change), 'for="id_dateline"')
        form = form_data.article(
            section=self.story.section, opened=self.story.latest_revision.number, dateline=" KAZAN,\nMarch 2 "
        )
        assert self.client.post(change, form).status_code == 302
        assert Article.objects.get().dateline == "KAZAN, March 2"
        preview = reverse("admin:articles_article_preview", args=[self.story.pk])
        self.assertContains(self.client.get(preview), "<bdi>KAZAN, March 2</bdi>")
        first = reverse("admin:articles_article_revision", args=[self.story.pk, 1])
        self.assertContains(self.client.get(first), "dateline")
        self.assertContains(self.client.get(first), "<del>MOSCOW</del>")

    def test_it_cannot_be_changed_in_what_was_published_and_goes_with_the_words(self):
        self.story.retract(by=self.chief, note="We were deceived.")
        self.story.blank(by=self.chief, reason="A court ordered it.")
        assert set(Edition.objects.values_list("dateline", flat=True)) == {""}
        assert not Article.objects.exclude(dateline="").exists()
        assert "MOSCOW" not in str(list(self.story.revisions.values_list("content", flat=True)))

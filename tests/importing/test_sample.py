"""The sample export becomes its page, part by part."""

import html
import re
from io import StringIO

import pytest
from django.core.management import call_command

from articles.models import Address, Article, Author, Edition, Photo, RelatedLink, Section, Tag
from comments.models import Comment, CommentNote
from tests.importing import samples, stored_state

pytestmark = [samples.present, pytest.mark.django_db]
OLD = "/2025/01/inside-the-last-days/"


def run(*options):
    out = StringIO()
    call_command(
        "import_wordpress",
        str(samples.FOLDER / "syria-export.wxr.xml"),
        *("--media", str(samples.FOLDER)),
        *options,
        stdout=out,
        stderr=StringIO(),
    )
    return out.getvalue()


@pytest.fixture
def import_sample(db):
    return run()


@pytest.fixture
def lines():
    """The lines of the page that the export must become."""
    text = (samples.FOLDER / "syria-article.txt").read_text()
    return [line for line in text.splitlines() if line]


@pytest.fixture
def edition(import_sample):
    return Edition.objects.current().get()


class TestParts:
    def test_the_report_says_what_was_taken(self, import_sample):
        assert import_sample == (
            "World News Example, https://news.example (WXR 1.2)\n"
            "Taken in: 1 article, 1 photograph, 1 comment, 1 section, 2 tags, 1 author.\n"
            "Here already: nothing.\n"
            "Left out: nothing.\n"
        )

    def test_it_is_public_now_with_its_old_dates(self, edition):
        assert edition.kind == "import"
        assert edition.published_at.isoformat() == "2025-01-07T08:30:00+00:00"
        assert edition.updated_at.isoformat() == "2025-01-07T10:05:00+00:00"
        assert edition.live_from.year > 2025
        assert edition.headline == "Inside the last days: an aide describes the end of Assad’s rule"
        assert edition.made_by is None

    def test_the_text_has_its_thirteen_paragraphs_and_nothing_else(self, edition, lines):
        assert re.fullmatch(r"(?:<p>[^<]+</p>){13}", edition.body)
        assert edition.text.splitlines() == lines[2:15]

    def test_the_photograph_stands_once_its_credit_apart(self, edition, lines):
        row = edition.photos.get()
        assert row.position == 0 and edition.lead == row
        assert lines[0] == f"{row.caption} ({row.credit})"
        assert row.credit == "Valeriy Sharifulin/Reuters"
        assert (row.photo.caption, row.photo.credit) == (row.caption, row.credit)
        assert row.photo.file.read() == (samples.FOLDER / "wire-photo.jpg").read_bytes()

    def test_the_related_headline_is_a_link_and_no_text(self, edition, lines):
        related = edition.related.get()
        assert related.headline == lines[1] == "Syria: US Easing Aid Restrictions, But Sanctions Remain"
        assert related.url == "https://news.example/2025/01/syria-us-easing-aid-restrictions/"
        assert lines[1] not in edition.text
        assert RelatedLink.objects.get().headline == related.headline

    def test_section_tags_and_byline(self, edition):
        assert (edition.section.name, edition.section.slug) == ("Middle East", "middle-east")
        assert sorted(row.tag.slug for row in edition.edition_tags.all()) == ["russia", "syria"]
        assert [row.credited_as for row in edition.bylines.all()] == ["World Desk"]
        assert (Section.objects.count(), Tag.objects.count(), Author.objects.count()) == (1, 2, 1)

    def test_the_comment_is_visible_and_its_note_an_object_of_its_own(self, edition, lines):
        comment = Comment.objects.get()
        note = CommentNote.objects.get()
        assert comment.is_visible and comment.thread.article_id == edition.article_id
        assert comment.posted_at.isoformat() == "2025-01-07T14:12:00+00:00"
        assert "Note" not in comment.latest.text
        assert comment.latest.text.split("\n\n") == lines[17:]
        assert f"[Editor’s Note: {note.text}]".replace("\n\n", "\n") == "\n".join(lines[15:17])
        assert (note.signature, note.dated_at, note.set_by) == ("", None, None)

    def test_the_old_addresses_are_claimed(self, edition):
        assert edition.address.path == OLD
        found = dict(Address.objects.values_list("path", "is_alias"))
        assert found == {OLD: False, "/?p=70": True}


class TestPage:
    def test_the_page_reads_as_its_text_does(self, client, edition, lines):
        page = client.get(OLD)
        assert page.status_code == 200
        text = re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", page.text)))
        caption, _, credit = lines[0].rpartition(" (")
        for part in (caption, credit.rstrip(")"), *lines[1:15], *lines[17:]):
            assert " ".join(part.split()) in text, part
        assert f"({credit}" not in text

    def test_the_photograph_stands_once_and_its_file_is_there(self, client, edition):
        page = client.get(OLD).text
        assert page.count('<figure class="photo"') == 1
        assert page.count('<span class="credit">Valeriy Sharifulin/Reuters</span>') == 1
        src = re.search(r'<img src="(/photo/[^"]+)"', page)[1]
        assert client.get(src).status_code == 200

    def test_the_note_is_printed_apart_unsigned_and_undated(self, client, edition, lines):
        page = html.unescape(client.get(OLD).text)
        (note,) = re.findall(r'<div class="comment-note".*?</div>', page, re.DOTALL)
        (words,) = re.findall(r'<div class="comment-words".*?</div>', page, re.DOTALL)
        said = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", note))
        for part in (lines[15].removeprefix("[Editor’s Note: "), lines[16].removesuffix("]")):
            assert part in said and part not in words
        assert "<time" not in note and "—" not in note
        assert page.count("Editor’s Note") == 1 and "Editor's Note" not in page

    def test_the_text_is_thirteen_paragraphs_on_the_page_too(self, client, edition):
        (prose,) = re.findall(r'<div class="prose">.*?</div>', client.get(OLD).text, re.DOTALL)
        assert prose.count("<p>") == 13

    def test_the_old_query_address_leads_there(self, client, edition):
        response = client.get("/?p=70")
        assert response.status_code == 301
        assert response["Location"] == OLD


class TestAgain:
    def test_twice_changes_nothing(self, import_sample):
        before, files = stored_state.rows(), stored_state.originals()
        again = run()
        assert stored_state.rows() == before
        assert stored_state.originals() == files
        assert "Taken in: nothing." in again
        assert "Here already: 1 article, 1 photograph, 1 comment.\n" in again

    def test_a_dry_run_writes_nothing_and_says_the_same(self, db):
        before = stored_state.rows()
        dry = run("--dry-run")
        assert stored_state.rows() == before
        assert stored_state.originals() == []
        assert not Article.objects.exists() and not Photo.objects.exists()
        assert dry == run()
        again, rows = run("--dry-run"), stored_state.rows()
        assert again == run()
        assert stored_state.rows() == rows

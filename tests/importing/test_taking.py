"""What an export becomes in the newsroom."""

import pytest
import time_machine
from django.db import DatabaseError

from articles.models import Address, Article, Author, Edition, Origin, Photo, Section, Tag
from comments.models import Comment, CommentNote, Thread
from newsroom.importing import taking
from newsroom.importing.media import Media
from newsroom.importing.taking import Taking
from tests import cast
from tests.importing import state, wxr
from tests.photos import files

pytestmark = pytest.mark.django_db
NOW = "2026-03-02 12:00:00+00:00"


@pytest.fixture(autouse=True)
def at_noon(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "originals"
    with time_machine.travel(NOW):
        yield


@pytest.fixture
def media(tmp_path):
    folder = tmp_path / "uploads"
    (folder / "2020" / "03").mkdir(parents=True)
    (folder / "2020" / "03" / "harbour.jpg").write_bytes(files.picture((400, 300)))
    return folder


def run(*items, media=None, **more):
    dry = more.pop("dry", False)
    return Taking(wxr.opened(wxr.export(*items, **more)), Media(media), dry=dry).run()


def same_dry_and_twice(*items, **more):
    """Take the items; a dry run before says the same, and a second run changes nothing."""
    empty = state.rows()
    dry = run(*items, dry=True, **more)
    assert state.rows() == empty
    report = run(*items, **more)
    assert str(dry) == str(report)
    full, originals = state.rows(), state.originals()
    again = run(*items, **more)
    assert state.rows() == full and state.originals() == originals
    assert not again.counts["taken"]
    return report


def edition():
    return Edition.objects.visible().get()


class TestArticles:
    def test_a_post_is_public_from_now_on_under_its_old_address_and_dates(self, client):
        same_dry_and_twice(
            wxr.post("Old news", "It rained.", excerpt="Rain", post_modified_gmt="2020-03-05 10:00:00")
        )
        assert (edition().headline, edition().standfirst, edition().kind) == ("Old news", "Rain", "import")
        assert edition().address.path == "/2020/03/old-news/"
        assert str(edition().published_at) == "2020-03-04 10:00:00+00:00"
        assert str(edition().updated_at) == "2020-03-05 10:00:00+00:00"
        assert str(edition().live_from)[:10] == "2026-03-02"
        assert client.get("/2020/03/old-news/").status_code == 200
        assert Article.objects.get().revisions.count() == 1

    def test_it_can_be_corrected_like_any_other(self):
        run(wxr.post())
        article, editor = Article.objects.get(), cast.user("Editor")
        with time_machine.travel("2026-03-03 12:00:00+00:00"):
            article.correct(by=editor, note="It snowed.")
            assert str(article.visible.published_at) == "2020-03-04 10:00:00+00:00"

    @pytest.mark.parametrize(
        ("fields", "why"),
        [
            ({"status": "draft"}, ""),
            ({"status": "pending"}, ""),
            ({"status": "private"}, "was private"),
            ({"status": "future", "date": "2027-01-01 10:00:00"}, "was scheduled for 2027-01-01 10:00:00"),
            ({"status": "publish", "date": "2027-01-01 10:00:00"}, "has a date still ahead"),
            ({"status": "acf-disabled"}, "unknown state"),
            ({"post_password": "x"}, "had a password"),
            ({"title": " "}, "has no headline"),
            ({"content": " "}, "has neither text nor a picture"),
            ({"date": "0000-00-00 00:00:00"}, "has no date"),
        ],
    )
    def test_nothing_is_published_by_accident(self, client, fields, why):
        report = same_dry_and_twice(wxr.post(**fields, comments=[wxr.comment()]))
        assert report.counts["taken"]["draft"] == 1
        assert why in str(report)
        assert not Edition.objects.exists() and not Address.objects.exists()
        assert not Comment.objects.exists()
        assert client.get("/2020/03/old-news/").status_code == 404

    @pytest.mark.parametrize("status", ["trash", "auto-draft", "inherit"])
    def test_what_was_thrown_away_stays_away(self, status):
        report = same_dry_and_twice(wxr.post(status=status))
        assert not Article.objects.exists()
        assert f"its state is “{status}”" in str(report)

    def test_other_kinds_are_told(self):
        report = same_dry_and_twice(*(wxr.post(post_type=kind) for kind in ("page", "nav_menu_item", "page")))
        assert not Article.objects.exists()
        assert "2 × page: not a kind that is taken in" in str(report)

    def test_a_story_too_long_and_one_without_number_are_left_out(self):
        report = same_dry_and_twice(wxr.post(content="rain " * 110_000), wxr.post(id="x7"))
        assert not Article.objects.exists()
        assert "500,000 characters" in str(report) and "has no number" in str(report)

    def test_html_in_titles_and_long_ones(self):
        run(wxr.post("<em>Old</em> &amp; new " + "word " * 80))
        assert edition().headline.startswith("Old & new word")
        assert len(edition().headline) <= 250 and edition().headline.endswith("…")

    def test_one_that_the_database_refuses_does_not_stop_the_others(self, monkeypatch):
        def enter(written, **more):
            if written.headline == "Broken":
                Article.objects.create(headline="half")
                raise DatabaseError("no room")
            return real(written, **more)

        real = taking.enter
        monkeypatch.setattr(taking, "enter", enter)
        report = run(wxr.post("Broken", name="a"), wxr.post("Whole", name="b"))
        assert [article.headline for article in Article.objects.all()] == ["Whole"]
        assert "no room" in str(report)

    def test_a_run_that_was_cut_off_goes_on(self):
        items = [
            wxr.post("First", name="a", id=1, comments=[wxr.comment(id=1)]),
            wxr.post("Second", name="b", id=2),
        ]
        whole = wxr.export(*items)
        broken = Taking(wxr.opened(whole[: whole.index("Second")]), Media(None)).run()
        assert broken.broken.startswith("line ") and broken.counts["taken"]["article"] == 1
        report = run(*items)
        assert report.counts["taken"] == {"article": 1}
        assert report.counts["known"]["article"] == 1
        assert Article.objects.count() == 2 and Comment.objects.count() == 1

    def test_the_same_item_twice_in_one_file(self):
        report = same_dry_and_twice(wxr.post(id=7), wxr.post(id=7))
        assert (report.counts["taken"]["article"], report.counts["known"]["article"]) == (1, 1)


class TestAddresses:
    def test_the_old_query_and_former_names_lead_to_it(self, client):
        same_dry_and_twice(wxr.post(id=70, meta={"_wp_old_slug": "first-name"}))
        for old in ("/?p=70", "/2020/03/first-name/"):
            response = client.get(old)
            assert (response.status_code, response["Location"]) == (301, "/2020/03/old-news/")

    def test_they_lead_nowhere_once_it_is_withdrawn(self, client):
        run(wxr.post(id=70))
        Article.objects.get().unpublish(by=cast.user("Editor"))
        assert client.get("/?p=70", follow=True).status_code == 410

    def test_an_alias_of_a_draft_does_not_exist(self, client):
        run(wxr.post(id=70, status="draft"))
        assert client.get("/2020/03/old-news/").status_code == 404

    @pytest.mark.parametrize(
        "link", [f"{wxr.SITE}/?p=70", "", "https://elsewhere.example/x/", f"{wxr.SITE}/admin/x/"]
    )
    def test_without_a_fit_address_it_gets_one_of_its_date(self, client, link):
        run(wxr.post("Old news", id=70, link=link))
        assert edition().address.path == "/2020/03/old-news/"
        assert client.get("/?p=70").status_code == 301

    def test_the_folder_of_the_old_site_stays(self):
        run(wxr.post(link=f"{wxr.SITE}/blog/2020/x.html"))
        assert edition().address.path == "/blog/2020/x.html"

    def test_an_address_of_another_article_is_not_taken_away(self):
        other = cast.published(path="/2020/03/old-news/")
        report = same_dry_and_twice(wxr.post())
        assert "the address /2020/03/old-news/ belongs to another article" in str(report)
        assert list(Article.objects.all()) == [other]

    def test_two_of_one_address_in_one_file(self):
        report = same_dry_and_twice(wxr.post("First", id=1), wxr.post("Second", id=2))
        assert report.counts["taken"]["article"] == 1
        assert "belongs to another article" in str(report)

    def test_two_sites_may_have_the_same_numbers(self):
        run(wxr.post(id=7))
        text = wxr.export(wxr.post("Other", id=7, name="other")).replace("old.example", "second.example")
        report = Taking(wxr.opened(text), Media(None)).run()
        assert report.counts["taken"]["article"] == 1
        assert "cannot keep the address /?p=7" in str(report)
        assert Origin.objects.count() == 2


class TestNames:
    def test_sections_stand_below_their_parents(self):
        head = wxr.category("world", "World") + wxr.category("europe", "Europe", "world")
        same_dry_and_twice(wxr.post(categories=[("category", "europe", "Europe")]), head=head)
        assert edition().section.slug == "europe" and edition().section.parent.slug == "world"
        assert edition().edition_sections.count() == 2

    def test_parents_in_a_circle_or_too_deep_end(self):
        circle = wxr.category("a", "A", "b") + wxr.category("b", "B", "a")
        chain = "".join(wxr.category(f"n{n}", f"N{n}", f"n{n + 1}") for n in range(9))
        same_dry_and_twice(
            wxr.post(name="x", categories=[("category", "a", "A")]),
            wxr.post(name="y", categories=[("category", "n0", "N0")]),
            head=circle + chain,
        )
        assert max(len(section.lineage()) for section in Section.objects.all()) <= 4

    def test_of_several_categories_the_main_one_is_kept(self):
        head = wxr.category("world", "World", term_id="3") + wxr.category("sport", "Sport", term_id="4")
        both = [("category", "world", "World"), ("category", "sport", "Sport")]
        report = same_dry_and_twice(
            wxr.post(categories=both, meta={"_yoast_wpseo_primary_category": "4"}), head=head
        )
        assert edition().section.slug == "sport"
        assert "it also stood in World" in str(report)

    def test_no_category_is_told(self):
        report = same_dry_and_twice(wxr.post(categories=[]))
        assert edition().section.name == "News" and "stood in no category" in str(report)

    def test_what_the_newsroom_has_is_used(self):
        section, author = cast.section("World"), cast.author("Ada Quill")
        tag = Tag.objects.create(name="Zürich", slug="zuerich")
        report = same_dry_and_twice(
            wxr.post(categories=[("category", "welt", "World"), ("post_tag", "zurich", "Zurich")])
        )
        assert edition().section == section
        assert edition().bylines.get().author == author
        assert edition().edition_tags.get().tag == tag
        assert report.counts["known"] == {"section": 1, "author": 1, "tag": 1}

    def test_co_authors_stand_in_order(self):
        by = [
            ("author", "cap-mia", "Mia Lens"),
            ("author", "cap-ben", "Ben Frame"),
            ("category", "w", "World"),
        ]
        same_dry_and_twice(wxr.post(categories=by))
        assert [row.credited_as for row in edition().bylines.all()] == ["Mia Lens", "Ben Frame"]
        assert Author.objects.count() == 2

    def test_tags_in_every_script_and_spelling_stand_once(self):
        tags = [
            ("post_tag", "%d8%b3%d9%84", "سل"),
            ("post_tag", "zurich", "Zürich"),
            ("post_tag", "zurich-2", "ZÜRICH"),
        ]
        same_dry_and_twice(wxr.post(categories=[*tags, ("category", "w", "World")]))
        assert Tag.objects.count() == 2 and edition().edition_tags.count() == 2


class TestPhotographs:
    def test_caption_and_credit_stand_apart(self, media):
        same_dry_and_twice(
            wxr.attachment(
                id=9, caption="The harbour (Mia Lens/Reuters)", meta={"_wp_attachment_image_alt": "Boats"}
            ),
            wxr.post(meta={"_thumbnail_id": "9"}),
            media=media,
        )
        lead = edition().lead
        assert (lead.caption, lead.credit, lead.alt) == ("The harbour", "Mia Lens/Reuters", "Boats")
        assert lead.inherits_caption and lead.photo.caption == "The harbour"

    def test_a_credit_of_its_own_goes_first(self, media):
        said = {"_media_credit": "Mia Lens", "_navis_media_credit_org": "Wire"}
        run(wxr.attachment(caption="The harbour", meta=said), media=media)
        assert Photo.objects.get().credit == "Mia Lens/Wire"

    def test_words_of_the_body_differ_from_the_library(self, media):
        run(
            wxr.attachment(id=9, caption="The harbour"),
            wxr.post(
                content='[caption id="attachment_9"]<img> At dawn (Ben Frame/AP)[/caption]\n\nIt rained.'
            ),
            media=media,
        )
        row = edition().photos.get()
        assert (row.position, row.caption, row.credit) == (1, "At dawn", "Ben Frame/AP")
        assert not row.inherits_caption and row.photo.caption == "The harbour"
        assert edition().body == '<figure data-slot="1"></figure><p>It rained.</p>'

    def test_attachments_may_come_after_their_post(self, media):
        run(wxr.post(meta={"_thumbnail_id": "9"}), wxr.attachment(id=9), media=media)
        assert edition().lead.photo == Photo.objects.get()

    def test_a_scaled_copy_leads_to_the_original(self, media):
        run(
            wxr.post(
                content=f'<img src="{wxr.SITE}/wp-content/uploads/2020/03/harbour-300x200.jpg">It rained.'
            ),
            media=media,
        )
        assert edition().photos.get().photo.width == 400

    def test_a_file_that_is_missing_is_told_and_the_text_stands(self, media):
        report = same_dry_and_twice(
            wxr.attachment("2020/03/gone.jpg", id=9), wxr.post(meta={"_thumbnail_id": "9"}), media=media
        )
        assert "the file 2020/03/gone.jpg is not in the media folder" in str(report)
        assert edition().lead is None

    def test_a_lead_that_the_file_does_not_have_is_told(self):
        report = same_dry_and_twice(wxr.post(meta={"_thumbnail_id": "9"}))
        assert "attachment 9) is not in the file" in str(report)

    @pytest.mark.parametrize("data", [b"<svg/>", b"", b"\xff\xd8\xff", files.two_coloured((600, 400))[:2000]])
    def test_a_broken_picture_is_told_and_nothing_of_it_stored(self, media, data):
        (media / "broken.jpg").write_bytes(data)
        report = same_dry_and_twice(wxr.attachment("broken.jpg"), media=media)
        assert report.counts["skipped"]["photograph"] == 1
        assert "broken.jpg: " in str(report)
        assert state.originals() == []

    @pytest.mark.parametrize(
        "path",
        [
            "../secret.jpg",
            "/etc/passwd",
            "2020/03/../../../secret.jpg",
            "%2e%2e/secret.jpg",
            "link.jpg",
            "2020",
            ".",
        ],
    )
    def test_nothing_outside_the_folder_is_read(self, media, path):
        (media.parent / "secret.jpg").write_bytes(files.picture((50, 50)))
        (media / "link.jpg").symlink_to(media.parent / "secret.jpg")
        report = run(wxr.attachment(path), media=media)
        assert not Photo.objects.exists()
        assert "not in the media folder" in str(report)

    def test_two_files_of_one_name_are_told_apart_by_their_folder(self, media):
        (media / "2021").mkdir()
        (media / "2021" / "harbour.jpg").write_bytes(files.picture((500, 300)))
        run(wxr.attachment("2021/harbour.jpg"), media=media)
        assert Photo.objects.get().width == 500
        assert Media(media).find("elsewhere/harbour.jpg") is None

    def test_the_same_bytes_under_two_names_are_one_photograph(self, media):
        (media / "copy.jpg").write_bytes((media / "2020" / "03" / "harbour.jpg").read_bytes())
        report = same_dry_and_twice(wxr.attachment(), wxr.attachment("copy.jpg"), media=media)
        assert report.counts["taken"]["photograph"] == 1 and Photo.objects.count() == 1


RULED = "<hr>\n\n<strong><a href='{}'>The other story</a></strong>\n\n<hr>\n\nIt rained."


class TestRelated:
    def test_an_article_of_ours_is_followed(self):
        other = wxr.post("The other story", name="other")
        same_dry_and_twice(other, wxr.post(content=RULED.format(f"{wxr.SITE}/2020/03/other/")))
        story = Article.objects.get(headline="Old news")
        assert story.related.get().target.headline == "The other story"
        assert story.visible.related.get().article == story.related.get().target

    @pytest.mark.parametrize("link", ["/2020/03/other/", "https://www.old.example/2020/03/other", "/?p=5"])
    def test_one_that_comes_later_is_waited_for(self, link):
        other = wxr.post("The other story", name="other", id=5)
        same_dry_and_twice(wxr.post(content=RULED.format(link)), other)
        assert Article.objects.get(headline="Old news").related.get().target.headline == "The other story"

    def test_two_that_name_each_other(self):
        one = wxr.post("One", name="one", content=RULED.format("/2020/03/two/"))
        two = wxr.post("Two", name="two", content=RULED.format("/2020/03/one/"))
        same_dry_and_twice(one, two)
        assert Article.objects.get(headline="One").related.get().url == f"{wxr.SITE}/2020/03/two/"
        assert Article.objects.get(headline="Two").related.get().target.headline == "One"

    def test_an_address_elsewhere_is_kept_with_its_headline(self):
        same_dry_and_twice(wxr.post(content=RULED.format("https://elsewhere.example/x")))
        link = edition().related.get()
        assert (link.url, link.headline) == ("https://elsewhere.example/x", "The other story")

    def test_an_address_that_is_none_is_told(self):
        report = same_dry_and_twice(wxr.post(content=RULED.format("mailto:x@mail.example")))
        assert not edition().related.exists()
        assert "leads nowhere" in str(report)


class TestComments:
    def take(self, *comments, **more):
        report = same_dry_and_twice(wxr.post(comments=list(comments), **more))
        return report, list(Comment.objects.order_by("posted_at", "pk"))

    @pytest.mark.parametrize(
        ("approved", "found"),
        [("1", "visible"), ("0", "held"), ("spam", "spam"), ("trash", "rejected"),
         ("post-trashed", "rejected"), ("klingon", "held")],
    )  # fmt: skip
    def test_the_state_is_kept(self, approved, found):
        _, [comment] = self.take(wxr.comment(comment_approved=approved))
        assert comment.state == found
        assert comment.thread.visible_count == (found == "visible")

    @pytest.mark.parametrize("kind", ["pingback", "trackback", "note", "review", "order_note"])
    def test_what_is_no_readers_comment_is_told(self, kind):
        report, found = self.take(wxr.comment(id=5, comment_type=kind, comment_approved="0"))
        assert found == []
        assert f"comment 5 is a {kind}, not a reader's comment" in str(report)

    def test_answers_stand_below_what_they_answer_whatever_their_order(self):
        _, [first, answer] = self.take(
            wxr.comment("Answer", id=2, comment_parent="1", comment_date_gmt="2020-03-05 08:00:00"),
            wxr.comment("First", id=1, comment_date_gmt="2020-03-05 08:00:00"),
        )
        assert (first.latest.text, answer.parent) == ("First", first)

    def test_an_answer_without_its_comment_stands_alone_and_is_told(self):
        report, [comment] = self.take(wxr.comment(id=2, comment_parent="1"))
        assert comment.parent is None
        assert "comment 2 answers 1, which is not here" in str(report)

    def test_answers_in_a_circle_end(self):
        _, found = self.take(
            wxr.comment("a", id=1, comment_parent="2"), wxr.comment("b", id=2, comment_parent="1")
        )
        assert len(found) == 2

    def test_a_leading_note_is_an_object_of_its_own(self):
        self.take(wxr.comment("[Editor's Note: Not so.\n\nSee below.]\n\nI think so."))
        note = CommentNote.objects.get()
        assert note.text == "Not so.\n\nSee below."
        assert (note.signature, note.dated_at) == ("", None)
        assert Comment.objects.get().latest.text == "I think so."

    def test_light_html_becomes_plain_words(self):
        _, [comment] = self.take(
            wxr.comment(
                'One<br />\ntwo<p>Three &amp; <a href="https://x.example/y">four</a></p><script>x</script>'
            )
        )
        assert comment.latest.text == "One\ntwo\n\nThree & four (https://x.example/y)"

    @pytest.mark.parametrize(
        ("fields", "why"),
        [({"comment_content": " "}, "has no words"), ({"comment_id": "x"}, "has no number"),
         ({"comment_date_gmt": "", "comment_date": "0000-00-00 00:00:00"}, "has no date")],
    )  # fmt: skip
    def test_what_cannot_be_kept_is_told(self, fields, why):
        report, found = self.take(wxr.comment(**fields))
        assert found == [] and why in str(report)

    def test_a_nameless_reader_is_anonymous(self):
        _, [comment] = self.take(wxr.comment(comment_author=""))
        assert comment.name == "Anonymous"

    def test_comments_that_were_closed_stay_closed(self):
        self.take(wxr.comment(), comment_status="closed")
        assert Thread.objects.get().policy == "closed"

    def test_a_moderators_decision_outlives_the_next_run(self):
        items = [wxr.post(id=1, comments=[wxr.comment(id=1)])]
        run(*items)
        comment = Comment.objects.get()
        comment.reject(version=comment.latest, by=cast.user("Moderator"))
        run(*items)
        assert Comment.objects.get().state == "rejected"

    def test_new_comments_of_a_later_export_are_added(self):
        run(wxr.post(id=1, comments=[wxr.comment(id=1)]))
        report = run(wxr.post(id=1, comments=[wxr.comment(id=1), wxr.comment(id=2)]))
        assert report.counts["taken"] == {"comment": 1}
        assert Comment.objects.count() == 2

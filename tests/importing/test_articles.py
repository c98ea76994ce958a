"""What the posts of an export become."""

import pytest
import time_machine
from django.db import DatabaseError

from articles.models import Address, Article, Edition
from comments.models import Comment
from newsroom.importing import article_writer, importer
from newsroom.importing.importer import Importer
from newsroom.importing.media import Media
from tests import cast
from tests.importing import wxr
from tests.importing.import_run import edition, run, same_dry_and_twice

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


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

    def test_a_change_that_is_still_ahead_is_a_change_of_now(self):
        run(wxr.post(post_modified_gmt="2099-01-01 10:00:00"))
        assert str(edition().updated_at)[:10] == "2026-03-02"

    def test_it_can_be_corrected_like_any_other(self):
        run(wxr.post())
        article, editor = Article.objects.get(), cast.user("Editor")
        with time_machine.travel("2026-03-03 12:00:00+00:00"):
            article.publish(kind="correction", by=editor, note="It snowed.")
            assert str(article.current.published_at) == "2020-03-04 10:00:00+00:00"

    @pytest.mark.parametrize(
        ("fields", "why"),
        [
            ({"status": "draft"}, ""),
            ({"status": "pending"}, ""),
            ({"status": "private"}, "was private"),
            ({"status": "future", "date": "2027-01-01 10:00:00"}, "was scheduled for 2027-01-01 10:00:00"),
            ({"status": "publish", "date": "2027-01-01 10:00:00"}, "has a date still ahead"),
            ({"status": "acf-disabled"}, "unknown state"),
            ({"status": "{0.__class__} {x} {"}, "unknown state “{0.__class__} {x} {”"),
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

        real = article_writer.create_article
        monkeypatch.setattr(article_writer, "create_article", enter)
        report = run(wxr.post("Broken", name="a"), wxr.post("Whole", name="b"))
        assert [article.headline for article in Article.objects.all()] == ["Whole"]
        assert "no room" in str(report)

    def test_a_run_that_was_cut_off_goes_on(self):
        items = [
            wxr.post("First", name="a", id=1, comments=[wxr.comment(id=1)]),
            wxr.post("Second", name="b", id=2),
        ]
        whole = wxr.export(*items)
        broken = Importer(wxr.opener(whole[: whole.index("Second")]), Media(None)).run()
        assert broken.broken.startswith("line ") and broken.counts["taken"]["article"] == 1
        report = run(*items)
        assert report.counts["taken"] == {"article": 1}
        assert report.counts["known"]["article"] == 1
        assert Article.objects.count() == 2 and Comment.objects.count() == 1

    def test_a_run_that_was_stopped_leaves_nothing_half_stored(self, monkeypatch):
        def read_article(run, item):
            if item.title == "Second":
                raise KeyboardInterrupt
            return real(run, item)

        items = [wxr.post(title, name=title) for title in ("First", "Second", "Third")]
        real = Importer.read_article
        monkeypatch.setattr(Importer, "read_article", read_article)
        with pytest.raises(KeyboardInterrupt):
            run(*items)
        assert [article.headline for article in Article.objects.all()] == ["First"]
        monkeypatch.undo()
        run(*items)
        assert Edition.objects.current().count() == Article.objects.count() == 3

    def test_a_batch_that_was_stopped_is_taken_by_the_next_run(self, monkeypatch):
        def claim(path, **more):
            if path == "/?p=2":
                raise KeyboardInterrupt
            return real(path, **more)

        items = [wxr.post(title, name=title, id=n) for n, title in enumerate(("First", "Second", "Third"), 1)]
        real = Address.claim
        monkeypatch.setattr(Address, "claim", claim)
        with pytest.raises(KeyboardInterrupt):
            run(*items)
        assert not Article.objects.exists() and not Edition.objects.exists()
        monkeypatch.undo()
        assert run(*items).counts["taken"]["article"] == Edition.objects.current().count() == 3

    def test_more_than_a_batch_is_stored_whole(self):
        items = [wxr.post(f"Story {n}", name=f"story-{n}", id=n) for n in range(1, 2 * importer.BATCH + 2)]
        report = same_dry_and_twice(*items)
        assert report.counts["taken"]["article"] == Edition.objects.published().count() == len(items)

    def test_the_same_item_twice_in_one_file(self):
        report = same_dry_and_twice(wxr.post(id=7), wxr.post(id=7))
        assert (report.counts["taken"]["article"], report.counts["known"]["article"]) == (1, 1)

"""Every address of the old site leads to where its article stands."""

import pytest

from articles.models import Article, Origin
from newsroom.importing.importer import Importer
from newsroom.importing.media import Media
from tests import cast
from tests.importing import wxr
from tests.importing.import_run import edition, run, same_dry_and_twice

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


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

    def test_an_address_in_another_script(self, client):
        run(wxr.post(name="%d8%b3%d9%84", link=f"{wxr.SITE}/2020/03/%d8%b3%d9%84/"))
        assert edition().address.path == "/2020/03/سل/"
        assert client.get("/2020/03/%d8%b3%d9%84/").status_code == 200
        assert client.get("/2020/03/سل/").status_code == 200

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
        report = Importer(wxr.opener(text), Media(None)).run()
        assert report.counts["taken"]["article"] == 1
        assert "cannot keep the address /?p=7" in str(report)
        assert Origin.objects.count() == 2

"""Related headlines: articles of ours are followed, wherever in the file they stand."""

import pytest

from articles.models import Article
from tests.importing import wxr
from tests.importing.import_run import edition, same_dry_and_twice

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


RULED = "<hr>\n\n<strong><a href='{}'>The other story</a></strong>\n\n<hr>\n\nIt rained."


class TestRelated:
    def test_an_article_of_ours_is_followed(self):
        other = wxr.post("The other story", name="other")
        same_dry_and_twice(other, wxr.post(content=RULED.format(f"{wxr.SITE}/2020/03/other/")))
        story = Article.objects.get(headline="Old news")
        assert story.related.get().target.headline == "The other story"
        assert story.current.related.get().article == story.related.get().target

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

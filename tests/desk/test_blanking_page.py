"""The page at the desk that takes the words of an article away: numbers first, a reason, for a chief."""

from django.urls import reverse

from tests import cast
from tests.articles.planted_texts import Planted


class ThePage(Planted):
    def setUp(self):
        super().setUp()
        self.address = reverse("admin:articles_article_blank", args=[self.story.pk])

    def test_says_in_numbers_what_goes_and_what_stays(self):
        self.story.retract(by=self.chief, note="We were deceived.")
        answer = self.client.get(self.address)
        saved = self.story.revisions.count()
        self.assertContains(answer, "2 versions that readers had, the headline on 1 notice")
        self.assertContains(answer, f"{saved} saved states")
        self.assertContains(answer, self.story.addresses.get().path)
        self.assertContains(answer, "Go back, change nothing")
        assert not self.story.editions.exclude(blanked_at=None).exists()

    def test_asks_for_a_reason(self):
        self.story.retract(by=self.chief, note="We were deceived.")
        answer = self.take_away(reason=" ")
        self.assertContains(answer, "Say why these words must go.", status_code=422)
        assert answer.context["form"].errors.keys() == {"reason"}

    def test_is_not_for_an_editor(self):
        self.story.retract(by=self.chief, note="We were deceived.")
        self.client.force_login(cast.user("Editor"))
        assert self.client.get(self.address).status_code == 403
        assert self.take_away().status_code == 403
        change = reverse("admin:articles_article_change", args=[self.story.pk])
        self.assertNotContains(self.client.get(change), self.address)

    def test_is_not_offered_where_readers_have_all_there_is(self):
        story = cast.published("Read by all", by=self.chief)
        change = reverse("admin:articles_article_change", args=[story.pk])
        self.assertNotContains(self.client.get(change), "/blank/")
        answer = self.client.get(reverse("admin:articles_article_blank", args=[story.pk]))
        self.assertContains(answer, "There is nothing to take away")

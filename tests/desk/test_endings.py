"""Before a withdrawal the page says what else it ends, before a restoration what comes back; it is true."""

from datetime import timedelta

from django.test import Client, TestCase
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from articles.models import RelatedLink
from comments.models import Comment
from tests import cast

SOON = timedelta(hours=3)


class Withdrawing(TestCase):
    def setUp(self):
        self.chief = cast.user("Chief")
        self.client.force_login(self.chief)
        self.story = cast.published("Ferries from the quay", by=self.chief)
        self.waiting = self.story.schedule(by=self.chief, kind="update", at=timezone.now() + SOON)
        cast.comment(self.story)
        other = cast.draft("Another", by=self.chief)
        RelatedLink.objects.create(article=other, target=self.story)
        self.other = other.publish(by=self.chief)

    def page(self, name):
        return self.client.get(reverse(f"admin:articles_article_{name}", args=[self.story.pk]))

    def test_says_what_each_kind_ends(self):
        opened = reverse("admin:articles_article_edition", args=[self.story.pk, self.waiting.pk])
        for name in ("unpublish", "retract", "take-down", "duplicate"):
            answer = self.page(name)
            self.assertContains(answer, "What else this ends")
            self.assertContains(answer, "Cancelled with it: Update, due")
            self.assertContains(answer, f'href="{opened}"')
            self.assertContains(answer, f"the lists of {self.story.section}")
            self.assertContains(answer, "of its photographs stands on no other page")
            self.assertContains(answer, "1 story no longer shows its link to it.")
            self.assertContains(answer, "Its comments leave the page")

    def test_what_it_says_is_what_happens(self):
        photo = self.story.current.photos.get().photo
        file = photo.renditions.url(photo.renditions.small)
        link = escape(self.story.current.get_absolute_url())
        anonymous = Client()
        assert anonymous.get(file).status_code == 200
        self.assertContains(anonymous.get(self.other.get_absolute_url()), link)
        self.story.retract(by=self.chief, note="We were deceived.")
        self.waiting.refresh_from_db()
        assert self.waiting.is_cancelled
        assert anonymous.get(file).status_code == 404
        self.assertNotContains(anonymous.get(self.other.get_absolute_url()), link)
        for page in ("/", "/feed/", self.story.section.get_absolute_url()):
            self.assertNotContains(anonymous.get(page), "Ferries from the quay")

    def test_restoring_says_what_comes_back_and_what_does_not(self):
        self.story.retract(by=self.chief, note="We were deceived.")
        answer = self.page("restore")
        self.assertContains(answer, "What comes back, and what does not")
        self.assertContains(answer, "“Ferries from the quay”, at its address again.")
        self.assertContains(answer, "Not scheduled again: Update, that was due")
        self.assertContains(answer, "1 story shows its link to it again.")
        self.assertContains(answer, "Its comments come back")
        self.story.restore(by=self.chief)
        assert not self.story.editions.scheduled().exists()
        assert Comment.objects.count() == 1

    def test_a_story_with_nothing_around_it_says_so_little(self):
        lone = cast.published("Alone", by=self.chief)
        answer = self.client.get(reverse("admin:articles_article_retract", args=[lone.pk]))
        self.assertNotContains(answer, "Cancelled with it")
        self.assertNotContains(answer, "comments leave")

"""The page that publishes, where a section is reviewed: approved, past it with a reason, or refused."""

from django.test import TestCase
from django.urls import reverse

from articles.models import Override, Section
from tests import cast
from tests.desk import form_data


class ThePage(TestCase):
    def setUp(self):
        self.world = cast.section("World")
        Section.objects.update(needs_review=True)
        self.rita = cast.user("Reporter", sections=[self.world])
        self.ed = cast.user("Editor", sections=[self.world])
        self.chief = cast.user("Chief", sections=[self.world])
        self.story = cast.draft(by=self.rita, section=self.world)
        self.address = reverse("admin:articles_article_publish", args=[self.story.pk])

    def publish(self, person, **typed):
        self.client.force_login(person)
        shown = {"revision": self.story.latest_revision.number, "running": "", "label": ""}
        return self.client.post(self.address, shown | {"asked": "_publish"} | typed)

    def look(self, person):
        self.client.force_login(person)
        return self.client.get(self.address)

    def test_says_whose_approval_is_missing_and_leads_there(self):
        page = self.look(self.ed)
        self.assertContains(page, "Articles in World are reviewed")
        self.assertContains(page, f'href="{form_data.change(self.story)}#turn"')
        self.assertNotContains(page, 'name="unreviewed"')
        assert not page.context["is_open"]

    def test_publishes_nothing_without_it(self):
        assert self.publish(self.ed).status_code == 422
        assert not self.story.editions.exists()

    def test_publishes_what_is_approved(self):
        self.story.hand_over(by=self.rita)
        self.story.approve(by=self.ed)
        assert self.publish(self.ed).status_code == 302
        assert self.story.current.made_by == self.ed

    def test_asks_a_chief_for_the_reason(self):
        self.assertContains(self.look(self.chief), "Publish past the review, because …")
        answer = self.publish(self.chief, unreviewed="")
        self.assertContains(answer, "Articles in World are reviewed", status_code=422)
        assert not self.story.editions.exists()
        assert self.publish(self.chief, unreviewed="The tower is on fire.").status_code == 302
        assert Override.objects.get().reason == "The tower is on fire."

    def test_takes_no_forged_reason(self):
        assert self.publish(self.ed, unreviewed="I must.").status_code == 403
        assert self.publish(self.rita, unreviewed="I must.").status_code == 403
        assert not self.story.editions.exists() and not Override.objects.exists()

    def test_says_where_the_review_was_switched_off_meanwhile_and_keeps_the_reason(self):
        Section.objects.update(needs_review=False)
        answer = self.publish(self.chief, unreviewed="The tower is on fire.")
        self.assertContains(answer, "No review is missing any more.", status_code=422)
        self.assertContains(answer, "The tower is on fire.", status_code=422)
        assert not self.story.editions.exists()
        assert self.publish(self.chief).status_code == 302

    def test_is_where_publish_in_the_form_leads(self):
        self.client.force_login(self.ed)
        words = form_data.article(section=self.world, opened=1, button="_publish")
        answer = self.client.post(form_data.change(self.story), words, follow=True)
        self.assertContains(answer, "Articles in World are reviewed")
        assert not self.story.editions.exists()

    def test_schedules_nothing_either(self):
        answer = self.publish(self.ed, asked="_schedule", at="2099-01-01T10:00")
        assert answer.status_code == 422
        assert not self.story.editions.exists()


class ASection(TestCase):
    def test_is_reviewed_by_a_tick_of_the_chief(self):
        world = cast.section("World")
        self.client.force_login(cast.user("Chief"))
        address = reverse("admin:articles_section_change", args=[world.pk])
        words = {"name": "World", "position": 0, "needs_review": "on"}
        assert self.client.post(address, words).status_code == 302
        assert Section.objects.get(pk=world.pk).needs_review

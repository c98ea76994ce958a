"""What was promised and what was passed, in the panel and the history; a chief hands it on or waives it."""

from django.test import TestCase
from django.urls import reverse

from articles.models import Owed, Photo
from articles.models.findings import Passes
from tests import cast
from tests.desk import form_data


class Promised(TestCase):
    def setUp(self):
        self.editor = cast.user("Editor", first_name="Ada", last_name="First")
        self.chief = cast.user("Chief")
        self.story = cast.draft(by=self.editor, body="<p>It cost TK million.</p>")
        Photo.objects.update(credit="", caption="The quay")
        passes = Passes(owed="wire", reason="The minister speaks at noon")
        self.story.publish(by=self.editor, passes=passes)
        self.owed = Owed.objects.get()
        self.address = reverse("admin:articles_article_owed", args=[self.story.pk, self.owed.pk])

    def form(self, person):
        self.client.force_login(person)
        return self.client.get(form_data.change(self.story))

    def test_is_told_with_who_since_when_and_why(self):
        page = self.form(self.editor)
        self.assertContains(page, "Credit of “The quay”, by Ada First since")
        self.assertContains(page, "Wire picture, credit follows")
        self.assertContains(page, "Published all the same by Ada First (No “TK”")
        self.assertContains(page, "“The minister speaks at noon”")

    def test_is_settled_by_a_chief_alone(self):
        self.assertNotContains(self.form(self.editor), self.address)
        self.assertContains(self.form(self.chief), self.address)
        self.client.force_login(self.editor)
        assert self.client.get(self.address).status_code == 403

    def test_is_handed_on(self):
        self.client.force_login(self.chief)
        other = cast.user("Editor")
        self.client.post(self.address, {"to": other.pk, "reason": "Ada is on leave"})
        assert Owed.objects.open_of(other).count() == 1
        self.assertContains(self.form(self.chief), "(Handed on,")
        self.assertContains(self.form(self.chief), "“Ada is on leave”")

    def test_is_waived_with_a_reason_alone(self):
        self.client.force_login(self.chief)
        answer = self.client.post(self.address, {"to": "", "reason": " "})
        self.assertContains(answer, "Say why. The reason is kept.", status_code=422)
        assert self.client.post(self.address, {"to": "", "reason": "They want none"}).status_code == 302
        assert not Owed.objects.open().exists()
        answer = self.client.post(self.address, {"to": "", "reason": "Again"})
        self.assertContains(answer, "This is settled already.", status_code=422)

    def test_of_another_article_is_not_found(self):
        other = cast.published("Another", by=self.editor)
        self.client.force_login(self.chief)
        wrong = reverse("admin:articles_article_owed", args=[other.pk, self.owed.pk])
        assert self.client.get(wrong).status_code == 404

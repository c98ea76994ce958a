"""Opening and closing the comments of an article."""

from django.contrib import admin
from django.urls import reverse

from comments.admin.thread import ThreadAdmin
from comments.forms.thread import NewThreadForm
from comments.models import Thread
from tests import cast
from tests.comments import comment_factories
from tests.comments.desk import Desk


class Threads(Desk):
    def address(self, thread):
        return reverse("admin:comments_thread_change", args=[thread.pk])

    def form(self, **typed):
        return {"policy": "closed", "closes_at": "", **typed}

    def test_closing_takes_effect_at_once(self):
        answer = self.client.post(self.address(self.thread), self.form())
        assert answer.status_code == 302
        path = self.thread.edition.get_absolute_url()
        self.assertContains(self.client.get(path), "The newsroom has closed the comments")

    def test_it_is_found_by_the_address_of_its_article(self):
        other = comment_factories.thread("Ferry sold")
        path = other.edition.get_absolute_url()
        for typed in (path, f"https://paper.example{path}#comments"):
            page = self.client.get("/admin/comments/thread/", {"q": typed})
            assert list(page.context["cl"].result_list) == [other]
        page = self.client.get("/admin/comments/thread/", {"q": "/nothing/"})
        assert list(page.context["cl"].result_list) == []

    def test_an_article_without_comments_can_be_closed_beforehand(self):
        article = cast.published("Ferry sold", section=self.world)
        path = article.current.get_absolute_url()
        answer = self.client.post("/admin/comments/thread/add/", self.form(address=path))
        assert answer.status_code == 302
        assert Thread.objects.get(article=article).policy == "closed"
        page = self.client.post("/admin/comments/thread/add/", self.form(address=path))
        self.assertContains(page, "It is in the list already")

    def test_a_comment_that_comes_while_it_is_being_added_is_no_error(self):
        article = cast.published("Ferry sold", section=self.world)
        chief = cast.user("Chief", all_sections=True)
        form = NewThreadForm(self.form(address=article.current.get_absolute_url()), person=chief)
        assert form.is_valid()
        there = Thread.objects.for_article(article)
        ThreadAdmin(Thread, admin.site).save_model(None, form.save(commit=False), form, change=False)
        stored = Thread.objects.get(article=article)
        assert (stored.pk, stored.policy) == (there.pk, "closed")

    def test_addresses_that_lead_nowhere_are_refused_at_the_field(self):
        secret = cast.draft("Secret plan")
        for address in ("/nothing/", "x", "https://[", "\x00", "/", secret.path or "/2026/01/secret-plan/"):
            page = self.client.post("/admin/comments/thread/add/", self.form(address=address))
            assert page.status_code == 200 and page.context["adminform"].form.errors["address"]

    def test_another_section_s_thread_is_closed_to_them(self):
        self.enter("Moderator", sections=[self.sport])
        assert self.client.get(self.address(self.thread)).status_code in (302, 403, 404)
        assert not self.client.get("/admin/comments/thread/").context["cl"].result_list
        path = cast.published("Ferry sold", section=self.world).current.get_absolute_url()
        page = self.client.post("/admin/comments/thread/add/", self.form(address=path))
        self.assertContains(page, "a section that is not yours")

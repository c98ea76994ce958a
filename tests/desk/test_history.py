"""The history page of an article where no test's own transaction surrounds the request."""

from django.test import TransactionTestCase
from django.urls import reverse

from tests import cast


class History(TransactionTestCase):
    def test_answers_whatever_is_posted_to_it(self):
        editor = cast.user("Editor")
        story = cast.draft(by=editor)
        self.client.force_login(editor)
        address = reverse("admin:articles_article_history", args=[story.pk])
        assert self.client.post(address, {"p": "1"}).status_code < 500

"""The moderation desk of the tests: who sits at it, and where things are."""

from django.test import TestCase
from django.urls import reverse

from tests import cast
from tests.comments import comment_factories

LIST = "/admin/comments/comment/"


def page_of(comment):
    return reverse("admin:comments_comment_change", args=[comment.pk])


class Desk(TestCase):
    """A moderator of the whole paper, unless a test says otherwise."""

    def setUp(self):
        self.world, self.sport = cast.section("World"), cast.section("Sport")
        self.thread = comment_factories.thread("Council votes for the harbour", section=self.world)
        self.enter("Moderator", username="mo")

    def enter(self, role, **more):
        self.person = cast.user(role, **more)
        self.client.force_login(self.person)

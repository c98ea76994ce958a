"""Numbers no database holds are answered as what they are: the sender's mistake."""

from django.db import connection
from django.test import TestCase
from django.urls import reverse

from newsroom.models import User
from tests import cast


class Numbers(TestCase):
    def test_an_impossible_key_among_chosen_rows_is_refused_in_words(self):
        self.client.force_login(cast.user("Moderator", all_sections=True))
        address = reverse("admin:comments_comment_changelist")
        answer = self.client.post(address, {"action": "approve", "_selected_action": ["9" * 400]})
        assert answer.status_code in (200, 302, 400)

    def test_an_impossible_section_in_an_invitation_is_refused_in_words(self):
        self.client.force_login(cast.user("Chief", all_sections=True))
        answer = self.client.post(
            reverse("admin:newsroom_user_add"), {"username": "x", "sections": ["9" * 400]}
        )
        # SQLite cannot ask about such a number; PostgreSQL can, and the form says it is none of theirs.
        said = {"sqlite": ("<h1", 400), "postgresql": ("You can give only your own sections.", 200)}
        words, status = said[connection.vendor]
        self.assertContains(answer, words, status_code=status)
        assert not User.objects.filter(username="x").exists()

"""Numbers no database holds are answered as what they are: the sender's mistake."""

from django.test import TestCase
from django.urls import reverse

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
        assert answer.status_code == 400
        self.assertContains(answer, "<h1", status_code=400)

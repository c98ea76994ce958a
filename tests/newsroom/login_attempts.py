"""Passwords that are tried, by their owner and by strangers."""

from django.test import Client, TestCase
from django.urls import reverse

from tests import cast

LOGIN = reverse("account_login")
REFUSED = "Too many attempts. Try again at"


class Trying(TestCase):
    def setUp(self):
        self.ada = cast.user("Editor", username="ada")

    def password(self, password, *, login="ada", client=None, address="192.0.2.1", **more):
        words = {"login": login, "password": password}
        return (client or self.client).post(LOGIN, words, REMOTE_ADDR=address, **more)

    def wrong(self, times, **more):
        """As a stranger, each time from another network."""
        for number in range(times):
            address = f"198.51.100.{number}"
            answer = self.password("wrong", **{"client": Client(), "address": address} | more)
        return answer

    def gets_in(self, answer):
        return answer.status_code == 302

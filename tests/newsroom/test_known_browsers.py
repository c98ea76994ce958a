"""Who proved to be themselves is not kept out by strangers; a password, an address, a link is not guessed."""

from django.conf import settings
from django.test import Client
from django.urls import reverse

from newsroom.accounts import one_time_link
from newsroom.models import User
from newsroom.models.throttle import TRIES, TRIES_OF_A_NETWORK
from tests import cast
from tests.newsroom.login_attempts import LOGIN, REFUSED, Trying


class AKnownBrowser(Trying):
    def setUp(self):
        super().setUp()
        self.login_once(self.client)

    def login_once(self, client):
        answer = self.password(cast.PASSWORD, client=client)
        client.post(reverse("account_logout"))
        return answer

    def test_always_gets_in_with_the_right_password(self):
        for _ in range(3):
            self.wrong(TRIES)
            for number in range(TRIES_OF_A_NETWORK):
                self.wrong(1, login=f"eve{number}", address="192.0.2.1")
            assert self.gets_in(self.login_once(self.client))
        self.assertContains(self.password(cast.PASSWORD, client=Client()), REFUSED)

    def test_carries_a_cookie_for_the_log_in_alone(self):
        cookie = self.login_once(Client()).cookies[f"{settings.SESSION_COOKIE_NAME}-known-{self.ada.pk}"]
        assert cookie["httponly"] and cookie["path"] == LOGIN and cookie["samesite"] == "Lax"

    def test_is_known_for_that_person_alone(self):
        cast.user("Editor", username="bea")
        self.wrong(TRIES, login="bea")
        self.assertContains(self.password(cast.PASSWORD, login="bea"), REFUSED)

    def test_is_not_known_by_a_forged_cookie_or_that_of_another(self):
        bea = cast.user("Editor", username="bea")
        self.wrong(TRIES, login="bea")
        own = self.client.cookies[f"{settings.SESSION_COOKIE_NAME}-known-{self.ada.pk}"].value
        for forged in (own, own.replace(own[0], "x", 1), "x", ""):
            client = Client()
            client.cookies[f"{settings.SESSION_COOKIE_NAME}-known-{bea.pk}"] = forged
            self.assertContains(self.password(cast.PASSWORD, login="bea", client=client), REFUSED)

    def test_guesses_no_password_without_end(self):
        for number in range(30):
            answer = self.password(f"wrong {number}")
        self.assertContains(answer, REFUSED)

    def test_serves_several_people(self):
        cast.user("Editor", username="bea")
        self.password(cast.PASSWORD, login="bea")
        self.client.post(reverse("account_logout"))
        for login in ("ada", "bea"):
            self.wrong(TRIES, login=login)
            assert self.gets_in(self.password(cast.PASSWORD, login=login))
            self.client.post(reverse("account_logout"))


class WhoIsLoggedIn(Trying):
    def setUp(self):
        super().setUp()
        self.client.force_login(self.ada)

    def test_guesses_the_old_password_no_more_than_others(self):
        words = {"password1": "ink under my nails", "password2": "ink under my nails"}
        for number in range(TRIES):
            self.client.post(reverse("account_change_password"), words | {"oldpassword": f"wrong {number}"})
        answer = self.client.post(reverse("account_change_password"), words | {"oldpassword": cast.PASSWORD})
        self.assertContains(answer, REFUSED)
        assert User.objects.get(pk=self.ada.pk).check_password(cast.PASSWORD)

    def test_proves_to_be_themselves_in_few_tries(self):
        for number in range(TRIES):
            self.client.post(reverse("account_reauthenticate"), {"password": f"wrong {number}"})
        answer = self.client.post(reverse("account_reauthenticate"), {"password": cast.PASSWORD})
        self.assertContains(answer, REFUSED)

    def test_is_not_disturbed_by_strangers(self):
        self.wrong(TRIES + 1)
        answer = self.client.post(reverse("account_reauthenticate"), {"password": cast.PASSWORD})
        assert answer.status_code == 302


class AForgottenPassword(Trying):
    def ask(self, address, *, network="192.0.2.1"):
        return self.client.post(reverse("account_reset_password"), {"email": address}, REMOTE_ADDR=network)

    def test_is_asked_for_a_few_times_whoever_has_the_address(self):
        for address in ("ada@paper.example", "nobody@paper.example"):
            for number in range(TRIES):
                assert self.ask(address.upper(), network=f"198.51.100.{number}").status_code == 302
            self.assertContains(self.ask(address, network="192.0.2.9"), REFUSED)

    def test_is_not_asked_for_by_one_network_for_many(self):
        for number in range(TRIES_OF_A_NETWORK):
            assert self.ask(f"nobody{number}@paper.example").status_code == 302
        self.assertContains(self.ask("nobody@paper.example"), REFUSED)

    def test_once_replaced_lets_its_owner_in_at_once(self):
        self.wrong(TRIES)
        path = one_time_link(self.ada).removeprefix("http://127.0.0.1:8000")
        form = self.client.get(path, follow=True)
        words = {"password1": "ink under my nails", "password2": "ink under my nails"}
        self.client.post(form.request["PATH_INFO"], words)
        self.wrong(TRIES)
        assert self.gets_in(self.password("ink under my nails"))


class ALink(Trying):
    def test_of_a_password_is_not_guessed(self):
        for number in range(TRIES_OF_A_NETWORK):
            answer = self.client.get(f"/accounts/password/reset/key/1-wrong-{number}/")
            assert answer.status_code == 200
        self.assertContains(
            self.client.get("/accounts/password/reset/key/1-wrong/"), REFUSED, status_code=429
        )

    def test_of_a_password_is_not_guessed_by_a_script_either(self):
        script = {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"}
        for number in range(TRIES_OF_A_NETWORK):
            self.client.get(f"/accounts/password/reset/key/1-wrong-{number}/", **script)
        answer = self.client.get("/accounts/password/reset/key/1-wrong/", **script)
        self.assertContains(answer, REFUSED, status_code=429)

    def test_of_the_set_up_is_not_guessed(self):
        for number in range(TRIES_OF_A_NETWORK):
            assert self.client.get(reverse("setup_link", args=[f"wrong-{number}"])).status_code == 410
        self.assertContains(self.client.get(reverse("setup_link", args=["x"])), REFUSED, status_code=429)

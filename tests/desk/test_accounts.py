"""Getting in and out: one throttled door, no sign-up, and a password that is nobody's but yours."""

from django.contrib.auth import authenticate
from django.contrib.auth.password_validation import validate_password
from django.core import mail
from django.core.exceptions import ValidationError
from django.test import TestCase, override_settings
from django.urls import reverse

from newsroom import passwords
from newsroom.models import Site, User
from tests import cast
from tests.newsroom.run_queue import work_off

LOGIN = reverse("account_login")


class LoggingIn(TestCase):
    def setUp(self):
        self.editor = cast.user("Editor", username="ada")

    def try_password(self, password, *, login="ada"):
        return self.client.post(LOGIN, {"login": login, "password": password})

    def test_leads_to_the_desk(self):
        answer = self.try_password(cast.PASSWORD)
        self.assertRedirects(answer, reverse("admin:index"), fetch_redirect_response=False)

    def test_works_with_the_mail_address_too(self):
        assert self.try_password(cast.PASSWORD, login="ADA@paper.example").status_code == 302

    def test_keeps_the_name_when_the_password_is_wrong(self):
        self.assertContains(self.try_password("wrong"), 'value="ada"')

    def test_is_refused_after_five_wrong_passwords_even_with_the_right_one(self):
        for number in range(5):
            self.try_password(f"wrong {number}")
        self.assertContains(self.try_password(cast.PASSWORD), "Too many attempts. Try again at")
        assert "_auth_user_id" not in self.client.session

    def test_has_no_second_door_at_the_desk(self):
        for number in range(7):
            answer = self.client.post(reverse("admin:login"), {"username": "ada", "password": cast.PASSWORD})
            assert answer.headers["Location"].startswith(LOGIN), number
        assert "_auth_user_id" not in self.client.session

    def test_is_refused_to_the_deactivated(self):
        self.editor.is_active = False
        self.editor.save()
        answer = self.client.post(LOGIN, {"login": "ada", "password": cast.PASSWORD}, follow=True)
        self.assertContains(answer, "This account is closed")

    def test_ends_for_the_deactivated_at_once(self):
        self.client.force_login(self.editor)
        User.objects.filter(pk=self.editor.pk).update(is_active=False)
        assert self.client.get(reverse("admin:index")).status_code == 302

    def test_tells_who_has_no_role_that_the_desk_is_not_theirs(self):
        self.client.force_login(cast.user())
        answer = self.client.get(reverse("admin:index"), follow=True)
        self.assertContains(answer, "<h1", status_code=403)

    def test_does_not_lead_off_the_site(self):
        answer = self.client.post(
            LOGIN, {"login": "ada", "password": cast.PASSWORD, "next": "https://evil.example/"}
        )
        assert answer.headers["Location"] == reverse("admin:index")


class SigningUp(TestCase):
    def test_is_closed_in_words(self):
        self.assertContains(self.client.get(reverse("account_signup")), "By invitation")

    def test_makes_nobody(self):
        words = {"username": "mallory", "email": "m@x.example"}
        words |= {"password1": "a long phrase", "password2": "a long phrase"}
        self.client.post(reverse("account_signup"), words)
        assert not User.objects.exists()


class TheDemonstrationPassword(TestCase):
    def setUp(self):
        self.user = User.objects.create_user("chief", "chief@paper.example", passwords.DEMONSTRATION)

    @override_settings(DEMO=False)
    def test_opens_nothing_on_a_real_site(self):
        for login in ("chief", "chief@paper.example"):
            self.client.post(LOGIN, {"login": login, "password": passwords.DEMONSTRATION})
            assert "_auth_user_id" not in self.client.session
        assert authenticate(username="chief", password=passwords.DEMONSTRATION) is None

    @override_settings(DEMO=False)
    def test_cannot_be_chosen(self):
        with self.assertRaisesMessage(ValidationError, "Choose one of your own."):
            validate_password(passwords.DEMONSTRATION)

    @override_settings(DEMO=True)
    def test_opens_the_demonstration(self):
        self.client.post(LOGIN, {"login": "chief", "password": passwords.DEMONSTRATION})
        assert "_auth_user_id" in self.client.session


class AForgottenPassword(TestCase):
    def setUp(self):
        site = Site.current()
        site.name, site.address, site.from_address = "The Echo", "https://echo.example", "desk@echo.example"
        site.save()
        cast.user("Editor", username="ada")

    def ask(self, address):
        return self.client.post(reverse("account_reset_password"), {"email": address}, follow=True)

    def test_is_replaced_by_a_link_from_the_paper(self):
        self.assertContains(self.ask("ada@paper.example"), "Look into your mail")
        work_off()
        letter = mail.outbox[0]
        assert (letter.subject, letter.from_email) == ("The Echo: choose a new password", "desk@echo.example")
        assert "https://echo.example/accounts/password/reset/key/" in letter.body

    def test_says_the_same_to_a_stranger(self):
        self.assertContains(self.ask("no@body.example"), "Look into your mail")
        work_off()
        assert mail.outbox == []

"""A user name and an e-mail address are one person's, in whatever spelling, and log that person in."""

from importlib import import_module
from io import StringIO
from threading import Barrier, Thread

import pytest
from django.contrib.auth import authenticate
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.test import Client, TestCase, TransactionTestCase
from django.urls import reverse

from newsroom.models import User
from newsroom.models.user import fold
from newsroom.roles import keep_groups_in_step
from tests import cast
from tests.desk.delegating import ADD, change, form_of, role

migration = import_module("newsroom.migrations.0005_fold_names")
LOGIN = reverse("account_login")
# Each is somebody else's in another spelling: case, composition, width.
SAME = [
    ("Ada@Paper.example", "ada@paper.EXAMPLE"),
    ("jürgen@paper.example", "JU\u0308RGEN@paper.example"),
    ("ada@übung.example", "ada@ÜBUNG.example"),
    ("ada@paper.example", "\uff41da@paper.example"),
]
DIFFERENT = [("a.da@paper.example", "ada@paper.example"), ("ada+desk@paper.example", "ada@paper.example")]


class AnAddress(TestCase):
    def test_is_one_persons_in_every_spelling(self):
        for first, second in SAME:
            with transaction.atomic():
                User.objects.create_user("first", first)
                with pytest.raises(ValidationError, match="Somebody here has this e-mail address."):
                    User.objects.create_user("second", second)
                transaction.set_rollback(True)

    def test_with_a_dot_or_a_plus_is_another(self):
        for number, (first, second) in enumerate(DIFFERENT):
            with transaction.atomic():
                User.objects.create_user(f"first{number}", first)
                User.objects.create_user(f"second{number}", second)
                transaction.set_rollback(True)

    def test_is_held_by_the_database_itself(self):
        User.objects.create_user("ada", "ada@paper.example")
        bea = User.objects.create_user("bea", "bea@paper.example")
        with pytest.raises(IntegrityError), transaction.atomic():
            User.objects.filter(pk=bea.pk).update(email_folded="ada@paper.example")
        with pytest.raises(IntegrityError), transaction.atomic():
            User.objects.filter(pk=bea.pk).update(username_folded="ada")

    def test_may_be_missing_in_many(self):
        for name in ("ada", "bea", "cleo"):
            User.objects.create_user(name, "")
        assert User.objects.filter(email="").count() == 3

    def test_follows_what_is_saved_alone(self):
        ada = User.objects.create_user("ada", "ada@paper.example")
        ada.email = "Quill@Paper.example"
        ada.save(update_fields=["email"])
        assert User.objects.by_login("quill@paper.example") == ada


class AUserName(TestCase):
    def test_is_one_persons_in_any_case(self):
        User.objects.create_user("Jürgen", "j@paper.example")
        with pytest.raises(ValidationError, match="Somebody has this user name."):
            User.objects.create_user("JÜRGEN", "k@paper.example")

    def test_is_nobody_elses_address(self):
        User.objects.create_user("ada", "ada@paper.example")
        with pytest.raises(ValidationError):
            User(username="ADA@paper.example", email="b@paper.example").full_clean(exclude=["password"])


class TheLogIn(TestCase):
    def test_takes_name_and_address_in_any_spelling(self):
        ada = User.objects.create_user("Ädä", "jürgen@paper.example", cast.PASSWORD)
        for typed in ("Ädä", "äDÄ", "A\u0308da\u0308", " ädä ", "JÜRGEN@PAPER.example"):
            assert authenticate(username=typed, password=cast.PASSWORD) == ada, typed
            self.client.post(LOGIN, {"login": typed, "password": cast.PASSWORD})
            assert self.client.session.pop("_auth_user_id", None) == str(ada.pk), typed
            self.client.logout()


class AForm(TestCase):
    def setUp(self):
        self.client.force_login(cast.user("Chief", username="chief"))
        self.ada = cast.user("Reporter", username="Jürgen")
        self.ada.email = "ada@übung.example"
        self.ada.save()

    def invite(self, **more):
        words = {"username": "rita", "email": "rita@paper.example", "roles": [role("Reporter")]}
        return self.client.post(ADD, words | {"all_sections": "on"} | more)

    def test_refuses_beside_the_field_and_keeps_what_was_typed(self):
        answer = self.invite(username="JU\u0308RGEN")
        self.assertFormError(
            answer.context["adminform"].form, "username", ["Somebody has this user name. Choose another."]
        )
        answer = self.invite(email="ADA@ÜBUNG.example")
        self.assertFormError(
            answer.context["adminform"].form, "email", ["Somebody here has this e-mail address."]
        )
        self.assertContains(answer, 'value="rita"')

    def test_lets_somebody_change_their_own_spelling(self):
        words = form_of(self.client, self.ada) | {"username": "JÜRGEN"}
        assert self.client.post(change(self.ada), words).status_code == 302
        self.ada.refresh_from_db()
        assert (self.ada.username, self.ada.username_folded) == ("JÜRGEN", "jürgen")


class TwoAtTheSameMoment(TransactionTestCase):
    def test_get_one_person_and_one_sentence(self):
        keep_groups_in_step()
        chief, start = cast.user("Chief", username="chief"), Barrier(2)
        answers = []

        def invite(name, email):
            client = Client()
            client.force_login(chief)
            words = {"username": name, "email": email, "roles": [role("Reporter")], "all_sections": "on"}
            start.wait()
            answers.append(client.post(ADD, words))
            connection.close()

        both = [("rita", "note@paper.example"), ("ruth", "NOTE@paper.example")]
        threads = [Thread(target=invite, args=args) for args in both]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(answer.status_code for answer in answers) == [200, 302]
        refused = next(answer for answer in answers if answer.status_code == 200)
        assert "Somebody here has this e-mail address." in refused.content.decode()
        assert User.objects.filter(email_folded="note@paper.example").count() == 1


class ACommand(TestCase):
    def create(self, name, email):
        call_command("createsuperuser", interactive=False, username=name, email=email, stdout=StringIO())

    def test_makes_no_second_person_of_a_name_or_address(self):
        self.create("root", "root@paper.example")
        with pytest.raises(CommandError, match="already taken"):
            self.create("ROOT", "other@paper.example")
        with pytest.raises(CommandError, match="Somebody here has this e-mail address."):
            self.create("other", "ROOT@paper.example")
        assert User.objects.count() == 1


class OldPeople:
    """What the migration sees, before the constraints are there."""

    def __init__(self, *people):
        self.people = people

    def order_by(self, key):
        return self

    def values_list(self, *names):
        return self.people


class TheMigration(TestCase):
    def test_names_those_who_share_and_changes_nothing(self):
        old = OldPeople(
            ("ada", "desk@paper.example"), ("bea", "DESK@paper.example"), ("cleo", ""), ("dora", "")
        )
        with pytest.raises(CommandError, match=r"ada and bea \(e-mail address desk@paper.example\)"):
            migration.refuse_shared(old)
        with pytest.raises(CommandError, match=r"Ada and ada \(user name ada\)"):
            migration.refuse_shared(OldPeople(("Ada", "a@paper.example"), ("ada", "b@paper.example")))

    def test_folds_as_the_model_does(self):
        for name in [word for pair in SAME + DIFFERENT for word in pair] + ["ﷺ" * 150, " Ädä "]:
            assert migration.fold(name) == fold(name)

    def test_folds_everybody(self):
        ada = User.objects.create_user("ÄDA", "ada@paper.example")
        User.objects.update(username_folded="", email_folded="")

        class Apps:
            @staticmethod
            def get_model(app, name):
                return User

        migration.fold_names(Apps, None)
        ada.refresh_from_db()
        assert (ada.username_folded, ada.email_folded) == ("äda", "ada@paper.example")


class AnOldPaper(TransactionTestCase):
    """The database as it was before names were folded."""

    def setUp(self):
        self.addCleanup(call_command, "migrate", verbosity=0)
        call_command("migrate", "newsroom", "0003_worker_jobs", verbosity=0)

    def hire(self, name, email):
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO newsroom_user (password, username, first_name, last_name, email, is_superuser,"
                " is_staff, is_active, date_joined, all_sections)"
                " VALUES ('x', %s, '', '', %s, %s, %s, %s, '2026-01-01', %s)",
                [name, email, False, True, True, True],
            )

    def everybody(self):
        with connection.cursor() as cursor:
            cursor.execute("SELECT username, email FROM newsroom_user ORDER BY id")
            return cursor.fetchall()

    def test_is_not_brought_up_to_date_while_people_share_a_name_and_then_is(self):
        self.hire("ada", "desk@paper.example")
        self.hire("bea", "DESK@paper.example")
        before = self.everybody()
        with pytest.raises(CommandError, match=r"ada and bea \(e-mail address desk@paper.example\)"):
            call_command("migrate", verbosity=0)
        assert self.everybody() == before
        with connection.cursor() as cursor:
            cursor.execute("UPDATE newsroom_user SET email = 'Bea@paper.example' WHERE username = 'bea'")
        call_command("migrate", verbosity=0)
        assert User.objects.by_login("bea@PAPER.example").username == "bea"
        assert User.objects.by_login("desk@paper.example").username == "ada"

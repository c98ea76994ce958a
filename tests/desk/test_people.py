"""A chief invites staff, sets roles and sections, deactivates; and reaches no farther."""

import re

from django.contrib.auth.models import Group, Permission
from django.core import mail
from django.test import TestCase
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from newsroom.accounts import send_invitation
from newsroom.models import Site, User
from newsroom.roles import ROLES
from tests import cast

ADD = reverse("admin:newsroom_user_add")


def change(person):
    return reverse("admin:newsroom_user_change", args=[person.pk])


def role(name):
    return Group.objects.get(name=name).pk


def person(username="rita", **more):
    return {
        "username": username,
        "first_name": "Rita",
        "last_name": "Note",
        "email": f"{username}@paper.example",
        **more,
    }


class Inviting(TestCase):
    def setUp(self):
        self.world = cast.section("World")
        self.client.force_login(cast.user("Chief", username="chief"))

    def invite(self, **more):
        words = person(**{"roles": [role("Reporter")], "sections": [self.world.pk], **more})
        return self.client.post(ADD, words, follow=True)

    def test_makes_somebody_with_role_and_section_and_no_password(self):
        self.assertContains(self.invite(), "The invitation will be sent to rita@paper.example.")
        rita = User.objects.get(username="rita")
        assert rita.is_staff
        assert not rita.has_usable_password()
        assert rita.has_perm("articles.change_article", self.world)
        assert not rita.has_perm("articles.change_article", cast.section("Sport"))
        assert not rita.has_perm("articles.publish_article", self.world)

    def test_mails_a_link_that_sets_a_password_once(self):
        site = Site.current()
        site.name, site.from_address = "The Echo", "desk@echo.example"
        site.save()
        self.invite()
        send_invitation.func(User.objects.get(username="rita").pk)
        letter = mail.outbox[0]
        assert (letter.from_email, letter.to) == ("desk@echo.example", ["rita@paper.example"])
        assert letter.subject == "The Echo: your log-in"
        path = re.search(r"/accounts/password/reset/key/\S+", letter.body).group()
        self.client.logout()
        form = self.client.get(path, follow=True)
        self.assertContains(form, "Choose a password")
        words = {"password1": "ink under my nails", "password2": "ink under my nails"}
        self.client.post(form.request["PATH_INFO"], words)
        assert self.client.login(username="rita", password="ink under my nails")
        self.client.logout()
        self.assertContains(self.client.get(path), "This link no longer works")

    def test_leaves_no_link_in_the_queue(self):
        self.invite()
        waiting = DBTaskResult.objects.get()
        assert waiting.task_path == "newsroom.accounts.send_invitation"
        assert waiting.args_kwargs == {"args": [User.objects.get(username="rita").pk], "kwargs": {}}

    def test_keeps_what_was_typed_where_it_is_refused(self):
        answer = self.invite(email="")
        self.assertContains(answer, 'value="Rita"')
        assert not User.objects.filter(username="rita").exists()

    def test_asks_for_sections_or_the_whole_paper(self):
        self.assertContains(self.invite(sections=[]), "Choose their sections")
        self.invite(sections=[], all_sections="on")
        assert User.objects.get(username="rita").all_sections

    def test_refuses_a_name_or_address_that_somebody_has(self):
        self.invite()
        self.assertContains(self.invite(username="RITA"), "Somebody has this user name.")

    def test_never_makes_a_superuser(self):
        self.invite(is_superuser="on", is_staff="on", user_permissions=[Permission.objects.first().pk])
        rita = User.objects.get(username="rita")
        assert not rita.is_superuser
        assert not rita.user_permissions.exists()

    def test_gives_no_group_but_the_four_roles(self):
        other = Group.objects.create(name="Owners")
        self.assertContains(self.invite(roles=[other.pk]), "You can give only the roles")


class AChief(TestCase):
    def setUp(self):
        self.chief = cast.user("Chief", username="chief")
        self.client.force_login(self.chief)

    def test_cannot_touch_a_superuser(self):
        root = User.objects.create_superuser("root", "root@paper.example", cast.PASSWORD)
        answer = self.client.post(change(root), person("taken", email="mine@paper.example"))
        assert answer.status_code == 403
        root.refresh_from_db()
        assert root.email == "root@paper.example"

    def test_cannot_make_themselves_superuser(self):
        raw = {"is_superuser": "on", "user_permissions": [Permission.objects.first().pk]}
        self.client.post(change(self.chief), person("chief", all_sections="on", **raw))
        self.chief.refresh_from_db()
        assert not self.chief.is_superuser
        assert not self.chief.user_permissions.exists()

    def test_cannot_lock_themselves_out(self):
        self.client.post(change(self.chief), person("chief", all_sections="on"))
        self.chief.refresh_from_db()
        assert self.chief.is_active
        assert self.chief.is_staff
        assert [group.name for group in self.chief.groups.all()] == ["Chief"]

    def test_cannot_take_their_own_rights_as_superuser_either(self):
        root = User.objects.create_superuser("root", "root@paper.example", cast.PASSWORD)
        self.client.force_login(root)
        self.client.post(change(root), person("root"))
        root.refresh_from_db()
        assert root.is_superuser
        assert root.first_name == "Rita"

    def test_deactivates(self):
        rita = cast.user("Reporter", username="rita")
        self.client.post(change(rita), person("rita", roles=[role("Reporter")], all_sections="on"))
        rita.refresh_from_db()
        assert not rita.is_active

    def test_takes_the_desk_away_with_the_last_role(self):
        rita = cast.user("Reporter", username="rita")
        self.client.post(change(rita), person("rita", all_sections="on", is_active="on"))
        rita.refresh_from_db()
        assert not rita.is_staff
        assert not rita.has_perm("articles.change_article")

    def test_deletes_nobody(self):
        rita = cast.user("Reporter", username="rita")
        address = reverse("admin:newsroom_user_delete", args=[rita.pk])
        assert self.client.post(address, {"post": "yes"}).status_code == 403

    def test_sees_no_raw_permissions(self):
        rita = cast.user("Reporter", username="rita")
        self.assertNotContains(self.client.get(change(rita)), "user_permissions")
        self.client.force_login(User.objects.create_superuser("root", "r@x.example", cast.PASSWORD))
        self.assertContains(self.client.get(change(rita)), "user_permissions")

    def test_sends_an_invitation_again_until_a_password_is_chosen(self):
        rita = cast.user("Reporter", username="rita")
        rita.set_unusable_password()
        rita.save()
        self.assertContains(self.client.get(change(rita)), "Send the invitation again")
        answer = self.client.post(reverse("admin:newsroom_user_invite", args=[rita.pk]), follow=True)
        self.assertContains(answer, "The invitation will be sent to")

    def test_says_what_paper_this_is(self):
        address = reverse("admin:newsroom_site_change", args=[1])
        listed = self.client.get(reverse("admin:newsroom_site_changelist"))
        self.assertRedirects(listed, address)
        words = {
            "name": "The Echo",
            "address": "https://echo.example",
            "language": "en",
            "time_zone": "Europe/Berlin",
            "comment_default": "open",
        }
        self.client.post(address, words)
        assert (Site.current().name, Site.current().time_zone) == ("The Echo", "Europe/Berlin")


class TheRoles(TestCase):
    # A template is a tool: what was begun from it stays.
    DELETED = "articles.delete_storytemplate"

    def test_delete_no_content_and_hold_no_raw_permission(self):
        for name, codenames in ROLES.items():
            held = {*codenames} - {self.DELETED}
            assert not [one for one in held if ".delete_" in one or one.startswith("auth.")], name

    def test_are_the_groups_that_exist(self):
        assert {group.name for group in Group.objects.all()} == set(ROLES)

"""Rights are handed out within one's own: roles, sections and people beyond them stay as they are."""

from threading import Thread

from django.contrib.auth.models import Group, Permission
from django.db import connection, transaction
from django.test import Client, TransactionTestCase
from django.urls import reverse

from newsroom.delegation import may_manage
from newsroom.models import Site, User
from newsroom.roles import ROLES, keep_groups_in_step
from tests import cast
from tests.desk.delegating import ADD, FIELDS, Delegating, change, form_of, rights, role

SITE = reverse("admin:newsroom_site_change", args=[1])


class AChiefOfOneSection(Delegating):
    def test_cannot_widen_themselves(self):
        before = rights(self.chief)
        forged = {
            **FIELDS,
            "sections": [self.world.pk, self.sport.pk],
            "roles": [role(name) for name in ROLES],
            "user_permissions": [Permission.objects.first().pk],
        }
        for name in ("all_sections", "is_superuser", "is_staff", "sections", "roles", "user_permissions"):
            self.client.post(change(self.chief), form_of(self.client, self.chief) | {name: forged[name]})
            assert rights(self.chief) == before, name

    def test_cannot_empty_or_deactivate_themselves(self):
        before = rights(self.chief)
        words = form_of(self.client, self.chief)
        assert {"roles", "sections", "all_sections", "is_active"}.isdisjoint(words)
        self.client.post(change(self.chief), words | {"first_name": ""})
        assert rights(self.chief) == before

    def test_still_changes_their_own_name(self):
        self.client.post(change(self.chief), form_of(self.client, self.chief) | {"first_name": "Wanda"})
        assert User.objects.get(pk=self.chief.pk).first_name == "Wanda"

    def test_invites_into_their_sections_and_those_below(self):
        assert self.post_invitation(sections=[self.syria.pk], roles=[role("Chief")]).status_code == 302
        rita = User.objects.get(username="rita")
        assert rita.has_perm("newsroom.add_user")
        assert not rita.covers(self.world)

    def test_invites_nobody_into_another_section(self):
        answer = self.post_invitation(sections=[self.world.pk, self.sport.pk])
        self.assertContains(answer, "You can give only your own sections.")
        self.assertContains(answer, 'value="rita@paper.example"')
        assert not User.objects.filter(username="rita").exists()

    def test_invites_nobody_for_the_whole_paper(self):
        self.assertContains(self.post_invitation(all_sections="on"), "Choose their sections.")
        self.post_invitation(all_sections="on", sections=[self.world.pk])
        rita = User.objects.get(username="rita")
        assert not rita.all_sections
        assert not rita.covers(self.sport)

    def test_is_offered_only_what_they_can_give(self):
        page = self.client.get(ADD)
        self.assertContains(page, "Syria")
        self.assertNotContains(page, "Sport")
        self.assertNotContains(page, "all_sections")

    def test_changes_nobody_who_has_more(self):
        for person in self.wider_people():
            before = rights(person)
            self.assertContains(self.client.get(change(person)), "has rights beyond yours")
            for name, value in FIELDS.items():
                assert self.client.post(change(person), {name: value}).status_code == 403, (person, name)
            assert self.client.post(change(person), {"username": "x"}).status_code == 403
            assert rights(person) == before, person

    def test_sends_no_link_to_somebody_who_has_more(self):
        for person in self.wider_people():
            person.set_unusable_password()
            person.save()
            address = reverse("admin:newsroom_user_invite", args=[person.pk])
            assert self.client.post(address).status_code == 403, person

    def test_widens_nobody_of_their_own_people(self):
        rita = cast.user("Reporter", username="rita", sections=[self.world])
        before = rights(rita)
        forged = {
            "all_sections": "on",
            "is_superuser": "on",
            "is_staff": "on",
            "sections": [self.sport.pk],
            "user_permissions": [Permission.objects.first().pk],
        }
        for name, value in forged.items():
            self.client.post(change(rita), form_of(self.client, rita) | {name: value})
            assert rights(rita) == before, name

    def test_promotes_moves_and_deactivates_their_own_people(self):
        rita = cast.user("Reporter", username="rita", sections=[self.world])
        words = form_of(self.client, rita)
        self.client.post(change(rita), words | {"roles": [role("Editor")], "sections": [self.syria.pk]})
        assert (rights(rita)["groups"], rights(rita)["sections"]) == (["Editor"], ["Syria"])
        self.client.post(change(rita), {key: value for key, value in words.items() if key != "is_active"})
        assert not rights(rita)["is_active"]
        self.client.post(change(rita), words)
        assert rights(rita)["is_active"]

    def test_takes_no_group_away_that_is_no_role(self):
        rita = cast.user("Reporter", username="rita", sections=[self.world])
        rita.groups.add(Group.objects.create(name="Union"))
        self.client.post(change(rita), form_of(self.client, rita) | {"first_name": "Rita"})
        assert rights(rita)["groups"] == ["Reporter", "Union"]
        assert rights(rita)["first_name"] == "Rita"

    def test_reads_the_settings_of_the_paper_and_changes_none(self):
        self.assertNotContains(self.client.get(SITE), "_save")
        words = {"name": "Mine", "address": "https://mine.example", "language": "en", "time_zone": "UTC"}
        answer = self.client.post(SITE, words | {"comment_default": "open"})
        assert answer.status_code == 403
        assert self.client.post(reverse("admin:newsroom_site_test")).status_code == 403
        assert Site.current().name != "Mine"


class AnybodyWithAPermission(Delegating):
    """Who was given a permission by itself hands out no more than they have."""

    def setUp(self):
        super().setUp()
        self.editor = cast.user("Editor", username="edda")
        for codename in ("add_user", "change_user", "view_user", "change_permission"):
            self.editor.user_permissions.add(Permission.objects.get(codename=codename))
        self.client.force_login(self.editor)

    def test_gives_no_role_with_more_than_they_have(self):
        for name in ("Chief", "Moderator"):
            answer = self.post_invitation(roles=[role(name)], all_sections="on")
            self.assertContains(answer, "You can give only the roles that are listed here.")
        assert self.post_invitation(roles=[role("Reporter")], all_sections="on").status_code == 302

    def test_gives_no_raw_permission_and_makes_no_superuser(self):
        rita = cast.user("Reporter", username="rita")
        before = rights(rita)
        raw = {"is_superuser": "on", "user_permissions": [Permission.objects.first().pk]}
        self.client.post(change(rita), form_of(self.client, rita) | raw)
        assert rights(rita) == before

    def test_changes_no_chief(self):
        before = rights(self.chief)
        assert self.client.post(change(self.chief), FIELDS).status_code == 403
        assert rights(self.chief) == before

    def test_does_not_change_everybody_as_a_superuser_does(self):
        root = User.objects.create_superuser("root", "root@paper.example", cast.PASSWORD)
        assert may_manage(root, self.editor)
        assert not may_manage(self.editor, root)


class AChiefOfTheWholePaper(Delegating):
    def setUp(self):
        super().setUp()
        self.client.force_login(cast.user("Chief", username="whole_chief"))

    def test_gives_every_role_and_section(self):
        self.post_invitation(roles=[role("Chief")], all_sections="on")
        assert User.objects.get(username="rita").covers_everything

    def test_manages_other_chiefs(self):
        assert self.client.post(change(self.chief), form_of(self.client, self.chief)).status_code == 302
        other = cast.user("Chief", username="other")
        words = form_of(self.client, other)
        del words["is_active"]
        self.client.post(change(other), words)
        assert not rights(other)["is_active"]

    def test_changes_the_paper(self):
        assert self.client.get(SITE).context["has_change_permission"]


class AtTheSameMoment(TransactionTestCase):
    def setUp(self):
        keep_groups_in_step()
        self.world = cast.section("World")

    def test_rights_are_those_of_the_moment_of_storing(self):
        """A chief who is narrowed while their form is on its way widens nobody any more."""
        chief = cast.user("Chief", username="wanda")
        rita = cast.user("Reporter", username="rita", sections=[self.world])
        client = Client()
        client.force_login(chief)
        words = form_of(client, rita) | {"all_sections": "on"}
        answers = []

        def post():
            answers.append(client.post(change(rita), words).status_code)
            connection.close()

        with transaction.atomic():
            User.objects.select_for_update().get(pk=chief.pk)
            thread = Thread(target=post)
            thread.start()
            thread.join(0.5)
            User.objects.filter(pk=chief.pk).update(all_sections=False)
        thread.join()
        assert not rights(rita)["all_sections"]

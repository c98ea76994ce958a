"""A chief grants rights by section beside the roles; nobody grants more than they have."""

from django.test import Client
from django.urls import reverse

from newsroom.grants import What
from newsroom.models import User
from tests import cast
from tests.desk.delegating import Delegating, change, form_of


def list_held(person):
    return {(one.what, one.section) for one in person.grants.select_related("section")}


class Granting(Delegating):
    def setUp(self):
        super().setUp()
        self.rita = cast.user("Reporter", username="rita", sections=[self.world])

    def grant(self, *own, finer=(), **more):
        """Post the form of Rita as it is shown, with these boxes."""
        words = form_of(self.client, self.rita) | {"own_grants": own, "finer_grants": finer}
        return self.client.post(change(self.rita), words | more)

    def test_gives_and_takes(self):
        assert self.grant("publish_own:", finer=[f"review:{self.syria.pk}", "retract:"]).status_code == 302
        assert list_held(self.rita) == {("publish_own", None), ("review", self.syria), ("retract", None)}
        self.assertContains(self.client.get(change(self.rita)), 'value="publish_own:" checked')
        assert self.grant(finer=["retract:"]).status_code == 302
        assert list_held(self.rita) == {("retract", None)}

    def test_stays_as_it_was_with_any_other_change(self):
        self.grant(f"fix_own:{self.world.pk}", finer=["write:"])
        before = {one.pk for one in self.rita.grants.all()}
        words = form_of(self.client, self.rita)
        words |= {name: [str(one) for one in words[name]] for name in ("own_grants", "finer_grants")}
        assert self.client.post(change(self.rita), words | {"first_name": "Rita"}).status_code == 302
        assert {one.pk for one in self.rita.grants.all()} == before

    def test_is_not_offered_beyond_the_chiefs_own_sections(self):
        page = self.client.get(change(self.rita))
        self.assertContains(page, f'value="publish:{self.syria.pk}"')
        self.assertNotContains(page, f'value="publish:{self.sport.pk}"')
        answer = self.grant(finer=[f"publish:{self.sport.pk}"])
        self.assertContains(answer, "You can grant only what you have yourself.")
        assert list_held(self.rita) == set()

    def test_takes_no_forged_boxes(self):
        for box in (
            "publish",
            "publish:x",
            ":",
            "superuser:",
            "publish:99999999999999999999",
            "publish:-1",
            "",
        ):
            self.assertContains(self.grant(finer=[box]), "You can grant only what you have yourself.")
        assert list_held(self.rita) == set()

    def test_is_refused_for_a_section_in_which_they_do_not_work(self):
        kim = cast.user("Reporter", username="kim", sections=[self.syria])
        self.rita = kim
        answer = self.grant(f"publish_own:{self.world.pk}")
        self.assertContains(answer, "They do not work in World: choose it among their sections")
        self.assertContains(answer, f'value="publish_own:{self.world.pk}" checked')
        assert list_held(kim) == set()

    def test_opens_the_desk_to_somebody_without_a_role(self):
        self.grant(finer=["write:"], roles=[])
        rita = User.objects.get(pk=self.rita.pk)
        assert rita.is_staff and not rita.groups.exists()
        client = Client()
        client.force_login(rita)
        assert client.get(reverse("admin:articles_article_add")).status_code == 200

    def test_of_ones_own_is_read_alone(self):
        self.chief.grants.create(what=What.PUBLISH, section=self.world)
        page = self.client.get(change(self.chief))
        self.assertContains(page, "Publish (World)")
        words = form_of(self.client, self.chief) | {"finer_grants": ["publish:"], "own_grants": ["fix_own:"]}
        self.client.post(change(self.chief), words)
        assert list_held(self.chief) == {("publish", self.world)}

    def test_makes_who_was_granted_more_elsewhere_out_of_reach(self):
        self.rita.sections.add(self.sport)
        self.rita.grants.create(what=What.PUBLISH, section=self.sport)
        self.assertContains(self.client.get(change(self.rita)), "has rights beyond yours")
        assert self.client.post(change(self.rita), {"username": "x"}).status_code == 403

    def test_is_given_by_a_deputy_as_far_as_their_own_reach(self):
        """Somebody who manages people without a chief's rights."""
        deputy = cast.user("Reporter", username="deputy", sections=[self.world])
        deputy.user_permissions.set(self.permissions("view_user", "change_user", "add_user"))
        deputy.grants.create(what=What.PUBLISH, section=self.syria)
        self.client.force_login(deputy)
        page = self.client.get(change(self.rita))
        boxes = {box for box, _ in page.context["adminform"].form.fields["finer_grants"].choices}
        assert boxes == {
            *("write:", f"write:{self.world.pk}", f"write:{self.syria.pk}", f"publish:{self.syria.pk}")
        }

    def permissions(self, *codenames):
        return User.user_permissions.field.related_model.objects.filter(codename__in=codenames)

"""A chief of one section, people who have more, and what a browser posts from the forms of people."""

from django.contrib.auth.models import Group, Permission
from django.test import TestCase
from django.urls import reverse

from newsroom.models import User
from tests import cast

ADD = reverse("admin:newsroom_user_add")
FIELDS = {
    "username": "taken",
    "first_name": "Taken",
    "last_name": "Over",
    "email": "mine@evil.example",
    "is_active": "on",
    "all_sections": "on",
    "is_superuser": "on",
    "is_staff": "on",
}


def change(person):
    return reverse("admin:newsroom_user_change", args=[person.pk])


def role(name):
    return Group.objects.get(name=name).pk


def rights(person):
    """Everything that says who somebody is and what they may do."""
    person = User.objects.get(pk=person.pk)
    return {
        **{name: getattr(person, name) for name in FIELDS},
        "groups": sorted(person.groups.values_list("name", flat=True)),
        "sections": sorted(person.sections.values_list("name", flat=True)),
        "raw": sorted(person.user_permissions.values_list("codename", flat=True)),
    }


def form_of(client, person=None):
    """What a browser would post from the form as it is shown, without a change."""
    page = client.get(change(person) if person else ADD)
    form = page.context["adminform"].form
    words = {}
    for bound in form:
        value = bound.value()
        if value in (None, False, ""):
            continue
        words[bound.html_name] = value if value is not True else "on"
    for name in ("roles", "sections", "user_permissions"):
        if name in words:
            words[name] = [getattr(one, "pk", one) for one in words[name]]
    return words


class Delegating(TestCase):
    """A chief of World, who is no chief of Sport."""

    def setUp(self):
        self.world, self.sport = cast.section("World"), cast.section("Sport")
        self.syria = cast.section("Syria", parent=self.world)
        self.chief = cast.user("Chief", username="wanda", sections=[self.world])
        self.client.force_login(self.chief)

    def post_invitation(self, **more):
        words = {"username": "rita", "email": "rita@paper.example", "roles": [role("Reporter")], **more}
        return self.client.post(ADD, words)

    def wider_people(self):
        """Each has something that the chief of World has not."""
        raw = cast.user("Reporter", username="raw", sections=[self.world])
        raw.user_permissions.add(Permission.objects.get(codename="delete_user"))
        grouped = cast.user("Reporter", username="grouped", sections=[self.world])
        owners = Group.objects.create(name="Owners")
        owners.permissions.add(Permission.objects.get(codename="delete_session"))
        grouped.groups.add(owners)
        root = {"is_superuser": True, "is_staff": True}
        return [
            cast.user("Chief", username="whole"),
            cast.user("Reporter", username="whole_reporter"),
            cast.user("Reporter", username="sporty", sections=[self.sport]),
            cast.user("Editor", username="both", sections=[self.world, self.sport]),
            cast.user("Chief", username="gone", is_active=False),
            cast.user("Reporter", username="gone_sporty", sections=[self.sport], is_active=False),
            cast.user("Reporter", username="root", sections=[self.world], **root),
            raw,
            grouped,
        ]

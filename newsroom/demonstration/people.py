"""The paper of the demonstration: its name, its sections, who writes and who logs in."""

from dataclasses import dataclass

from django.contrib.auth.models import Group
from django.utils.text import slugify

from articles.models import Author, Section
from newsroom.models import Site, User
from newsroom.passwords import DEMONSTRATION

PAPER = {
    "name": "The Alderbrook Courier",
    "tagline": "Town and valley, since the first bridge",
    "publisher": "Courier Cooperative, Alderbrook",
    "contact": "desk@courier.example",
    "from_address": "desk@courier.example",
    "desk_signature": "The desk",
    "time_zone": "Europe/Berlin",
}
SECTIONS = {
    "Town": ("Council", "Schools"),
    "Region": ("Transport", "Farming"),
    "Culture": ("Music",),
    "World": ("Harbours",),
}
AUTHORS = {
    "Nora Fenwick": "Town reporter",
    "Tomas Reed": "Reporter",
    "Priya Nandakumar": "Transport correspondent",
    "Clara Vogel": "Culture editor",
    "ليلى المنصوري": "Port al-Nour",
}


@dataclass(frozen=True)
class Login:
    """Somebody who works here: log-in, role, the sections they work in (none: the whole paper)."""

    name: str
    role: str
    sections: tuple[str, ...] = ()


LOGINS = (
    Login("reporter", "Reporter", ("Town", "Region")),
    Login("editor", "Editor"),
    Login("moderator", "Moderator"),
    Login("chief", "Chief"),
)


def found() -> dict[str, User]:
    """Make the paper, its sections, its authors and its staff; the staff by log-in."""
    Site(**PAPER, address=Site.current().address).save()
    for place, (name, below) in enumerate(SECTIONS.items()):
        section = Section.objects.create(name=name, slug=slugify(name), position=place)
        for number, sub in enumerate(below):
            Section.objects.create(name=sub, slug=slugify(sub), parent=section, position=number)
    for name, role in AUTHORS.items():
        Author.objects.create(name=name, slug=slugify(name, allow_unicode=True), role=role)
    return {login.name: hired(login) for login in LOGINS}


def hired(login: Login) -> User:
    """The User of a log-in, with its role and sections."""
    email = f"{login.name}@courier.example"
    person = User.objects.create_user(login.name, email, DEMONSTRATION, is_staff=True)
    person.all_sections = not login.sections
    person.save(update_fields=["all_sections"])
    person.groups.add(Group.objects.get(name=login.role))
    person.sections.set(Section.objects.filter(name__in=login.sections))
    return person

"""The paper of the demonstration: its name, its sections, who writes and who logs in."""

from dataclasses import dataclass
from io import BytesIO

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group

from articles.models import Author, Photo, Section, Series
from newsroom.demonstration import content
from newsroom.demonstration.painting import portrait
from newsroom.models import Site, User
from newsroom.passwords import DEMONSTRATION

PAPER = {
    "name": "The Alderbrook Courier",
    "tagline": "Town and valley, since the first bridge",
    "publisher": "Courier Cooperative, Alderbrook",
    "contact": "desk@courier.example",
    "from_address": "desk@courier.example",
    "desk_signature": "The Courier",
    "time_zone": "Europe/Berlin",
}
SECTIONS = {
    "Town": ("Council", "Courts", "Schools", "Letters"),
    "Region": ("Transport", "Farming", "Weather"),
    "World": ("Harbours",),
    "Business": (),
    "Science": (),
    "Culture": ("Music", "Stage and screen", "Books"),
    "Sport": (),
}
ABOUT = {
    "Town": "Alderbrook on both banks: council, courts, schools, and what is said under the clock.",
    "Region": "The valley from Hollow Pass to Long Mere, and the coast at the other end of the line.",
    "World": "From our twin town Port al-Nour and other harbours: what happens there, and reaches us.",
    "Letters": "What readers write to us. We shorten; we do not improve.",
}


@dataclass(frozen=True)
class Login:
    """Somebody who works here: log-in, name, role, the sections they work in (none: the whole paper)."""

    name: str
    person: str
    role: str
    sections: tuple[str, ...] = ()


LOGINS = (
    Login("reporter", "Nora Fenwick", "Reporter", ("Town", "Region")),
    Login("correspondent", "Mabel Oduya", "Reporter", ("Science", "Sport", "Culture")),
    Login("editor", "Ruben Hallwyl", "Editor"),
    Login("moderator", "Mina Calloway", "Moderator"),
    Login("chief", "Edith Marlowe", "Chief"),
)


def found() -> dict[str, User]:
    """Make the paper, its sections, its staff, its authors and series; the staff by log-in."""
    Site(**PAPER, address=Site.current().address).save()
    for place, (name, below) in enumerate(SECTIONS.items()):
        section = open_section(name, position=place)
        for number, sub in enumerate(below):
            open_section(sub, position=number, parent=section)
    # One hash for all: the password is public, and a hash takes a while.
    password = make_password(DEMONSTRATION)
    staff = {login.name: hired(login, password=password) for login in LOGINS}
    for piece in content.several(content.FOLDER / "authors.md"):
        introduce(piece, by=staff["editor"])
    for piece in content.several(content.FOLDER / "series.md"):
        Series.objects.create(name=piece.get("Name"), description=piece.text)
    return staff


def open_section(name: str, **place) -> Section:
    """A section with what is said above its page."""
    return Section.objects.create(name=name, description=ABOUT.get(name, ""), **place)


def hired(login: Login, *, password: str) -> User:
    """The User of a log-in, with its role and sections."""
    email = f"{login.name}@courier.example"
    first, last = login.person.split(" ")
    person = User.objects.create(
        username=login.name,
        email=email,
        password=password,
        is_staff=True,
        first_name=first,
        last_name=last,
        all_sections=not login.sections,
    )
    person.groups.add(Group.objects.get(name=login.role))
    person.sections.set(Section.objects.filter(name__in=login.sections))
    return person


def introduce(piece: content.Piece, *, by: User) -> Author:
    """An author with a face, and with the log-in of the same name where there is one."""
    name, face = piece.get("Name"), piece.get("Portrait")
    words = {"caption": f"{name}.", "alt": piece.get("Alt"), "credit": piece.get("Credit")}
    return Author.objects.create(
        name=name,
        role=piece.get("Role"),
        about=" ".join(piece.text.split()),
        portrait=face and Photo.accept(BytesIO(portrait(face)), by=by, **words),
        user=User.objects.filter(last_name=name.split()[-1]).first(),
    )

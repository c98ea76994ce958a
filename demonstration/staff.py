"""Creates the paper of the demonstration: its name, its sections, its users, authors and series."""

from dataclasses import dataclass

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group

from articles.models import Author, Photo, Section, Series
from newsroom.models import Site, User
from newsroom.passwords import DEMONSTRATION

from . import parser

PICTURES = parser.CONTENT / "pictures"

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
    """A user: log-in, full name, role, and the sections they work in (none: all)."""

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


def create() -> dict[str, User]:
    """Create the paper with its sections, users, authors and series; the users by log-in."""
    Site(**PAPER, address=Site.current().address).save()
    for position, (name, children) in enumerate(SECTIONS.items()):
        section = create_section(name, position=position)
        for number, child in enumerate(children):
            create_section(child, position=number, parent=section)
    # One hash for all: the password is public, and a hash takes a while.
    password = make_password(DEMONSTRATION)
    users = {login.name: create_user(login, password=password) for login in LOGINS}
    for piece in parser.read_pieces(parser.CONTENT / "authors.md"):
        create_author(piece, by=users["editor"])
    for piece in parser.read_pieces(parser.CONTENT / "series.md"):
        Series.objects.create(name=piece.get("Name"), description=piece.text)
    return users


def create_section(name: str, **place) -> Section:
    """A section with its description."""
    return Section.objects.create(name=name, description=ABOUT.get(name, ""), **place)


def create_user(login: Login, *, password: str) -> User:
    """The User of a log-in, with its role and sections."""
    email = f"{login.name}@courier.example"
    first, last = login.person.split(" ")
    user = User.objects.create(
        username=login.name,
        email=email,
        password=password,
        is_staff=True,
        first_name=first,
        last_name=last,
        all_sections=not login.sections,
    )
    user.groups.add(Group.objects.get(name=login.role))
    user.sections.set(Section.objects.filter(name__in=login.sections))
    return user


def create_author(piece: parser.Piece, *, by: User) -> Author:
    """An author with a portrait, and with the user of the same name where there is one."""
    name = piece.get("Name")
    return Author.objects.create(
        name=name,
        role=piece.get("Role"),
        about=" ".join(piece.text.split()),
        portrait=upload(f"authors/{piece.get('Portrait')}", by=by),
        user=User.objects.filter(last_name=name.split()[-1]).first(),
    )


def upload(name: str, *, by: User) -> Photo:
    """Take a picture of the demonstration into the library; its own metadata give texts and agency."""
    with (PICTURES / f"{name}.jpg").open("rb") as file:
        photo = Photo.accept(file, by=by)
    photo.update_facts(agency=photo.file_metadata["source"])
    return photo

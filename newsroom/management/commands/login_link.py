"""Lets in who is locked out: prints a link by which they choose a password; without a name, for a chief."""

from urllib.parse import urlsplit

from django.core.management import BaseCommand, CommandError
from django.db import transaction
from django.db.models import Q

from newsroom import attempts
from newsroom.accounts import one_time_link
from newsroom.models import User

NOBODY = "Nobody works here yet: `manage.py setup_link` prints the link by which the first chief gets in."
STRANGER = "Nobody here logs in as “{name}”."
NO_CHIEF = "There is no chief. `manage.py createsuperuser` makes somebody who can appoint one."
WHICH = "There are several chiefs. Name the one who is locked out, such as `manage.py login_link {name}`:"
LINK = "{name} chooses a password here, once and within three days:\n\n  {link}\n"


class Command(BaseCommand):
    help = (
        "Prints a link by which somebody chooses a password, makes them active again and ends their wait "
        "at the log-in. Without a name: for the only chief, or a list of the chiefs."
    )

    def add_arguments(self, parser):
        parser.add_argument("name", nargs="?", help="a user name or e-mail address, in any spelling")
        parser.add_argument("--address", help="where the paper is reached, such as https://paper.example")

    def handle(self, *, name, address, **options):
        if not User.objects.exists():
            raise CommandError(NOBODY)
        person = User.objects.by_login(name) if name else self.only_chief()
        if person:
            self.let_in(person, address)
        elif name:
            raise CommandError("\n".join([STRANGER.format(name=name), *map(describe, chiefs())]))

    def only_chief(self):
        """The only chief; where there are several, print a list and return None."""
        found = list(chiefs())
        if not found:
            raise CommandError(NO_CHIEF)
        if len(found) == 1:
            return found[0]
        self.stdout.write("\n".join([WHICH.format(name=found[0]), *map(describe, found)]))
        return None

    @transaction.atomic
    def let_in(self, person, address):
        if not person.is_active:
            person.is_active = True
            person.save(update_fields=["is_active"])
            self.stdout.write(f"{person} is active again.")
        attempts.lift(person)
        link = one_time_link(person)
        if address:
            link = address.rstrip("/") + urlsplit(link).path
        self.stdout.write(LINK.format(name=describe(person).strip(), link=link))


def chiefs():
    """Who may appoint others, active ones first."""
    may_appoint = Q(groups__name="Chief") | Q(is_superuser=True)
    return User.objects.filter(may_appoint).distinct().order_by("-is_active", "pk")


def describe(person) -> str:
    facts = [person.get_full_name(), person.email, "" if person.is_active else "not active"]
    return f"  {person} ({', '.join(fact for fact in facts if fact)})"

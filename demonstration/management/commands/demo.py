"""Fills an empty database with the demonstration, a small paper to look around in."""

from django.conf import settings
from django.core.management import BaseCommand, CommandError
from django.db import transaction

from articles.models import Article
from demonstration import articles
from demonstration.staff import LOGINS
from newsroom.passwords import DEMONSTRATION


class Command(BaseCommand):
    help = (
        "Fills an empty database with demonstration content and log-ins; does nothing in one with articles."
    )

    def handle(self, **options):
        if not settings.DEMO:
            raise CommandError(
                "Demonstration content and its public password belong into a database of their own: "
                "start it with `make run`, or set NEWSROOM_DEMO=1 and NEWSROOM_VAR."
            )
        if Article.objects.exists():
            self.stdout.write("There are articles already, so nothing was added.")
        else:
            # All or nothing: the next start would take half a paper for a complete one.
            with transaction.atomic():
                articles.load()
        self.print_logins()

    def print_logins(self):
        self.stdout.write("\n  Log-ins for the desk (password of all: " + DEMONSTRATION + ")")
        for login in LOGINS:
            where = ", ".join(login.sections) or "the whole paper"
            self.stdout.write(f"    {login.name:<14} {login.person}, {login.role.lower()} ({where})")

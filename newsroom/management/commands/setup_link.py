"""Prints the link by which the first chief sets up a paper; the one before it opens nothing any more."""

from django.conf import settings
from django.core.management import BaseCommand, CommandError
from django.urls import reverse

from articles.models import Refused
from newsroom.models import SetupLink, Site


class Command(BaseCommand):
    help = "Prints a new set-up link, for a day and one use, while nobody works at the paper yet."

    def add_arguments(self, parser):
        parser.add_argument("--address", help="where the paper is reached, such as https://paper.example")

    def handle(self, *, address, **options):
        try:
            token = SetupLink.open()
        except Refused as refusal:
            raise CommandError(
                f"{refusal} A chief invites the others at the desk; "
                "`manage.py login_link` lets in a chief who is locked out."
            ) from refusal
        self.stdout.write(link(address or guess_address(), token))


def link(address, token):
    """The whole address that opens the set-up."""
    return address.rstrip("/") + reverse("setup_link", args=[token])


def guess_address():
    """Where the paper is reached, as far as its settings say."""
    return next(iter(settings.CSRF_TRUSTED_ORIGINS), Site.current().address)

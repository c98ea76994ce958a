"""Erases what lay in the bin long enough, as the worker does by itself."""

from django.core.management import BaseCommand

from newsroom.jobs import empty_bin


class Command(BaseCommand):
    help = "Erases the articles that have lain in the bin for 30 days, with their copies and photographs."

    def handle(self, **options):
        self.stdout.write(f"Articles erased: {empty_bin()}")

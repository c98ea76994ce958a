"""Puts a whole paper back from a backup; see newsroom.backup."""

from pathlib import Path

from django.db import connection

from newsroom.backup import manifest
from newsroom.backup.command import OrderlyCommand
from newsroom.backup.progress import size, terminal
from newsroom.backup.restoring import restore

BACK = "What was here before was moved aside. Delete it when all is well:"


class Command(OrderlyCommand):
    help = "Makes the paper what it was when a backup was made. Stop the web server and the worker first."

    def add_arguments(self, parser):
        parser.add_argument(
            "path", metavar="DIR", type=Path, help="a backup, or the folder of backups: the newest is taken"
        )
        parser.add_argument("--replace", action="store_true", help="move the paper that is here now aside")
        parser.add_argument("--force", action="store_true", help="although other programs use the database")

    def handle(self, *, path, replace, force, verbosity, **options):
        path, exchange = restore(path, connection, replace=replace, force=force, terminal=terminal(verbosity))
        made = manifest.read(path)
        self.stdout.write(
            f"The paper is as it was on {made.made_at:%d %b %Y at %H:%M:%S} UTC: "
            f"{sum(made.snapshot.tables.values())} rows, {len(made.files)} files, {size(made.size)}."
        )
        self.stdout.write(f"It was taken from {path}.")
        if exchange.moved:
            self.stdout.write(BACK)
            for place, aside in exchange.moved.items():
                self.stdout.write(f"  {place} is now {aside}")
        self.stdout.write("Start the web server and the worker, then run: python manage.py verify")

"""Brings database and static files to the version of the code that is here now, after a backup."""

from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection

from newsroom.backup.command import OrderlyCommand
from newsroom.backup.making import back_up
from newsroom.backup.progress import terminal

NOT_MIGRATED = (
    "The database could not be brought up to date: {words}. Its tables are as they were before the step that "
    "failed, and guarded. The version that runs goes on running. Backup: {path}"
)


class Command(OrderlyCommand):
    help = "Backs up, migrates, collects static files, checks; `make upgrade` calls it and restarts."

    def add_arguments(self, parser):
        parser.add_argument("--commit", default="", help="what git calls the code that is here now")

    def handle(self, *, commit, verbosity, **options):
        self.say("Backing up ...")
        path, _ = back_up(
            settings.BACKUPS_DIR or settings.VAR_DIR / "backups", connection, terminal=terminal(verbosity)
        )
        self.say(f"Backup: {path}")
        note = settings.VAR_DIR / "upgraded-to"
        if note.exists():
            self.say(f"Before: {note.read_text().strip()}")
        self.say("Bringing the database up to date ...")
        try:
            call_command("migrate", verbosity=0, interactive=False)
        except (DatabaseError, CommandError, ValueError) as error:
            raise CommandError(NOT_MIGRATED.format(words=str(error).strip(), path=path)) from error
        self.say("Collecting static files ...")
        call_command("collectstatic", verbosity=0, interactive=False)
        # Only now: after a failure the note still names the version to go back to.
        note.write_text(commit)
        call_command("check", databases=["default"], stdout=self.stdout, stderr=self.stderr)

    def say(self, words):
        self.stdout.write(words)
        self.stdout.flush()

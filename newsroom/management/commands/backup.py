"""Backs up the whole paper into a folder; see newsroom.backup."""

from pathlib import Path

from django.conf import settings
from django.db import connection

from newsroom.backup.command import OrderlyCommand
from newsroom.backup.making import back_up
from newsroom.backup.progress import size, terminal

MISSING = "Files that rows name and that are missing: {count} ({names}). The backup has all others."
DAMAGED = "Files that are not as they were uploaded: {count} ({names}). The backup has them as they are."

SAME_DISK = (
    "It lies on the disk of the paper. That protects from mistakes, not from the loss of the disk: copy it."
)


class Command(OrderlyCommand):
    help = "Backs up database, originals and secret key while the paper runs, into a new folder within DIR."

    def add_arguments(self, parser):
        parser.add_argument(
            "folder", metavar="DIR", type=Path, help="where backups lie; made where there is none"
        )

    def handle(self, *, folder, verbosity, **options):
        path, made = back_up(folder, connection, terminal=terminal(verbosity))
        self.warn(MISSING, made.missing)
        self.warn(DAMAGED, made.damaged)
        if verbosity and path.stat().st_dev == settings.VAR_DIR.stat().st_dev:
            self.stderr.write(SAME_DISK)
        if verbosity:
            self.stderr.write(
                f"{len(made.files)} files, {size(made.size)}. Whoever can read it has the whole paper."
            )
        self.stdout.write(str(path))

    def warn(self, words, names):
        if names:
            shown = ", ".join(names[:3]) + (", ..." if len(names) > 3 else "")
            self.stderr.write(words.format(count=len(names), names=shown))

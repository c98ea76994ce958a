"""Takes a WordPress export into the newsroom; see newsroom.importing."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from newsroom.importing.importer import Importer
from newsroom.importing.media import Media
from newsroom.importing.refusal import Stopped, Unreadable


class Command(BaseCommand):
    help = "Takes articles, photographs and comments of a WordPress export (WXR). May be run again."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="the export, an .xml file")
        parser.add_argument("--media", type=Path, help="folder with the pictures, such as wp-content/uploads")
        parser.add_argument("--dry-run", action="store_true", help="print the report and write nothing")

    def handle(self, *, file, media, dry_run, **options):
        if not file.is_file():
            raise CommandError(f"{file} is not a file. Name the export itself.")
        if media and not media.is_dir():
            raise CommandError(f"{media} is not a folder. Name the folder with the pictures.")
        try:
            taking = Importer(lambda: file.open("rb"), Media(media), dry=dry_run, tell=self.tell)
            report = taking.run()
        except Unreadable as error:
            raise CommandError(f"{file}: {error}") from error
        except Stopped as error:
            raise CommandError(f"{error} What was taken until then stays: run this again.") from error
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}") from error
        self.stdout.write(str(report))
        if dry_run:
            self.tell("This was a dry run: nothing was written.")
        if report.broken:
            raise CommandError(f"{file}: {report.broken}")

    def tell(self, words):
        self.stderr.write(words)

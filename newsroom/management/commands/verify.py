"""Checks whether the paper, or a backup of it, is complete and undamaged; see newsroom.verify."""

from itertools import islice
from pathlib import Path

from django.core.management import CommandError
from django.db import connection

from newsroom.backup import folder, proving
from newsroom.backup.command import OrderlyCommand
from newsroom.backup.progress import terminal
from newsroom.verify.checks import checks
from newsroom.verify.finding import Finding

MOST = 20
BAD = (
    "Findings: {count:,}. Nothing was changed. What names no command is mended by the newest backup "
    "that is whole (manage.py verify --backup DIR)."
)
BAD_BACKUP = "The backup at {path} is damaged. Take another one, and have the disk looked at."


class Command(OrderlyCommand):
    help = "Looks whether rows, counts, files and guards are whole. Ends with 1 where not; changes nothing."

    def add_arguments(self, parser):
        parser.add_argument(
            "--backup", metavar="DIR", type=Path, help="read a backup (the newest in DIR) instead"
        )
        parser.add_argument("--quick", action="store_true", help="do not read every photograph")

    def handle(self, *, backup, quick, verbosity, **options):
        if backup:
            self.verify_backup(folder.chosen(backup.resolve()), verbosity)
            return
        if verbosity:
            self.count_rows()
        wrong = sum(self.report(name, check, verbosity) for name, check in checks(quick=quick))
        if wrong:
            raise CommandError(BAD.format(count=wrong))
        if verbosity:
            self.stdout.write("All is well.")

    def verify_backup(self, path, verbosity):
        found = [Finding(words) for words in proving.problems(path, terminal=terminal(verbosity))]
        if self.report(str(path), lambda: found, verbosity):
            raise CommandError(BAD_BACKUP.format(path=path))

    def count_rows(self):
        """Print the number of rows of each table that has any."""
        with connection.cursor() as cursor:
            for table in sorted(connection.introspection.table_names(cursor)):
                cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(table)}")  # noqa: S608
                if count := cursor.fetchone()[0]:
                    self.stdout.write(f"{count:>12,}  {table}")

    def report(self, name, check, verbosity):
        """Print what a check finds, the first ones in words; how many of them are wrong."""
        found, wrong = iter(check()), 0
        shown = list(islice(found, MOST))
        for finding in shown:
            self.stderr.write(f"{name}: {finding}")
        rest = list(found)
        if rest:
            self.stderr.write(f"{name}: and {len(rest):,} more.")
        wrong = sum(not finding.is_note for finding in [*shown, *rest])
        if verbosity and not wrong:
            self.stdout.write(f"{'well':>12}  {name}")
        return wrong

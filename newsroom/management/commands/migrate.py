"""Django's migrate, after whose failure the triggers stand as they did before."""

from django.core.management.commands import migrate
from django.db import DatabaseError, connections

from newsroom import triggers


class Command(migrate.Command):
    def handle(self, *args, database, **options):
        connection = connections[database]
        before = triggers.definitions(connection)
        try:
            super().handle(*args, database=database, **options)
        # Also Ctrl-C would leave the tables without their triggers.
        except BaseException:
            self.put_back(connection, before)
            raise

    def put_back(self, connection, before):
        """Put the triggers back that migrate removed, and print an error for each that cannot be."""
        try:
            lacking = triggers.put_back(connection, before)
        except DatabaseError as error:
            lacking = [error]
        for error in lacking:
            self.stderr.write(f"A trigger could not be put back ({error}). Run migrate again soon.")

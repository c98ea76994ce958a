"""PostgreSQL's programs: of the server's version, asked for in words, and given no password as argument."""

from types import SimpleNamespace
from unittest import TestCase

import pytest
from django.db import connection

from articles.models import Refused
from newsroom.backup import programs

SERVER = {
    "NAME": "paper",
    "USER": "newsroom",
    "PASSWORD": "hush hush",
    "HOST": "db.example",
    "PORT": 5433,
    "OPTIONS": {"sslmode": "require"},
}


class Programs(TestCase):
    def test_that_are_not_there_are_asked_for_with_the_package_to_install(self):
        with pytest.raises(Refused, match="postgresql-client-17"):
            programs.find("pg_no_such_program", 17)

    def test_that_are_older_than_the_server_are_refused(self):
        if not list(programs.candidates("pg_dump")):
            self.skipTest("no pg_dump is here")
        with pytest.raises(Refused, match="too old for a server of version 99"):
            programs.find("pg_dump", 99)

    def test_of_the_servers_version_are_found(self):
        if connection.vendor != "postgresql":
            self.skipTest("there is no server")
        for name in ("pg_dump", "pg_restore", "psql"):
            assert programs.major_version(programs.find(name, 15)) >= 15

    def test_are_given_the_password_in_the_environment_alone(self):
        arguments, environment = programs.access(SimpleNamespace(settings_dict=SERVER))
        assert "hush hush" not in " ".join(arguments)
        assert environment["PGPASSWORD"] == "hush hush"
        assert environment["PGSSLMODE"] == "require"
        assert arguments[-1] == "paper"

    def test_that_do_not_answer_count_as_none(self):
        assert programs.major_version("/no/such/program") == 0
        assert programs.major_version("/bin/true") == 0

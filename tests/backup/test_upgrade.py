"""`make upgrade`: a backup first, the guards in place whatever happens, and the way back in words."""

import os
import subprocess
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.test import TransactionTestCase, override_settings

from newsroom import triggers
from tests.backup.failing.migration_that_fails import LAST
from tests.backup.paper import PaperTestCase

FAILING = {"comments": "tests.backup.failing"}
LATE = {"comments": "tests.backup.failing_late"}
SYSTEMCTL = """#!/bin/sh
echo "systemctl $*" >> "$CALLS"
case "$*" in
*property=User*) echo newsroom ;;
*EnvironmentFiles*) echo "/etc/x.env (ignore_errors=no)" ;;
esac
"""
SYSTEMD_RUN = """#!/bin/sh
echo "systemd-run $*" >> "$CALLS"
while [ "$1" != manage.py ]; do shift; done
exec .venv/bin/python "$@"
"""


class AFailedMigration(TransactionTestCase):
    def test_leaves_the_guards_as_they_were(self):
        before = triggers.present(connection)
        with override_settings(MIGRATION_MODULES=FAILING), pytest.raises(DatabaseError):
            call_command("migrate", verbosity=0, stdout=StringIO())
        assert triggers.present(connection) == before
        assert triggers.list_missing(connection) == []

    def test_behind_one_that_stays_leaves_the_guards_of_all_other_tables(self):
        before, said = triggers.present(connection), StringIO()
        with override_settings(MIGRATION_MODULES=LATE):
            with pytest.raises(DatabaseError):
                call_command("migrate", verbosity=0, stdout=StringIO(), stderr=said)
            left = [(name, table) for name, table in before if table != "comments_decision"]
            assert triggers.present(connection) == left != before
            assert "could not be put back" in said.getvalue()
            call_command("migrate", "comments", LAST, verbosity=0, stdout=StringIO())
        assert triggers.present(connection) == before

    def test_that_cannot_even_be_planned_leaves_them_too(self):
        before = triggers.definitions(connection)
        with pytest.raises(Exception, match="nowhere"):
            call_command("migrate", "comments", "nowhere", verbosity=0, stdout=StringIO())
        assert sorted(triggers.definitions(connection)) == sorted(before)


class MakeUpgrade(PaperTestCase):
    def upgrade(self, *, systemd, **more):
        """The script that `make upgrade` runs, with or without a systemd that only notes what it is told."""
        programs = self.paper.root / "programs"
        programs.mkdir()
        self.calls = self.paper.root / "calls"
        self.calls.touch()
        (self.paper.var / "upgraded-to").write_text("abc1234")
        for name, text in (("systemctl", SYSTEMCTL), ("systemd-run", SYSTEMD_RUN)) if systemd else ():
            (programs / name).write_text(text)
            (programs / name).chmod(0o755)
        path = os.pathsep.join([str(programs), self.paper.environment.get("PATH", os.environ["PATH"])])
        environment = self.paper.environment | {"PATH": path, "CALLS": str(self.calls)} | more
        return subprocess.run(
            ["bash", "deploy/upgrade"], cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True
        )

    def test_backs_up_migrates_restarts_and_prints_the_way_back(self):
        done = self.upgrade(systemd=True)
        assert done.returncode == 0, done.stderr
        backup = next(path for path in (self.paper.var / "backups").iterdir() if path.is_dir())
        assert f"Backup: {backup}" in done.stdout
        assert done.stdout.index("run restore") < done.stdout.index("Restarting")
        assert "git checkout abc1234" in done.stdout
        assert "all is well" in done.stdout
        calls = self.calls.read_text()
        assert "systemctl restart newsroom-web newsroom-worker" in calls
        assert "--uid=newsroom" in calls
        assert "EnvironmentFile=/etc/x.env" in calls

    def test_the_way_back_that_it_prints_leads_back(self):
        before = self.paper.everything()
        done = self.upgrade(systemd=False)
        way = [line.strip() for line in done.stdout.splitlines() if " restore " in line]
        self.paper.run("from tests import cast\ncast.published('Written after the upgrade')")
        subprocess.run(way[0], shell=True, cwd=settings.BASE_DIR, env=self.paper.environment, check=True)
        assert self.paper.everything() == before

    def test_restarts_what_systemd_does_not_know(self):
        done = self.upgrade(systemd=False, RESTART="echo restarted by hand")
        assert "restarted by hand" in done.stdout

    def test_restarts_nothing_when_there_is_no_room_for_a_backup(self):
        self.paper.var.joinpath("backups").write_text("in the way")
        done = self.upgrade(systemd=True)
        assert done.returncode == 1
        assert "nothing was restarted" in done.stderr
        assert "restart" not in self.calls.read_text()

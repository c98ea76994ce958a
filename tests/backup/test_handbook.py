"""Every command that the handbook gives about backups is run, as it stands there."""

import os
import re
import subprocess
from pathlib import Path

from django.conf import settings
from django.db import connection

from tests.backup.paper import PaperTestCase

HANDBOOK = Path(settings.BASE_DIR) / "docs/operating.md"
DRILL = "postgres://localhost/drill"
# What a server has and this machine may not: services, their user, the command that makes a database.
PRELUDE = """
set -eu
python() { .venv/bin/python "$@"; }
run() { python manage.py "$@"; }
systemctl() { echo "systemctl $*"; }
createdb() { true; }
"""


def commands(heading):
    """The commands below a heading, one a line."""
    text = re.search(rf"^##+ {heading}\n(.*?)(?=^## |^### |\Z)", HANDBOOK.read_text("utf-8"), re.M | re.S)[1]
    return re.findall(r"^ {4}(\S.*)$", text, re.MULTILINE)


class TheHandbook(PaperTestCase):
    def shell(self, heading):
        """Run what stands below a heading, here; folders and the other database are those of this test."""
        lines = [
            line for line in commands(heading) if connection.vendor == "postgresql" or "DATABASE" not in line
        ]
        assert lines
        script = "\n".join(lines).replace("/srv/backups", f'"{self.paper.backups}"')
        script = script.replace("/tmp/drill", f'"{self.paper.root}/drill"')
        if DRILL in script:
            script = script.replace(DRILL, f'"{self.drill_url()}"')
        done = subprocess.run(
            ["bash", "-c", PRELUDE + script],
            cwd=settings.BASE_DIR, env=self.paper.environment, capture_output=True, text=True,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    def drill_url(self):
        """A database of its own for the drill, beside that of the paper."""
        name = f"{self.paper.name}_drill"
        self.paper.ask_server(f'CREATE DATABASE "{name}"')
        self.addCleanup(self.paper.ask_server, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        return self.paper.environment["DATABASE_URL"].replace(self.paper.name, name)

    def test_its_drill_leads_from_a_backup_to_a_whole_paper_elsewhere(self):
        before = self.paper.everything()
        self.shell("Backups")
        assert "All is well." in self.shell("Is all well\\?")
        said = self.shell("The drill")
        assert "The paper is as it was on" in said
        assert "All is well." in said
        assert self.paper.everything() == before
        self.paper.run("from tests import cast\ncast.published('Written after the backup')")
        said = self.shell("When the paper is lost")
        assert (
            said.index("systemctl stop")
            < said.index("The paper is as it was")
            < said.index("systemctl start")
        )
        assert self.paper.everything() == before

    def test_after_the_loss_of_everything_its_commands_bring_the_paper_back(self):
        before, files = self.paper.everything(), self.paper.originals()
        self.shell("Backups")
        self.paper.wipe()
        self.shell("When the paper is lost")
        assert self.paper.everything() == before
        assert self.paper.originals() == files

    def test_names_the_commands_of_an_upgrade_that_exist(self):
        assert commands("New versions") == ["git pull", "make upgrade"]
        assert os.access(Path(settings.BASE_DIR) / "deploy/upgrade", os.X_OK)

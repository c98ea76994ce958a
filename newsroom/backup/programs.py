"""Finds PostgreSQL's own programs, of a version that can deal with the server, and runs them."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from django.db.backends.postgresql.client import DatabaseClient

from articles.refusal import Refused

FOLDERS = (
    *("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/usr/local/pgsql/bin"),
    *("/opt/homebrew/opt/postgresql@*/bin", "/usr/local/opt/postgresql@*/bin"),
)
MISSING = (
    "{name} of PostgreSQL {version} is not on this machine. Install it "
    "(Debian: apt-get install postgresql-client-{version}) and try again."
)
TOO_OLD = (
    "{name} on this machine is of PostgreSQL {found}, too old for a server of version {version}. "
    "Install that of the server (Debian: apt-get install postgresql-client-{version}) and try again."
)


def find(name: str, version: int) -> Path:
    """The program of the same major version as the server, else the next newer one; Refused without."""
    every = {path: major for path in candidates(name) if (major := major_version(path))}
    # pg_dump refuses a server that is newer than itself; an older server it can read.
    fit = {path: major for path, major in every.items() if major >= version}
    if not fit:
        words = TOO_OLD if every else MISSING
        raise Refused(words.format(name=name, version=version, found=max(every.values(), default=0)))
    return min(fit, key=fit.get)


def candidates(name: str) -> Iterator[Path]:
    """Where the program may be: on the PATH, then in the folders that packages put it into."""
    if found := shutil.which(name):
        yield Path(found)
    for pattern in FOLDERS:
        yield from sorted(Path("/").glob(f"{pattern[1:]}/{name}"), reverse=True)


def major_version(path: Path) -> int:
    """The major version of a program, 0 where it does not answer."""
    try:
        done = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=20)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return 0
    found = re.search(r"\(PostgreSQL\) (\d+)", done.stdout)
    return int(found[1]) if found else 0


def error_output(done: subprocess.CompletedProcess) -> str:
    """Why a program failed: its own words, else how it ended."""
    return done.stderr.strip().rstrip(".") or f"it ended with {done.returncode}"


def access(connection) -> tuple[list[str], dict[str, str]]:
    """(arguments, environment) for a program to reach the database; the password is in the environment."""
    # Arguments are visible to every user of the machine in the list of processes; the environment is not.
    arguments, more = DatabaseClient.settings_to_cmd_args_env(connection.settings_dict, [])
    # A backup of the night has no terminal: a question for the password would wait for ever.
    return ["--no-password", *arguments[1:]], os.environ | (more or {})

"""Where the rows of the paper lie: SQLite in NEWSROOM_VAR, or what DATABASE_URL names; pure.

The place of the SQLite file is a path and stays one: it is put into no URL, where `#`, `?` and `%` would
mean something else. Only what an operator wrote as a URL is read as one, and refused where a part of it
would get lost.
"""

import re
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

FILE = "newsroom.sqlite3"
SQLITE = "django.db.backends.sqlite3"
POSTGRESQL = "django.db.backends.postgresql"
OPTIONS = {
    # A deferred transaction that has read fails at once where another writes; this one waits.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        # WAL: readers and the writer do not block each other. FULL: a commit survives a loss of power.
        # recursive_triggers: else REPLACE passes by the triggers. secure_delete: no blanked word stays.
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA recursive_triggers=ON; "
        "PRAGMA secure_delete=ON;"
    ),
}
LASTING = {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
# Quotes nothing of the URL: it holds a password, and this text ends up in logs.
REFUSAL = (
    "DATABASE_URL cannot be used: {reason} Write it like postgres://NAME:PASSWORD@HOST:5432/DATABASE or "
    "sqlite:////srv/paper/newsroom.sqlite3, and signs that mean something in a URL by their codes: "
    "# as %23, ? as %3F, / as %2F, @ as %40, [ as %5B, % as %25."
)


def configure(url: str, *, var: Path, checkout: Path) -> dict:
    """The database for DATABASES: what `url` names, or where it is blank the file in `var`.

    A relative name of a file counts from `checkout`, wherever the process was started.
    Raises ImproperlyConfigured, in words and without the password, where `url` is malformed.
    """
    url = url.strip()
    found = read(url) if url else {"ENGINE": SQLITE, "NAME": var / FILE}
    if found["ENGINE"] == SQLITE:
        found["NAME"] = resolve_path(found["NAME"], checkout)
        found["OPTIONS"] = found.get("OPTIONS", {}) | OPTIONS
    return found | LASTING


def resolve_path(name, checkout: Path):
    """The name of an SQLite file as a Path, which nothing parses; SQLite's own URIs as they are."""
    if isinstance(name, str) and (name == ":memory:" or name.startswith("file:")):
        return name
    return checkout / name


def read(url: str) -> dict:
    """The database that a URL names."""
    if reason := loss(url):
        raise refusal(reason)
    try:
        parts, found = urlsplit(url), dj_database_url.parse(url)
    except ValueError as error:
        raise refusal("it is not a URL of a database.") from error
    if reason := gap(parts, found):
        raise refusal(reason)
    if parts.hostname:
        found["HOST"] = host(parts.netloc)
    return found


def loss(url: str) -> str:
    """Why a part of the URL would be dropped in silence; empty where none is."""
    # urlsplit removes line breaks and tabs in silence, and the rest would name another database.
    if re.search(r"[\x00-\x20\x7f]", url):
        return "it holds a space or a control character."
    if "#" in url:
        return "what follows “#” would be lost."
    try:
        parse_qsl(url.partition("?")[2], strict_parsing=True, keep_blank_values=True)
    except ValueError:
        return "what follows “?” is no list of options."
    return ""


def gap(parts, found: dict) -> str:
    """What the URL lacks, or names without effect; empty where it is complete."""
    if found["ENGINE"] not in (SQLITE, POSTGRESQL):
        return "the paper keeps its rows in PostgreSQL or SQLite alone."
    if found["ENGINE"] == SQLITE and parts.netloc not in ("", ":memory:"):
        return "a file of SQLite lies on no host, so three slashes stand before a path."
    if found["NAME"] == ":memory:" and not parts.netloc:
        return "it names no file."
    if found["ENGINE"] == POSTGRESQL and not (found["NAME"] or "service" in found.get("OPTIONS", {})):
        return "it names no database."
    return ""


def host(netloc: str) -> str:
    """The host as it was typed: urlsplit makes it lower case, and the host can be the folder of a socket."""
    name = netloc.rpartition("@")[2]
    return unquote(re.sub(r":\d*$", "", name)).removeprefix("[").removesuffix("]")


def refusal(reason: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(REFUSAL.format(reason=reason))

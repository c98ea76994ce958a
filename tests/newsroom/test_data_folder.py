"""The data lie where NEWSROOM_VAR says, whatever a folder is called; a malformed DATABASE_URL is refused."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from newsroom import database

NAMES = (
    *("c#1", "c#2", "who?mode=memory", "50%41", "100%", "two words ", " first", "a:b", "you@home", "Zürich"),
    *("line\nbreak", "tab\there", "a&b;c", "$HOME", "`id`", "it's", 'so "called"', "back\\slash", "[ab]*"),
    *(":memory:", "file:x", "mode=memory", "~", "-rf", "+", "=", "🔥", "हिन्दी", "{0}", "%(asctime)s"),
)
ALL_IN_ONE = "c#1 ?mode=memory 50%41 a:b@c;&$HOME 'Zürich' \"x\" {0} [ab]*\n🔥"
CHECKOUT = ("manage.py", "articles", "comments", "newsroom", "templates")
NAMED = "from newsroom import settings; print(settings.DATABASES['default']['NAME'], end='')"
SAVED = """
import django, sys
django.setup()
from django.core.management import call_command
from django.test import Client
from newsroom.models import Site
call_command("migrate", verbosity=0)
Site(name=sys.argv[1]).save()
page = Client().get("/", headers={"host": "localhost"})
assert page.status_code == 200 and sys.argv[1] in page.content.decode(), page.status_code
"""
READ = "import django; django.setup(); from newsroom.models import Site; print(Site.current().name)"


@pytest.fixture
def folder():
    with tempfile.TemporaryDirectory(prefix="newsroom-places-") as name:
        yield Path(name).resolve()


def environment(**own):
    """A shell that was told nothing but this."""
    clean = {name: os.environ[name] for name in ("PATH", "HOME", "VIRTUAL_ENV") if name in os.environ}
    return clean | {"DJANGO_SETTINGS_MODULE": "newsroom.settings", "NEWSROOM_DEBUG": "1"} | own


def run(code, *arguments, checkout=settings.BASE_DIR, cwd=None, **own):
    """What a Python of the checkout prints."""
    own = {"PYTHONPATH": str(checkout), **own}
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=cwd or checkout,
        env=environment(**own),
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def copy(folder):
    """A checkout of its own, of hard links."""
    folder.mkdir()
    for name in CHECKOUT:
        source = settings.BASE_DIR / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)
    return folder


def files(folder):
    """Names of what begins in a folder, but caches."""
    return {path.name for path in folder.iterdir()} - {"__pycache__"}


@pytest.mark.parametrize("name", NAMES)
def test_the_database_lies_in_the_folder_of_that_name(name):
    found = database.configure("", var=Path("/srv", name), checkout=Path("/checkout"))
    assert os.fspath(found["NAME"]) == f"/srv/{name}/newsroom.sqlite3"
    assert isinstance(found["NAME"], Path), "a text may be read as an address of SQLite"


def test_two_papers_side_by_side_share_nothing(folder):
    first, second = folder / "c#1", folder / "c#2"
    for var in (first, second):
        run(SAVED, f"The {var.name} Times", NEWSROOM_VAR=str(var))
    for var in (first, second):
        assert run(READ, NEWSROOM_VAR=str(var)).strip() == f"The {var.name} Times"
        assert (var / "newsroom.sqlite3").is_file()
    assert files(folder) == {"c#1", "c#2"}


def test_a_folder_with_every_special_sign_holds_a_whole_paper(folder):
    var = folder / ALL_IN_ONE
    run(SAVED, "The Odd Times", NEWSROOM_VAR=str(var))
    assert run(READ, NEWSROOM_VAR=str(var)).strip() == "The Odd Times"
    assert files(folder) == {ALL_IN_ONE}
    assert {"newsroom.sqlite3", "secret_key"} <= files(var)


def test_a_checkout_below_such_a_folder_keeps_its_data_in_itself(folder):
    checkout = copy(folder / ALL_IN_ONE)
    run(SAVED, "The Odd Times", checkout=checkout)
    assert (checkout / "var/newsroom.sqlite3").is_file()
    assert files(folder) == {ALL_IN_ONE}
    assert files(checkout) == {*CHECKOUT, "var"}


def test_a_folder_whose_name_is_no_utf_8_is_as_good(folder):
    var = os.fsdecode(os.fsencode(folder) + b"/caf\xe9")
    run(SAVED, "The Latin Times", NEWSROOM_VAR=var)
    assert os.listdir(os.fsencode(folder)) == [b"caf\xe9"]


def test_a_relative_folder_counts_from_the_checkout_wherever_a_command_is_started(folder):
    for told in ({"NEWSROOM_VAR": "var/two"}, {"DATABASE_URL": "sqlite:///var/two/newsroom.sqlite3"}):
        own = {"NEWSROOM_VAR": str(folder), "NEWSROOM_SECRET_KEY": "told", **told}
        said = run(NAMED, cwd=folder, **own)
        assert said == str(settings.BASE_DIR / "var/two/newsroom.sqlite3")


def test_an_empty_setting_is_one_that_was_not_made(folder):
    said = run(
        "from newsroom import settings as s; print(s.VAR_DIR, s.STATIC_ROOT)",
        NEWSROOM_VAR="",
        NEWSROOM_SECRET_KEY="told",
        NEWSROOM_STATIC="",
    )
    assert said.split() == [str(settings.BASE_DIR / "var"), str(settings.BASE_DIR / "staticfiles")]
    assert run(NAMED, NEWSROOM_VAR=str(folder), DATABASE_URL="") == str(folder / "newsroom.sqlite3")


def configure(url):
    found = database.configure(url, var=Path("/srv/var"), checkout=Path("/checkout"))
    return {name.lower(): found.get(name) for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT")}


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("postgres://paper:p%23%3F%2F%40%25w@db.example:5433/news", {"password": "p#?/@%w", "port": 5433}),
        ("postgres://paper:a@b:c@db.example/news", {"password": "a@b:c", "host": "db.example"}),
        ("postgres://paper@%2Fvar%2FRun%2FPG/news", {"host": "/var/Run/PG", "name": "news"}),
        ("postgresql://paper@[::1]:5432/news", {"host": "::1", "port": 5432}),
        (" postgres://paper@db/n%C3%A9ws \n", {"name": "néws"}),
        ("sqlite:////srv/c%231/50%25.sqlite3", {"name": Path("/srv/c#1/50%.sqlite3")}),
        ("sqlite:///var/x.sqlite3?timeout=5", {"name": Path("/checkout/var/x.sqlite3")}),
        ("sqlite://:memory:", {"name": ":memory:"}),
    ],
)  # fmt: skip
def test_a_database_url_means_what_its_operator_wrote(url, expected):
    found = configure(url)
    assert {name: found[name] for name in expected} == expected


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("postgres://paper:hush#hush@db/news", "what follows “#”"),
        ("postgres://paper:hush?hush@db/news", "what follows “?”"),
        ("postgres://paper:hush/hush@db/news", "not a URL"),
        ("postgres://paper:hush[hush@db/news", "not a URL"),
        ("postgres://paper:hush hush@db/news", "a space"),
        ("postgres://paper:hush\nhush@db/news", "control character"),
        ("postgres://paper:hush@db:port/news", "not a URL"),
        ("postgres://paper:hush@db", "names no database"),
        ("mysql://paper:hush@db/news", "PostgreSQL or SQLite alone"),
        ("/srv/hush/newsroom.sqlite3", "not a URL"),
        ("sqlite:////srv/hush#1/newsroom.sqlite3", "what follows “#”"),
        ("sqlite:////srv/hush?1/newsroom.sqlite3", "what follows “?”"),
        ("sqlite://srv/hush.sqlite3", "three slashes"),
        ("sqlite:///", "names no file"),
    ],
)  # fmt: skip
def test_a_malformed_database_url_is_refused_without_its_password(url, said):
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL cannot be used") as refusal:
        configure(url)
    assert said in str(refusal.value)
    assert "hush" not in str(refusal.value)


@pytest.mark.parametrize("command", ["migrate", "worker", "start"])
def test_a_command_says_so_in_one_sentence(command, folder):
    own = environment(NEWSROOM_VAR=str(folder), DATABASE_URL="postgres://paper:a#b@db/news")
    done = subprocess.run(
        [sys.executable, "manage.py", command], cwd=settings.BASE_DIR, env=own, capture_output=True, text=True
    )
    assert done.returncode == 1
    assert done.stderr.startswith("The settings cannot be used. DATABASE_URL")
    assert "Traceback" not in done.stderr


def test_a_number_that_is_none_is_refused_by_its_name(folder):
    own = environment(NEWSROOM_VAR=str(folder), NEWSROOM_HSTS_SECONDS="a year", NEWSROOM_HTTPS="1")
    done = subprocess.run(
        [sys.executable, "manage.py", "check"], cwd=settings.BASE_DIR, env=own, capture_output=True, text=True
    )
    assert "NEWSROOM_HSTS_SECONDS is a whole number" in done.stderr
    assert "Traceback" not in done.stderr


ASKED = {
    (): (3600, False, False),
    (("NEWSROOM_HSTS_SECONDS", "0"),): (0, False, False),
    (("NEWSROOM_HSTS_SECONDS", "31536000"), ("NEWSROOM_HSTS_SUBDOMAINS", "1")): (31536000, True, False),
    (("NEWSROOM_HSTS_PRELOAD", "1"), ("NEWSROOM_HSTS_SUBDOMAINS", "1")): (3600, True, True),
    (("NEWSROOM_HTTPS", "0"), ("NEWSROOM_HSTS_SUBDOMAINS", "1")): (0, False, False),
}
HSTS = "import json; from newsroom import settings as s; print(json.dumps([s.SECURE_HSTS_SECONDS,"
HSTS += "s.SECURE_HSTS_INCLUDE_SUBDOMAINS, s.SECURE_HSTS_PRELOAD]))"


@pytest.mark.parametrize(("told", "expected"), ASKED.items())
def test_other_hosts_are_bound_to_https_only_where_somebody_asks_for_it(told, expected, folder):
    own = {"NEWSROOM_HTTPS": "1", **dict(told), "NEWSROOM_VAR": str(folder), "NEWSROOM_DEBUG": "0"}
    assert tuple(json.loads(run(HSTS, **own))) == expected


@pytest.mark.parametrize("name", ["two words", "c#1", "a;b", "it's", "50%41"])
def test_make_hands_the_folder_of_a_paper_over_as_it_is(name, folder):
    told = [f"SITE={folder}/{name}", "RUNS=pyproject.toml", "PYTHON=printenv NEWSROOM_VAR NEWSROOM_STATIC #"]
    done = subprocess.run(
        ["make", "--no-print-directory", "site", *told],
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
    )
    assert done.stdout.splitlines() == [f"{folder}/{name}", f"{folder}/{name}/static"], done.stderr

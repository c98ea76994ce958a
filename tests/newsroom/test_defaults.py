"""docs/defaults.md and the code say the same: every default is there, with its value and a reason."""

import ast
import json
import os
import re
import subprocess
import sys
from datetime import timedelta
from importlib import import_module
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db.models import NOT_PROVIDED

ROOT = Path(settings.BASE_DIR)
ROW = re.compile(r"^\| `([^`]+)` \| (?:`([^`]*)`|nothing) \| (\S.*) \|$", re.MULTILINE)
# Facts of formats, and steps of a procedure, which nobody would ever set otherwise.
NO_CHOICE = {
    *(
        "articles.admin.desk.FARTHEST",
        "articles.forms.text_cleaning.LONGEST_KEY",
        "articles.forms.formsets.LAST_PLACE",
        "articles.forms.article.LAST_PART",
        "articles.metadata.EXIF_IFD",
        "articles.pictures.ORIENTATION",
    ),
    *(
        "articles.models.word_index.LEAST_CHANGE",
        "articles.models.ledger.INSTANT",
        "articles.models.redirects.FIRST_FAULT",
        "articles.models.named.AT_A_TIME",
        "articles.models.listing.PAPER",
        "articles.renditions.RECIPE",
    ),
    *("comments.forms.decision.LARGEST", "comments.models.comment.LAST"),
    *("newsroom.mail.LONGEST_LINE", "newsroom.mail.PERMANENT", "newsroom.testmail.NEWCOMER"),
    "newsroom.theme.YEAR",
    "newsroom.models.user.LONGEST_FOLDED",
    *("newsroom.backup.files.CHUNK", "newsroom.backup.files.PRIVATE_FILE"),
    *("newsroom.backup.files.PRIVATE_FOLDER", "newsroom.backup.manifest.FORMAT"),
    *("newsroom.backup.postgresql.HEADER", "newsroom.backup.sqlite.PAGES"),
}
CLEAN = "import json, sys; from newsroom import settings as s; json.dump({n: v for n, v in vars(s).items()"
CLEAN += " if n.isupper() and isinstance(v, (int, str, float))}, sys.stdout)"


def list_documented():
    return {name: value for name, value, _ in ROW.findall((ROOT / "docs/defaults.md").read_text("utf-8"))}


def format_value(value):
    """A value as the page writes it."""
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, timedelta):
        return format_span(value)
    if isinstance(value, int | float):
        return f"{value:,}"
    return ", ".join(format_value(each) for each in value) if isinstance(value, tuple) else str(value)


def format_span(span):
    """10 minutes, 24 hours, 30 days."""
    units = {"days": 86_400, "hours": 3_600, "minutes": 60, "seconds": 1}
    units |= {} if span > timedelta(hours=48) else {"days": 10**9}
    name, size = next((name, size) for name, size in units.items() if span.total_seconds() % size == 0)
    number = int(span.total_seconds() // size)
    return f"{number:,} {name if number != 1 else name.removesuffix('s')}"


def modules():
    """Our own modules that hold rules."""
    for app in ("articles", "comments", "newsroom"):
        for path in sorted((ROOT / app).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            if not {"migrations", "formats", "settings"} & set(parts):
                yield ".".join(parts).removesuffix(".__init__"), path


def constants():
    """Numbers, spans of time and groups of numbers that a module of ours names in capitals."""
    for name, path in modules():
        assigned = (node for node in ast.parse(path.read_text("utf-8")).body if isinstance(node, ast.Assign))
        targets = [name.id for node in assigned for name in ast.walk(node) if is_target(name)]
        for target in targets:
            value = getattr(import_module(name), target)
            if is_number(value):
                yield f"{name}.{target}", value


def is_target(node):
    return isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and node.id.isupper()


def is_number(value):
    if isinstance(value, tuple):
        return bool(value) and all(isinstance(each, int) for each in value)
    return isinstance(value, int | float | timedelta) and not isinstance(value, bool)


def fields():
    """What a new row says where nobody chose."""
    for label in ("newsroom.Site", "comments.Thread", "articles.Article", "articles.Photo"):
        for field in apps.get_model(label)._meta.concrete_fields:
            default = field.default
            if field.editable and default not in (NOT_PROVIDED, "", None) and not callable(default):
                yield f"{label}.{field.name}", format_value(default)


def environment():
    """What an operator may set, and what holds where nothing is set."""
    tree = ast.parse((ROOT / "newsroom/settings.py").read_text("utf-8"))
    calls = (
        node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    )
    for call in calls:
        names = [arg.value for arg in call.args[:1] if isinstance(arg, ast.Constant)]
        if call.func.id in ("env", "split_list", "number") and names:
            default = call.args[1] if len(call.args) > 1 else ast.Constant("")
            yield names[0], default.value if isinstance(default, ast.Constant) else None


def clean_settings():
    """The settings of a server that was told nothing but where its files are."""
    clean = {name: os.environ[name] for name in ("PATH", "HOME", "VIRTUAL_ENV") if name in os.environ}
    told = clean | {"NEWSROOM_VAR": str(settings.VAR_DIR), "NEWSROOM_SECRET_KEY": "told"}
    done = subprocess.run(
        [sys.executable, "-c", CLEAN], cwd=ROOT, env=told, capture_output=True, check=True, timeout=60
    )
    return json.loads(done.stdout)


def test_every_number_of_the_code_is_there_as_it_is():
    every, known = dict(constants()), list_documented()
    assert NO_CHOICE <= set(every)
    found = {name: format_value(value) for name, value in every.items() if name not in NO_CHOICE}
    assert {name: value for name, value in found.items() if known.get(name) != value} == {}
    assert {name for name in known if name.startswith(("articles.", "comments.", "newsroom."))} <= {
        *found,
        *dict(fields()),
    }


def test_every_default_of_a_new_row_is_there_as_it_is():
    known = list_documented()
    assert {name: value for name, value in fields() if known.get(name) != value} == {}


def test_every_variable_of_the_environment_is_there():
    known = list_documented()
    found = dict(environment())
    assert {name for name in known if name.startswith(("NEWSROOM_", "DATABASE_URL"))} == set(found)
    literal = {name: value for name, value in found.items() if value is not None}
    assert {name: value for name, value in literal.items() if known[name] != value} == {}


def test_the_settings_of_a_server_that_was_told_nothing_are_as_they_say():
    actual = clean_settings()
    known = {name: value for name, value in list_documented().items() if name.startswith("settings.")}
    said = {name.removeprefix("settings."): value for name, value in known.items()}
    assert said == {name: format_value(actual[name]) for name in said}

"""The handbooks name nothing that is not there: pictures, pages, headings, commands, variables, keys."""

import ast
import importlib
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import get_commands

ROOT = Path(settings.BASE_DIR)
PICTURES = ROOT / "docs/pictures"
PAGES = sorted([*ROOT.glob("*.md"), ROOT / "deploy/README.md", *ROOT.glob("docs/*.md")])
LINK = re.compile(r"!?\[(?:[^\[\]]|\[[^\[\]]*\])*\]\(([^()\s]+)\)")
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^()\s]+)\)")
CODE = re.compile(r"^```.*?^```|^ {4}.*?$|`[^`\n]+`", re.MULTILINE | re.DOTALL)
VARIABLE = re.compile(r"\b(NEWSROOM_[A-Z_]+|DATABASE_URL)\b")
# Read by what is not settings.py: the test of the ledger, and the library that finds the database.
ELSEWHERE = {"DATABASE_URL", "NEWSROOM_LONG_TESTS"}

# Put together by the admin out of a verb and a name of ours.
BY_DJANGO = {"Add another Byline", "Add thread", "Add person"}

page = pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))


def targets(page):
    """What the page leads to in this repository: file and fragment."""
    for target in LINK.findall(page.read_text("utf-8")):
        if not re.match(r"[a-z]+:", target):
            file, _, fragment = target.partition("#")
            yield (page.parent / file if file else page).resolve(), fragment


def headings(page):
    """The fragments of its headings, made as GitHub and GitLab make them."""
    found = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in found}


def code(page):
    return " \n".join(CODE.findall(page.read_text("utf-8")))


def shots(monkeypatch):
    """The names of the pictures that are taken."""
    monkeypatch.syspath_prepend(ROOT / ".ci")
    return [shot.name for shot in importlib.import_module("screenshots").SHOTS]


def pictures_in_use():
    """The names of the pictures that some page shows."""
    files = [file for page in PAGES for file, _ in targets(page)]
    return {file.stem for file in files if file.parent == PICTURES}


@page
def test_every_link_leads_to_a_file_or_heading_that_exists(page):
    files = [(file, fragment) for file, fragment in targets(page) if file.parent != PICTURES]
    assert [file for file, _ in files if not file.exists()] == []
    assert [where for where in files if where[1] and where[1] not in headings(where[0])] == []


def test_every_picture_shown_is_one_that_is_taken_and_the_other_way_round(monkeypatch):
    taken = shots(monkeypatch)
    assert len(taken) == len(set(taken))
    assert pictures_in_use() == set(taken)


def test_every_picture_shown_is_there_where_pictures_are():
    there = {file.stem for file in PICTURES.glob("*.webp")}
    assert not there or there == pictures_in_use()


@page
def test_every_picture_says_in_words_what_it_shows(page):
    assert [file for words, file in PICTURE.findall(page.read_text("utf-8")) if len(words) < 10] == []


@page
def test_every_make_target_named_exists(page):
    known = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z]+)", code(page))) <= known


def test_every_make_target_that_is_offered_is_explained_to_operators():
    offered = re.findall(r'echo "make ([a-z]+)', (ROOT / "Makefile").read_text("utf-8"))
    handbook = (ROOT / "docs/operating.md").read_text("utf-8")
    assert re.findall(r"^\| `make ([a-z]+)`", handbook, re.MULTILINE) == offered


@page
def test_every_command_named_exists(page):
    named = re.findall(r"\b(?:manage\.py|run) ([a-z_]+)", re.sub(r"make run", "", code(page)))
    assert set(named) - {"help"} <= set(get_commands())


@page
def test_every_file_named_is_there(page):
    named = re.findall(
        r"`((?:articles|comments|newsroom|demonstration|templates|tests|locale)/[\w./-]*)`",
        page.read_text("utf-8"),
    )
    assert [file for file in named if not (ROOT / file).exists()] == []


@page
def test_every_variable_of_the_environment_named_is_read(page):
    read = set(VARIABLE.findall((ROOT / "newsroom/settings.py").read_text("utf-8"))) | ELSEWHERE
    assert set(VARIABLE.findall(page.read_text("utf-8"))) <= read


def labels(page):
    """Words in bold that a person is to find on the screen; a bold sentence only opens a paragraph."""
    text = re.sub(r"\s+", " ", page.read_text("utf-8"))
    return {words for words in re.findall(r"\*\*(.+?)\*\*", text) if words[-1] not in ".:?"}


def screens():
    """All that our screens can say, in small letters: as written, and without markup or parted strings."""
    folders = [
        path
        for folder in ("templates", "articles", "comments", "newsroom")
        for path in (ROOT / folder).rglob("*")
    ]
    ours = [path for path in folders if path.suffix in (".html", ".py", ".js")]
    text = " ".join(path.read_text("utf-8") for path in ours)
    text += re.sub(r"{%.*?%}|</?[a-z][^<>]*>", "", text)
    return re.sub(r"\s+", " ", re.sub(r'"\s*\n\s*f?"', "", text)).casefold()


@pytest.mark.parametrize("name", ["writing", "moderating", "operating"])
def test_every_word_in_bold_stands_on_a_screen(name):
    known = screens()
    unknown = {words for words in labels(ROOT / f"docs/{name}.md") if words.casefold() not in known}
    assert {words for words in unknown if words.casefold().replace(" ", "_") not in known} <= BY_DJANGO


def keys():
    """The keys of the editor: by what they do, as its own list shows them, and the item that they press."""
    source = (ROOT / "articles/static/articles/js/editor/controls.js").read_text("utf-8")
    table = re.search(r"^const KEYS = (\[.*?^\])", source, re.MULTILINE | re.DOTALL)[1]
    rows = ast.literal_eval(re.sub(r"\bnull\b", "None", table.replace("gettext", "")))
    return [(item, words, key.replace("Mod-", "Ctrl+").replace("-", "+")) for item, words, key in rows]


def test_the_handbook_lists_the_keys_of_the_text_as_the_editor_does():
    said = (ROOT / "docs/writing.md").read_text("utf-8").partition("| In the text | Key |")[2]
    rows = re.findall(r"^\| (.+?) \| `(.+?)` \|$", said.partition("\n\n")[0], re.MULTILINE)
    assert rows == [(words, key) for _, words, key in keys()]


def test_no_two_buttons_of_the_text_have_the_same_key():
    pressed = [key for item, _, key in keys() if item]
    assert len(pressed) == len(set(pressed))

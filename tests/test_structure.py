"""What the house style asks of the tree itself: sizes, names, imports, one place where HTML becomes safe."""

import ast
import os
import re
import tomllib
from pathlib import Path

import pytest

from tests.participles import is_participle

ROOT = Path(__file__).resolve().parent.parent
FOREIGN = {"var", "staticfiles", "node_modules", "__pycache__"}
BANNED_NAMES = {"services", "utils", "helpers", "common", "signals", "base"}
SAFE_MODULES = {"articles/markup.py"}
SAYS_PURE = re.compile(r"; pure\.\Z")
IMPURE = re.compile(
    r"django\.(db|http|contrib|forms|shortcuts)\b|django import .*\b(db|http|forms)\b"
    r"|(articles|comments|newsroom)\.models\b"
)
DECLARED_SAFE = re.compile(r"\|\s*safe(seq)?\b|\bmark_safe\b|\bSafeString\(|autoescape off")
# The editor's library needs one empty style element with the page's nonce, in the admin alone.
EDITORS = r"(?! data-tiptap-style nonce=)"
INLINE = re.compile(rf"<style\b{EDITORS}|\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|javascript:", re.IGNORECASE)
# What a stylesheet says of left and right; where the sides are those of one direction, its selector names it.
PHYSICAL = re.compile(
    r"(?:margin|padding|border|inset)-(?:left|right)\b|(?:^|[;{\s])(?:left|right|width|height):"
    r"|(?:text-align|float):\s*(?:left|right)|(?<![\w-])inset:(?!\s*0;)",
    re.MULTILINE,
)
DATA_BLOCK = re.compile(r"\bsrc=|type=\"application/(ld\+)?json\"", re.IGNORECASE)
MACHINE = re.compile(r"(?<![\w.~}])/(?:work|farm|root)/[A-Za-z.]")
APPS = ["newsroom", "articles", "comments"]
LOCKS = ["requirements.txt", "requirements-dev.txt"]

CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
PURE = next(one["source_modules"] for one in CONTRACTS if one["name"].startswith("A pure module"))

# Its requests are those that a process works on, in a class of its own.
OTHER_REQUESTS = {"newsroom/watchdog.py"}

# What may be longer than the style allows, and why.
LONGER = {
    "tests/articles/test_ledger_machine.py": "the whole ledger in one model, to be read in one go",
}


def walk():
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if name == ".ci" or name[0] != "." and name not in FOREIGN]
        yield from (Path(folder) / name for name in names if name != ".git")


FILES = sorted(walk())


def names_used(*suffixes, inside=""):
    return [path for path in FILES if path.suffix in suffixes and name_of(path).startswith(inside)]


def name_of(path):
    return path.relative_to(ROOT).as_posix()


MODULES = [path for path in names_used(".py") if "migrations" not in path.parts]
TREES = {name_of(path): ast.parse(path.read_text()) for path in MODULES}


def lines(path):
    return len(path.read_text().splitlines())


def functions(tree):
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def functions_outside_querysets(node):
    """The names of the functions in a tree, at every depth."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.ClassDef) and child.name.endswith("QuerySet"):
            continue
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            yield child.name
        yield from functions_outside_querysets(child)


def places(pattern, paths):
    """Where a pattern stands, as `path:line`."""
    for path in paths:
        for number, line in enumerate(path.read_text().splitlines(), 1):
            if pattern.search(line):
                yield f"{name_of(path)}:{number}"


class TestPython:
    def test_every_module_opens_with_a_sentence(self):
        assert [name for name, tree in TREES.items() if not ast.get_docstring(tree)] == []

    def test_no_module_is_a_drawer_for_odds_and_ends(self):
        drawers = [
            name_of(path) for path in FILES if path.suffix in {"", ".py"} and path.stem in BANNED_NAMES
        ]
        folders = [name for name in TREES if BANNED_NAMES & set(Path(name).parent.parts)]
        assert drawers + folders == []

    def test_no_module_is_longer_than_300_lines(self):
        long = {name_of(path): lines(path) for path in MODULES if lines(path) > 300}
        assert {name: size for name, size in long.items() if name not in LONGER} == {}

    def test_no_function_is_longer_than_30_lines(self):
        assert [
            f"{name}:{node.lineno} {node.name}"
            for name, tree in TREES.items()
            for node in functions(tree)
            if node.end_lineno - node.lineno + 1 > 30
        ] == []

    def test_hardly_a_function_is_named_by_a_participle(self):
        """Methods of QuerySets are adjectives (`published`, `scheduled`) and do not count."""
        names = [name for tree in TREES.values() for name in functions_outside_querysets(tree)]
        found = [name for name in names if is_participle(name.strip("_").split("_")[0])]
        assert len(found) <= len(names) // 50, sorted(found)

    def test_nothing_is_imported_inside_a_function(self):
        """`ready` may: models do not exist yet when its module is read."""
        assert [
            f"{name}:{inner.lineno}"
            for name, tree in TREES.items()
            for node in functions(tree)
            if node.name != "ready"
            for inner in ast.walk(node)
            if isinstance(inner, ast.Import | ast.ImportFrom)
        ] == []

    def test_every_module_that_says_pure_stands_in_the_contract_and_no_other(self):
        said = {
            name.removesuffix(".py").replace("/", ".")
            for name, tree in TREES.items()
            if name.startswith(tuple(f"{app}/" for app in APPS))
            and SAYS_PURE.search(ast.get_docstring(tree).split("\n\n")[0])
        }
        assert said == set(PURE)

    @pytest.mark.parametrize("name", PURE)
    def test_a_pure_module_knows_no_database_and_no_request(self, name):
        tree = TREES[name.replace(".", "/") + ".py"]
        imports = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
        assert [ast.unparse(node) for node in imports if IMPURE.search(ast.unparse(node))] == []

    def test_a_request_carries_one_attribute_of_ours(self):
        """What one function has for another is passed on as an argument."""
        allowed = {"user", "POST", "GET"}  # Django's own
        found = {
            f"{name}:{node.lineno} request.{node.attr}"
            for name, tree in TREES.items()
            if name.startswith(tuple(f"{app}/" for app in APPS)) and name not in OTHER_REQUESTS
            for node in ast.walk(tree)
            if isinstance(node, ast.Attribute)
            and isinstance(node.ctx, ast.Store)
            and ast.unparse(node.value).rpartition(".")[2] == "request"
            and node.attr not in allowed
        }
        assert {place.split(":")[0]: place.split(" ")[1] for place in found} == {
            "newsroom/middleware.py": "request.page"
        }

    def test_no_class_is_built_around_the_values_of_a_request(self):
        """A form gets them as keyword arguments; see `articles.admin.desk.OfOneRequest`."""
        assert [
            f"{name}:{node.lineno}"
            for name, tree in TREES.items()
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "type" and len(node.args) == 3
        ] == []


class TestTemplatesAndStyles:
    def test_html_becomes_safe_in_one_module_only(self):
        paths = [*names_used(".html"), *(path for path in MODULES if not name_of(path).startswith("tests/"))]
        others = [path for path in paths if name_of(path) not in SAFE_MODULES]
        assert list(places(DECLARED_SAFE, others)) == []

    def test_no_template_carries_style_or_behaviour(self):
        assert list(places(INLINE, names_used(".html"))) == []

    def test_no_template_carries_a_script(self):
        opening = re.compile(r"<script\b[^>]*", re.IGNORECASE)
        inline = {
            name_of(path): tag
            for path in names_used(".html")
            for tag in opening.findall(path.read_text())
            if not DATA_BLOCK.search(tag)
        }
        assert inline == {}

    def test_styles_know_beginning_and_end_in_place_of_left_and_right(self):
        sheets = [path for path in names_used(".css") if not name_of(path).startswith("deploy/")]
        assert list(places(PHYSICAL, sheets)) == []

    @pytest.mark.parametrize(
        ("suffix", "folder", "limit"),
        [(".html", "", 80), (".css", "", 150), *((".js", f"{app}/", 250) for app in APPS)],
    )
    def test_none_is_too_long_to_read_at_once(self, suffix, folder, limit):
        long = {
            name_of(path): lines(path) for path in names_used(suffix, inside=folder) if lines(path) > limit
        }
        assert {name: size for name, size in long.items() if name not in LONGER} == {}


class TestWhatIsHandedOut:
    def test_the_lock_files_name_no_address(self):
        assert list(places(re.compile(r"[a-z]+://"), [ROOT / name for name in LOCKS])) == []

    def test_no_file_speaks_of_one_machine(self):
        texts = names_used(".py", ".md", ".html", ".css", ".js", ".toml", ".txt", ".svg", ".json", ".sh", "")
        readable = [path for path in texts if path.parent.name != "icons"]
        assert list(places(MACHINE, readable)) == []

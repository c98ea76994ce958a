"""What is translated when a module is loaded would stay in one language: there, translation is lazy."""

import ast

from django.conf import settings

EAGER = {"gettext", "ngettext", "pgettext", "npgettext"}


def eager_names(tree) -> set[str]:
    """What a module calls the functions that translate at once."""
    imports = (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom))
    names = (name for node in imports if node.module == "django.utils.translation" for name in node.names)
    return {name.asname or name.name for name in names if name.name in EAGER}


def calls_at_import(node):
    """The calls that are made when the module is loaded: all outside of functions, and their defaults."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield from (call for part in [child.args] for call in calls_at_import(part))
            continue
        if isinstance(child, ast.Call) and isinstance(child.func, ast.Name):
            yield child.func.id, child.lineno
        yield from calls_at_import(child)


def eager_calls(source: str) -> list[int]:
    """The lines on which a module translates at once while it is loaded."""
    tree = ast.parse(source)
    names = eager_names(tree)
    return [line for name, line in calls_at_import(tree) if name in names]


def test_no_module_translates_while_it_is_loaded():
    apps = ("articles", "comments", "newsroom", "demonstration")
    paths = [path for app in apps for path in (settings.BASE_DIR / app).rglob("*.py")]
    assert len(paths) > 200
    assert {str(path): lines for path in paths if (lines := eager_calls(path.read_text("utf-8")))} == {}


def test_one_that_does_is_found():
    head = "from django.utils.translation import gettext as _, gettext_lazy as lazy\n"
    assert eager_calls(head + "A = lazy('a')\nB = _('b')\n\ndef f():\n    return _('c')\n") == [3]

"""Stylesheets joined from many: one for the public pages, one for the desk, one for the article form.

Sources stay small and apart. A bundle is made of them, in their order, when somebody looks for it as for any
static file. Another app adds sheets to a bundle, or a bundle of its own, by the `bundles` of its AppConfig:
names of sheets, as of all static files, by the name of the bundle. A sheet with relative addresses
lies in the folder that its bundle has.
"""

import re
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.finders import AppDirectoriesFinder, BaseFinder, get_finder
from django.core.files.storage import FileSystemStorage

from articles import files

SOURCES = Path(__file__).parent / "static" / "newsroom" / "css"
LIGHTER = re.compile(r"/\*.*?\*/\n?|^\s+", re.DOTALL | re.MULTILINE)
NAME = "newsroom/css/site.css"
FOLDER = settings.VAR_DIR / "bundle"
SHEETS = (
    *("tokens", "fonts", "base", "layout"),
    *(
        "components/masthead",
        "components/logo",
        "components/section-navigation",
        "components/theme",
        "components/footer",
    ),
    *("components/card", "components/front", "components/front-columns", "components/section-layouts"),
    *("components/lists", "components/list-navigation"),
    *("components/article", "components/prose", "components/table", "components/photo"),
    *("components/focus", "components/gallery"),
    *(
        "components/embed",
        "components/notes",
        "components/corrections",
        "components/aside",
        "components/series",
        "components/author",
    ),
    *("components/forms", "components/comments", "components/comment_notes"),
    *("components/comment_tools", "components/account"),
    *("adaptations", "print"),
)

DESK_SHEETS = (
    *("desk", "desk-dark", "desk-controls", "desk-inputs", "desk-forms", "desk-boxes"),
    *("desk-navigation", "desk-pages", "desk-filters", "desk-lists"),
    *("desk-moments", "saving", "desk-touch", "desk-rtl"),
)
DESK = ["newsroom/css/fonts.css", *(f"articles/css/{name}.css" for name in DESK_SHEETS)]
FIRST_PAGE = [
    f"newsroom/css/{name}.css" for name in ("first-page", "day-line", "recent-actions", "alerts", "todo")
]
BUNDLES = {
    NAME: [f"newsroom/css/{name}.css" for name in SHEETS],
    "newsroom/css/desk.css": DESK,
    "newsroom/css/desk-first-page.css": FIRST_PAGE,
}


class Bundle(BaseFinder):
    """Finds the bundles, each made anew whenever a source differs."""

    def __init__(self, *args, **kwargs):
        self.storage = FileSystemStorage(location=FOLDER)

    def find(self, path, find_all=False):  # noqa: FBT002 Django's own signature
        found = [self.write(path)] if path in bundles() else []
        return found if find_all or not found else found[0]

    def list(self, ignore_patterns):
        for name in bundles():
            self.write(name)
            yield name, self.storage

    def write(self, name):
        """Bring the bundle up to date with its sources; the path of its file."""
        path, now = Path(self.storage.path(name)), together(name)
        # An unchanged file keeps its time, by which `start` sees whether to collect static files again.
        if not path.exists() or path.read_text() != now:
            files.write(path, now.encode())
        return str(path)


def bundles() -> dict[str, list[str]]:
    """The names of the sheets by the name of their bundle: our own, then those of other apps."""
    names = {name: list(sheets) for name, sheets in BUNDLES.items()}
    for app in apps.get_app_configs():
        for name, sheets in getattr(app, "bundles", {}).items():
            names[name] = [*names.get(name, []), *sheets]
    return names


def together(name: str = NAME) -> str:
    """All sheets of a bundle in their order, without comments and indents."""
    return LIGHTER.sub("", "\n".join(path.read_text() for path in sources(name)))


def sources(name: str = NAME) -> list[Path]:
    """The files of the sheets."""
    finder = get_finder(f"{AppDirectoriesFinder.__module__}.{AppDirectoriesFinder.__name__}")
    return [Path(finder.find(sheet)) for sheet in bundles()[name]]

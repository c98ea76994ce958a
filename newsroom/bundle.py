"""The one stylesheet of the public pages: the sheets of `css/` in their order, where static files are found.

Sources stay small and apart. `newsroom/css/site.css` is made of them when somebody looks for it; it lies
beside them, so their relative addresses hold. Another app adds the `sheet` that its AppConfig names, a path
in its folder.
"""

import re
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
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
    *("components/embed", "components/notes", "components/aside", "components/series", "components/author"),
    *("components/forms", "components/comments", "components/comment_notes"),
    *("components/comment_tools", "components/account"),
    *("adaptations", "print"),
)


class Bundle(BaseFinder):
    """Finds the one file, made anew whenever a source differs."""

    def __init__(self, *args, **kwargs):
        self.storage = FileSystemStorage(location=FOLDER)

    def find(self, path, find_all=False):  # noqa: FBT002 Django's own signature
        found = [self.write()] if path == NAME else []
        return found if find_all or not found else found[0]

    def list(self, ignore_patterns):
        self.write()
        return [(NAME, self.storage)]

    def write(self):
        """The path of the file, with what the sources say now."""
        path, now = Path(self.storage.path(NAME)), together()
        if not path.exists() or path.read_text() != now:
            files.write(path, now.encode())
        return str(path)


def together() -> str:
    """All sheets in their order, without comments and indents."""
    return LIGHTER.sub("", "\n".join(path.read_text() for path in sources()))


def sources() -> list[Path]:
    """Our own sheets, then those of other apps."""
    others = [Path(app.path, app.sheet) for app in apps.get_app_configs() if hasattr(app, "sheet")]
    return [SOURCES / f"{name}.css" for name in SHEETS] + others

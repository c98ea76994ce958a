"""The folder with an export's pictures: finds a file by its path on the old site, or by its name; pure."""

import os
import re
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

# What WordPress appends to names: a size, -scaled, -rotated, and -e with a time to edited pictures.
SIZED = re.compile(r"-(?:\d{1,5}x\d{1,5}|scaled|rotated|e\d{10,13})(?=\.[A-Za-z]{3,4}$)")


class Media:
    """A folder, looked through once; `folder` None has nothing in it."""

    def __init__(self, folder: Path | None):
        self.folder = folder.resolve() if folder else None
        self.named: dict[str, list[Path]] = {}
        for here, _, names in os.walk(self.folder) if folder else ():
            for name in names:
                self.named.setdefault(name.lower(), []).append(Path(here) / name)

    def find(self, address: str) -> Path | None:
        """The file of a path or URL of the old site; None where there is none, or several fit equally.

        A scaled copy ("-300x200", "-scaled") leads to the original where that is there. Nothing
        outside the folder is ever found, whatever the address or a link in the folder says.
        """
        parts = [part for part in PurePosixPath(unquote(urlsplit(address).path)).parts if part.strip("/")]
        if not parts or ".." in parts:
            return None
        whole = SIZED.sub("", parts[-1])
        tries = (whole, parts[-1]) if whole != parts[-1] else (whole,)
        return next(filter(None, (self.best([*parts[:-1], name]) for name in tries)), None)

    def best(self, parts: list[str]) -> Path | None:
        """Of the files with this name, the one whose folders agree the most; None on a tie."""
        found = [path for path in self.named.get(parts[-1].lower(), ()) if self.holds(path)]
        if len(found) < 2:
            return found[0] if found else None
        ranked = sorted(found, key=lambda path: agreement(path, parts), reverse=True)
        # A wrong photograph is worse than none: the report names what is missing.
        tie = agreement(ranked[0], parts) == agreement(ranked[1], parts)
        return None if tie else ranked[0]

    def holds(self, path: Path) -> bool:
        """Whether the file, links followed, lies in the folder."""
        return path.is_file() and path.resolve().is_relative_to(self.folder)


def agreement(path: Path, parts: list[str]) -> int:
    """How many path segments are the same, counted from the end."""
    same = 0
    for own, asked in zip(reversed(path.parts), reversed(parts), strict=False):
        if own.lower() != asked.lower():
            break
        same += 1
    return same

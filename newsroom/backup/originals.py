"""Copies the files that people uploaded; those that the last backup has undamaged are linked instead."""

from dataclasses import dataclass, field
from pathlib import Path

from django.core.files.storage import default_storage

from articles.files import PART
from articles.refusal import Refused
from newsroom.orphans import walk

from . import files, folder, manifest
from .files import StoredFile

FOLDER = "originals"


@dataclass(frozen=True)
class Earlier:
    """The backup before, whose copies may be linked."""

    path: Path = Path()
    files: dict[str, StoredFile] = field(default_factory=dict)

    @classmethod
    def newest(cls, target: Path) -> "Earlier":
        """The newest backup in `target` whose manifest can be read; an empty one where there is none."""
        for path in folder.backups(target):
            try:
                return cls(path, manifest.read(path).files)
            except Refused:
                continue
        return cls()


@dataclass
class Copying:
    """Copies originals into a growing backup. `expected` maps the names in rows to their SHA-256.

    Afterwards `files` has what was copied or linked, `damaged` what differs from its row.
    """

    target: Path
    expected: dict[str, str]
    earlier: Earlier
    progress: object
    files: dict[str, StoredFile] = field(default_factory=dict)
    damaged: list[str] = field(default_factory=list)

    def run(self) -> None:
        for name in sorted(walk(default_storage)):
            # A .part is an upload that is still being written.
            if name in self.expected or not name.endswith(PART):
                self.copy(name)

    def copy(self, name: str) -> None:
        """Take one file; one that was deleted meanwhile is skipped, and in `missing` where a row names it."""
        try:
            stored = self.link(name) or self.read(name)
        except FileNotFoundError:
            return
        self.files[f"{FOLDER}/{name}"] = stored
        if stored.sha256 != (self.expected.get(name) or stored.sha256):
            self.damaged.append(name)

    def link(self, name: str) -> StoredFile | None:
        """Link the earlier backup's copy; None where it differs, is damaged or cannot be linked."""
        path = f"{FOLDER}/{name}"
        known = self.earlier.files.get(path)
        if not known or known.sha256 != self.expected.get(name) and known.sha256 != self.hash(name):
            return None
        source = self.earlier.path / path
        try:
            # A link to a copy that has decayed would carry the damage into every later backup.
            is_whole = files.hash_file(source, progress=self.progress) == known
        except OSError:
            return None
        return known if is_whole and files.link(source, self.target / path) else None

    def hash(self, name: str) -> str:
        """The SHA-256 of the file that the paper has now."""
        with default_storage.open(name) as file:
            return files.hash_content(file, progress=self.progress).sha256

    def read(self, name: str) -> StoredFile:
        """Copy the file that the paper has now."""
        with default_storage.open(name) as file:
            return files.copy(file, self.target / FOLDER / name, progress=self.progress)

    @property
    def missing(self) -> list[str]:
        """Files that rows name and that are not in the storage."""
        return sorted(name for name in self.expected if f"{FOLDER}/{name}" not in self.files)


def sizes() -> dict[str, int]:
    """The bytes of each file in the storage."""
    found = {}
    for name in walk(default_storage):
        try:
            found[name] = default_storage.size(name)
        except FileNotFoundError:
            continue
    return found

"""The manifest of a backup: when and from what it was made, and the size and hash of each file; pure."""

import hashlib
import json
import os
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path, PurePosixPath

from articles.refusal import Refused

from .files import StoredFile, create

FORMAT = 1
NAME = "manifest.json"
NO_MANIFEST = (
    "There is no backup at {path}: it has no {name}. Name the folder that `manage.py backup` printed."
)
UNREADABLE = "The backup at {path} is damaged: its {name} cannot be read. Take another backup."
NEWER = (
    "The backup at {path} was made by a newer version of this program. Bring the program up to date first."
)


@dataclass(frozen=True)
class Snapshot:
    """What a copy of a database holds: the rows of each table and the names of the applied migrations.

    `server` is the version of the database, for PostgreSQL its major version; `originals` are the files
    that rows name, with their SHA-256 where the row knows it.
    """

    vendor: str
    server: str
    tables: dict[str, int]
    migrations: list[str]
    schema: str = ""
    extensions: list[str] = field(default_factory=list)
    originals: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Manifest:
    """Everything that is written beside the files of a backup."""

    made_at: datetime
    project: str
    snapshot: Snapshot
    files: dict[str, StoredFile]
    missing: list[str] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)

    @property
    def size(self) -> int:
        """Bytes of all files together."""
        return sum(one.size for one in self.files.values())

    def write(self, folder: Path) -> None:
        """Store it in `folder`, with a digest of itself."""
        facts = {"format": FORMAT} | asdict(self) | {"made_at": self.made_at.isoformat()}
        # Each of them is in `files` or `missing`, so the list would only double the manifest.
        del facts["snapshot"]["originals"]
        text = json.dumps(facts | {"digest": digest(facts)}, indent=1, sort_keys=True)
        with open(folder / NAME, "x", encoding="utf-8", opener=create) as file:
            file.write(text + "\n")
            file.flush()
            os.fsync(file.fileno())


def read(folder: Path) -> Manifest:
    """The manifest of the backup in `folder`; Refused where it is missing, damaged or of a newer version."""
    try:
        facts = json.loads((folder / NAME).read_text("utf-8"))
    except (FileNotFoundError, NotADirectoryError) as error:
        raise Refused(NO_MANIFEST.format(path=folder, name=NAME)) from error
    except (OSError, ValueError) as error:
        raise Refused(UNREADABLE.format(path=folder, name=NAME)) from error
    # Asked before the digest, which a later format may compute in another way.
    if isinstance(facts, dict) and isinstance(facts.get("format"), int) and facts["format"] > FORMAT:
        raise Refused(NEWER.format(path=folder))
    try:
        return parse(facts)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise Refused(UNREADABLE.format(path=folder, name=NAME)) from error


def parse(facts: dict) -> Manifest:
    """The Manifest of parsed JSON; ValueError, KeyError, TypeError or AttributeError where it is bad."""
    if facts.pop("digest") != digest(facts) or facts.pop("format") != FORMAT:
        raise ValueError("The digest differs.")
    files = {inside(path): StoredFile(**about) for path, about in facts.pop("files").items()}
    moment, snapshot = datetime.fromisoformat(facts.pop("made_at")), Snapshot(**facts.pop("snapshot"))
    return Manifest(made_at=moment, snapshot=snapshot, files=files, **facts)


def digest(facts: dict) -> str:
    """The SHA-256 of the facts, whatever their order and indentation in the file."""
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()


def inside(path: str) -> str:
    """The path as it is; ValueError where it leads out of the backup."""
    parts = PurePosixPath(path).parts
    if not parts or parts[0] == "/" or ".." in parts or "\0" in path:
        raise ValueError("A file of the backup lies outside of it.")
    return path

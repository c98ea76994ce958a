"""Compares files with the rows that name them: finds lost files, and files that no row names."""

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta

from django.apps import apps
from django.core.files.storage import FileSystemStorage, default_storage, storages
from django.db import models
from django.utils import timezone

from articles.files import PART
from newsroom.bundle import FOLDER as BUNDLE

# An upload that is under way has a file and no row yet.
GRACE = timedelta(days=1)
# Broken uploads do not leave so many: the database may be another paper's, or an older state.
MOST = 20
LARGEST_SHARE = 0.1
# ext4 keeps this folder at the root of a disk, and only root may read it.
FOREIGN = "lost+found"
TOO_MANY = (
    "{orphans} of the {files} files in the folder of originals belong to no row, so none was deleted. "
    "Check that database and folder belong together."
)


@dataclass(frozen=True)
class Damage:
    """A row whose file is "missing", "empty" or "different" from what was taken in."""

    row: models.Model
    name: str
    problem: str

    def __str__(self):
        kind = self.row._meta.verbose_name.capitalize()
        return f"{kind} {self.row.pk}: its file {self.name} is {self.problem}."


class TooManyOrphans(Exception):
    """Nothing was deleted; the message says what to check."""


def damages(*, hashes: bool = False) -> Iterator[Damage]:
    """Rows whose file is missing or empty; with `hashes` every file is read and compared, too."""
    for field in file_fields():
        for row in field.model.objects.exclude(**{field.name: ""}).order_by("pk").iterator(chunk_size=500):
            file = getattr(row, field.name)
            if problem := problem_of(row, file, hashes=hashes):
                yield Damage(row, file.name, problem)


def problem_of(row, file, *, hashes: bool) -> str:
    """What is wrong with one file; empty where nothing is."""
    try:
        if not file.storage.size(file.name):
            return "empty"
        if hashes and getattr(row, "sha256", "") not in ("", hash_of(file)):
            return "different"
    except OSError:
        return "missing"
    return ""


def hash_of(file) -> str:
    """The SHA-256 of a stored file."""
    with file.storage.open(file.name) as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def file_fields() -> list[models.FileField]:
    """Every column of the project that names a file of the originals."""
    fields = (field for model in apps.get_models() for field in model._meta.concrete_fields)
    return [field for field in fields if isinstance(field, models.FileField)]


def orphans(*, older_than: timedelta = timedelta(0)) -> list[str]:
    """Names in the folder of originals that no row has, half-written files included."""
    present = list(walk(default_storage))
    # Rows are read after the files: what was taken in meanwhile is named by then.
    known = {
        name for field in file_fields() for name in field.model.objects.values_list(field.name, flat=True)
    }
    return [name for name in present if name not in known and is_old(default_storage, name, older_than)]


def clear() -> int:
    """Delete what uploads left behind more than a day ago; answers with how many files. The worker's job."""
    lost = orphans(older_than=GRACE)
    refuse_too_many([name for name in lost if not name.endswith(PART)])
    for name in lost:
        # Asked again: an upload of the same picture may have stored its row meanwhile.
        if not is_named(name):
            default_storage.delete(name)
    return len(lost) + sum(clear_parts(storage) for storage in (storages["renditions"], bundle()))


def refuse_too_many(lost: list[str]) -> None:
    """Raise TooManyOrphans where the files seem to be those of another database."""
    files = sum(1 for _ in walk(default_storage)) if len(lost) > MOST else 0
    if len(lost) > max(MOST, files * LARGEST_SHARE):
        raise TooManyOrphans(TOO_MANY.format(orphans=len(lost), files=files))


def clear_parts(storage) -> int:
    """Delete the half-written files of a storage whose files can all be made again."""
    parts = (name for name in walk(storage) if name.endswith(PART))
    old = [name for name in parts if is_old(storage, name, GRACE)]
    for name in old:
        storage.delete(name)
    return len(old)


def bundle() -> FileSystemStorage:
    return FileSystemStorage(location=BUNDLE)


def is_named(name: str) -> bool:
    """Whether a row has come to name this file."""
    return any(field.model.objects.filter(**{field.name: name}).exists() for field in file_fields())


def is_old(storage, name: str, span: timedelta) -> bool:
    """Whether a file was written longer ago than `span`; one that has gone meanwhile was not."""
    with suppress(FileNotFoundError):
        return not span or storage.get_modified_time(name) < timezone.now() - span
    return False


def walk(storage, folder: str = "") -> Iterator[str]:
    """The name of every file below a folder, but for hidden ones and what the disk keeps for itself."""
    try:
        folders, names = storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in names:
        if not name.startswith("."):
            yield f"{folder}{name}"
    for name in folders:
        if not name.startswith(".") and name != FOREIGN:
            yield from walk(storage, f"{folder}{name}/")

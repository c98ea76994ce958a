"""The warnings about backups and disks that the desk's first page shows in red."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Min
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newsroom import version_cache

from . import folder, manifest
from .nightly import is_good
from .progress import size

# A day, and two hours for a backup that begins late or takes long.
OLDEST = timedelta(hours=26)
# A twentieth of a large disk is far more than a paper writes soon, so ten gigabytes are always enough.
LEAST_SHARE, ENOUGH, LEAST = 0.05, 10_000_000_000, 500_000_000
NONE = _("There is no backup of this paper in {path}. Look whether the worker runs, or make one: {command}")
OLD = _(
    "The newest backup is {hours} hours old. Look what the job said that makes them, or make one: {command}"
)
UNREADABLE = _("The folder of backups {path} cannot be read ({words}). Have it looked at.")
FULL = _("The disk with {path} is nearly full: {free} of {total} are free. Have room made there.")
COMMAND = "python manage.py backup {path}"


def stale_backup() -> Iterator[str]:
    """Yields a warning where no good backup is younger than 26 hours."""
    target = settings.BACKUPS_DIR
    if settings.DEMO or target is None:
        return
    command = COMMAND.format(path=target)
    try:
        newest = next(filter(seems_good, folder.backups(target)), None)
    except OSError as error:
        yield UNREADABLE.format(path=target, words=error.strerror)
        return
    if newest is None:
        # A new paper has no night behind it yet.
        if paper_age() > OLDEST:
            yield NONE.format(path=target, command=command)
    elif (age := timezone.now() - folder.moment_of(newest)) > OLDEST:
        yield OLD.format(hours=int(age.total_seconds() // 3600), command=command)


def seems_good(path: Path) -> bool:
    """Whether the backup says that it is whole; read once for each process, for it may name many files."""
    changed_at = (path / manifest.NAME).stat().st_mtime_ns
    return version_cache.get_or_load(("backup", str(path)), changed_at, partial(is_good, path))


def paper_age() -> timedelta:
    """How long ago the paper's database was made."""
    first = MigrationRecorder(connection).migration_qs.aggregate(first=Min("applied"))["first"]
    return timezone.now() - first if first else timedelta(0)


def full_disks() -> Iterator[str]:
    """Yields a warning for each nearly full disk: those of the paper and that of the backups."""
    seen = set()
    for path in (settings.VAR_DIR, settings.MEDIA_ROOT, settings.BACKUPS_DIR):
        if settings.DEMO or path is None or not path.exists() or path.stat().st_dev in seen:
            continue
        seen.add(path.stat().st_dev)
        usage = shutil.disk_usage(path)
        if usage.free < max(LEAST, min(usage.total * LEAST_SHARE, ENOUGH)):
            yield FULL.format(path=path, free=size(usage.free), total=size(usage.total))

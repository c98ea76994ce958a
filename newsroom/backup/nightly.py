"""The backup that the worker makes each night, and the deletion of older ones."""

from datetime import datetime, time, timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils import timezone

from articles.refusal import Refused
from newsroom.models import Site

from . import folder, manifest, retention
from .making import back_up

# By the newsroom's clock: few write, fewer read.
NIGHT = (time(2), time(5))
# A backup of the evening leaves the night its own; after a day one is made by day: the machine was off.
SOONEST, LATEST = timedelta(hours=12), timedelta(hours=24)


def back_up_if_due() -> None:
    """Make tonight's backup, unless there is one; the worker's job. Raises Refused where it cannot."""
    target = settings.BACKUPS_DIR
    if settings.DEMO or target is None:
        return
    newest = folder.newest(target)
    if is_due(timezone.now().astimezone(Site.current().zone), newest and folder.moment_of(newest)):
        back_up(target, connection)
        prune(target)


def is_due(now: datetime, newest: datetime | None) -> bool:
    """Whether a backup is to be made `now` (in the newsroom's zone), after the `newest` one."""
    # A backup from the future is the work of a wrong clock: it must not hold up backups until then.
    if newest is None or newest > now + SOONEST:
        return True
    age, (begin, end) = now - newest, NIGHT
    return age >= LATEST or (age >= SOONEST and begin <= now.time() < end)


def prune(target: Path) -> list[Path]:
    """Delete the backups that need not stay; the newest always does, and one that cannot be read."""
    with folder.lock(target):
        # One that cannot be read takes no place among those that stay: it could not be restored.
        good = {folder.moment_of(path): path for path in folder.backups(target) if is_good(path)}
        spare = [path for moment, path in good.items() if moment not in retention.select(good)]
        for path in spare:
            folder.delete(path)
    return spare


def is_good(path: Path) -> bool:
    """Whether its manifest can be read; `manage.py verify --backup` reads the files as well."""
    try:
        manifest.read(path)
    except Refused:
        return False
    return True

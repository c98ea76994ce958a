"""Checks that each photograph has the file that was uploaded, and each file a row."""

from collections.abc import Iterator

from newsroom import orphans

from .finding import Finding

LOST = "{damage} Put it back from a backup: originals/{name}"
ORPHAN = "The file {name} belongs to no row. The worker deletes such files a day after they came."
OLD_ORPHAN = "The file {name} has belonged to no row for over a day. Look whether the worker runs."


def check_presence() -> Iterator[Finding]:
    """Each file that a row names is there and has content."""
    yield from compare(hashes=False)


def check_content() -> Iterator[Finding]:
    """Each file has the content that it came with; reads all of them."""
    yield from compare(hashes=True)


def compare(*, hashes: bool) -> Iterator[Finding]:
    for damage in orphans.damages(hashes=hashes):
        yield Finding(LOST.format(damage=damage, name=damage.name))


def check_orphans() -> Iterator[Finding]:
    """Each file belongs to a row, but for what is being uploaded just now."""
    old = set(orphans.orphans(older_than=orphans.GRACE))
    for name in orphans.orphans():
        is_old = name in old
        yield Finding((OLD_ORPHAN if is_old else ORPHAN).format(name=name), is_note=not is_old)

"""Reads migrations and file names from a copy of a database, which may be older than today's models."""

from collections.abc import Callable

from django.apps import apps
from django.db.models import FileField

Fetch = Callable[[str], list[tuple]]


def migrations(fetch: Fetch, tables) -> list[str]:
    """The migrations that were applied, as `app.name`."""
    if "django_migrations" not in tables:
        return []
    return sorted(f"{app}.{name}" for app, name in fetch("SELECT app, name FROM django_migrations"))


def originals(fetch: Fetch, columns: Callable[[str], list[str]]) -> dict[str, str]:
    """Every file that a row names, with the SHA-256 that the row says it has (else empty)."""
    found = {}
    for model in apps.get_models():
        # The models say which columns are files; an older backup may lack some, so each is looked up.
        table, there = model._meta.db_table, columns(model._meta.db_table)
        hash_column = "sha256" if "sha256" in there else "''"
        for field in model._meta.local_concrete_fields:
            if isinstance(field, FileField) and field.column in there:
                sql = f'SELECT "{field.column}", {hash_column} FROM "{table}"'  # noqa: S608
                found |= {name: sha256 for name, sha256 in fetch(sql) if name}
    return found
